"""Finds a Chromium and a Firefox for the browser tests, and installs one only when there is none."""

from __future__ import annotations

import ntpath
import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from dev_environment import INSTALL_SECONDS, Machine, apt_get, apt_install, reason

PROBE_SECONDS = 30.0

COMMANDS: Mapping[str, tuple[str, ...]] = {
    "chromium": ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome"),
    "firefox": ("firefox-esr", "firefox"),
}
APT_PACKAGES: Mapping[str, str] = {"chromium": "chromium", "firefox": "firefox-esr"}
LINUX_FOLDERS = ("/usr/bin", "/usr/local/bin", "/snap/bin")
MAC_FOLDERS = ("/Applications", "~/Applications")
MAC_PROGRAMS: Mapping[str, tuple[str, ...]] = {
    "chromium": ("Chromium.app/Contents/MacOS/Chromium", "Google Chrome.app/Contents/MacOS/Google Chrome"),
    "firefox": ("Firefox.app/Contents/MacOS/firefox",),
}
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
WINDOWS_PROGRAMS: Mapping[str, tuple[str, ...]] = {
    "chromium": (
        r"Chromium\Application\chrome.exe",
        r"Google\Chrome\Application\chrome.exe",
        r"Microsoft\Edge\Application\msedge.exe",
    ),
    "firefox": (r"Mozilla Firefox\firefox.exe",),
}
PLAYWRIGHT_PATHS = (
    "from playwright.sync_api import sync_playwright\n"
    "with sync_playwright() as engines:\n"
    "    print(engines.chromium.executable_path)\n"
    "    print(engines.firefox.executable_path)\n"
)

Paths = dict[str, str]
Source = Callable[[Machine, str, Sequence[str]], Paths]


def find_browsers(machine: Machine, python: str) -> Paths:
    """The path of each browser that can be had; `python` has Playwright. What is there already comes first."""
    found: Paths = {}
    for source in SOURCES:
        missing = [name for name in COMMANDS if name not in found]
        if missing:
            found |= source(machine, python, missing)
    return found


def _from_system(machine: Machine, _python: str, missing: Sequence[str]) -> Paths:
    return _first_that_starts(machine, {name: _usual_places(machine, name) for name in missing})


def _from_playwright(machine: Machine, python: str, missing: Sequence[str]) -> Paths:
    answer = machine.run([python, "-c", PLAYWRIGHT_PATHS], PROBE_SECONDS)
    if answer.code != 0:
        return {}
    # Warnings, if any, come before the paths.
    paths = dict(zip(COMMANDS, answer.output.splitlines()[-len(COMMANDS) :], strict=False))
    return _first_that_starts(machine, {name: [paths[name]] for name in missing if name in paths})


def _from_playwright_download(machine: Machine, python: str, missing: Sequence[str]) -> Paths:
    machine.say(f"no {' and no '.join(missing)} here: asking Playwright to download")
    outcome = machine.run([python, "-m", "playwright", "install", *missing], INSTALL_SECONDS)
    if outcome.code != 0:
        machine.say(f"Playwright could not: {reason(outcome.output)}")
    # One of two downloads may have worked, and a finished download may lack a library that it needs to start.
    return _from_playwright(machine, python, missing)


def _from_apt(machine: Machine, python: str, missing: Sequence[str]) -> Paths:
    apt = apt_get(machine)
    if apt is None:
        return {}
    apt_install(machine, apt, [APT_PACKAGES[name] for name in missing])
    return _from_system(machine, python, missing)


SOURCES: tuple[Source, ...] = (_from_system, _from_playwright, _from_playwright_download, _from_apt)


def _usual_places(machine: Machine, name: str) -> Iterator[str]:
    for command in COMMANDS[name]:
        if path := machine.which(command):
            yield path
    yield from filter(machine.exists, _fixed_places(machine, name))


def _fixed_places(machine: Machine, name: str) -> Iterator[str]:
    if machine.platform == "win32":
        folders = [machine.environment[key] for key in WINDOWS_FOLDERS if machine.environment.get(key)]
        yield from (ntpath.join(folder, program) for program in WINDOWS_PROGRAMS[name] for folder in folders)
    elif machine.platform == "darwin":
        folders = [folder.replace("~", machine.environment.get("HOME", "~")) for folder in MAC_FOLDERS]
        yield from (posixpath.join(folder, program) for program in MAC_PROGRAMS[name] for folder in folders)
    else:
        yield from (posixpath.join(folder, command) for command in COMMANDS[name] for folder in LINUX_FOLDERS)


def _first_that_starts(machine: Machine, candidates: Mapping[str, Iterable[str]]) -> Paths:
    found: Paths = {}
    for name, paths in candidates.items():
        working = next((path for path in paths if machine.exists(path) and _starts(machine, path)), None)
        if working is not None:
            found[name] = working
    return found


def _starts(machine: Machine, path: str) -> bool:
    """Whether the program at `path` is more than a stub or a download without its libraries."""
    # On Windows a browser answers --version by opening a window, so there the file itself must do.
    return machine.platform != "linux" or machine.run([path, "--version"], PROBE_SECONDS).code == 0
