"""The register of given lessons: what counts for a class, at the build and in the browser."""

from __future__ import annotations

import random
import re
import shutil
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from case_files import BASE
from medialijn.coverage import cover
from medialijn.coverage.ladder import Level
from medialijn.coverage.links import same_as_lines
from medialijn.coverage.reaching import Reaching
from medialijn.coverage.review_dates import due
from medialijn.coverage.states import LinkStates
from medialijn.coverage.taught import class_records
from medialijn.coverage.teaching import taught_articles
from medialijn.coverage.view import View
from medialijn.pages import generate
from medialijn.sources.catalogue import Catalogue
from medialijn.sources.loading import load
from medialijn.sources.reading import Findings, decode
from medialijn.sources.register import COLUMNS, Register, read_register
from medialijn.sources.school_weeks import school_year
from medialijn.sources.year_plan import PlannedLesson, YearPlan, empty_plan
from project import BUILD_DAY, ROOT

SCRIPT = (ROOT / "docs" / "assets" / "js" / "register.js").read_text("utf-8")
HEAD = ";".join(COLUMNS)
WILG = Path(__file__).parent / "wilg"
YEARS = ("2026-2027", "2025-2026")


def catalogue_of(project: Path) -> Catalogue:
    found = load(project, BUILD_DAY).catalogue
    assert found is not None
    return found


@pytest.fixture(scope="module")
def real() -> Catalogue:
    """The lessons and protocols of this site."""
    return catalogue_of(ROOT)


