"""What stands on which screen of the digibord."""

from __future__ import annotations

import re
from pathlib import Path

from board_project import BOARD, LESSON, every_question, pages, two_sessions, very_sensitive

STAGES = {
    "think first why": ["boos", "mag-dit", "waar-of-niet", "wijs-aan"],
    "think why": ["hoe-heet-het", "hoe-laat", "vul-in", "wie-doet-wat", "volgorde", "sorteer", "markeer", "schrijf"],
    "think first talk second why": ["verhaal", "mening"],
    "": ["verhaal-moment-2", "verhaal-moment-3"],
}


def screens(html: str) -> dict[str, str]:
    """The screens of a board by their anchors, in order."""
    found = re.split(r'<section class="ml-screen[^"]*" id="([^"]*)"', html)
    return {anchor: text.partition("</section>")[0] for anchor, text in zip(found[1::2], found[2::2], strict=True)}


def heading(screen: str) -> str:
    """What the heading of a screen says."""
    found = re.search(r"<h2[^>]*>(.*?)</h2>", screen, re.DOTALL)
    assert found is not None
    return " ".join(re.sub(r"<[^>]*>", " ", found.group(1)).split())


def test_each_case_article_and_law_is_a_screen_of_its_own_in_the_order_of_the_lesson(tmp_path: Path) -> None:
    found = screens(pages(tmp_path / "project", {})[BOARD])
    assert [(anchor, heading(screen)) for anchor, screen in found.items()] == [
        ("fase-1", "Weet je nog"),
        ("fase-2", "Een avond"),
        ("fase-2-2", "Honderd berichten"),
        ("fase-2-3", "Een avond"),
        ("fase-3", "Zo werkt het"),
        ("fase-3-2", "Een veilige school"),
        ("fase-4", "Aan de slag"),
        ("fase-5", "De afspraak"),
        ("fase-5-2", "OM-1 Rustig blijven"),
        ("fase-5-3", "Protocol en praktijk TEL-1"),
        ("fase-6", "Quiz"),
        ("vraag-boos", "Vraag 1 van 2"),
        ("vraag-waar-of-niet", "Vraag 2 van 2"),
        ("fase-7", "Tot slot"),
        ("fase-7-2", "Wie helpt je?"),
    ]
    assert "Praat samen" in found["fase-1"]
    assert "Wat zou jij doen?" in found["fase-2-3"]
    assert "Maak de zin af" in found["fase-4"]
    assert "Als ik boos ben" not in found["fase-4"], "of a task the board shows the title"


def test_every_screen_knows_the_minutes_of_its_step(tmp_path: Path) -> None:
    html = pages(tmp_path / "project", {})[BOARD]
    assert re.findall(r'id="(fase-4|vraag-boos)" data-step="(\d)" data-minutes="(\d+)"', html) == [
        ("fase-4", "4", "15"),
        ("vraag-boos", "6", "5"),
    ]


def test_a_very_sensitive_lesson_ends_on_the_help_lines(tmp_path: Path) -> None:
    after = "\n/// gesprek | Nog een vraag\n1. Hoe ging het?\n///\n"
    html = pages(tmp_path / "project", very_sensitive(after))[BOARD]
    found = screens(html)
    assert list(found)[-2:] == ["fase-7-3", "hulp-slot"]
    assert "De luisterlijn" in found["hulp-slot"]
    assert 'data-help="hulp-slot"' in html, "the help lines are one key away on every screen"


def test_a_very_sensitive_lesson_that_ends_on_help_shows_it_once(tmp_path: Path) -> None:
    html = pages(tmp_path / "project", very_sensitive())[BOARD]
    assert list(screens(html))[-1] == "fase-7-2"
    assert html.count("De luisterlijn</b>") == 1


def test_what_only_the_mentor_may_read_is_not_on_the_board_of_a_very_sensitive_lesson(tmp_path: Path) -> None:
    made = pages(tmp_path / "project", very_sensitive())
    assert "Lees dit." in made[BOARD.replace("bord/", "")]
    assert "Lees dit." not in made[BOARD]
    assert "Bel gerust." not in made[BOARD], "help for staff stands in the notes"


def test_a_lesson_of_two_sessions_starts_twice(tmp_path: Path) -> None:
    made = pages(tmp_path / "project", two_sessions())
    found = screens(made[BOARD])
    starts = [list(found).index(anchor) for anchor in ("les-1", "fase-1", "les-2", "fase-5")]
    assert starts == [0, 1, 8, 9]
    assert "Hier eindigt les 1." in found["les-2"]
    assert "eindigt" not in found["les-1"]
    assert made[BOARD].count('<ol class="ml-board__steps"') == 2
    assert 'href="bord/#les-2"' in made[BOARD.replace("bord/", "")], "the plan leads to the second session too"


def test_every_type_of_question_has_the_stages_that_suit_it(tmp_path: Path) -> None:
    found = screens(pages(tmp_path / "project", every_question())[BOARD])
    questions = {anchor: text for anchor, text in found.items() if anchor.startswith("vraag-")}
    stages: dict[str, list[str]] = {}
    for anchor, text in questions.items():
        kept = re.search(r'data-stages="([^"]*)"', text)
        assert kept is not None
        stages.setdefault(kept.group(1), []).append(anchor.removeprefix("vraag-"))
        assert ("ml-votes__k" in text or "Niet waar" in text) == ("first" in kept.group(1)), anchor
    assert stages == STAGES


def test_a_moment_of_a_story_leads_to_the_moments_that_follow(tmp_path: Path) -> None:
    found = screens(pages(tmp_path / "project", every_question())[BOARD])
    ways = {to for text in found.values() for to in re.findall(r'href="#(vraag-[^"]*-moment-\d+)"', text)}
    assert ways
    assert ways <= set(found)


def test_the_right_answer_and_every_explanation_are_there_once(tmp_path: Path) -> None:
    screen = screens(pages(tmp_path / "project", {})[BOARD])["vraag-boos"]
    assert re.findall(r'data-mark="(\w+)"', screen) == ["right", "wrong"]
    assert screen.count("Na een nacht slapen typ je anders.") == 1
    assert screen.count("Dan staat er snel iets wat je niet meent.") == 1


def test_a_lesson_without_help_lines_points_to_the_page_of_help(tmp_path: Path) -> None:
    block = "\n/// hulp | luisterlijn-linde, school\nWil je praten?\n///\n"
    html = pages(tmp_path / "project", {LESSON: [(block, "\nTot morgen.\n")]})[BOARD]
    assert "data-help" not in html
    assert re.search(r'href="\.\./\.\./\.\./hulp/"[^>]* data-do="help"', html)
