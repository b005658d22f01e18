"""`medialijn explain`: what an author reads about a quiz, held against a golden text with a question of every type.

`MEDIALIJN_UPDATE_CASES=1 pytest tests/test_explain.py` writes what it says now; look at the difference.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from case_files import BASE
from medialijn.cli import main
from medialijn.sources.questions import QUESTION_SHAPES
from project import BUILD_DAY, ROOT

GOLDEN = Path(__file__).with_name("explained.txt")
QUIZ = "quizzes/klas-1/de-klassenapp.yml"


def _explain(quiz: str, project: Path = BASE, *options: str) -> Result:
    return CliRunner().invoke(main, ["explain", quiz, "--project", str(project), "--today", BUILD_DAY, *options])


def _said(quiz: str, project: Path = BASE, *options: str) -> str:
    result = _explain(quiz, project, *options)
    assert result.exit_code == 0, result.output
    return result.output


def _changed(tmp_path: Path, before: str, after: str) -> Path:
    project = Path(shutil.copytree(BASE, tmp_path / "project"))
    text = (project / QUIZ).read_text("utf-8")
    assert text.count(before) == 1
    (project / QUIZ).write_text(text.replace(before, after), "utf-8")
    return project


def test_every_type_is_explained_as_in_the_golden_text() -> None:
    said = _said("de-klassenapp")
    if os.environ.get("MEDIALIJN_UPDATE_CASES"):
        GOLDEN.write_text(said, "utf-8", newline="")
    assert said == GOLDEN.read_text("utf-8")
    assert [name for name in QUESTION_SHAPES if f" ({name})\n" not in said] == []


@pytest.mark.parametrize("quiz", [QUIZ, str(BASE / QUIZ)])
def test_a_quiz_may_be_named_by_its_file(quiz: str) -> None:
    assert _said(quiz) == _said("de-klassenapp")


def test_a_quiz_that_is_not_there_is_refused_with_the_ones_that_are() -> None:
    result = _explain("de-klasapp")
    assert result.exit_code == 1
    assert result.output == "Error: there is no quiz 'de-klasapp'; choose from de-klassenapp\n"


def test_hints_come_in_their_order_and_the_explanation_last(tmp_path: Path) -> None:
    before = "    stem: Waar stuurt de klas berichten?\n"
    more = "    hint: [Kijk omhoog., Het is een app.]\n    explanation: Zo heet de groep.\n"
    said = _said("de-klassenapp", _changed(tmp_path, before, before + more))
    text = said.partition("4. hoe-heet-het")[2].partition("5. hoe-laat")[0].split("\n")
    assert [line.strip() for line in text][3:5] == ["Hint 1: Kijk omhoog.", "Hint 2: Het is een app."]
    assert text[-3].strip() == "Uitleg na elk antwoord: Zo heet de groep."


def test_an_example_belongs_to_the_answer_that_it_really_gets(tmp_path: Path) -> None:
    """A slip that an earlier answer takes for its own is not shown as one of the later answer."""
    before = "        feedback: Daar gaat deze les over.\n"
    other = (
        "      - id: bijna\n        accept: [klassenapps]\n        feedback: Het is er maar een.\n        typos: 1\n"
    )
    said = _said("de-klassenapp", _changed(tmp_path, before, before + other))
    later = said.partition("- klassenapps")[2].partition("- Een ander")[0]
    assert "niet herkend: 'KLASSENAPPS'" in later


def test_emphasis_leaves_no_gap_and_paragraphs_do(tmp_path: Path) -> None:
    before = "    stem: Waar stuurt de klas berichten?\n"
    after = "    stem: |\n      Kijk **goed**.\n\n      Waar stuurt de klas berichten?\n"
    assert "   Kijk goed. Waar stuurt de klas berichten?\n" in _said("de-klassenapp", _changed(tmp_path, before, after))


def test_a_draw_says_what_it_takes_and_how_much_there_is() -> None:
    said = _said("trekking", ROOT).split("\n")
    assert said[:5] == [
        "Een quiz met een trekking · 8 vragen",
        "Elke trekking heeft 2 vragen per leerdoel, of zoveel als er zijn:",
        "  bericht: 4 vragen",
        "  beeld: 3 vragen",
        "  zonder leerdoel: 1 vraag",
    ]


def test_a_draw_code_shows_that_draw_with_its_own_order_and_letters() -> None:
    said = _said("trekking", ROOT, "--draw", "abc 234")
    assert said.startswith("Een quiz met een trekking · 5 vragen\nTrekking ABC234\n")
    heads = re.findall(r"^\d\. (\S+) \(", said, re.MULTILINE)
    assert heads == ["woord-bron", "kop", "knippen", "eigen-mening", "getal-vingers"]
    rows = re.findall(r"^   [+-] ([A-F]) (De foto .*)$", said, re.MULTILINE)
    assert [label for label, _ in rows] == ["A", "B", "C"]
    assert sorted(rows) == rows


@pytest.mark.parametrize(
    ("quiz", "project", "code", "message"),
    [
        ("trekking", ROOT, "ABC12O", "'ABC12O' is no draw code"),
        ("de-klassenapp", BASE, "ABC234", "'ABC234' draws nothing: 'de-klassenapp' has no key 'draw'"),
    ],
)
def test_a_code_that_draws_nothing_is_refused(quiz: str, project: Path, code: str, message: str) -> None:
    result = _explain(quiz, project, "--draw", code)
    assert (result.exit_code, result.output) == (1, f"Error: {message}\n")