@pytest.fixture(scope="module")
def wilg(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The same lessons for a school with a protocol of its own, through `same_as`."""
    project = tmp_path_factory.mktemp("wilg") / "project"
    project.mkdir()
    for part in ("docs", "lessons", "quizzes"):
        shutil.copytree(ROOT / part, project / part)
    shutil.copytree(WILG, project / "docs" / "protocol" / "wilg")
    settings = (ROOT / "medialijn.yml").read_text("utf-8").replace("[ichthus, vivente]", "[wilg, ichthus]")
    (project / "medialijn.yml").write_text(settings, "utf-8")
    return catalogue_of(project)


@pytest.mark.parametrize("name", ["real", "wilg"])
def test_a_class_that_had_every_lesson_has_what_the_report_calls_available(
    name: str, request: pytest.FixtureRequest
) -> None:
    catalogue: Catalogue = request.getfixturevalue(name)
    reaching = Reaching(catalogue, same_as_lines(catalogue), LinkStates(catalogue, BUILD_DAY, due), View())
    every = frozenset(catalogue.lessons)
    articles = taught_articles(catalogue)
    assert sum(bool(one.reached(every)) for one in articles) > 2
    for one in articles:
        _, article, _ = catalogue.article(one.id)
        targets = [f"{one.id}.{part.id}" for part in article.parts if "leerling" in part.must] or [one.id]
        reached = sum(reaching.of(each, "leerling", one.sector).level >= Level.AVAILABLE for each in targets)
        assert (one.reached(every), len(one.parts)) == (reached, len(targets)), one.id
        assert one.reached(frozenset()) == 0


def plan_for(catalogue: Catalogue, chance: random.Random) -> YearPlan:
    """A plan with some lessons for classes of some years and groups."""
    plan = empty_plan(school_year(YEARS[0], "08-01"))
    groups = ("leerjaar-1", "leerjaar-2", "groep-8")
    lessons = tuple(
        PlannedLesson(chance.choice(groups), "mentoraat", week, chance.choice(list(catalogue.lessons)))
        for week in chance.sample(plan.weeks, 8)
    )
    classes = {"leerjaar-1": ("1A", "1.b"), "leerjaar-2": ("2A",), "groep-8": ("8",)}
    return YearPlan("plan.yml", plan.school_year, (), {}, classes, lessons, plan.weeks)


def file_of(catalogue: Catalogue, chance: random.Random, year: str) -> str:
    """A file as mentors and spreadsheets leave it: doubles, classes spelled otherwise, unknown lessons, empty lines."""
    names = ("1A", "1a", "1.B", "1-b", "2A", "3 C", "8")
    lessons = [*catalogue.lessons, "constructor", "weg-gegooid"]
    rows = []
    for _ in range(chance.randint(0, 60)):
        day, month = chance.randint(1, 28), chance.choice((9, 10, 11, 12))
        written = chance.choice((f"{year[:4]}-{month:02}-{day:02}", f"{day}-{month}-{year[:4]}"))
        rows.append(f"{year};{chance.choice(names)};{chance.choice(lessons)};{written}{chance.choice(('', ' '))}")
    return "\ufeff" + "".join(f"{line}\r\n" for line in (HEAD, *rows, *rows[:2], ""))


def counted_by_python(catalogue: Catalogue, plan: YearPlan, files: dict[str, str]) -> list[dict[str, Any]]:
    registers = []
    for year, raw in files.items():
        findings = Findings(f"register/{year}.csv")
        text = decode(raw.encode(), findings)
        assert text is not None
        source = read_register(year, text, findings, "08-01")
        assert isinstance(source.value, Register)
        assert {one.code for one in findings.items} <= {"M848"}
        registers.append(source.value)
    articles = taught_articles(catalogue)
    return [asdict(one.count(articles)) for one in class_records(plan, registers, catalogue.lessons)]


_COUNT = """([data, texts]) => {
  const register = window.medialijn.register;
  const read = texts.map(text => register.read(text, data.start));
  const once = register.withoutDoubles(read.flatMap(one => one.entries));
  return register.records(data, once.entries).classes.map(record => {
    const count = register.count(record, data.articles);
    return {school_year: record.year, name: record.name, year_group: record.group,
      lessons_planned: count.lessonsPlanned, lessons_given: count.lessonsGiven, lessons_kept: count.lessonsKept,
      articles_planned: count.articlesPlanned, articles_given: count.articlesGiven,
      articles_partly: count.articlesPartly};
  });
}"""


def data_for(catalogue: Catalogue, plan: YearPlan) -> dict[str, Any]:
    """What the page of the register gives its script."""
    return {
        "start": "08-01",
        "lessons": dict.fromkeys(catalogue.lessons, ""),
        "classes": [
            {"year": one.school_year, "name": one.name, "group": one.year_group, "planned": one.planned}
            for one in class_records(plan, (), ())
        ],
        "articles": [asdict(one) for one in taught_articles(catalogue)],
    }


@pytest.fixture
def script(page: Page) -> Page:
    """A page that holds nothing but the functions of the register."""
    page.set_content("<!doctype html><title>register</title>")
    page.add_script_tag(content=SCRIPT)
    return page


@pytest.mark.browser
@pytest.mark.parametrize("name", ["real", "wilg"])
def test_the_browser_counts_what_python_counts(script: Page, name: str, request: pytest.FixtureRequest) -> None:
    catalogue: Catalogue = request.getfixturevalue(name)
    seen: set[str] = set()
    for seed in range(40):
        chance = random.Random(seed)
        plan = plan_for(catalogue, chance)
        files = {year: file_of(catalogue, chance, year) for year in YEARS}
        expected = counted_by_python(catalogue, plan, files)
        assert script.evaluate(_COUNT, [data_for(catalogue, plan), list(files.values())]) == expected, seed
        seen |= {key for one in expected for key, value in one.items() if value}
    assert seen >= {"lessons_kept", "articles_planned", "articles_given", "articles_partly"}


HOSTILE = {
    "no columns": "a,b,c\n",
    "other columns": "school_year;class;lesson\n",
    "empty": "",
    "html in a cell": f"{HEAD}\n2026-2027;<img src=x onerror=alert(1)>;jij-zag-het;2026-11-05",
    "a formula": f"{HEAD}\n2026-2027;1A;jij-zag-het;2026-11-05\n2026-2027;=1+1;jij-zag-het;2026-11-05",
    "a name": f"{HEAD}\n2026-2027;Juf Van der Wilg-Berk;jij-zag-het;2026-11-05",
    "a quote": f'{HEAD}\n2026-2027;"1A";jij-zag-het;2026-11-05',
    "a path": f"{HEAD}\n2026-2027;1A;../jij-zag-het;2026-11-05",
    "no day": f"{HEAD}\n2026-2027;1A;jij-zag-het;2026-02-30",
    "no day of a spreadsheet": f"{HEAD}\n2026-2027;1A;jij-zag-het;31-11-2026",
    "a long number": f"{HEAD}\n2026-2027;1A;jij-zag-het;2026-11-0005",
    "another year": f"{HEAD}\n2025-2026;1A;jij-zag-het;2026-11-05",
    "the day before": f"{HEAD}\n2026-2027;1A;jij-zag-het;2026-07-31",
    "five cells": f"{HEAD}\n2026-2027;1A;jij-zag-het;2026-11-05;x",
    "too many rows": f"{HEAD}\n" + "2026-2027;1A;jij-zag-het;2026-11-05\n" * 20_001,
    "digits of elsewhere": f"{HEAD}\n2026-2027;1A;jij-zag-het;٢٠٢٦-11-05",
    "a hidden character": f"{HEAD}\n2026-2027;1\u200bA;jij-zag-het;2026-11-05",
}


@pytest.mark.browser
def test_browser_and_python_refuse_the_same_files_at_the_same_line(script: Page) -> None:
    for name, text in HOSTILE.items():
        findings = Findings("register/2026-2027.csv")
        read_register("2026-2027", text, findings, "08-01")
        refused = [(one.line, one.values["row"]) for one in findings.items if one.code == "M847"]
        found = script.evaluate("text => window.medialijn.register.read(text, '08-01')", text)
        assert [(found.get("line"), found.get("fault"))] == refused[:1], name
    binary = bytes(range(256)).decode("utf-8", "replace")
    assert script.evaluate("text => window.medialijn.register.read(text, '08-01').fault", binary) == "header"


@pytest.mark.browser
def test_what_is_written_is_read_again_and_runs_nowhere(script: Page) -> None:
    """A spreadsheet takes a cell that begins with = + - or @ for a formula; a quote before it keeps it a text."""
    cells = ["=1+1", "+31", "-2", "@som", "\tx", 'zeg "ja"; of nee', "1A"]
    written = script.evaluate("row => window.medialijn.register.write([row])", cells)
    assert written == '\ufeff\'=1+1;\'+31;\'-2;\'@som;\'\tx;"zeg ""ja""; of nee";1A\r\n'
    entries = [{"year": "2026-2027", "name": "1.b", "lesson": "jij-zag-het", "day": "2026-11-05"}]
    again = script.evaluate(
        "rows => window.medialijn.register.read(window.medialijn.register.writeEntries(rows), '08-01').entries", entries
    )
    assert again == entries


def test_a_committed_register_stands_on_the_page_without_a_script(tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(BASE, project)
    (project / "register").mkdir()
    row = "2026-2027;1A;de-klassenapp;2026-11-05"
    (project / "register" / "2026-2027.csv").write_text(f"{HEAD}\n{row}\n", "utf-8")
    catalogue = catalogue_of(project)
    html = generate(catalogue, cover(catalogue, BUILD_DAY))["teamleider/register/index.md"].html
    cells = re.findall(r"<t[hd][^>]*>([^<]*)</t[hd]>", html.partition("<tbody>")[2].partition("</tbody>")[0])
    assert cells == ["1A", "2026-2027", "1", "niet gepland", "0", "0", "0"], "a draft reaches nothing"
    assert "<dd>gegeven op 5 november 2026</dd>" in html
