"""A new lesson starts as a concept that the readers accept, with texts that say what to write where."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from case_files import BASE
from medialijn.sources.catalogue import Catalogue
from medialijn.sources.loading import load
from medialijn.sources.skeleton import LessonExistsError, write_new_lesson

TODAY = "2026-11-21"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "project")
    return tmp_path / "project"


def _catalogue(project: Path) -> Catalogue:
    loaded = load(project, TODAY)
    assert loaded.catalogue, loaded.diagnostics
    return loaded.catalogue


@pytest.mark.parametrize(
    ("folder", "sector", "years", "groups"),
    [("vo-3", "vo", (3,), ()), ("po-8", "po", (), (8,)), ("klas-1", "vo", (1,), ()), ("vo-8", "vo", (1,), ())],
)
def test_new_lesson_is_accepted_without_a_word(
    project: Path, folder: str, sector: str, years: tuple[int, ...], groups: tuple[int, ...]
) -> None:
    """Not even a warning: an author who starts sees only what is wrong with the own work."""
    write_new_lesson(project, _catalogue(project), "nieuw-begin", folder)
    loaded = load(project, TODAY)
    assert loaded.diagnostics == ()
    assert loaded.catalogue
    lesson = loaded.catalogue.lessons["nieuw-begin"]
    assert (lesson.meta.sectors, lesson.meta.years, lesson.meta.groups) == ((sector,), years, groups)
    assert lesson.meta.status == "concept"
    assert sum(phase.minutes for phase in lesson.phases) == lesson.meta.minutes == 45
    assert len(loaded.catalogue.quizzes["nieuw-begin"].questions) == 1


def test_new_lesson_is_about_an_article_that_pupils_must_learn(project: Path) -> None:
    """The first article of the protocol is context here; the first that pupils must learn is a better start."""
    write_new_lesson(project, _catalogue(project), "nieuw-begin", "vo-1")
    assert _catalogue(project).lessons["nieuw-begin"].meta.covers == ("linde:OM-1",)


def test_article_that_only_staff_must_learn_is_passed_over(project: Path) -> None:
    needs = project / "docs/protocol/linde/needs.yml"
    text = needs.read_text("utf-8")
    before = "summary: Wachten met typen\n    theme: samen\n    must: [leerling]"
    assert before in text
    needs.write_text(text.replace(before, before.replace("leerling", "medewerker")), "utf-8")
    write_new_lesson(project, _catalogue(project), "nieuw-begin", "vo-1")
    assert _catalogue(project).lessons["nieuw-begin"].meta.covers == ("linde:OM-2",)


@pytest.mark.parametrize(("folder", "article"), [("vo-1", "linde:OM-1"), ("po-7", "wilg:OM-1")])
def test_new_lesson_takes_its_article_from_a_protocol_of_its_sector(project: Path, folder: str, article: str) -> None:
    shutil.copytree(project / "docs/protocol/linde", project / "docs/protocol/wilg")
    protocol = project / "docs/protocol/wilg/protocol.md"
    text = protocol.read_text("utf-8").replace("id: linde", "id: wilg").replace("sector: vo", "sector: po")
    protocol.write_text(text, "utf-8")
    (project / "medialijn.yml").write_text("site: linde\nname: De Linde\nactive: [linde, wilg]\n")
    write_new_lesson(project, _catalogue(project), "nieuw-begin", folder)
    loaded = _catalogue(project)
    assert loaded.lessons["nieuw-begin"].meta.covers == (article,)
    assert loaded.quizzes["nieuw-begin"].questions[0].covers == (article,)


def test_new_lesson_goes_into_the_schools_own_root(project: Path) -> None:
    (project / "eigen").mkdir()
    (project / "medialijn.yml").write_text("site: linde\nname: De Linde\nactive: [linde]\nroots: [., eigen]\n")
    files = write_new_lesson(project, _catalogue(project), "nieuw-begin", "vo-1")
    assert files == [project / "eigen/lessons/vo-1/nieuw-begin.md", project / "eigen/quizzes/vo-1/nieuw-begin.yml"]
    assert "nieuw-begin" in _catalogue(project).lessons


def test_existing_lesson_is_never_overwritten(project: Path) -> None:
    catalogue = _catalogue(project)
    before = {file: file.read_bytes() for file in project.rglob("*") if file.is_file()}
    with pytest.raises(LessonExistsError):
        write_new_lesson(project, catalogue, "de-klassenapp", "vo-1")
    assert {file: file.read_bytes() for file in project.rglob("*") if file.is_file()} == before


@pytest.mark.parametrize(
    ("lesson_id", "folder"),
    [("Mijn Les", "vo-1"), ("../weg", "vo-1"), ("quiz", "vo-1"), ("les", "../vo-1"), ("", "vo-1")],
)
def test_ids_and_folders_that_can_not_be_are_refused(project: Path, lesson_id: str, folder: str) -> None:
    with pytest.raises(ValueError, match=r"can not be|fixed page"):
        write_new_lesson(project, _catalogue(project), lesson_id, folder)


def test_helper_texts_speak_to_an_author(project: Path) -> None:
    """Each phase says what belongs there; nothing reads like a form that someone forgot to fill in."""
    for file in write_new_lesson(project, _catalogue(project), "nieuw-begin", "vo-1"):
        text = file.read_text("utf-8")
        assert not re.search(r"todo|lorem|xxx|placeholder|invullen", text, re.IGNORECASE)
        assert "{" not in text.replace("{ phase=", "")
        assert all(len(line) <= 120 for line in text.splitlines())
