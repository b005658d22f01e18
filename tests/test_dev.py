"""What `scripts/dev.py` promises, without network, without the real `.venv` and without installing anything."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from socket import socket
from typing import Any

import pytest

import dev_screenshots
from computer import OWN_CHROMIUM, OWN_FIREFOX, Computer, debian_root
from dev_browsers import find_browsers
from dev_commands import SCREENSHOTS, run_command
from dev_environment import Environment, StepError, this_machine

SCRIPTS = Path(__file__).resolve().parent.parent / "scripts"
VENV_PACKAGE = f"python3.{sys.version_info.minor}-venv"
Captured = pytest.CaptureFixture[str]
PYTEST = "pytest --numprocesses=auto --dist=loadfile"


class TestFinder:
    def test_browsers_on_the_path_are_taken_and_nothing_is_installed(self) -> None:
        computer = debian_root(on_path={"chromium-browser": "/x/chromium-browser", "firefox": "/x/firefox"})
        assert find_browsers(computer.machine, "py") == {"chromium": "/x/chromium-browser", "firefox": "/x/firefox"}
        assert computer.ran == []

    def test_an_empty_path_still_leads_to_the_usual_folders_and_to_debians_firefox_first(self) -> None:
        computer = Computer(files={"/snap/bin/chromium", "/usr/bin/firefox", "/usr/bin/firefox-esr"})
        assert list(find_browsers(computer.machine, "py").values()) == ["/snap/bin/chromium", "/usr/bin/firefox-esr"]

    def test_a_stub_that_does_not_start_is_passed_over(self) -> None:
        stub = "/usr/bin/chromium-browser"
        computer = Computer(files={stub, "/usr/bin/google-chrome", "/usr/bin/firefox"}, broken={stub})
        assert find_browsers(computer.machine, "py")["chromium"] == "/usr/bin/google-chrome"

    def test_a_browser_that_playwright_has_already_is_not_downloaded_again(self) -> None:
        computer = debian_root(files={OWN_CHROMIUM, OWN_FIREFOX})
        assert find_browsers(computer.machine, "py") == {"chromium": OWN_CHROMIUM, "firefox": OWN_FIREFOX}
        assert computer.ran == []

    def test_playwright_downloads_only_what_is_missing(self) -> None:
        computer = debian_root(files={"/usr/bin/chromium"}, download_brings={OWN_FIREFOX})
        assert find_browsers(computer.machine, "py") == {"chromium": "/usr/bin/chromium", "firefox": OWN_FIREFOX}
        assert computer.ran == ["py -m playwright install firefox"]

    def test_root_on_debian_goes_on_to_apt_when_the_download_fails(self) -> None:
        computer = debian_root(apt_brings={"/usr/bin/chromium", "/usr/bin/firefox-esr"})
        assert set(find_browsers(computer.machine, "py").values()) == computer.apt_brings
        assert computer.ran == [
            "py -m playwright install chromium firefox",
            "/usr/bin/apt-get update",
            "/usr/bin/apt-get install -y --no-install-recommends chromium firefox-esr",
        ]

    def test_what_an_installer_could_not_do_is_said_in_one_line(self) -> None:
        computer = debian_root()
        assert find_browsers(computer.machine, "py") == {}
        assert computer.said[1] == "Playwright could not: Error: no such host"
        assert computer.said[3] == "apt-get could not: E: Unable to locate package"

    def test_a_download_without_its_libraries_counts_as_none(self) -> None:
        chromium = {OWN_CHROMIUM}
        computer = debian_root(download_brings=chromium, broken=chromium, apt_brings={"/usr/bin/chromium"})
        assert find_browsers(computer.machine, "py")["chromium"] == "/usr/bin/chromium"

    @pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
    @pytest.mark.parametrize(("is_root", "marks"), [(False, {"/etc/debian_version"}), (True, set()), (False, set())])
    def test_apt_is_for_root_on_debian_only(self, platform: str, is_root: bool, marks: set[str]) -> None:
        computer = Computer(platform, is_root, {"/usr/bin/apt-get"} | marks)
        assert find_browsers(computer.machine, "py") == {}
        assert computer.ran == ["py -m playwright install chromium firefox"]

    def test_macos_browsers_are_found_for_all_users_and_for_one(self) -> None:
        chrome = "/Users/noor/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
        firefox = "/Applications/Firefox.app/Contents/MacOS/firefox"
        computer = Computer("darwin", files={chrome, firefox}, environment={"HOME": "/Users/noor"})
        assert find_browsers(computer.machine, "py") == {"chromium": chrome, "firefox": firefox}

    def test_windows_browsers_are_found_and_edge_will_do(self) -> None:
        edge = r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe"
        firefox = r"C:\Program Files\Mozilla Firefox\firefox.exe"
        folders = {"PROGRAMFILES": r"C:\Program Files", "PROGRAMFILES(X86)": r"C:\Program Files (x86)"}
        # --version would open a window there, so a browser that can not be run must do.
        computer = Computer("win32", files={edge, firefox}, broken={edge, firefox}, environment=folders)
        assert find_browsers(computer.machine, "py") == {"chromium": edge, "firefox": firefox}

    def test_the_real_computer_answers_for_what_is_not_there(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "")
        machine = this_machine(SCRIPTS, print)
        assert machine.which("python3") is None
        assert machine.run([str(SCRIPTS / "no-such-program"), "--version"], 1).code == 127


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder as people have them: with a space and letters that are not ASCII."""
    folder = tmp_path / "Één map"
    folder.mkdir()
    (folder / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    (folder / "requirements.lock").write_text("mkdocs==1.6.1\n", encoding="utf-8")
    return folder


class TestEnvironment:
    def test_it_is_made_with_the_pins_and_the_package(self, root: Path) -> None:
        computer = Computer()
        Environment(root, computer.machine).ensure()
        assert computer.ran[0] == f"{sys.executable} -m venv --clear {root / '.venv'}"
        assert computer.ran[1].endswith(f"--constraint {root / 'requirements.lock'} --editable .")

    @pytest.mark.parametrize("changed", ["pyproject.toml", "requirements.lock", "the folder's name"])
    def test_a_change_installs_again_into_the_same_environment(self, root: Path, changed: str) -> None:
        computer = Computer()
        Environment(root, computer.machine).ensure()
        if (root / changed).exists():
            (root / changed).write_text("changed\n", encoding="utf-8")
        else:
            root = root.rename(root.with_name("elders"))
        Environment(root, computer.machine).ensure()
        modules = [command.partition(" -m ")[2].split(" ")[0] for command in computer.ran if " -m " in command]
        assert modules == ["venv", "pip", "pip"]

    def test_all_is_installed_once_and_stays_known_to_the_other_commands(self, root: Path) -> None:
        computer = Computer()
        for extras in ([], ["test"], ["more"], [], ["test"], ["more", "test"]):
            Environment(root, computer.machine).ensure(extras)
        assert [command.split()[-1] for command in computer.ran[1:]] == [".", ".[test]", ".[more]"]

    def test_a_failed_installation_shows_why_and_is_not_taken_for_a_finished_one(self, root: Path) -> None:
        computer = Computer()
        environment = Environment(root, computer.machine)
        environment.ensure()
        computer.failing = "--editable"
        for pins in ("mkdocs==1.6.0\n", "mkdocs==1.6.1\n"):
            (root / "requirements.lock").write_text(pins, encoding="utf-8")
            with pytest.raises(StepError, match="pip failed with exit code 9"):
                environment.ensure()
        assert computer.said[-1] == "pip tells why"

    def test_without_ensurepip_virtualenv_makes_it_and_else_root_on_debian_installs_it(self, root: Path) -> None:
        computer = debian_root(modules={"virtualenv"})
        Environment(root, computer.machine).ensure()
        assert computer.ran[0].startswith(f"{sys.executable} -m virtualenv ")
        shutil.rmtree(root / ".venv")
        computer = debian_root(modules=set(), apt_brings={"ensurepip"})
        Environment(root, computer.machine).ensure()
        assert computer.ran[1].endswith(f"--no-install-recommends {VENV_PACKAGE}")
        assert computer.ran[2].startswith(f"{sys.executable} -m venv ")

    def test_without_ensurepip_others_read_in_one_line_what_to_install(self, root: Path) -> None:
        with pytest.raises(StepError, match=rf"^[^\n]*sudo apt install {VENV_PACKAGE}$"):
            Environment(root, Computer(modules=set()).machine).ensure()

    def test_windows_has_its_interpreter_elsewhere(self, root: Path) -> None:
        assert Environment(root, Computer("win32").machine).python == root / ".venv" / "Scripts" / "python.exe"


def test_an_older_python_reads_the_started_file_and_says_what_it_needs() -> None:
    source = (SCRIPTS / "dev.py").read_text(encoding="ascii")
    ast.parse(source, feature_version=(3, 7))
    assert "__future__" not in source, "Python 3.6 does not know that annotations come later"
    pretend = "import runpy, sys; sys.version_info = (3, 7, 16, 'final', 0); runpy.run_path(sys.argv[1])"
    command = [sys.executable, "-c", pretend, str(SCRIPTS / "dev.py")]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (1, "", "needs Python 3.11 or newer, this is 3.7\n")


STAND_IN = """
import json, os, sys, time
with open("calls.jsonl", "a", encoding="utf-8") as calls:
    call = dict(step=" ".join([{name!r}, *sys.argv[1:]]), folder=os.getcwd(), variables=dict(os.environ))
    calls.write(json.dumps(call) + chr(10))
print({name!r}, "was here", flush=True)
try:
    time.sleep(60 if "serve" in sys.argv else 0)
except KeyboardInterrupt:
    print("all put away")
sys.exit({code})
"""


@dataclass(frozen=True)
class Checkout:
    """A working copy whose tools only write down that they were called."""

    root: Path

    def tool(self, name: str, code: int = 0) -> None:
        (self.root / name).mkdir(exist_ok=True)
        (self.root / name / "__main__.py").write_text(STAND_IN.format(name=name, code=code), encoding="utf-8")

    def calls(self) -> list[dict[str, Any]]:
        log = self.root / "calls.jsonl"
        return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()] if log.exists() else []

    def steps(self) -> list[str]:
        return [call["step"] for call in self.calls()]

    def start(self, *arguments: str, **variables: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, str(self.root / "scripts" / "dev.py"), *arguments],
            cwd=self.root.parent,
            env={**os.environ, **variables},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )

    def command(self, *arguments: str, **variables: str) -> tuple[int, str, str]:
        with self.start(*arguments, **variables) as process:
            output, errors = process.communicate(timeout=30)
        return process.returncode, output, errors


