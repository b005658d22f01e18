"""The commands of `dev.py`: each a row of steps, most of them a module run inside `.venv`."""

from __future__ import annotations

import argparse
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from os import PathLike
from pathlib import Path
from types import FrameType
from typing import BinaryIO, NoReturn
from urllib.parse import urlsplit

from dev_browsers import COMMANDS, find_browsers
from dev_environment import Environment, StepError, child_environment, exit_code, this_machine
from dev_pango import has_pango

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
DOWNLOADS = "MEDIALIJN_DOWNLOADS"
SCREENSHOTS = "build/screenshots"
STOP_SECONDS = 5
INTERRUPTED = 130
# The sources of a school that plans its lessons; MkDocs refuses to watch what is not there.
_UNLESS_ABSENT = ("plan.yml", "register")
# The tests of one file share what they build, so a file stays with one worker.
_BY_FILE_ON_ALL_CORES = ("--numprocesses=auto", "--dist=loadfile")


def say(line: str) -> None:
    """Prints one line at once, so that it keeps its place among what the steps print."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(arguments: Sequence[str]) -> int:
    """Runs one command in this checkout and returns its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A folder's name may hold letters that an old console does not know.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    signal.signal(signal.SIGTERM, _end)
    return run_command(arguments, Environment(ROOT, this_machine(ROOT, say)))


def run_command(arguments: Sequence[str], environment: Environment) -> int:
    """Runs one command in the checkout of `environment` and returns its exit code."""
    options, rest = _parser().parse_known_args(arguments)
    if rest and options.command == "site":
        _parser().error(f"unknown arguments: {' '.join(rest)}")
    checkout = Checkout(environment)
    try:
        if options.command == "site":
            ending = {"build_only": options.build_only, "preview": options.preview}
            checkout.site(options.port, downloads=options.downloads, **ending)
            return 0
        if options.command == "check":
            environment.ensure()
            return checkout.run("medialijn", "check", *rest)
        if options.command == "screenshots":
            return checkout.screenshots(rest)
        return checkout.test(rest, require_browsers=options.require_browsers)
    except StepError as error:
        sys.stderr.write(f"dev.py: {error}\n")
        return error.code
    except KeyboardInterrupt:
        return INTERRUPTED


def _end(signal_number: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(128 + signal_number)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True)
    site = commands.add_parser("site", allow_abbrev=False, help="check, build and serve the site")
    ending = site.add_mutually_exclusive_group()
    ending.add_argument("--build-only", action="store_true", help="stop when site/ is built")
    ending.add_argument("--preview", action="store_true", help="serve site/ as it is published, without live reload")
    site.add_argument("--downloads", action="store_true", help="with PDF and Word files of every lesson")
    site.add_argument("--port", type=_port, default=8000, help="the port to serve on (default: %(default)s)")
    test = commands.add_parser("test", allow_abbrev=False, help="ruff, mypy and pytest; more arguments go to pytest")
    test.add_argument("--require-browsers", action="store_true", help="fail without Chromium, Firefox or Pango")
    commands.add_parser("screenshots", help="pictures of the main pages; with names, of those only", allow_abbrev=False)
    commands.add_parser("check", allow_abbrev=False, help="medialijn check; more arguments go to it")
    return parser


