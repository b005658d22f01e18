"""The documents of the project's own lessons and of changed ones, for the tests of paper."""

from __future__ import annotations

import shutil
from pathlib import Path

from case_files import BASE
from medialijn.coverage import cover
from medialijn.pages import Document, documents
from medialijn.sources.catalogue import Catalogue
from medialijn.sources.loading import load
from project import BUILD_DAY

_WORKSHEET = "### Kaart 1\n\n___\n"
# With cards, tables, lines to write on and all variants, for three audiences.
LESSONS = ("jij-zag-het", "dapper-melden", "het-eerste-uur")


def catalogue_of(project: Path) -> Catalogue:
    """The catalogue of a project that has no errors."""
    loaded = load(project, BUILD_DAY)
    assert loaded.catalogue is not None, [finding.line_of_text() for finding in loaded.diagnostics]
    return loaded.catalogue


def documents_of(project: Path, *lessons: str) -> dict[str, Document]:
    """The documents of these lessons, or of all, by the name of their file."""
    catalogue = catalogue_of(project)
    return {document.file: document for document in documents(catalogue, cover(catalogue, BUILD_DAY), lessons)}


def with_worksheet(folder: Path, text: str) -> Path:
    """A copy of the small project whose one worksheet holds this text."""
    project = Path(shutil.copytree(BASE, folder / "project"))
    lesson = project / "lessons/klas-1/de-klassenapp.md"
    source = lesson.read_text("utf-8")
    assert source.count(_WORKSHEET) == 1
    lesson.write_text(source.replace(_WORKSHEET, text), "utf-8")
    return project