@pytest.fixture
def checkout(root: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    # This test may itself run below a `dev.py test --require-browsers`.
    monkeypatch.delenv("MEDIALIJN_REQUIRE_BROWSERS", raising=False)
    (root / "scripts").mkdir()
    for module in SCRIPTS.glob("dev*.py"):
        shutil.copy(module, root / "scripts")
    copy = Checkout(root)
    for name in ("medialijn", "mkdocs", "ruff", "mypy", "pytest"):
        copy.tool(name)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(root / ".venv")], check=True)
    Environment(root, this_machine(root, print)).remember({"test", "pdf"})
    return copy


class TestSite:
    def test_it_checks_and_then_builds_strictly_from_any_folder(self, checkout: Checkout) -> None:
        code, output, errors = checkout.command("site", "--build-only", SOURCE_DATE_EPOCH="86400")
        assert (code, output, errors) == (0, "medialijn was here\nmkdocs was here\n", "")
        assert checkout.steps() == ["medialijn check", "mkdocs build --strict"]
        for call in checkout.calls():
            assert Path(call["folder"]) == checkout.root
            expected = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "SOURCE_DATE_EPOCH": "86400"}
            assert expected.items() <= call["variables"].items()

    def test_with_downloads_the_build_makes_them_and_without_it_does_not(self, checkout: Checkout) -> None:
        for arguments in ([], ["--downloads"]):
            command = ["site", "--build-only", *arguments]
            assert run_command(command, Environment(checkout.root, Computer(sys.platform).machine)) == 0
        builds = [call["variables"] for call in checkout.calls() if call["step"].startswith("mkdocs")]
        assert [variables.get("MEDIALIJN_DOWNLOADS") for variables in builds] == [None, "1"]

    def test_without_pango_the_downloads_are_refused_before_anything_is_built(self, checkout: Checkout) -> None:
        machine = Computer(sys.platform, has_pango=False).machine
        assert run_command(["site", "--build-only", "--downloads"], Environment(checkout.root, machine)) == 1
        assert checkout.calls() == []

    @pytest.mark.parametrize(("tool", "step"), [("medialijn", "check"), ("mkdocs", "build")])
    def test_a_failing_step_is_named_and_the_last(self, checkout: Checkout, tool: str, step: str) -> None:
        checkout.tool(tool, code=7)
        code, _, errors = checkout.command("site", "--build-only")
        assert (code, errors) == (7, f"dev.py: {step} failed with exit code 7\n")
        assert checkout.steps()[-1].startswith(f"{tool} {step}")

    def test_a_port_in_use_is_said_before_anything_is_built(self, checkout: Checkout) -> None:
        with socket() as busy:
            busy.bind(("127.0.0.1", 0))
            busy.listen()
            code, _, errors = checkout.command("site", "--port", str(busy.getsockname()[1]))
        assert code == 1
        assert "is in use, choose another one with --port" in errors
        assert checkout.calls() == []

    @pytest.mark.skipif(os.name != "posix", reason="signals")
    @pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
    def test_a_stopped_server_ends_quietly(self, checkout: Checkout, number: signal.Signals, code: int) -> None:
        with socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        with checkout.start("site", "--port", str(port)) as process:
            while process.poll() is None and len(checkout.calls()) < 3:
                time.sleep(0.01)
            # Ctrl-C reaches all processes of a terminal, `kill` one. The output ends when the last of them does.
            (os.killpg if number == signal.SIGINT else os.kill)(process.pid, number)
            output, errors = process.communicate(timeout=30)
        assert process.returncode == code
        assert f"serving on http://127.0.0.1:{port} " in output
        assert output.endswith("all put away\n")
        assert errors == ""

    def test_unknown_arguments_are_refused(self, checkout: Checkout) -> None:
        assert checkout.command("site", "--nope")[0] == 2
        assert checkout.calls() == []


