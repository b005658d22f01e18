"""Which page shows which block, and how much of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from medialijn.coverage import cover
from medialijn.pages import generate
from medialijn.sources.lesson import NOTE_KINDS
from medialijn.sources.lesson_blocks import BLOCK_NAMES
from medialijn.sources.loading import load
from project import BUILD_DAY, copy_project

PAGES = {
    "leerling": "lessen/jij-zag-het/index.md",
    "mentor": "mentor/jij-zag-het/index.md",
    "bord": "mentor/jij-zag-het/bord/index.md",
    "werkblad": "mentor/jij-zag-het/werkblad/index.md",
}

# For each mark in the lesson below: the pages that show it. The second word says which part of the block it stands in.
SHOWN = {
    "tekst body": "leerling mentor",
    "docent body": "mentor",
    "casus title": "leerling mentor bord",
    "casus body": "leerling mentor bord",
    "gesprek title": "leerling mentor bord",
    "gesprek body": "leerling mentor",
    "opdracht title": "leerling mentor bord",
    "opdracht body": "leerling mentor",
    "bord body": "mentor bord",  # without a digibord the mentor writes it on the whiteboard
    "werkblad title": "mentor werkblad",
    "werkblad body": "mentor werkblad",
    "werkblad card": "mentor werkblad",
    "artikel body": "leerling mentor bord",
    "praktijk body": "leerling mentor bord",
    "hulp body": "leerling mentor bord",
    "wet body": "leerling mentor bord",
    "docent-hulp body": "mentor",
    "docent-wet body": "mentor",
    "docent answers": "mentor werkblad",
    **{f"docent-{kind} body": "mentor" for kind in NOTE_KINDS},
    **{f"docent-{kind} body": "mentor werkblad" for kind in ("thuis", "invaller", "ouderbrief")},
}


def mark(name: str) -> str:
    """A word that stands nowhere else."""
    return "zoek" + name.replace(" ", "").replace("-", "")


BLOCKS = f"""
{mark("tekst body")}

/// docent
{mark("docent body")}

**Antwoorden**

- {mark("docent answers")}
///

/// casus | {mark("casus title")}
{mark("casus body")}
///

/// gesprek | {mark("gesprek title")}
1. {mark("gesprek body")}
///

/// opdracht | {mark("opdracht title")}
{mark("opdracht body")}
///

/// werkblad | {mark("werkblad title")} | kort
{mark("werkblad body")}

### {mark("werkblad card")}
Een kaart.
///

/// artikel | ichthus:COM-4
{mark("artikel body")}
///

/// praktijk | ichthus:COM-4
{mark("praktijk body")}
///

/// hulp | school, kindertelefoon
{mark("hulp body")}
///

/// wet | sociale-veiligheid
{mark("wet body")}
///

//// docent
Met blokken erin.

/// hulp | noodnummer
{mark("docent-hulp body")}
///

/// wet | meld-overleg-aangifteplicht
{mark("docent-wet body")}
///
////
""" + "".join(f"\n/// docent | {kind}\n{mark(f'docent-{kind} body')}\n///\n" for kind in NOTE_KINDS)
BOARD = f"""
## Met een bord {{ phase=vrij minutes=3 form=klassikaal }}

/// bord
{mark("bord body")}
///
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The HTML of the four pages of a lesson that holds every block."""
    project = copy_project(tmp_path_factory.mktemp("blocks") / "project")
    lesson = project / "lessons" / "vo-1" / "jij-zag-het.md"
    front = lesson.read_text("utf-8").split("---\n")[1].replace("sensitivity: hoog", "sensitivity: normaal")
    phases = "".join(
        f"\n## Fase {kind} {{ phase={kind} minutes=6 form=klassikaal }}\n\nTekst.\n"
        for kind in ("terughalen", "intro", "kennis", "protocol", "quiz", "voornemen")
    )
    activity = "\n## Alles { phase=activiteit minutes=6 form=duo+klassikaal }\n"
    lesson.write_text(f"---\n{front}---\n{phases}{activity}{BLOCKS}{BOARD}", "utf-8")
    loaded = load(project, BUILD_DAY)
    assert loaded.catalogue is not None, [finding.line_of_text() for finding in loaded.diagnostics]
    made = generate(loaded.catalogue, cover(loaded.catalogue, BUILD_DAY))
    return {name: made[src_uri].html for name, src_uri in PAGES.items()}


@pytest.mark.parametrize("shown_on", PAGES)
@pytest.mark.parametrize("part", SHOWN)
def test_a_page_shows_exactly_the_parts_that_are_meant_for_it(pages: dict[str, str], part: str, shown_on: str) -> None:
    assert (mark(part) in pages[shown_on]) == (shown_on in SHOWN[part].split())


def test_the_table_names_every_block() -> None:
    assert {part.split()[0] for part in SHOWN} >= {*BLOCK_NAMES, "tekst"}


def test_a_bord_block_replaces_the_titles_on_the_board(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    loaded = load(project, BUILD_DAY)
    assert loaded.catalogue is not None
    html = generate(loaded.catalogue, cover(loaded.catalogue, BUILD_DAY))[PAGES["bord"]].html
    assert "Drie vragen uit eerdere lessen" in html
    assert "Welke van de vier?" not in html, (
        "the phase 'kennis' has a bord block, so the title of its task is not shown"
    )
    assert "Moment 1" in html, "cases are reveal steps, with or without a bord block"
