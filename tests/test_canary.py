"""What a mentor reads reaches no pupil: not in a page, not in the texts of the search, not in any other file."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from medialijn.sources.lesson import NOTE_KINDS
from project import build, copy_project

PLAN = "mentor/jij-zag-het/index.html"
PAPER = "mentor/jij-zag-het/werkblad/index.html"
_OPENER = re.compile(r"^(/{3,4}) docent(?: \| ([a-z]+))?$", re.MULTILINE)


def canary(number: int) -> str:
    """A word that stands nowhere else."""
    return f"kanarie{number:03d}vogel"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int, set[str]]:
    """A site in which each `docent` block of the example lesson starts with a canary; how many, and of which kinds."""
    folder = tmp_path_factory.mktemp("canary")
    project = copy_project(folder / "project")
    lesson = project / "lessons" / "vo-1" / "jij-zag-het.md"
    text = lesson.read_text("utf-8")
    absent = set(NOTE_KINDS) - {match.group(2) for match in _OPENER.finditer(text)}
    text += "".join(f"\n/// docent | {kind}\nEen notitie.\n///\n" for kind in sorted(absent))
    kinds: set[str] = set()
    count = 0

    def marked(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        kinds.add(match.group(2) or "")
        return f"{match.group()}\n{canary(count)}\n"

    lesson.write_text(_OPENER.sub(marked, text), "utf-8")
    return build(project, folder / "site"), count, kinds


def test_every_kind_of_note_has_a_canary(built: tuple[Path, int, set[str]]) -> None:
    assert built[2] == {"", *NOTE_KINDS}


def test_the_mentor_reads_every_note(built: tuple[Path, int, set[str]]) -> None:
    site, count, _ = built
    plan = (site / PLAN).read_text("utf-8")
    assert [number for number in range(1, count + 1) if canary(number) not in plan] == []


def test_no_other_file_of_the_site_holds_a_note(built: tuple[Path, int, set[str]]) -> None:
    site = built[0]
    mentors = {site / PLAN, site / PAPER}
    files = [file for file in site.rglob("*") if file.is_file() and file not in mentors]
    assert site / "assets" / "data" / "search.js" in files, "what search knows is one of them"
    assert site / "mentor" / "jij-zag-het" / "bord" / "index.html" in files, "what the class sees is another"
    found = [file.relative_to(site).as_posix() for file in files if re.search(rb"kanarie\d{3}vogel", content(file))]
    assert found == []


@pytest.mark.parametrize("page", [PLAN, PAPER])
def test_the_head_of_a_mentors_page_holds_no_note(built: tuple[Path, int, set[str]], page: str) -> None:
    head, _, _ = (built[0] / page).read_text("utf-8").partition("</head>")
    assert "kanarie" not in head


def content(file: Path) -> bytes:
    """The bytes of a file, unpacked where they are packed."""
    return gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
