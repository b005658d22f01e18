"""One built site for the whole run, served at the address that it was built for, and browsers that look at it."""

from __future__ import annotations

import functools
import os
import shutil
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from playwright.sync_api import ConsoleMessage, Page, Request

from project import ROOT, build, free_port
from required import missing

# How long one example takes says more about the machine than about the code.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

# No name leads anywhere: a page that asks another host is noted, and its question stays on this machine.
CHROMIUM_FLAGS = [
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
FIREFOX_SETTINGS = {"network.dns.disabled": True, "security.fileuri.strict_origin_policy": True}
_COMMANDS = {
    "chromium": ("chromium", "chromium-browser", "google-chrome-stable"),
    "firefox": ("firefox-esr", "firefox"),
}


def browser_path(name: str) -> str:
    """The browser that `dev.py test` found, else the system's; without one the test is skipped, or fails in CI."""
    found = os.environ.get(f"MEDIALIJN_{name.upper()}") or next(filter(None, map(shutil.which, _COMMANDS[name])), None)
    return found or missing(f"no {name} found")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], browser_name: str) -> dict[str, Any]:
    """How each browser starts; Debian's Firefox speaks WebDriver BiDi, Playwright's own does not."""
    path = browser_path(browser_name)
    arguments = {**browser_type_launch_args, "executable_path": path}
    if browser_name == "firefox":
        system = {} if "ms-playwright" in path else {"channel": "moz-firefox"}
        return {**arguments, **system, "firefox_user_prefs": FIREFOX_SETTINGS}
    return {**arguments, "args": CHROMIUM_FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A Dutch reader."""
    return {**browser_context_args, "locale": "nl-NL", "timezone_id": "Europe/Amsterdam"}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the parameter's name in the standard library
        """Say nothing: the test's own output is what counts."""


@pytest.fixture(scope="session")
def site_port() -> int:
    """The port that the site is built for and served on."""
    return free_port()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, site_port: int) -> Path:
    """The project's own site, built strictly, with the gate, for the address that `base_url` serves it at."""
    return build(ROOT, tmp_path_factory.mktemp("built") / "site", site_url=f"http://127.0.0.1:{site_port}/")


@pytest.fixture(scope="session")
def base_url(site: Path, site_port: int) -> Iterator[str]:
    """The address of the running site, without a slash at its end."""
    server = ThreadingHTTPServer(("127.0.0.1", site_port), functools.partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{site_port}"
    server.shutdown()


@pytest.fixture
def watched(page: Page, base_url: str) -> Iterator[Page]:
    """A page that may say nothing on its console, ask nothing of another host and set no cookie."""
    said: list[str] = []
    foreign: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        said.append(f"{page.url} {message.type}: {message.text}")

    def on_request(request: Request) -> None:
        if not request.url.startswith((base_url, "data:", "blob:")):
            foreign.append(request.url)

    page.on("console", on_console)
    page.on("pageerror", lambda error: said.append(f"{page.url} {error}"))
    page.on("request", on_request)
    yield page
    assert said == []
    assert foreign == []
    assert page.context.cookies() == []