class TestTest:
    def run(self, checkout: Checkout, *arguments: str, browsers: Sequence[str] = ("chromium", "firefox")) -> int:
        computer = Computer(sys.platform, on_path={name: f"/x/{name}" for name in browsers})
        return run_command(["test", *arguments], Environment(checkout.root, computer.machine))

    def test_it_hands_the_browsers_and_all_other_arguments_to_pytest(self, checkout: Checkout) -> None:
        assert self.run(checkout, "-k", "a b", "tests/x.py::y", "--require-browsers", "-x") == 0
        assert checkout.steps() == ["ruff check .", "mypy --strict", f"{PYTEST} -k a b tests/x.py::y -x"]
        browsers = {"MEDIALIJN_CHROMIUM": "/x/chromium", "MEDIALIJN_FIREFOX": "/x/firefox"}
        expected = {**browsers, "MEDIALIJN_REQUIRE_BROWSERS": "1"}
        assert expected.items() <= checkout.calls()[-1]["variables"].items()

    def test_all_run_and_the_worst_code_counts(self, checkout: Checkout, capfd: Captured) -> None:
        checkout.tool("ruff", code=3)
        checkout.tool("mypy", code=1)
        assert self.run(checkout) == 3
        lines = capfd.readouterr().out.splitlines()
        assert "dev.py: ruff failed with exit code 3, so this run fails" in lines
        assert lines[-1] == "pytest was here"

    def test_a_missing_browser_fails_the_run_only_on_demand(self, checkout: Checkout, capfd: Captured) -> None:
        assert self.run(checkout, browsers=["chromium"]) == 0
        assert "MEDIALIJN_REQUIRE_BROWSERS" not in checkout.calls()[-1]["variables"]
        assert "no firefox, so its tests are skipped" in capfd.readouterr().out
        assert self.run(checkout, "--require-browsers", browsers=["chromium"]) == 1
        assert checkout.steps()[-1] == PYTEST

    @pytest.mark.parametrize(("arguments", "code"), [([], 0), (["--require-browsers"], 1)])
    def test_so_does_missing_pango(self, checkout: Checkout, capfd: Captured, arguments: list[str], code: int) -> None:
        browsers = {name: f"/x/{name}" for name in ("chromium", "firefox")}
        machine = Computer(sys.platform, on_path=browsers, has_pango=False).machine
        assert run_command(["test", *arguments], Environment(checkout.root, machine)) == code
        assert f"no Pango, so {'this run fails' if code else 'its tests are skipped'}" in capfd.readouterr().out


