"""Reading source files: what is the same in every encoding that is allowed, and what can not be read at all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from case_files import BASE
from medialijn.sources.fingerprint import of_lesson, of_quiz
from medialijn.sources.loading import Loaded, load

TODAY = "2026-11-21"
LESSON = Path("lessons/klas-1/de-klassenapp.md")
QUIZ = Path("quizzes/klas-1/de-klassenapp.yml")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "project")
    return tmp_path / "project"


def _findings(loaded: Loaded) -> list[tuple[str, int, int, str]]:
    return [(found.path, found.line, found.column, found.code) for found in loaded.diagnostics]


@pytest.mark.parametrize(
    ("before", "after"),
    [(b"", b"\xef\xbb\xbf"), (b"\n", b"\r\n")],
    ids=["byte order mark", "line ends of Windows"],
)
def test_windows_files_read_the_same(project: Path, before: bytes, after: bytes) -> None:
    """A byte order mark and CRLF change no finding and no fingerprint."""
    plain = load(project, TODAY).catalogue
    for file in project.rglob("*"):
        if file.suffix in {".md", ".yml"}:
            raw = file.read_bytes()
            file.write_bytes(raw.replace(before, after) if before else after + raw)
    loaded = load(project, TODAY)
    assert loaded.diagnostics == ()
    assert plain
    assert loaded.catalogue
    assert of_lesson(loaded.catalogue.lessons["de-klassenapp"]) == of_lesson(plain.lessons["de-klassenapp"])
    assert of_quiz(loaded.catalogue.quizzes["de-klassenapp"]) == of_quiz(plain.quizzes["de-klassenapp"])


def test_column_counts_characters_after_windows_line_ends(project: Path) -> None:
    """An accent before a fault, or CRLF above it, does not move the place that the finding names."""
    text = (project / QUIZ).read_text("utf-8").replace("title: De klassenapp", "title: 'één' x")
    (project / QUIZ).write_bytes(text.replace("\n", "\r\n").encode())
    assert _findings(load(project, TODAY)) == [(QUIZ.as_posix(), 1, 14, "M134")]


def test_file_over_two_megabytes_is_refused(project: Path) -> None:
    with (project / QUIZ).open("ab") as file:
        file.write(b"# " + b"x" * 2_000_000)
    assert _findings(load(project, TODAY)) == [(QUIZ.as_posix(), 1, 1, "M101")]


def test_file_in_another_encoding_is_refused_once(project: Path) -> None:
    """A lesson in latin-1 is one finding: its quiz and the links to it are not reported besides."""
    raw = (project / LESSON).read_text("utf-8").replace("Ilse", "Zoë").encode("latin-1", errors="replace")
    (project / LESSON).write_bytes(raw)
    found = _findings(load(project, TODAY))
    assert found[0] == (LESSON.as_posix(), 49, 3, "M102")
    assert len(found) == 1


def test_file_that_can_not_be_opened_is_not_judged(project: Path) -> None:
    (project / QUIZ).unlink()
    (project / QUIZ).symlink_to(project / "nergens.yml")
    loaded = load(project, TODAY)
    assert _findings(loaded) == [(QUIZ.as_posix(), 1, 1, "M100")]
    assert not loaded.is_judged


def test_settings_that_can_not_be_opened_are_not_judged(project: Path) -> None:
    (project / "medialijn.yml").unlink()
    (project / "medialijn.yml").mkdir()
    loaded = load(project, TODAY)
    assert _findings(loaded) == [("medialijn.yml", 1, 1, "M001")]
    assert not loaded.is_judged


def test_names_too_long_for_the_disk_are_findings(project: Path) -> None:
    """A root or picture with a name that no file system takes must not end in a traceback."""
    (project / "medialijn.yml").write_text(f"site: a\nname: A\nactive: [linde]\nroots: [., {'x' * 5000}]\n")
    text = (project / QUIZ).read_text("utf-8").replace("img/scherm.svg", f"img/{'x' * 5000}.svg")
    (project / QUIZ).write_text(text, "utf-8")
    codes = [code for _, _, _, code in _findings(load(project, TODAY))]
    assert codes == ["M603", "M422"]


def test_a_very_long_word_does_not_fill_the_message(project: Path) -> None:
    (project / QUIZ).write_text(f"{'x' * 500}: {'y' * 500_000}\n")
    assert all(len(found.message()) < 400 for found in load(project, TODAY).diagnostics)


def test_picture_over_a_hundred_kilobytes_is_refused(project: Path) -> None:
    picture = project / "quizzes/klas-1/img/scherm.svg"
    picture.write_text(picture.read_text("utf-8") + "<!-- " + "x" * 100_000 + " -->", "utf-8")
    (found,) = load(project, TODAY).diagnostics
    assert (found.path, found.line, found.code, found.values["reason"]) == (QUIZ.as_posix(), 139, "M422", "large")
