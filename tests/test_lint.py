"""Advice about lessons and quizzes: the reading score, what counts as hard, and how much time it all takes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from case_files import BASE
from medialijn.sources.loading import load
from medialijn.sources.reading_score import joined, long_words, score, syllables

TODAY = "2026-11-21"
QUIZ = "quizzes/klas-1/de-klassenapp.yml"
LESSON = "lessons/klas-1/de-klassenapp.md"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "project"))


def _change(project: Path, file: str, before: str, after: str) -> None:
    text = (project / file).read_text("utf-8")
    assert text.count(before) == 1
    (project / file).write_text(text.replace(before, after), "utf-8")


def _said(project: Path) -> list[str]:
    return [finding.line_of_text() for finding in load(project, TODAY).diagnostics]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sem stopt met typen. Hij legt zijn telefoon weg. Morgen praat hij met Noor.", 103.495),
        (
            (
                "De school kan maatregelen nemen als iemand zich niet aan de afspraken houdt, en dat geldt ook "
                "buiten schooltijd."
            ),
            75.6913,
        ),
        ("Nee. Echt niet! De klas wacht even. Waarom zou je dat doen?", 117.8383),
        (
            (
                "Overeenkomstig de geldende gedragsovereenkomst draagt iedere medewerker verantwoordelijkheid voor "
                "zijn uitlatingen."
            ),
            -34.395,
        ),
        ('Een anti-pestcoördinator (de heer Bos) zei: "Kom gerust langs"; wij kwamen in 2024 drie keer.', 69.685),
    ],
)
def test_the_score_is_the_one_that_textstat_gives(text: str, expected: float) -> None:
    """The figures are those of textstat 0.7.13 with `set_lang("nl_NL")`; itself it brings 38 MB of other packages."""
    assert score(text) == pytest.approx(expected, abs=0.0001)


def test_a_text_without_words_has_a_score() -> None:
    assert score("… !") == score("") == 0


@pytest.mark.parametrize(("word", "count"), [("klas", 1), ("telefoon", 3), ("verantwoordelijkheid", 6)])
def test_syllables_are_counted_by_the_dutch_rules_for_breaking_words(word: str, count: int) -> None:
    assert syllables(word) == count


def test_markup_gives_no_words_and_each_item_and_cell_ends_as_a_sentence() -> None:
    text = "Kies **één** [app](begrip:app).\n\n1. Wacht even\n2. Praat\n\n| Wie | Wat |\n|---|---|\n<!-- later -->"
    assert joined([text, "Klaar"]) == "Kies één app . Wacht even. Praat. Wie. Wat. Klaar."


def test_a_long_word_is_found_where_it_stands_and_a_hyphen_takes_it_apart() -> None:
    text = "Wij *gaan* met de [anti-pestgroep](begrip:gedragsovereenkomst) over Aansprakelijkheid en schermtijdregels."
    found = list(long_words(text, frozenset({"schermtijdregels"})))
    assert found == [(text.index("Aansprakelijkheid"), "Aansprakelijkheid")]


def test_a_primary_school_asks_for_an_easier_text(project: Path) -> None:
    """A score between the two bounds is advice for groep 8 and fine for year 1."""
    between = "Wij vertellen samen over berichten, apps en filmpjes en kiezen daarna vragen voor iedereen thuis. " * 8
    _change(project, LESSON, "Wie boos is, typt snel.", between)
    assert _said(project) == []
    _change(project, LESSON, "sectors: [vo]", "sectors: [po]")
    _change(project, LESSON, "years: [1]", "groups: [8]")
    advice = [line for line in _said(project) if " M151 " in line]
    assert len(advice) == 1
    assert "; 75 of meer leest vlot" in advice[0]


def test_a_command_that_gives_no_advice_reads_the_same_catalogue(project: Path) -> None:
    _change(project, LESSON, "Wie boos is, typt snel.", "De klassenvertegenwoordiger wacht.")
    advised, silent = load(project, TODAY), load(project, TODAY, lint=False)
    assert [finding.code for finding in advised.diagnostics] == ["M152"]
    assert silent.diagnostics == ()
    assert silent.catalogue == advised.catalogue
    _change(project, LESSON, "title: ", "titel: ")
    assert [item.code for item in load(project, TODAY, lint=False).diagnostics if item.path == LESSON] == ["M116"]


def test_what_only_the_teacher_reads_is_not_judged(project: Path) -> None:
    _change(project, LESSON, "*linde:OM-1*: je wacht even.", "*linde:OM-1*: overeenkomstig de zorgvuldigheidsbepaling.")
    assert _said(project) == []


def test_words_are_not_called_long_when_the_terms_can_not_be_read(project: Path) -> None:
    """The fault in the terms says enough; nothing follows from it, and no acceptance is called needless."""
    _change(project, LESSON, "Wie boos is, typt snel.", "De klassenvertegenwoordiger wacht.")
    _change(
        project,
        LESSON,
        '    checked: "2026-10"\n',
        '    checked: "2026-10"\naccepted:\n  - code: M152\n    reason: Zo heet dat.\n',
    )
    _change(project, "docs/reference/terms.yml", "terms:", "termen:")
    assert {line.partition(":")[0] for line in _said(project)} == {"docs/reference/terms.yml"}


def test_one_acceptance_without_a_question_is_for_the_whole_file(project: Path) -> None:
    quiz = (project / QUIZ).read_text("utf-8")
    (project / QUIZ).write_text(quiz.partition("accepted:\n")[0], "utf-8")
    short = [line for line in _said(project) if " M446 " in line]
    assert len(short) == 8
    (project / QUIZ).write_text(quiz, "utf-8")
    assert _said(project) == []


def test_a_faulty_question_makes_no_acceptance_needless(project: Path) -> None:
    """The question that the acceptance is about may be the very one that could not be read."""
    _change(
        project, QUIZ, "accepted:\n", "accepted:\n  - code: M444\n    question: boos\n    reason: Zo leren we het.\n"
    )
    _change(project, QUIZ, "    stem: Je bent boos. Wat doe je?\n", "")
    assert not any(" M153 " in line for line in _said(project))
