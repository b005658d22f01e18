"""Finds Pango, without which no PDF can be made, and installs it where that can be done."""

from __future__ import annotations

from collections.abc import Mapping

from dev_environment import Machine, apt_get, apt_install

PROBE_SECONDS = 60.0
APT_PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
# Where one gets it by hand, by platform.
BY_HAND: Mapping[str, str] = {
    "linux": f"on Debian or Ubuntu: sudo apt install {' '.join(APT_PACKAGES)}",
    "darwin": "brew install pango",
    "win32": "see https://doc.courtbouillon.org/weasyprint/stable/first_steps.html#windows",
}


def has_pango(machine: Machine, python: str) -> bool:
    """Whether PDFs can be made here, after an installation where that is possible; says what to do where it is not."""
    if _starts(machine, python):
        return True
    apt = apt_get(machine)
    if apt is not None:
        apt_install(machine, apt, APT_PACKAGES)
        if _starts(machine, python):
            return True
    machine.say(
        f"Pango is not here, so no PDF can be made. To get it, {BY_HAND.get(machine.platform, BY_HAND['linux'])}"
    )
    return False


def _starts(machine: Machine, python: str) -> bool:
    return machine.run([python, "-c", "import weasyprint"], PROBE_SECONDS).code == 0