class TestScreenshots:
    def run(self, checkout: Checkout, *pages: str, browsers: Sequence[str] = ("chromium",)) -> int:
        (checkout.root / "site").mkdir()
        camera = checkout.root / "scripts" / "dev_screenshots.py"
        camera.write_text(STAND_IN.format(name="dev_screenshots", code=0), encoding="utf-8")
        computer = Computer(sys.platform, on_path={name: f"/x/{name}" for name in browsers})
        return run_command(["screenshots", *pages], Environment(checkout.root, computer.machine))

    def test_it_builds_the_site_and_takes_the_pictures_of_it(self, checkout: Checkout) -> None:
        assert self.run(checkout, "start", "les") == 0
        *build, taken = checkout.calls()
        assert [call["step"] for call in build] == ["medialijn check", "mkdocs build --strict"]
        assert re.fullmatch(r"dev_screenshots http://127.0.0.1:\d+/ build/screenshots start les", taken["step"])
        assert taken["variables"]["MEDIALIJN_CHROMIUM"] == "/x/chromium"

    def test_without_chromium_it_says_so_and_builds_nothing(self, checkout: Checkout, capfd: Captured) -> None:
        assert self.run(checkout, browsers=()) == 1
        assert "there is no Chromium here" in capfd.readouterr().err
        assert checkout.calls() == []

    def test_the_pictures_land_in_an_ignored_folder_each_under_its_own_name(self) -> None:
        files = [shot.file for shot in dev_screenshots.shots()]
        assert len(set(files)) == len(files) == 4 * len(dev_screenshots.PAGES)
        assert "les-360-dark.png" in files
        assert [shot.name for shot in dev_screenshots.shots(["start"])] == ["start"] * 4
        assert f"/{SCREENSHOTS.partition('/')[0]}/" in (SCRIPTS.parent / ".gitignore").read_text("utf-8").split()
