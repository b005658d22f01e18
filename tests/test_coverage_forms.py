"""Console, page, workbook and tables say the same, and tell what changed."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import asdict, replace
from html import unescape

import openpyxl
import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from medialijn.coverage import NothingInViewError, Report, View, cover
from medialijn.coverage.gate import Gate, OtherFiltersError, failures
from medialijn.coverage.report import ArticleDuty, as_json, json_schema, read_json
from medialijn.packages import console_text, csv_files, workbook
from medialijn.packages.tables import coverage_tables
from medialijn.pages import generate
from medialijn.pages.words import read_words
from medialijn.sources.catalogue import Catalogue
from medialijn.sources.needs import Exemption
from project import BUILD_DAY
from reviewed import changed, finished, reviewed, with_need
from test_coverage_counts import plan, planned, project

WORDS = read_words()
SHEETS = ["Overzicht", "Te doen", "Artikelen", "Jaren", "Doelen", "Koppelingen", "Beoordelingen"]


def report(catalogue: Catalogue, view: View | None = None) -> Report:
    """The report on the day of the tests."""
    return cover(catalogue, BUILD_DAY, view=view).report


def page(catalogue: Catalogue) -> str:
    """What a reader sees of the page, with the words that changed marked as in a wiki."""
    html = generate(catalogue, cover(catalogue, BUILD_DAY))["teamleider/dekking/index.md"].html
    html = re.sub(r"<(del|ins)><span[^>]*>[^<]*</span>(.*?)</\1>", r"{\1 \2}", html)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def sheets(raw: bytes) -> dict[str, list[list[object]]]:
    """The rows of each sheet below its notes; empty cells are empty text, as in a CSV file."""
    book = openpyxl.load_workbook(io.BytesIO(raw))
    return {
        sheet.title: [
            ["" if value is None else value for value in row] for row in sheet.iter_rows(min_row=4, values_only=True)
        ]
        for sheet in book
    }


def rows(raw: bytes) -> list[list[str]]:
    """The rows of a CSV file, without the one that holds the filters."""
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))[1:]


@pytest.mark.parametrize("catalogue", [project(), changed()], ids=["project", "changed"])
def test_workbook_and_tables_hold_the_same_and_every_figure_of_the_report(catalogue: Catalogue) -> None:
    found = report(catalogue)
    book, files = sheets(workbook(found, WORDS)), csv_files(found, WORDS)
    assert list(book) == SHEETS
    for title, cells in book.items():
        as_text = [[str(cell) for cell in row] for row in cells]
        assert as_text == rows(files[f"dekking-{title.lower().replace(' ', '-')}.csv"])
    figures = [
        figure
        for protocol in found.protocols
        for of_one in ([one.figures for one in protocol.audiences], [one.figures for one in protocol.routes])
        for figures_ in of_one
        for figure in figures_
    ]
    shown = [(row[5], row[6], row[7]) for row in book["Overzicht"][1:]]
    assert shown == [(one.numerator, one.denominator, one.percent) for one in figures]
    assert len(book["Te doen"]) == len(found.todo) + 1
    assert len(book["Koppelingen"]) == len(found.links) + 1


@pytest.mark.parametrize("catalogue", [project(), changed()], ids=["project", "changed"])
def test_console_and_page_say_every_sentence_with_the_figures_of_the_report(catalogue: Catalogue) -> None:
    found = report(catalogue)
    text, seen = " ".join(console_text(found, WORDS).split()), page(catalogue)
    for protocol in found.protocols:
        for one in protocol.audiences:
            article, cell = one.figure("available", "article"), one.figure("available", "cell")
            if not article.denominator:
                continue
            start = f"Van de {article.denominator} artikelen van {protocol.school} die {WORDS(f'who.{one.audience}')}"
            for said in (text, seen):
                sentence = said.partition(start)[2][:250]
                assert re.search(rf"(?:is|zijn) er {article.numerator} beschikbaar \({article.percent} %\)", sentence)
                assert (
                    f"Per onderdeel geteld: {cell.numerator} van de {cell.denominator} ({cell.percent} %)" in sentence
                )
    for said in (text, seen):
        assert f"Te doen: {len(found.todo)}" in said
        assert "Stand van 21 november 2026; geteld is wat 'beschikbaar' is of verder; alle jaren, vakken en" in said


def test_the_changed_words_stand_in_all_four_forms_until_a_new_review() -> None:
    suspect, clean = changed(), reviewed(changed(), "2026-11-12")
    said = "De les 'De klassenapp' is te herzien sinds 10 november 2026: OM-1 is gewijzigd."
    for catalogue, is_there in ((suspect, True), (clean, False)):
        found = report(catalogue)
        book = str(sheets(workbook(found, WORDS)))
        tables = "".join(raw.decode("utf-8-sig") for raw in csv_files(found, WORDS).values())
        for text in (console_text(found, WORDS), book, tables):
            assert (said.replace("'", "\\'") in text or said in text) is is_there
            assert ("[nieuw: een uur]" in text) is is_there
        assert ("{ins een uur}" in page(catalogue)) is is_there
        assert (said in page(catalogue)) is is_there
        assert ("te herzien" in page(catalogue)) is is_there


def test_the_same_report_gives_the_same_bytes() -> None:
    once, again = report(changed()), report(changed())
    assert workbook(once, WORDS) == workbook(again, WORDS)
    assert csv_files(once, WORDS) == csv_files(again, WORDS)
    assert as_json(once) == as_json(again)
    assert workbook(once, WORDS) != workbook(replace(once, today="2026-11-22"), WORDS)


def test_a_workbook_can_be_filtered_and_keeps_its_heads_in_sight() -> None:
    for sheet in openpyxl.load_workbook(io.BytesIO(workbook(report(changed()), WORDS))):
        assert sheet.freeze_panes == "A5"
        assert str(sheet.auto_filter.ref).startswith("A4:")
        assert "21 november 2026" in str(sheet["A2"].value)


def test_tables_open_in_a_dutch_spreadsheet() -> None:
    for raw in csv_files(report(changed()), WORDS).values():
        assert raw.startswith(b"\xef\xbb\xbf")
        assert raw.count(b"\n") == raw.count(b"\r\n")
        assert b";" in raw


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_text_of_a_school_can_become_a_formula(start: str) -> None:
    catalogue = reviewed(finished(title=f"{start}1+1"), note=f"{start}cmd|'/c calc'!A0")
    found = report(catalogue)
    for table in coverage_tables(found, WORDS):
        values = [value for row in table.rows for value in row if isinstance(value, str)]
        assert not [value for value in values if value.startswith(start)]
    with zipfile.ZipFile(io.BytesIO(workbook(found, WORDS))) as book:
        assert not [name for name in book.namelist() if b"<f>" in book.read(name)]


@pytest.mark.parametrize(
    "view", [View(), View(audience="leerling"), View(year=1), View(subject="ict", level="adopted")]
)
def test_the_json_fits_its_schema_and_can_be_read_again(view: View) -> None:
    found = report(project(), view)
    schema = json_schema()
    Draft202012Validator.check_schema(schema)
    data = json.loads(as_json(found))
    assert list(Draft202012Validator(schema).iter_errors(data)) == []
    assert list(Draft202012Validator(schema).iter_errors({**data, "other": 1}))
    assert read_json(as_json(found)) == found
    assert asdict(read_json(as_json(found))) == asdict(found)
    every = [schema, *schema["$defs"].values()]
    assert all(part["additionalProperties"] is False and part["description"] for part in every)
    assert all(set(part["required"]) == set(part["properties"]) for part in every)


def test_the_filters_in_force_stand_in_every_form() -> None:
    found = report(project(), View(year=1, subject="mentoraat", audience="leerling", level="adopted"))
    line = (
        "Stand van 21 november 2026; geteld is wat 'vastgesteld' is of verder; alleen leerlingen; "
        "alleen leerjaar of groep 1; alleen het vak Mentoraat"
    )
    assert line in console_text(found, WORDS)
    assert all(line in raw.decode("utf-8-sig") for raw in csv_files(found, WORDS).values())
    book = openpyxl.load_workbook(io.BytesIO(workbook(found, WORDS)))
    assert all(sheet["A2"].value == line for sheet in book)
    assert (found.filters.year, found.filters.subject, found.filters.audience) == (1, "mentoraat", "leerling")


def test_a_filter_leaves_only_what_it_is_about() -> None:
    found = report(project(), View(year=1, subject="ict"))
    assert {lesson.subject for lesson in found.lessons} == {"ict"}
    assert {link.lesson for link in found.links} <= {lesson.id for lesson in found.lessons}
    assert {one.audience for protocol in found.protocols for one in protocol.audiences} == {"leerling"}
    taught = {link.target for link in found.links if link.kind == "taught"}
    reached = {
        cell.target for p in found.protocols for a in p.articles for d in a.duties for cell in d.cells if cell.lessons
    }
    assert reached <= taught


def test_a_year_of_one_sector_is_not_the_group_of_the_same_number() -> None:
    """A lesson for year 1 and group 2 gives nobody in year 2 anything, and there is no year 7 to report about."""
    both = finished(sectors=("vo", "po"), years=(1,), groups=(2, 7))
    assert [one.lessons for one in pupils(report(both, View(year=1)), "linde:OM-1").cells] == [("de-klassenapp",)]
    assert [one.lessons for one in pupils(report(both, View(year=2)), "linde:OM-1").cells] == [()]
    with pytest.raises(NothingInViewError):
        report(both, View(year=7))
    every = planned([{**one, "status": "concept", "asked": [], "adopted": False} for one in plan()])
    assert [(one.id, len(one.audiences)) for one in report(every, View(year=7)).protocols] == [
        ("ichthus", 0),
        ("vivente", 1),
    ]


def pupils(found: Report, article_id: str) -> ArticleDuty:
    """What pupils have to do with an article."""
    articles = (article for protocol in found.protocols for article in protocol.articles if article.id == article_id)
    return next(duty for article in articles for duty in article.duties if duty.audience == "leerling")


def test_a_report_about_one_year_says_nothing_of_the_years_of_a_route() -> None:
    """In one year every route has the same lessons; the years before and after it are not in view."""
    assert "Voor vmbo, leerjaar 1 tot en met 4" in console_text(report(project()), WORDS)
    assert "Voor vmbo" not in console_text(report(project(), View(year=2)), WORDS)


@pytest.mark.parametrize("view", [View(), View(subject="ict"), View(year=2), View(audience="ouder")])
def test_the_questions_of_an_article_are_those_of_the_lessons_in_view(view: View) -> None:
    found = report(project(), view)
    sectors = {lesson.id: lesson.sectors for lesson in found.lessons}
    for protocol in found.protocols:
        for article in protocol.articles:
            asked = {
                (link.lesson, link.question)
                for link in found.links
                if link.kind == "assessed" and link.target.partition(".")[0] == article.id
            }
            assert article.questions == sum(protocol.sector in sectors[lesson] for lesson, _ in asked)


def test_filters_that_leave_nothing_are_no_report() -> None:
    for view in (View(year=8, subject="ict"), View(year=1, audience="ouder"), View(subject="ouderavond")):
        with pytest.raises(NothingInViewError):
            report(project(), view)


def test_only_lessons_for_pupils_cover_a_goal_of_the_curriculum() -> None:
    """What staff or parents learn is no teaching of pupils."""
    for audience, verdict in (("leerling", "covered"), ("medewerker", "open"), ("ouder", "open")):
        (goal,) = report(finished(audience=audience)).goals
        assert (goal.verdict, goal.covered, bool(goal.lessons)) == (verdict, verdict == "covered", verdict == "covered")


def test_the_gate_wants_its_share_of_every_audience_and_nothing_worse_than_before() -> None:
    found = report(reviewed(finished()))
    assert failures(found, Gate(least=33)) == ()
    assert [one.kind for one in failures(found, Gate(least=34))] == ["least"]
    assert failures(found, Gate(earlier=report(finished()))) == ()
    assert {one.kind for one in failures(report(finished()), Gate(earlier=found))} == {"worse"}
    assert {one.kind for one in failures(replace(found, protocols=()), Gate(earlier=found))} == {"gone"}
    assert [one.kind for one in failures(replace(found, protocols=()), Gate(least=0))] == ["empty"]
    with pytest.raises(OtherFiltersError):
        failures(found, Gate(earlier=report(finished(), View(level="adopted"))))


def test_a_route_may_not_be_worse_than_before_either() -> None:
    """A lesson that moves to year 5 is still there for pupils, but not for those of vmbo, who leave after year 4."""
    before, after = report(finished(years=(4,))), report(finished(years=(5,)))
    found = failures(after, Gate(earlier=before))
    assert {(one.kind, one.about, one.audience) for one in found} == {("worse", "linde vmbo", "leerling")}
    assert failures(before, Gate(earlier=after)) == ()
    assert {one.about for one in failures(report(finished(status="concept")), Gate(earlier=after))} == {"linde"}
    (protocol,) = before.protocols
    fewer = replace(before, protocols=(replace(protocol, routes=protocol.routes[1:]),))
    assert [(one.kind, one.about) for one in failures(fewer, Gate(earlier=before))] == [("gone", "linde vmbo")]


def test_an_audience_that_is_exempt_from_all_it_had_is_worse_than_before() -> None:
    """Nothing never passes; whoever means it makes the earlier report again."""
    before, after = finished(), finished()
    for name in ("OM-1", "OM-2", "TEL-1"):
        exempt = (Exemption(audience="leerling", reason="Zij zijn op kamp.", until="2027-01-01"),)
        after = with_need(after, name, exempt=exempt)
    assert {one.now for one in failures(report(after), Gate(earlier=report(before)))} == {"0/0"}
    assert failures(report(before), Gate(earlier=report(after))) == ()