def _port(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 65535:
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535")
    return number


@dataclass(frozen=True, slots=True)
class Checkout:
    """One working copy, with the commands that run in it."""

    environment: Environment

    def site(self, port: int, *, downloads: bool, build_only: bool, preview: bool) -> None:
        """Builds `site/` and serves it until the reader stops it; a failing step raises StepError."""
        if not build_only and _answers(port):
            raise StepError("serve", 1, f"port {port} is in use, choose another one with --port")
        variables = {DOWNLOADS: "1"} if downloads else {}
        self.environment.ensure({"pdf"} if downloads else ())
        if downloads and not has_pango(self.environment.machine, str(self.environment.python)):
            raise StepError("downloads", 1)
        self._build(**variables)
        if build_only:
            return
        say(f"serving on http://{HOST}:{port} (stop with Ctrl-C)")
        if preview:
            with published_server(self.environment.root / "site", port) as server:
                server.serve_forever()
        else:
            watched = [path for path in _UNLESS_ABSENT if (self.environment.root / path).exists()]
            watch = [word for path in watched for word in ("--watch", path)]
            address = f"{HOST}:{port}"
            arguments = ("--strict", "--livereload", "--dev-addr", address, *watch)
            self._step("serve", "mkdocs", "serve", *arguments, **variables)

    def test(self, pytest_arguments: Sequence[str], *, require_browsers: bool) -> int:
        """Runs ruff, mypy and pytest, whatever the first two say, and returns the worst exit code."""
        self.environment.ensure({"test", "pdf"})
        machine = self.environment.machine
        has_pdf = has_pango(machine, str(self.environment.python))
        browsers = find_browsers(machine, str(self.environment.python))
        variables = {f"MEDIALIJN_{name.upper()}": path for name, path in browsers.items()}
        missing = [name for name in COMMANDS if name not in browsers] + ([] if has_pdf else ["Pango"])
        if require_browsers:
            variables["MEDIALIJN_REQUIRE_BROWSERS"] = "1"
        codes = [1 if missing and require_browsers else 0]
        for name in missing:
            say(f"dev.py: no {name}, " + ("so this run fails" if require_browsers else "so its tests are skipped"))
        for module, *arguments in (("ruff", "check", "."), ("mypy", "--strict")):
            codes.append(self.run(module, *arguments))
            if codes[-1]:
                # Said here, because pytest's summary is the last line of all.
                say(f"dev.py: {module} failed with exit code {codes[-1]}, so this run fails")
        codes.append(self.run("pytest", *_BY_FILE_ON_ALL_CORES, *pytest_arguments, **variables))
        return max(codes)

    def screenshots(self, pages: Sequence[str]) -> int:
        """Builds `site/` and takes pictures of its main pages, or of those that are named, into an ignored folder."""
        self.environment.ensure({"test"})
        chromium = find_browsers(self.environment.machine, str(self.environment.python)).get("chromium")
        if chromium is None:
            raise StepError("screenshots", 1, "there is no Chromium here")
        self._build()
        site = self.environment.root / "site"
        with published_server(site, 0) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            address = f"http://{HOST}:{server.server_port}{published_path(site)}"
            variables = {"MEDIALIJN_CHROMIUM": chromium, "PYTHONPATH": str(self.environment.root / "scripts")}
            code = self.run("dev_screenshots", address, SCREENSHOTS, *pages, **variables)
            server.shutdown()
        return code

    def _build(self, **variables: str) -> None:
        self._step("check", "medialijn", "check")
        self._step("build", "mkdocs", "build", "--strict", **variables)

    def _step(self, name: str, module: str, *arguments: str, **variables: str) -> None:
        code = self.run(module, *arguments, **variables)
        if code != 0:
            raise StepError(name, code)

    def run(self, module: str, *arguments: str, **variables: str) -> int:
        """Runs a module inside the environment with its output shown, and returns its exit code."""
        command = [str(self.environment.python), "-m", module, *arguments]
        with subprocess.Popen(command, cwd=self.environment.root, env=child_environment(**variables)) as process:
            try:
                return exit_code(process.wait())
            except KeyboardInterrupt:
                # The terminal told the process too; it gets the time to put away its temporary folder.
                _wait_or_terminate(process)
                raise
            except SystemExit:
                # SIGTERM brought us here, which Windows never delivers; SIGINT lets the process end in its own way.
                process.send_signal(signal.SIGINT)
                _wait_or_terminate(process)
                raise


def _wait_or_terminate(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.terminate()


def _answers(port: int) -> bool:
    """Whether something already serves there; binding tells nothing on Windows, where two may bind."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((HOST, port)) == 0


def published_server(site: Path, port: int) -> ThreadingHTTPServer:
    """A server of the built site, not yet started, that answers as a web host does; port 0 takes a free one."""
    return ThreadingHTTPServer((HOST, port), partial(PublishedSite, directory=str(site), mount=published_path(site)))


def published_path(site: Path) -> str:
    """The path below which the site is published, such as `/medialijn/`: its own 404 page links there."""
    sitemap = site / "sitemap.xml"
    text = sitemap.read_text(encoding="utf-8") if sitemap.is_file() else ""
    paths = [urlsplit(address).path for address in re.findall(r"<loc>([^<]+)</loc>", text)]
    return min(paths, key=len, default="/") or "/"


class PublishedSite(SimpleHTTPRequestHandler):
    """Answers as a static web host: index pages, the site's own 404 page, UTF-8, no folder listings."""

    protocol_version = "HTTP/1.1"
    # Windows takes these from its registry, where any program may have changed them.
    extensions_map = {  # noqa: RUF012 -- the base class declares it so
        **SimpleHTTPRequestHandler.extensions_map,
        ".css": "text/css",
        ".html": "text/html",
        ".js": "text/javascript",
        ".json": "application/json",
        ".svg": "image/svg+xml",
        ".txt": "text/plain",
        ".xml": "application/xml",
    }

    def __init__(self, *arguments: object, directory: str, mount: str) -> None:
        self.mount = mount
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Leads the bare address to the published path, and knows nothing outside it."""
        if self.mount != "/" and self.path in {"/", self.mount.rstrip("/")}:
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", self.mount)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return None
        if not self.path.startswith(self.mount):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return super().send_head()

    def translate_path(self, path: str) -> str:
        """The file below `site/` that a published address stands for."""
        return super().translate_path("/" + path.removeprefix(self.mount))

    def guess_type(self, path: str | PathLike[str]) -> str:
        """The media type, with the encoding that every text of the site has."""
        kind = super().guess_type(path)
        is_text = kind.startswith("text/") or kind.endswith(("json", "xml"))
        return f"{kind}; charset=utf-8" if is_text else kind

    def list_directory(self, path: str | PathLike[str]) -> None:  # noqa: ARG002 -- the base class names it
        """Never shows a folder's contents."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Shows the site's own page for an unknown address."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Logs only what went wrong."""
        if isinstance(code, int) and code >= HTTPStatus.BAD_REQUEST:
            super().log_request(code, size)
