"""From a changed age in the protocol to lessons that are looked at again, on a copy of the project itself."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from decisions import PROTOCOL as PROTOCOL_OF_LINDE
from decisions import accept, accepted_project, change, codes, done, review, run
from medialijn.__main__ import main
from medialijn.coverage import cover
from medialijn.pages import Page, generate
from medialijn.sources.loading import load
from project import copy_project

PROTOCOL = "docs/protocol/ichthus/protocol.md"
ARTICLE, LESSON = "ichthus:PROF-4", "mag-die-foto-online"
DAYS = ("2026-11-22", "2026-11-23", "2026-11-24", "2026-11-25")


def report(project: Path, form: str, day: str, *more: str) -> Result:
    """The report in a form on a day."""
    return CliRunner().invoke(main, ["coverage", "--project", str(project), "--today", day, "--format", form, *more])


def pages(project: Path, day: str) -> Mapping[str, Page]:
    """The site of a project without errors."""
    catalogue = load(project, day).catalogue
    assert catalogue is not None
    return generate(catalogue, cover(catalogue, day))


def forms(project: Path, day: str, out: Path) -> dict[str, str]:
    """Console, page, workbook and tables, as text."""
    report(project, "xlsx", day, "--out", str(out))
    report(project, "csv", day, "--out", str(out))
    book = openpyxl.load_workbook(out / "dekking.xlsx")
    cells = [str(cell) for row in book["Te doen"].iter_rows(values_only=True) for cell in row]
    rows = csv.reader(io.StringIO((out / "dekking-te-doen.csv").read_text("utf-8-sig"), newline=""), delimiter=";")
    return {
        "console": report(project, "text", day).stdout,
        "page": pages(project, day)["teamleider/dekking/index.md"].html,
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


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """Only the protocol of De Els is active; the lesson names that of De Linde, of which an article is the same."""
    project, own = accepted_project(tmp_path), "docs/protocol/els"
    shutil.copytree(project / "docs/protocol/linde", project / own, ignore=shutil.ignore_patterns("lock.yml"))
    change(project, f"{own}/protocol.md", "id: linde\n", "id: els\n")
    change(project, f"{own}/protocol.md", "school: De Linde", "school: De Els")
    change(project, f"{own}/needs.yml", "theme: rust", "theme: rust\n    same_as: [linde:OM-1]")
    change(project, "medialijn.yml", "active: [linde]", "active: [els]")
    done(project, "protocol", "accept", "--all", "--protocol", "els", "--kind", "first", "--note", "x", today=DAYS[0])
    assert review(project, "de-klassenapp", today=DAYS[0]).exit_code == 0
    return project


def test_the_schools_own_article_makes_a_shared_lesson_suspect_that_does_not_name_it(
    shared: Path, tmp_path: Path
) -> None:
    change(shared, "docs/protocol/els/protocol.md", "Na negen uur 's avonds", "Na tien uur 's avonds")
    assert accept(shared, "els:TEL-1", kind="substantive", today=DAYS[1]).exit_code == 0
    for form, text in forms(shared, DAYS[2], tmp_path / "suspect").items():
        assert "te herzien sinds 23 november 2026: TEL-1 is gewijzigd" in text, form
        assert all(word in text for word in (("negen</del>", "tien</ins>") if form == "page" else ("[nieuw: tien]",)))
    assert report(shared, "text", "2026-12-24").exit_code == 1
    assert "TEL-1" in pages(shared, DAYS[2])["lessen/de-klassenapp/index.md"].html.partition("is gewijzigd op")[0]
    assert review(shared, "de-klassenapp", today=DAYS[3]).exit_code == 0
    assert all("te herzien sinds" not in text for text in forms(shared, DAYS[3], tmp_path / "clean").values())


def test_what_is_confirmed_to_be_the_same_after_a_review_was_never_reviewed(shared: Path) -> None:
    """Who writes down that two articles say the same has not looked at the lesson; `medialijn diff` says so too."""
    assert adopted(shared, DAYS[1]) == ["els:TEL-1"]
    change(shared, "docs/protocol/els/needs.yml", "theme: beeld", "theme: beeld\n    same_as: [linde:OM-2.foto]")
    assert adopted(shared, DAYS[1]) == ["els:TEL-1"]
    assert "Nog niemand heeft hem vastgesteld voor OM-2." in report(shared, "text", DAYS[1]).stdout
    assert set(codes(run(shared, "diff", "de-klassenapp", today=DAYS[1]))) == {"M814"}
    assert review(shared, "de-klassenapp", today=DAYS[1]).exit_code == 0
    assert adopted(shared, DAYS[1]) == ["els:OM-2.foto", "els:OM-2.naam", "els:TEL-1"]
    assert "Nog niemand heeft hem" not in report(shared, "text", DAYS[1]).stdout
    change(shared, "docs/protocol/els/needs.yml", "text: een naam", "text: een achternaam")
    assert accept(shared, "els:OM-2.naam", kind="substantive", today=DAYS[2]).exit_code == 0
    assert adopted(shared, DAYS[2]) == ["els:OM-2.foto", "els:TEL-1"]
    assert codes(run(shared, "diff", "de-klassenapp", today=DAYS[2])) == ["M815"]
    assert "te herzien sinds 24 november 2026: OM-2 is gewijzigd" in report(shared, "text", DAYS[2]).stdout
    assert review(shared, "de-klassenapp", today=DAYS[3]).exit_code == 0
    assert adopted(shared, DAYS[3]) == ["els:OM-2.foto", "els:OM-2.naam", "els:TEL-1"]


def adopted(project: Path, day: str) -> list[str]:
    """What is adopted for pupils, in any year."""
    catalogue = load(project, day).catalogue
    assert catalogue is not None
    (protocol,) = cover(catalogue, day).report.protocols
    duties = (duty for article in protocol.articles for duty in article.duties if duty.audience == "leerling")
    return sorted({cell.target for duty in duties for cell in duty.cells if cell.level == "adopted"})


def test_an_article_of_a_protocol_that_is_not_active_is_told_with_its_protocol_and_has_no_place_in_the_matrix(
    shared: Path, tmp_path: Path
) -> None:
    """Two protocols may well have an OM-1 each."""
    change(shared, PROTOCOL_OF_LINDE, "Dan wacht je met typen.", "Dan stop je met typen.")
    assert accept(shared, "linde:OM-1", kind="substantive", today=DAYS[1]).exit_code == 0
    found = forms(shared, DAYS[2], tmp_path / "suspect")
    assert all("te herzien sinds 23 november 2026: linde OM-1 is gewijzigd" in text for text in found.values())
    assert 'href="../../protocol/linde/#om-1"' in found["page"]
    assert 'href="linde/' not in found["page"]
