"""`medialijn pdf` and `medialijn docx`, and a site with documents to download."""

from __future__ import annotations

import re
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from case_files import BASE
from medialijn.cli import main
from medialijn.packages.making import ExtraMissingError
from medialijn.site_files import DOWNLOADS, document_files, site_files
from paper_lessons import catalogue_of
from project import BUILD_DAY
from required import missing


def medialijn(*arguments: str | Path) -> Result:
    """The result of a command on the small project, on a fixed day."""
    options = ("--project", BASE, "--today", BUILD_DAY)
    return CliRunner().invoke(main, [str(argument) for argument in (*arguments, *options)])


def test_each_command_writes_its_documents_and_names_them(tmp_path: Path) -> None:
    if find_spec("docx") is None:
        missing("the extra [pdf] is not here")
    result = medialijn("docx", "de-klassenapp", "--out", tmp_path / "new")
    assert (result.exit_code, result.output) == (0, f"{tmp_path / 'new' / 'de-klassenapp-werkbladen.docx'}\n")
    assert (tmp_path / "new" / "de-klassenapp-werkbladen.docx").read_bytes().startswith(b"PK")


def test_an_unknown_lesson_is_said_and_nothing_is_written(tmp_path: Path) -> None:
    result = medialijn("pdf", "de-klasapp", "--out", tmp_path / "new")
    assert result.exit_code == 1
    assert "there is no lesson 'de-klasapp'; choose from de-klassenapp" in result.output
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(("command", "package"), [("pdf", "weasyprint"), ("docx", "docx")])
def test_without_the_extra_one_line_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str, package: str
) -> None:
    for module in [name for name in sys.modules if name.startswith("medialijn.packages.") and "writer" in name]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, package, None)
    # A lesson of its own: what was made before is kept.
    project = Path(shutil.copytree(BASE, tmp_path / "project"))
    lesson = project / "lessons/klas-1/de-klassenapp.md"
    lesson.write_text(lesson.read_text("utf-8").replace("title: De klassenapp", f"title: Zonder {package}"), "utf-8")
    arguments = ["pdf" if command == "pdf" else "docx", "--project", str(project), "--out", str(tmp_path / "new")]
    result = CliRunner().invoke(main, [*arguments, "--today", BUILD_DAY])
    assert result.exit_code == 1
    assert 'pip install "medialijn[pdf]"' in result.output
    assert ("brew install pango" in result.output) == (command == "pdf")
    assert not (tmp_path / "new").exists()


def test_a_site_has_every_document_that_its_pages_lead_to_and_only_on_demand(monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = catalogue_of(BASE)
    monkeypatch.delenv(DOWNLOADS, raising=False)
    plain = site_files(BASE, catalogue, BUILD_DAY)
    monkeypatch.setenv(DOWNLOADS, "1")
    try:
        files = site_files(BASE, catalogue, BUILD_DAY)
    except ExtraMissingError as error:
        missing(str(error))
    lent = {place for place in files.others if place.startswith("downloads/")}
    assert lent == {f"downloads/{name}" for name in document_files(BASE, catalogue, BUILD_DAY)}
    linked = {
        found for page in files.pages.values() for found in re.findall(r'href="[./]*/(downloads/[^"]*)"', page.html)
    }
    assert linked == lent
    assert plain.others.keys() == files.others.keys() - lent
    assert not any("downloads/" in page.html for page in plain.pages.values())
