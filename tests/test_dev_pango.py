"""Where Pango comes from, without which no PDF can be made."""

from __future__ import annotations

import pytest

from computer import Computer, debian_root
from dev_pango import has_pango


def test_where_it_is_nothing_is_installed() -> None:
    computer = debian_root()
    assert has_pango(computer.machine, "py")
    assert (computer.ran, computer.said) == ([], [])


def test_root_on_debian_gets_it() -> None:
    computer = debian_root(has_pango=False, apt_brings={"pango"})
    assert has_pango(computer.machine, "py")
    assert "install -y --no-install-recommends libpango-1.0-0" in computer.ran[-1]


@pytest.mark.parametrize(
    ("platform", "advice"),
    [("linux", "sudo apt install libpango"), ("darwin", "brew install"), ("win32", "https:")],
)
def test_elsewhere_one_reads_in_one_line_how_to_get_it(platform: str, advice: str) -> None:
    computer = Computer(platform, has_pango=False)
    assert not has_pango(computer.machine, "py")
    assert len(computer.said) == 1
    assert advice in computer.said[0]
