"""The fingerprint fires on what a reader would notice, and on nothing else.

The eighteen edits are those that other tools get wrong: ten change nothing for a reader, eight do.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from medialijn.sources.fingerprint import fingerprint, of_article, of_lesson, of_part, of_question, of_quiz, short
from medialijn.sources.lesson import Block, Lesson
from medialijn.sources.lesson_file import read_lesson
from medialijn.sources.protocol import Article, Part
from medialijn.sources.quiz import Quiz, read_quiz
from medialijn.sources.reading import Findings, decode

BASE = Path(__file__).parent / "cases" / "_base"

TEXT = """Vanaf 16 jaar geef je zelf toestemming. Er is geen uitzondering, ook niet in één groep.

- een foto;
- een filmpje 'van de klas'.

Lees ook [de regels](les:de-regels).
"""
SAME: dict[str, tuple[str, str]] = {
    "re-wrapped": ("zelf toestemming. Er is", "zelf\ntoestemming. Er is"),
    "blanks at the ends of lines": ("klas'.\n", "klas'.   \n\n\n"),
    "double space": ("Er is geen", "Er  is   geen"),
    "line ends of Windows": ("\n", "\r\n"),
    "another Unicode form": ("één", unicodedata.normalize("NFD", "één")),
    "emphasis": ("zelf toestemming", "*zelf* **toestemming**"),
    "another bullet": ("- een", "* een"),
    "curly quotes": ("'van de klas'", "‘van de klas’"),
    "a comment": ("Lees ook", "<!-- nakijken -->Lees ook"),
    "a link written as a reference": ("[de regels](les:de-regels).\n", "[de regels][r].\n\n[r]: les:de-regels\n"),
}
OTHER: dict[str, tuple[str, str]] = {
    "a number": ("16", "18"),
    "a word": ("geen", "een"),
    "the order of a list": ("- een foto;\n- een filmpje 'van de klas'.", "- een filmpje 'van de klas'.\n- een foto;"),
    "an item less": ("- een foto;\n", ""),
    "a comma": ("uitzondering, ook", "uitzondering ook"),
    "the target of a link": ("les:de-regels", "les:de-regel"),
    "a capital": ("Er is", "er is"),
}


def _edited(edit: tuple[str, str]) -> str:
    before, after = edit
    assert before in TEXT
    return TEXT.replace(before, after)


def _article(text: str = TEXT, title: str = "Toestemming") -> Article:
    return Article("OM-1", title, "Omgang", text, 1)


def _lesson_source() -> str:
    return (BASE / "lessons/klas-1/de-klassenapp.md").read_text("utf-8")


def _lesson(source: str | None = None, text: str = "Wie boos is, typt snel.") -> Lesson:
    source = (source or _lesson_source()).replace("Wie boos is, typt snel.", text)
    findings = Findings("les.md")
    decoded = decode(source.encode(), findings)
    assert decoded
    lesson = read_lesson("de-klassenapp", "klas-1", decoded, findings).value
    assert lesson
    return lesson


def _quiz(before: str = "", after: str = "") -> Quiz:
    source = (BASE / "quizzes/klas-1/de-klassenapp.yml").read_text("utf-8")
    assert not before or source.count(before) == 1
    findings = Findings("quiz.yml")
    quiz = read_quiz("de-klassenapp", source.replace(before, after), BASE / "quizzes/klas-1", findings).value
    assert quiz
    assert len(quiz.questions) == 14, findings.items
    return quiz


def _prints(quiz: Quiz) -> dict[str, str]:
    return {question.id: of_question(question) for question in quiz.questions}


@pytest.mark.parametrize("edit", SAME)
def test_edit_that_no_reader_sees_keeps_the_fingerprint_of_an_article(edit: str) -> None:
    assert of_article(_article(_edited(SAME[edit]))) == of_article(_article())


@pytest.mark.parametrize("edit", OTHER)
def test_edit_that_a_reader_sees_changes_the_fingerprint_of_an_article(edit: str) -> None:
    assert of_article(_article(_edited(OTHER[edit]))) != of_article(_article())


def test_title_of_an_article_is_part_of_what_a_reader_sees() -> None:
    assert of_article(_article(title="Vragen")) != of_article(_article())


@pytest.mark.parametrize("edit", SAME)
def test_edit_that_no_reader_sees_keeps_the_fingerprint_of_a_lesson(edit: str) -> None:
    assert of_lesson(_lesson(text=_edited(SAME[edit]))) == of_lesson(_lesson(text=TEXT))


@pytest.mark.parametrize("edit", OTHER)
def test_edit_that_a_reader_sees_changes_the_fingerprint_of_a_lesson(edit: str) -> None:
    assert of_lesson(_lesson(text=_edited(OTHER[edit]))) != of_lesson(_lesson(text=TEXT))


@pytest.mark.parametrize("edit", SAME)
def test_edit_that_no_reader_sees_keeps_the_fingerprint_of_a_question(edit: str) -> None:
    quiz = _quiz()
    old, new = (quiz.questions[0].model_copy(update={"stem": text}) for text in (TEXT, _edited(SAME[edit])))
    assert of_question(old) == of_question(new)


@pytest.mark.parametrize("edit", OTHER)
def test_edit_that_a_reader_sees_changes_the_fingerprint_of_a_question(edit: str) -> None:
    quiz = _quiz()
    old, new = (quiz.questions[0].model_copy(update={"stem": text}) for text in (TEXT, _edited(OTHER[edit])))
    assert of_question(old) != of_question(new)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("feedback: Na een nacht slapen typ je anders.", "feedback: Na een uur slapen typ je anders."),
        ("text: Meteen typen", "text: Direct typen"),
        ("misconception: iedereen-doet-het", "misconception: het-mag-toch"),
        ("      - id: typen\n", "      - id: direct\n"),
        (
            "        correct: true\n        feedback: Na een nacht slapen typ je anders.",
            "        feedback: Na een nacht slapen typ je anders.",
        ),
    ],
    ids=["feedback", "option", "misconception", "option id", "key"],
)
def test_question_changes_with_its_options_key_and_feedback(before: str, after: str) -> None:
    old, new = _prints(_quiz()), _prints(_quiz(before, after))
    assert [question for question in old if old[question] != new[question]] == ["boos"]


@pytest.mark.parametrize(
    ("question", "before", "after"),
    [
        ("hoe-heet-het", "typos: 1", "typos: 0"),
        ("hoe-heet-het", "accept: [klassenapp, de klassenapp]", "accept: [klassenapp]"),
        ("hoe-laat", 'tolerance: "0,5"', "tolerance: 0"),
        ("hoe-laat", "value: 10", "value: 11"),
        ("wijs-aan", "rect: [0, 0, 50, 60]", "rect: [0, 0, 60, 50]"),
        ("wijs-aan", "rect: [50, 0, 50, 60]", "rect: [0, 50, 50, 10]"),
        ("sorteer", "bin: sturen", "bin: vragen"),
        ("verhaal", "to: jammer", "to: goed"),
        ("verhaal", "ending: poor", "ending: partial"),
        ("markeer", "[tot morgen](morgen)", "[morgen](morgen)"),
        ("vul-in", "[...](gevoel), dan [...](doen)", "[...](doen), dan [...](gevoel)"),
        ("schrijf", "lines: 3", "lines: 4"),
        ("wie-doet-wat", "right: Denkt mee", "right: Denkt met je mee"),
    ],
)
def test_every_key_of_every_type_counts(question: str, before: str, after: str) -> None:
    old, new = _prints(_quiz()), _prints(_quiz(before, after))
    assert [identifier for identifier in old if old[identifier] != new[identifier]] == [question]


def test_order_of_items_is_the_key_of_an_order_question() -> None:
    quiz = _quiz()
    question: Any = next(question for question in quiz.questions if question.type == "order")
    turned = question.model_copy(update={"items": question.items[::-1]})
    assert of_question(turned) != of_question(question)


def test_what_a_question_counts_for_does_not_change_it() -> None:
    """Another article, objective or weight asks the pupil nothing else: stored answers stay."""
    edited = _quiz("covers: [linde:OM-1]\n    objective: wachten\n", "covers: [linde:OM-2]\n    points: 3\n")
    assert of_quiz(edited) == of_quiz(_quiz())


def test_quiz_changes_with_the_order_of_its_questions() -> None:
    quiz = _quiz()
    assert of_quiz(replace(quiz, questions=quiz.questions[::-1])) != of_quiz(quiz)
    assert of_quiz(replace(quiz, title="Anders")) != of_quiz(quiz)


def test_text_that_a_lesson_quotes_does_not_change_it() -> None:
    """A lesson names articles, help lines and laws by id; a new wording there makes no lesson look edited."""
    assert "Word je boos?" not in str(_texts(_lesson().blocks()))


def _texts(blocks: Any) -> list[str]:
    return [text for block in blocks if isinstance(block, Block) for text in (block.text, block.argument)]


@pytest.mark.parametrize(
    "edit",
    [
        ("status: concept", "status: gereed"),
        ("code: k1-01", "code: k1-02"),
        ("touches: [linde:TEL-1]", "touches: []"),
        ("keywords: [app, rust]", "keywords: [app]"),
        ('digcomp: ["2.5"]', "digcomp: []"),
    ],
    ids=lambda edit: edit[0],
)
def test_administration_of_a_lesson_does_not_change_it(edit: tuple[str, str]) -> None:
    assert of_lesson(_lesson(_lesson_source().replace(*edit))) == of_lesson(_lesson())


@pytest.mark.parametrize(
    "edit",
    [
        ("title: De klassenapp", "title: De groepsapp"),
        ("text: Je wacht met typen als je boos bent.", "text: Je wacht met typen."),
        ("  - Een pen\n", "  - Een potlood\n"),
        ("Leg voor iedereen een pen klaar.", "Leg pennen klaar."),
        ("## Een avond {", "## De avond {"),
        ("/// casus | Honderd berichten", "/// casus | Veel berichten"),
        ("phase=intro minutes=5", "phase=intro minutes=6"),
        ("/// hulp | luisterlijn-linde, school", "/// hulp | school"),
        ("/// werkblad | Mijn zin | kort", "/// werkblad | Mijn zin"),
        ("Bel gerust.", "Bel maar."),
    ],
    ids=lambda edit: edit[0],
)
def test_everything_that_is_read_in_class_changes_a_lesson(edit: tuple[str, str]) -> None:
    source = _lesson_source()
    assert source.count(edit[0]) == 1
    assert of_lesson(_lesson(source.replace(*edit))) != of_lesson(_lesson())


def test_parts_are_told_apart_by_their_text() -> None:
    part = Part("foto", "een foto", frozenset({"leerling"}))
    assert of_part(part) == of_part(replace(part, id="beeld"))
    assert of_part(part) != of_part(replace(part, text="een filmpje"))


def test_texts_keep_their_borders() -> None:
    """Moving a word from one field to the next is a change, and so is an empty field between two."""
    assert fingerprint(("een twee", "drie")) != fingerprint(("een", "twee drie"))
    assert fingerprint(("een", "", "twee")) != fingerprint(("een", "twee"))
    assert fingerprint(("een\n\ntwee",)) != fingerprint(("een", "twee"))


def test_fast_way_for_plain_texts_gives_what_markdown_gives() -> None:
    for plain in ("Even wachten", "Wat doe je?", "Ja, 3 keer (soms)", "  veel   spaties ", "één – twee"):
        assert fingerprint((plain,)) == fingerprint((f"{plain}\n\n<!-- -->\n",)), plain


def test_version_stands_in_front_and_short_is_forty_bits() -> None:
    """Reviews name the version, so that another normaliser can tell its prints from these; browsers keep ten digits."""
    value = fingerprint(("een",))
    assert re.fullmatch(r"v1:[0-9a-f]{32}", value)
    assert re.fullmatch(r"[0-9a-f]{10}", short(value))
    assert value.removeprefix("v1:").startswith(short(value))


def test_fingerprint_does_not_change_from_one_release_to_the_next() -> None:
    """A change here invalidates every review and every stored answer: it needs a new version, not a new number."""
    assert fingerprint(("Je vraagt het *eerst*.", "16 jaar")) == "v1:5040aa2573ec519375f7a1c9f75377a3"
