"""A computer that `scripts/dev.py` can look around on and install things on, without anything happening."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dev_environment import Machine, Outcome

OWN_CHROMIUM, OWN_FIREFOX = "/cache/chromium-1/chrome", "/cache/firefox-1/firefox"


@dataclass
class Computer:
    """A computer to try things on: its files, what its installers would bring, and what was run on it."""

    platform: str = "linux"
    is_root: bool = False
    files: set[str] = field(default_factory=set)
    on_path: Mapping[str, str] = field(default_factory=dict)
    environment: Mapping[str, str] = field(default_factory=dict)
    modules: set[str] = field(default_factory=lambda: {"ensurepip"})
    broken: set[str] = field(default_factory=set)
    download_brings: set[str] = field(default_factory=set)
    apt_brings: set[str] = field(default_factory=set)
    failing: str = ""
    has_pango: bool = True
    ran: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    @property
    def machine(self) -> Machine:
        what = (self.platform, self.is_root, self.environment)
        return Machine(*what, self.on_path.get, self.exists, self.has_module, self.run, self.said.append)

    def exists(self, path: str) -> bool:
        return path in self.files or path in self.on_path.values()

    def has_module(self, name: str) -> bool:
        return name in self.modules

    def run(self, command: Sequence[str], _seconds: float) -> Outcome:
        if command[-1] == "--version":
            return Outcome(127 if command[0] in self.broken else 0, "")
        if "sync_playwright" in command[-1]:
            return Outcome(0, f"a warning\n{OWN_CHROMIUM}\n{OWN_FIREFOX}\n")
        if command[-1] == "import weasyprint":
            return Outcome(0 if self.has_pango or "pango" in self.files else 1, "OSError: cannot load library")
        self.ran.append(" ".join(command))
        if "playwright" in command:
            self.files |= self.download_brings
            return Outcome(0 if self.download_brings else 1, "Error: no such host\n    at stack (x.js:1:2)\n")
        if "install" in command and command[0].endswith("apt-get"):
            self.files |= self.apt_brings
            self.modules |= self.apt_brings
            return Outcome(0 if self.apt_brings else 100, "Reading package lists\nE: Unable to locate package\n")
        if "--clear" in command:
            Path(command[-1], "bin").mkdir(parents=True)
            Path(command[-1], "bin", "python").touch()
        return Outcome(9, "pip tells why") if self.failing in command else Outcome(0, "")


def debian_root(**more: Any) -> Computer:
    files = {"/etc/debian_version", "/usr/bin/apt-get"} | more.pop("files", set())
    return Computer(is_root=True, files=files, **more)
