"""The year plan: its weeks, the proposal, the calendars, and what the pages say of it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from case_files import BASE
from medialijn.cli import main
from medialijn.coverage import cover
from medialijn.coverage.year_proposal import propose
from medialijn.pages import Page, generate
from medialijn.pages.calendars import calendars
from medialijn.pages.words import read_words
from medialijn.pages.year_plan_text import plan_text
from medialijn.sources.catalogue import Catalogue
from medialijn.sources.diagnostics import Diagnostic, has_errors
from medialijn.sources.lesson import Lesson, Subject
from medialijn.sources.loading import load
from medialijn.sources.mentions import Source
from medialijn.sources.reading import Findings
from medialijn.sources.school_weeks import Period, school_year, school_year_of
from medialijn.sources.year_plan import YearPlan, empty_plan, read_year_plan
from medialijn.sources.year_plan_checks import plan_faults
from project import ROOT

TODAY = "2026-11-21"
YEAR = school_year("2026-2027", "08-01")
LESSON = "lessons/klas-1/de-klassenapp.md"
PLAN = """school_year: 2026-2027
holidays:
  - {name: Herfstvakantie, from: 2026-10-17, to: 2026-10-25}
classes:
  leerjaar-1: [1A, 1.b]
years:
  leerjaar-1:
    mentoraat:
      2026-W42: de-klassenapp
  leerjaar-2:
    mentoraat:
      2026-W53: de-klassenapp
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small project with a finished lesson of two sessions for two years, and a year plan."""
    folder = tmp_path / "project"
    shutil.copytree(BASE, folder)
    text = (folder / LESSON).read_text("utf-8")
    kinds = ("terughalen", "intro", "kennis", "activiteit", "protocol", "quiz", "voornemen")
    for kind in kinds:
        text = text.replace(f"phase={kind} ", f"session={1 if kind in kinds[:4] else 2} phase={kind} ")
    text = text.replace("status: concept", "status: gereed").replace("sessions: 1", "sessions: 2")
    (folder / LESSON).write_text(text.replace("years: [1]", "years: [1, 2]"), "utf-8", newline="")
    (folder / "plan.yml").write_text(PLAN, "utf-8", newline="")
    return folder


def loaded(project: Path) -> Catalogue:
    found = load(project, TODAY)
    assert found.catalogue is not None, [one.line_of_text() for one in found.diagnostics]
    return found.catalogue


def events_of(content: bytes) -> list[Any]:
    """The events of a calendar, as another program reads them."""
    return list(Calendar.from_ical(content.decode()).walk("VEVENT"))


def pages_of(catalogue: Catalogue) -> Mapping[str, Page]:
    return generate(catalogue, cover(catalogue, TODAY))


MODEL = loaded(BASE)
MODEL_LESSON = MODEL.lessons["de-klassenapp"]


def test_a_school_year_has_the_weeks_whose_thursday_lies_in_it() -> None:
    weeks = YEAR.weeks()
    assert (weeks[0], weeks[-1], len(weeks)) == ("2026-W32", "2027-W30", 52)
    assert "2026-W53" in weeks
    assert YEAR.last == date(2027, 7, 31)
    assert [school_year_of(day, "08-01") for day in ("2026-07-31", "2026-08-01")] == ["2025-2026", "2026-2027"]


def test_a_week_is_free_only_when_each_of_its_school_days_is() -> None:
    four_days = Period("studiereis", date(2026, 10, 19), date(2026, 10, 22))
    friday = Period("studiedag", date(2026, 10, 23), date(2026, 10, 23))
    assert "2026-W43" in YEAR.weeks_with_lessons([four_days])
    assert "2026-W43" not in YEAR.weeks_with_lessons([four_days, friday])


def many(metas: list[dict[str, object]]) -> Catalogue:
    """The small project with lessons that differ from its own in these keys."""
    lessons: dict[str, Lesson] = {}
    for number, update in enumerate(metas):
        changed = {"code": f"k-{number:02}", "status": "gereed", "years": (1,), **update}
        lessons[f"les-{number:02}"] = replace(
            MODEL_LESSON, id=f"les-{number:02}", meta=MODEL_LESSON.meta.model_copy(update=changed)
        )
    return replace(MODEL, lessons=lessons, quizzes={})


LESSONS = st.lists(
    st.fixed_dictionaries(
        {
            "subject": st.sampled_from(["mentoraat", "ict", "studieles"]),
            "sessions": st.integers(1, 3),
            "sensitivity": st.sampled_from(["normaal", "normaal", "hoog", "zeer-hoog"]),
            "years": st.sampled_from([(1,), (2,), (1, 2)]),
            "minutes": st.sampled_from([40, 45, 90]),
        }
    ),
    max_size=60,
)
HOLIDAYS = st.lists(st.tuples(st.integers(0, 360), st.integers(0, 40)), max_size=9)


def frame_of(holidays: list[tuple[int, int]], max_minutes: dict[Subject, int]) -> YearPlan:
    """A plan without lessons for the school year, with holidays that begin so many days after its first."""
    periods = tuple(
        sorted(
            Period("vakantie: 'lang' #1", YEAR.first + timedelta(start), YEAR.first + timedelta(start + length))
            for start, length in holidays
        )
    )
    plan = replace(empty_plan(YEAR), holidays=periods, weeks=YEAR.weeks_with_lessons(periods))
    return replace(plan, max_minutes=max_minutes)


def read_back(text: str, catalogue: Catalogue) -> tuple[YearPlan | None, list[Diagnostic]]:
    """The plan in a text as the strict reader takes it, and all that it says about it."""
    findings = Findings("plan.yml")
    source = read_year_plan(text, findings, "08-01")
    lessons = {name: Source(name, lesson.path, lesson) for name, lesson in catalogue.lessons.items()}
    return source.value, [*findings.items, *plan_faults(source, lessons)]


@settings(max_examples=60, deadline=None)
@given(LESSONS, HOLIDAYS, st.dictionaries(st.sampled_from(["mentoraat", "ict"]), st.integers(1, 400)))
def test_a_proposal_is_a_plan_without_errors_in_which_no_lesson_is_lost(
    metas: list[dict[str, object]], holidays: list[tuple[int, int]], max_minutes: dict[Subject, int]
) -> None:
    """Every lesson stands once for each of its years, or is named as left out; order and text are always the same."""
    catalogue, frame = many(metas), frame_of(holidays, max_minutes)
    proposal = propose(catalogue, frame)
    text = plan_text(read_words(), frame, proposal)
    plan, found = read_back(text, catalogue)
    assert not has_errors(found), [one.line_of_text() for one in found]
    assert plan is not None
    assert (plan.lessons, plan.holidays) == (proposal.lessons, frame.holidays)
    placed = [(one.year_group, one.lesson) for one in proposal.lessons]
    placed += [(one.year_group, one.lesson) for one in proposal.left_out]
    assert sorted(placed) == sorted(
        (f"leerjaar-{year}", name) for name, lesson in catalogue.lessons.items() for year in lesson.meta.years
    )
    for year_group in plan.year_groups():
        for subject in ("mentoraat", "ict", "studieles"):
            series = [one.lesson for one in plan.of(year_group) if one.subject == subject]
            assert series == sorted(series)
    assert plan_text(read_words(), plan, propose(catalogue, plan)) == text


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["normaal", "hoog"]), max_size=8), HOLIDAYS)
def test_a_proposal_gives_sensitive_lessons_room_where_there_is_room(
    levels: list[str], holidays: list[tuple[int, int]]
) -> None:
    short = [(start, min(length, 10)) for start, length in holidays[:4]]
    catalogue, frame = many([{"sensitivity": level} for level in levels]), frame_of(short, {})
    plan, found = read_back(plan_text(read_words(), frame, propose(catalogue, frame)), catalogue)
    assert found == []
    first, last = frame.weeks[0], frame.weeks[-1]
    assert plan is not None
    for one in plan.lessons:
        assert catalogue.lessons[one.lesson].meta.sensitivity == "normaal" or one.week not in {first, last}


def test_a_lesson_goes_on_in_the_next_week_with_lessons(project: Path) -> None:
    pages = pages_of(loaded(project))
    html = pages["teamleider/jaarplan/leerjaar-1/index.md"].html
    weeks = [part.partition("<")[0] for part in html.split('<th scope="row">')[1:]]
    assert weeks == ["42", "43", "44"]
    assert "Geen les: Herfstvakantie" in html
    assert "deel 1 van 2" in html
    assert "12 t/m 16 oktober 2026" in html
    assert "28 december 2026 t/m 1 januari 2027" in pages["teamleider/jaarplan/leerjaar-2/index.md"].html
    plan = pages["mentor/de-klassenapp/index.md"].html
    assert '<a href="../../teamleider/jaarplan/leerjaar-1/">Leerjaar 1, week 42</a>' in plan


def test_each_class_has_a_calendar_that_stays_the_same(project: Path) -> None:
    """A second run gives the same bytes; a lesson in another week keeps its uid, so that agendas move it."""
    catalogue = loaded(project)
    made = calendars(catalogue, TODAY)
    home = "teamleider/jaarplan/"
    assert set(made) == {f"{home}{name}.ics" for name in ("leerjaar-1-1a", "leerjaar-1-1-b", "leerjaar-2")}
    assert made == calendars(catalogue, TODAY)
    events = events_of(made[f"{home}leerjaar-1-1a.ics"])
    assert [(one["dtstart"].dt, one["dtend"].dt) for one in events] == [
        (date(2026, 10, 12), date(2026, 10, 17)),
        (date(2026, 10, 26), date(2026, 10, 31)),
    ]
    assert {one["dtstamp"].dt.date().isoformat() for one in events} == {TODAY}
    every = [event["uid"] for content in made.values() for event in events_of(content)]
    assert len(every) == len(set(every)) == 6
    (project / "plan.yml").write_text(PLAN.replace("2026-W42", "2026-W45"), "utf-8")
    moved = calendars(loaded(project), TODAY)[f"{home}leerjaar-1-1a.ics"]
    assert [one["uid"] for one in events_of(moved)] == [one["uid"] for one in events]


def test_a_text_with_signs_of_the_format_stays_one_text_in_a_calendar(project: Path) -> None:
    lesson = project / LESSON
    title = "Eén; twee, \\drie: BEGIN:VEVENT " + "lang " * 30
    lesson.write_text(lesson.read_text("utf-8").replace("title: De klassenapp", f"title: '{title}'"), "utf-8")
    content = calendars(loaded(project), TODAY)["teamleider/jaarplan/leerjaar-2.ics"]
    events = events_of(content)
    assert len(events) == 2
    assert str(events[0]["summary"]).startswith("Eén; twee, \\drie: BEGIN:VEVENT lang")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75


def test_the_example_for_authors_is_a_plan_without_findings() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("```yaml\nschool_year")[2].partition("```")[0]
    plan, found = read_back(f"school_year{text}", loaded(ROOT))
    assert plan is not None
    assert found == []
    assert {one.lesson for one in plan.lessons} <= set(loaded(ROOT).lessons)


def test_without_a_plan_the_page_says_how_to_begin() -> None:
    pages = pages_of(MODEL)
    assert "medialijn plan propose" in pages["teamleider/jaarplan/index.md"].html
    assert [name for name in pages if name.startswith("teamleider/jaarplan/")] == ["teamleider/jaarplan/index.md"]
    assert "jaarplan" not in pages["mentor/de-klassenapp/index.md"].html


def test_plan_commands_write_and_never_overwrite(project: Path) -> None:
    """`propose` keeps the holidays and classes of the plan there is; `ics` writes what the site publishes."""
    run = CliRunner()
    at = ["--project", str(project), "--today", TODAY]
    shown = run.invoke(main, ["plan", "propose", *at])
    assert shown.exit_code == 0
    assert 'leerjaar-1: ["1A", "1.b"]' in shown.output
    again = run.invoke(main, ["plan", "propose", *at, "--out", str(project / "plan.yml")])
    assert (again.exit_code, (project / "plan.yml").read_text("utf-8")) == (1, PLAN)
    other = run.invoke(main, ["plan", "propose", *at, "--subject", "ict", "--out", str(project / "nieuw.yml")])
    assert other.exit_code == 0
    assert "2026-W53: de-klassenapp" in (project / "nieuw.yml").read_text("utf-8"), "the rest stays as it is"
    done = run.invoke(main, ["plan", "ics", *at, "--out", str(project / "agenda")])
    assert done.exit_code == 0
    assert sorted(file.name for file in (project / "agenda").iterdir()) == [
        "leerjaar-1-1-b.ics",
        "leerjaar-1-1a.ics",
        "leerjaar-2.ics",
    ]
    (project / "plan.yml").unlink()
    assert run.invoke(main, ["plan", "ics", *at, "--out", str(project / "agenda")]).exit_code == 1
    next_year = run.invoke(main, ["plan", "propose", *at, "--school-year", "2027-2028", "--year", "2"])
    assert "school_year: 2027-2028" in next_year.output
    assert "leerjaar-1" not in next_year.output
    assert run.invoke(main, ["plan", "propose", *at, "--school-year", "2027-2029"]).exit_code == 2
