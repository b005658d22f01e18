"""Commands about accepted wordings and reviews, run on a copy of the small project of the golden cases."""

from __future__ import annotations

import shutil
from pathlib import Path

from click.testing import CliRunner, Result

from case_files import BASE
from medialijn.cli import main
from medialijn.sources.catalogue import Catalogue
from medialijn.sources.loading import load
from project import BUILD_DAY

PROTOCOL, NEEDS, LOCK = (f"docs/protocol/linde/{name}" for name in ("protocol.md", "needs.yml", "lock.yml"))
LESSON, QUIZ = "lessons/klas-1/de-klassenapp.md", "quizzes/klas-1/de-klassenapp.yml"
REVIEWS = "lessons/reviews/de-klassenapp.yml"


def run(project: Path, *arguments: str | Path, today: str = BUILD_DAY) -> Result:
    """The result of a command on the project; an exception in it fails the test."""
    given = [str(argument) for argument in arguments]
    result = CliRunner().invoke(main, [*given, "--project", str(project), "--today", today])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def done(project: Path, *arguments: str | Path, today: str = BUILD_DAY) -> Result:
    """The result of a command that must succeed."""
    result = run(project, *arguments, today=today)
    assert result.exit_code == 0, result.output
    return result


def accept(project: Path, *articles: str, kind: str, today: str = BUILD_DAY) -> Result:
    """The result of accepting articles as this kind."""
    return run(project, "protocol", "accept", *articles, "--kind", kind, "--note", "Zo besloten.", today=today)


def review(project: Path, *lessons: str, by: str = "teamleider", today: str = BUILD_DAY) -> Result:
    """The result of adopting lessons."""
    return run(project, "review", *lessons, "--by", by, "--decision", "adopted", "--note", "Past bij ons.", today=today)


def change(project: Path, file: str, old: str, new: str) -> None:
    """Change the one `old` in a file of the project into `new`."""
    path = project / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1, (file, old, text.count(old))
    path.write_text(text.replace(old, new), "utf-8", newline="")


def editorial(project: Path) -> None:
    """Write an article differently, with the same meaning."""
    change(project, PROTOCOL, "Word je boos? Dan wacht je", "Word je boos, dan wacht je")
    assert accept(project, "linde:OM-1", kind="editorial").exit_code == 0


def accepted_project(folder: Path) -> Path:
    """The small project with a finished lesson, in which every wording was accepted on 1 October."""
    project = Path(shutil.copytree(BASE, folder / "project"))
    change(project, LESSON, "status: concept", "status: gereed")
    assert accept(project, "--all", kind="first", today="2026-10-01").exit_code == 0
    return project


def catalogue_of(project: Path) -> Catalogue:
    """The catalogue of a project without errors."""
    loaded = load(project, BUILD_DAY)
    assert loaded.catalogue is not None, [finding.line_of_text() for finding in loaded.diagnostics]
    return loaded.catalogue


def codes(result: Result) -> list[str]:
    """The codes that a command printed, one for each finding."""
    return [line.split(": ")[1].split()[0] for line in result.output.splitlines() if ": M" in line]
