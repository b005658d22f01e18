"""The computer that a command runs on, and the virtual environment `.venv` that it makes there."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

INSTALL_SECONDS = 1800.0
SYSTEM_FOLDERS = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


class StepError(Exception):
    """A step that failed, with the exit code to end with."""

    def __init__(self, step: str, code: int, advice: str = "") -> None:
        super().__init__(f"{step} failed with exit code {code}" + (f": {advice}" if advice else ""))
        self.code = code


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended: its exit code and all that it printed."""

    code: int
    output: str


@dataclass(frozen=True, slots=True)
class Machine:
    """All that `dev.py` may know of a computer and do on it without showing output."""

    platform: str
    is_root: bool
    environment: Mapping[str, str]
    which: Callable[[str], str | None]
    exists: Callable[[str], bool]
    has_module: Callable[[str], bool]
    run: Callable[[Sequence[str], float], Outcome]
    say: Callable[[str], None]


def this_machine(root: Path, say: Callable[[str], None]) -> Machine:
    """The computer that this process runs on; its commands start in `root`."""
    return Machine(
        platform=sys.platform,
        is_root=hasattr(os, "geteuid") and os.geteuid() == 0,
        environment=os.environ,
        which=lambda name: shutil.which(name, path=os.environ.get("PATH", "")),
        exists=os.path.isfile,
        has_module=lambda name: importlib.util.find_spec(name) is not None,
        run=lambda command, seconds: _run_quietly(command, root, seconds),
        say=say,
    )


def _run_quietly(command: Sequence[str], folder: Path, seconds: float) -> Outcome:
    environment = child_environment()
    if os.name == "posix":
        # dpkg refuses to work without the system folders, which a bare PATH may lack.
        environment["PATH"] = ":".join(filter(None, [environment.get("PATH"), SYSTEM_FOLDERS]))
        environment["DEBIAN_FRONTEND"] = "noninteractive"
    try:
        ended = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=seconds,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return Outcome(127, str(error))
    return Outcome(exit_code(ended.returncode), ended.stdout.decode("utf-8", errors="replace"))


def child_environment(**extra: str) -> dict[str, str]:
    """The variables that every command of `dev.py` runs with."""
    # The notice is about a MkDocs that these pins never install.
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **extra}


def exit_code(returned: int) -> int:
    """What a shell reports for a process: 128 and the signal's number when a signal ended it."""
    return returned if returned >= 0 else 128 - returned


def reason(output: str) -> str:
    """The one line of a failed command's output that says most."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith(("Error", "E:"))]
    return (errors or lines or ["no reason given"])[-1]


def apt_get(machine: Machine) -> str | None:
    """The path of apt-get where it may be used: as root on Debian or a system made from it."""
    if not (machine.is_root and machine.platform == "linux" and machine.exists("/etc/debian_version")):
        return None
    return machine.which("apt-get") or next(filter(machine.exists, ["/usr/bin/apt-get"]), None)


def apt_install(machine: Machine, apt: str, packages: Sequence[str]) -> None:
    """Installs Debian packages, or says in one line why that did not work."""
    machine.say(f"installing {' and '.join(packages)} with apt-get")
    # An old package index may still do, so only the installation decides.
    machine.run([apt, "update"], INSTALL_SECONDS)
    outcome = machine.run([apt, "install", "-y", "--no-install-recommends", *packages], INSTALL_SECONDS)
    if outcome.code != 0:
        machine.say(f"apt-get could not: {reason(outcome.output)}")


@dataclass(frozen=True, slots=True)
class Environment:
    """The virtual environment of one checkout."""

    root: Path
    machine: Machine

    @property
    def folder(self) -> Path:
        """Where the environment stands."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """The interpreter that every step runs with."""
        parts = ("Scripts", "python.exe") if self.machine.platform == "win32" else ("bin", "python")
        return self.folder.joinpath(*parts)

    @property
    def _stamp(self) -> Path:
        return self.folder / "medialijn-stamp.json"

    def ensure(self, extras: Iterable[str] = ()) -> None:
        """Installs the pinned packages of `extras` and this checkout's own package, unless they are there."""
        wanted = set(extras)
        installed = self._installed()
        if installed is not None and wanted <= installed:
            return
        # Without a stamp an interrupted installation does not pass for a finished one.
        self._stamp.unlink(missing_ok=True)
        if installed is None and not self._is_usable():
            self._create()
        self._install(wanted)
        self.remember(wanted | (installed or set()))

    def remember(self, extras: Iterable[str]) -> None:
        """Writes down what is installed, so that the next `ensure` has nothing to do."""
        stamp = {"inputs": self._inputs(), "extras": sorted(extras)}
        self._stamp.write_text(json.dumps(stamp), encoding="utf-8")

    def _installed(self) -> set[str] | None:
        """The extras that are installed, or None when anything that decides on packages has changed."""
        try:
            stamp = json.loads(self._stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return set(stamp["extras"]) if stamp["inputs"] == self._inputs() and self.python.is_file() else None

    def _inputs(self) -> str:
        """A digest of all that decides which packages are installed, and for which interpreter."""
        # The folder counts too: an editable installation points at it, and people move checkouts.
        digest = hashlib.sha256(f"{sys.platform} {sys.version_info[:2]} {self.root}".encode())
        for name in ("pyproject.toml", "requirements.lock"):
            digest.update(b"\0" + (self.root / name).read_bytes())
        return digest.hexdigest()

    def _is_usable(self) -> bool:
        test = f"import pip, sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
        return self.python.is_file() and self.machine.run([str(self.python), "-c", test], INSTALL_SECONDS).code == 0

    def _create(self) -> None:
        self.machine.say("making the environment .venv")
        if not self.machine.has_module("ensurepip") and not self.machine.has_module("virtualenv"):
            self._install_venv_module()
        module = "venv" if self.machine.has_module("ensurepip") else "virtualenv"
        self._step("venv", [sys.executable, "-m", module, "--clear", str(self.folder)])

    def _install_venv_module(self) -> None:
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        if apt := apt_get(self.machine):
            apt_install(self.machine, apt, [package])
            importlib.invalidate_caches()
        if not self.machine.has_module("ensurepip"):
            advice = f"this Python can not make environments. On Debian or Ubuntu: sudo apt install {package}"
            raise StepError("venv", 1, advice)

    def _install(self, extras: set[str]) -> None:
        self.machine.say("installing packages into .venv; the first time this takes a minute")
        package = f".[{','.join(sorted(extras))}]" if extras else "."
        # As constraints the pins leave out what this command or this platform does not need.
        pins = ["--constraint", str(self.root / "requirements.lock")]
        options = ["--disable-pip-version-check", "--no-input", "--progress-bar", "off"]
        self._step("pip", [str(self.python), "-m", "pip", "install", *options, *pins, "--editable", package])

    def _step(self, name: str, command: Sequence[str]) -> None:
        outcome = self.machine.run(command, INSTALL_SECONDS)
        if outcome.code != 0:
            self.machine.say(outcome.output.rstrip())
            raise StepError(name, outcome.code)
