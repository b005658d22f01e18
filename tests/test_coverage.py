"""From a catalogue to what it covers."""

from __future__ import annotations

from pathlib import Path

import pytest

from case_files import BASE
from medialijn.coverage import ArticleLink, Coverage, cover
from medialijn.sources.loading import load
from project import BUILD_DAY, copy_project

QUIZ = "quizzes/klas-1/de-klassenapp.yml"
LESSON = "lessons/klas-1/de-klassenapp.md"


def covered(project: Path) -> Coverage:
    """The coverage of a project without errors."""
    loaded = load(project, BUILD_DAY)
    assert loaded.catalogue is not None, [finding.line_of_text() for finding in loaded.diagnostics]
    return cover(loaded.catalogue, BUILD_DAY)


def links(coverage: Coverage, article: str) -> list[tuple[str, bool, int]]:
    """The links of an article as lesson, taught, questions."""
    return [(link.lesson.id, link.is_taught, len(link.questions)) for link in coverage.links[article]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small project, with a second lesson that has an earlier code and no quiz."""
    project = tmp_path / "project"
    project.mkdir()
    for file in BASE.rglob("*"):
        if file.is_file():
            target = project / file.relative_to(BASE)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
    text = (project / LESSON).read_text("utf-8").replace("code: k1-01", "code: a1-01")
    (project / "lessons/klas-1/eerder.md").write_text(text, "utf-8")
    return project


def test_an_article_knows_its_lessons_by_code_and_how_many_questions_ask_about_it(project: Path) -> None:
    assert links(covered(project), "linde:OM-1") == [("eerder", True, 0), ("de-klassenapp", True, 1)]


def test_a_lesson_that_teaches_a_part_is_linked_to_the_article(project: Path) -> None:
    assert ("de-klassenapp", True, 1) in links(covered(project), "linde:OM-2")


def test_an_article_that_a_lesson_only_touches_is_not_taught(project: Path) -> None:
    assert links(covered(project), "linde:TEL-1") == []


def test_a_question_counts_once_for_an_article_however_many_parts_it_names(project: Path) -> None:
    quiz = project / QUIZ
    text = quiz.read_text("utf-8")
    quiz.write_text(text.replace("covers: [linde:OM-2.foto]", "covers: [linde:OM-2, linde:OM-2.foto]", 1), "utf-8")
    assert text != quiz.read_text("utf-8")
    assert covered(project).questions("linde:OM-2") == 1


def test_a_question_about_an_article_that_its_lesson_does_not_teach_is_shown_as_such(project: Path) -> None:
    quiz = project / QUIZ
    quiz.write_text(quiz.read_text("utf-8").replace("covers: [linde:OM-1]", "covers: [linde:TEL-1]", 1), "utf-8")
    assert links(covered(project), "linde:TEL-1") == [("de-klassenapp", False, 1)]


def test_a_withdrawn_lesson_covers_nothing(project: Path) -> None:
    lesson = project / LESSON
    lesson.write_text(lesson.read_text("utf-8").replace("status: concept", "status: vervallen"), "utf-8")
    assert links(covered(project), "linde:OM-1") == [("eerder", True, 0)]


def test_a_lesson_for_another_sector_is_linked_and_does_not_count(project: Path) -> None:
    lesson = project / LESSON
    text = lesson.read_text("utf-8").replace("sectors: [vo]", "sectors: [po]").replace("years: [1]", "groups: [8]")
    lesson.write_text(text, "utf-8")
    coverage = covered(project)
    assert [(link.lesson.id, link.in_sector) for link in coverage.links["linde:OM-1"]] == [
        ("eerder", True),
        ("de-klassenapp", False),
    ]
    assert coverage.questions("linde:OM-1") == 0


def test_the_project_itself_counts_its_questions(tmp_path: Path) -> None:
    coverage = covered(copy_project(tmp_path / "project"))
    assert ("jij-zag-het", True, 7) in links(coverage, "ichthus:COM-4")
    assert coverage.questions("ichthus:COM-4") == sum(count for _, _, count in links(coverage, "ichthus:COM-4"))
    assert coverage.questions("ichthus:PROF-1") == 0
    assert all(isinstance(link, ArticleLink) for found in coverage.links.values() for link in found)
