"""The year plan on the site: an overview, and a page to print for each year or group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from medialijn.pages import addresses, quotes
from medialijn.pages.calendars import calendar_names, year_group_name
from medialijn.pages.lesson_pages import Facts, facts
from medialijn.pages.page import Crumbs, Page
from medialijn.pages.site import Site
from medialijn.sources.lesson import Lesson
from medialijn.sources.school_weeks import free_by, monday_of
from medialijn.sources.year_plan import PlannedLesson, YearPlan, is_for

_TO_FRIDAY = timedelta(4)


@dataclass(frozen=True, slots=True)
class Cell:
    """How many lessons a year or group has, of one subject or of all, and how long they take together."""

    lessons: int
    minutes: int


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year or group in the overview: its page, its name, and its cells by subject, the sum last."""

    address: str
    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class WeekLesson:
    """A lesson in a week; `part` says which of its sessions, and is empty for a lesson of one."""

    id: str
    facts: Facts
    minutes: int
    part: str


@dataclass(frozen=True, slots=True)
class WeekRow:
    """A week with its lessons, or weeks without any and why."""

    numbers: str
    days: str
    lessons: tuple[WeekLesson, ...]
    free: str = ""


def year_plan_pages(site: Site) -> Iterator[Page]:
    """The overview, and the page of each year or group in the plan; without a plan a page that says how to begin."""
    plan = site.catalogue.year_plan
    if plan is None or not plan.lessons:
        yield _page(site, addresses.YEAR_PLANS, site.words("year-plan.title"), "year_plan_none.jinja", _above(site))
        return
    yield _overview(site, plan)
    for year_group in plan.year_groups():
        yield _year_page(site, plan, year_group)


def places_of(site: Site, lesson: Lesson) -> tuple[tuple[str, str], ...]:
    """Where the year plan has a lesson: the page of the year or group, and its name with the week."""
    plan = site.catalogue.year_plan
    own = [one for one in (plan.lessons if plan else ()) if one.lesson == lesson.id]
    return tuple((addresses.year_plan(one.year_group), _place(site, one)) for one in own)


def _place(site: Site, planned: PlannedLesson) -> str:
    name = year_group_name(site.words, planned.year_group)
    return site.words("year-plan.place", year_group=name, week=_number(planned.week))


def _overview(site: Site, plan: YearPlan) -> Page:
    t = site.words
    subjects = sorted({one.subject for one in plan.lessons})
    rows = []
    for year_group in plan.year_groups():
        own = plan.of(year_group)
        parts = [[one for one in own if one.subject == subject] for subject in subjects]
        cells = tuple(_cell(site, lessons) for lessons in (*parts, own))
        rows.append(YearRow(addresses.year_plan(year_group), year_group_name(t, year_group), cells))
    return _page(
        site,
        addresses.YEAR_PLANS,
        t("year-plan.title"),
        "year_plans.jinja",
        _above(site),
        lead=t("year-plan.lead", school_year=plan.school_year.name),
        subjects=[t(f"subject.{subject}") for subject in subjects],
        rows=rows,
        holidays=[(one.name, _days(site, one.first, one.last)) for one in plan.holidays],
    )


def _cell(site: Site, lessons: Iterable[PlannedLesson]) -> Cell:
    minutes = [site.catalogue.lessons[one.lesson].meta.minutes for one in lessons]
    return Cell(len(minutes), sum(minutes))


def _year_page(site: Site, plan: YearPlan, year_group: str) -> Page:
    t, url = site.words, addresses.year_plan(year_group)
    name = year_group_name(t, year_group)
    planned = {one.lesson for one in plan.of(year_group)}
    renderer = site.renderer(url)
    left = [
        lesson
        for lesson in site.catalogue.current_lessons()
        if lesson.id not in planned and lesson.meta.status == "gereed" and is_for(lesson.meta, year_group)
    ]
    return _page(
        site,
        url,
        t("year-plan.of", year_group=name),
        "year_plan.jinja",
        (*_above(site), (addresses.YEAR_PLANS, t("year-plan.title"))),
        name=name,
        lead=t("year-plan.lead", school_year=plan.school_year.name),
        weeks=tuple(_weeks(site, plan, year_group)),
        calendars=calendar_names(plan, year_group, t),
        not_planned=[(lesson.id, facts(site, renderer, lesson)) for lesson in left],
    )


def _weeks(site: Site, plan: YearPlan, year_group: str) -> Iterator[WeekRow]:
    """The weeks with a lesson for this year or group, and the holidays between the first and the last of them."""
    renderer = site.renderer(addresses.year_plan(year_group))
    found: dict[str, list[WeekLesson]] = {}
    for one in plan.of(year_group):
        lesson = site.catalogue.lessons[one.lesson]
        weeks = plan.weeks_of(one, lesson.meta.sessions)
        for number, week in enumerate(weeks, 1):
            part = site.words("year-plan.part", number=number, total=len(weeks)) if len(weeks) > 1 else ""
            shown = WeekLesson(lesson.id, facts(site, renderer, lesson), lesson.meta.minutes // len(weeks), part)
            found.setdefault(week, []).append(shown)
    every = [week for week in plan.school_year.weeks() if min(found) <= week <= max(found)]
    for holiday, group in groupby(every, key=lambda week: free_by(week, plan.holidays)):
        weeks_of_group = list(group)
        if holiday:
            first, last = weeks_of_group[0], weeks_of_group[-1]
            numbers = _number(first) if first == last else f"{_number(first)}–{_number(last)}"
            yield WeekRow(numbers, _days(site, monday_of(first), monday_of(last) + _TO_FRIDAY), (), holiday.name)
        for week in weeks_of_group if not holiday else ():
            if week in found:
                days = _days(site, monday_of(week), monday_of(week) + _TO_FRIDAY)
                yield WeekRow(_number(week), days, tuple(found[week]))


def _number(week: str) -> str:
    return str(int(week[6:]))


def _days(site: Site, first: date, last: date) -> str:
    """Two days as people write them, the month and the year once where they are the same."""
    begin, end = (quotes.long_date(site, day.isoformat()) for day in (first, last))
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        begin = str(first.day)
    return site.words("year-plan.days-from-to", first=begin.removesuffix(f" {last.year}"), last=end)


def _above(site: Site) -> Crumbs:
    return ((addresses.LEADERS, site.words("leaders.title")),)


def _page(site: Site, url: str, title: str, template: str, crumbs: Crumbs, **values: object) -> Page:
    html = site.fill(template, url, crumbs=crumbs, **values)
    role = addresses.menu_part(addresses.LEADERS)
    source = site.catalogue.year_plan.path if site.catalogue.year_plan else "medialijn.yml"
    return Page(
        url, title, html, source, role, template="year_plan.html", crumbs=crumbs, edit_url=site.edit_url(source)
    )
