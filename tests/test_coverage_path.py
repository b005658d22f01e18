"""From a changed age in the protocol to lessons that are looked at again, on a copy of the project itself."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import openpyxl
from click.testing import CliRunner, Result

from decisions import accept, accepted_project, change, codes, done, review, run
from medialijn.__main__ import main
from medialijn.coverage import cover
from medialijn.pages import generate
from medialijn.sources.loading import load
from project import copy_project

PROTOCOL = "docs/protocol/ichthus/protocol.md"
ARTICLE, LESSON = "ichthus:PROF-4", "mag-die-foto-online"
DAYS = ("2026-11-22", "2026-11-23", "2026-11-24", "2026-11-25")


def report(project: Path, form: str, day: str, *more: str) -> Result:
    """The report in a form on a day."""
    return CliRunner().invoke(main, ["coverage", "--project", str(project), "--today", day, "--format", form, *more])


def forms(project: Path, day: str, out: Path) -> dict[str, str]:
    """Console, page, workbook and tables, as text."""
    report(project, "xlsx", day, "--out", str(out))
    report(project, "csv", day, "--out", str(out))
    book = openpyxl.load_workbook(out / "dekking.xlsx")
    cells = [str(cell) for row in book["Te doen"].iter_rows(values_only=True) for cell in row]
    rows = csv.reader(io.StringIO((out / "dekking-te-doen.csv").read_text("utf-8-sig"), newline=""), delimiter=";")
    catalogue = load(project, day).catalogue
    assert catalogue is not None
    return {
        "console": report(project, "text", day).stdout,
        "page": generate(catalogue, cover(catalogue, day))["teamleider/dekking/index.md"].html,
        "workbook": "\n".join(cells),
        "table": "\n".join(cell for row in rows for cell in row),
    }


def test_a_changed_age_makes_lessons_suspect_until_they_are_reviewed(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    assert review(project, LESSON, today=DAYS[0]).exit_code == 0
    change(project, PROTOCOL, "Een leerling van 16 jaar", "Een leerling van 18 jaar")
    refused = run(project, "check", today=DAYS[1])
    assert refused.exit_code == 1
    assert len(codes(refused)) == 1
    assert accept(project, ARTICLE, kind="substantive", today=DAYS[1]).exit_code == 0
    assert run(project, "check", today=DAYS[1]).exit_code == 0
    suspect = forms(project, DAYS[2], tmp_path / "suspect")
    words = {
        "page": ("16</del>", "18</ins>"),
        **dict.fromkeys(("console", "workbook", "table"), ("[weg: 16]", "[nieuw: 18]")),
    }
    for form, text in suspect.items():
        assert all(word in text for word in words[form]), form
        assert "te herzien sinds 23 november 2026" in text, form
    assert review(project, LESSON, today=DAYS[3]).exit_code == 0
    for form, text in forms(project, DAYS[3], tmp_path / "clean").items():
        assert not any(word in text for word in words[form]), form
        assert "te herzien sinds" not in text, form


def test_the_schools_own_article_makes_a_shared_lesson_suspect_that_does_not_name_it(tmp_path: Path) -> None:
    """Only the protocol of the school is active; the lesson names another one, which is confirmed to be the same."""
    project, own = accepted_project(tmp_path), "docs/protocol/els"
    shutil.copytree(project / "docs/protocol/linde", project / own, ignore=shutil.ignore_patterns("lock.yml"))
    change(project, f"{own}/protocol.md", "id: linde\n", "id: els\n")
    change(project, f"{own}/protocol.md", "school: De Linde", "school: De Els")
    change(project, f"{own}/needs.yml", "theme: rust", "theme: rust\n    same_as: [linde:OM-1]")
    change(project, "medialijn.yml", "active: [linde]", "active: [els]")
    done(project, "protocol", "accept", "--all", "--protocol", "els", "--kind", "first", "--note", "x", today=DAYS[0])
    assert review(project, "de-klassenapp", today=DAYS[0]).exit_code == 0
    change(project, f"{own}/protocol.md", "Na negen uur 's avonds", "Na tien uur 's avonds")
    assert accept(project, "els:TEL-1", kind="substantive", today=DAYS[1]).exit_code == 0
    for form, text in forms(project, DAYS[2], tmp_path / "suspect").items():
        assert "te herzien sinds 23 november 2026: TEL-1 is gewijzigd" in text, form
        assert all(word in text for word in (("negen</del>", "tien</ins>") if form == "page" else ("[nieuw: tien]",)))
    assert report(project, "text", "2026-12-24").exit_code == 1
    catalogue = load(project, DAYS[2]).catalogue
    assert catalogue is not None
    pages = generate(catalogue, cover(catalogue, DAYS[2]))
    assert "TEL-1" in pages["lessen/de-klassenapp/index.md"].html.partition("is gewijzigd op 23 november 2026")[0]
    assert review(project, "de-klassenapp", today=DAYS[3]).exit_code == 0
    assert all("te herzien sinds" not in text for text in forms(project, DAYS[3], tmp_path / "clean").values())
