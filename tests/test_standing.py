"""How far a protocol is: what counts as available, in part and not, for each audience."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from case_files import BASE
from medialijn.coverage import cover
from medialijn.pages import generate
from medialijn.sources.loading import load
from project import BUILD_DAY

LESSON = "lessons/klas-1/de-klassenapp.md"
QUIZ = "quizzes/klas-1/de-klassenapp.yml"
NEEDS = "docs/protocol/linde/needs.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small project, whose only lesson is finished: it teaches and asks OM-1 and one of two parts of OM-2."""
    project = tmp_path / "project"
    shutil.copytree(BASE, project)
    change(project, LESSON, "status: concept", "status: gereed")
    return project


def change(project: Path, name: str, old: str, new: str) -> None:
    text = (project / name).read_text("utf-8")
    assert old in text
    (project / name).write_text(text.replace(old, new), "utf-8")


def figures(project: Path, day: str = BUILD_DAY) -> dict[str, tuple[int, int, int, int]]:
    """For each audience how many articles it must learn, and how many are available, partly and not."""
    loaded = load(project, day)
    assert loaded.catalogue is not None, [finding.line_of_text() for finding in loaded.diagnostics]
    (protocol,) = cover(loaded.catalogue, day).report.protocols
    found = {one.audience: one.figure("available", "article") for one in protocol.audiences}
    return {
        audience: (one.denominator, one.numerator, one.partly, one.denominator - one.numerator - one.partly)
        for audience, one in found.items()
    }


def test_an_article_counts_when_every_needed_part_is_taught_and_assessed(project: Path) -> None:
    assert figures(project)["leerling"] == (3, 1, 1, 1)


def test_an_exempt_article_is_outside_the_figures_until_the_exemption_has_ended(project: Path) -> None:
    assert figures(project, "2027-08-01")["medewerker"] == (0, 0, 0, 0)
    assert figures(project, "2027-08-02")["medewerker"] == (1, 0, 0, 1)


def test_background_counts_for_nobody(project: Path) -> None:
    change(project, NEEDS, "    know: [leerling]\n    context: true", "    must: [leerling]\n    context: true")
    assert figures(project)["leerling"][0] == 3


@pytest.mark.parametrize("status", ["concept", "vervallen"])
def test_a_lesson_that_is_not_finished_counts_for_nothing(project: Path, status: str) -> None:
    change(project, LESSON, "status: gereed", f"status: {status}")
    assert figures(project)["leerling"] == (3, 0, 0, 3)


def test_taught_without_a_question_is_not_available(project: Path) -> None:
    change(project, QUIZ, "covers: [linde:OM-1]", "covers: [linde:TEL-1]")
    assert figures(project)["leerling"] == (3, 0, 1, 2)


def test_a_question_without_a_lesson_that_teaches_it_is_not_available(project: Path) -> None:
    change(project, LESSON, "covers: [linde:OM-1, linde:OM-2.foto]", "covers: [linde:OM-2.foto]")
    assert figures(project)["leerling"] == (3, 0, 1, 2)


def test_a_lesson_on_a_whole_article_teaches_each_of_its_parts(project: Path) -> None:
    change(project, LESSON, "linde:OM-2.foto]", "linde:OM-2]")
    assert figures(project)["leerling"] == (3, 1, 1, 1)
    change(project, QUIZ, "covers: [linde:OM-2.foto]", "covers: [linde:OM-2.foto, linde:OM-2.naam]")
    change(project, LESSON, "years: [1]", "years: [1, 2]")
    assert figures(project)["leerling"] == (3, 2, 0, 1)


def test_what_is_asked_for_in_two_years_is_not_there_after_the_first(project: Path) -> None:
    """OM-2 asks for years 1 and 2 of pupils; the lesson is for year 1."""
    change(project, LESSON, "linde:OM-2.foto]", "linde:OM-2]")
    change(project, QUIZ, "covers: [linde:OM-2.foto]", "covers: [linde:OM-2.foto, linde:OM-2.naam]")
    assert figures(project)["leerling"] == (3, 1, 1, 1)


def test_a_question_about_a_whole_article_asks_about_none_of_its_parts(project: Path) -> None:
    change(project, LESSON, "linde:OM-2.foto]", "linde:OM-2]")
    change(project, QUIZ, "covers: [linde:OM-2.foto]", "covers: [linde:OM-2]")
    assert figures(project)["leerling"] == (3, 1, 0, 2)


def test_a_lesson_counts_for_its_own_audience_and_sector_only(project: Path) -> None:
    change(project, LESSON, "sectors: [vo]", "sectors: [po]")
    change(project, LESSON, "years: [1]", "groups: [8]")
    assert figures(project)["leerling"] == (3, 0, 0, 3)


def test_the_page_says_it_in_one_sentence_with_what_is_partly_there_apart(project: Path) -> None:
    loaded = load(project, BUILD_DAY)
    assert loaded.catalogue is not None
    html = generate(loaded.catalogue, cover(loaded.catalogue, BUILD_DAY))["teamleider/index.md"].html
    plain = " ".join(html.replace("<b", " <b").split())
    assert "Van de 3 artikelen van De Linde die leerlingen moeten leren, is er" in plain
    assert "1 helemaal beschikbaar</b>: een les behandelt het en een quizvraag toetst het." in plain
    assert "Daarnaast 1 artikel voor een deel" in plain
    assert "<b>Leerlingen:</b> 1 van de 3 beschikbaar, 1 deels, 1 nog niet." in plain
