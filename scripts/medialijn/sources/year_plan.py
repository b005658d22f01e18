"""The year plan of a school, `plan.yml`: in which week a year or group takes which lesson."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from pydantic import Field, TypeAdapter

from medialijn.sources.conforming import conform
from medialijn.sources.lesson import Lesson, LessonMeta, Subject
from medialijn.sources.mentions import Kind, Mention, Source
from medialijn.sources.reading import Findings
from medialijn.sources.school_weeks import Period, SchoolYear, school_year
from medialijn.sources.shapes import (
    Day,
    Frozen,
    Many,
    SchoolClass,
    SchoolYearName,
    Shape,
    Slug,
    Text,
    Week,
    YearGroupName,
    nothing,
)
from medialijn.sources.yaml_document import YamlDocument, read_yaml

PLAN_FILE = "plan.yml"
_SECTORS = {"leerjaar": "vo", "groep": "po"}


class Holiday(Shape):
    """Days without lessons: a holiday, but also a week of exams or projects. Both days belong to it."""

    name: Text
    first: Day = Field(alias="from")
    last: Day = Field(alias="to")

    def period(self) -> Period:
        """The same as days to count with."""
        return Period(self.name, date.fromisoformat(self.first), date.fromisoformat(self.last))


_Weeks = Annotated[Mapping[Week, Slug], Frozen]


class YearPlanFile(Shape):
    """A school's year plan: per year or group and subject the lesson that begins in a week.

    A lesson of two sessions takes two weeks, and stands in the first of them. `max_minutes` is for each year or group.
    """

    school_year: SchoolYearName
    holidays: Many[Holiday] = ()
    max_minutes: Annotated[Mapping[Subject, Annotated[int, Field(ge=1, le=10_000)]], Frozen] = Field(
        default_factory=nothing
    )
    classes: Annotated[Mapping[YearGroupName, Many[SchoolClass]], Frozen] = Field(default_factory=nothing)
    years: Annotated[Mapping[YearGroupName, Annotated[Mapping[Subject, _Weeks], Frozen]], Frozen] = Field(
        default_factory=nothing
    )


@dataclass(frozen=True, slots=True)
class PlannedLesson:
    """A lesson in the year plan: for which year or group, under which subject, and the week in which it begins."""

    year_group: str
    subject: Subject
    week: str
    lesson: str


@dataclass(frozen=True, slots=True)
class YearPlan:
    """What a school plans for a school year; years and groups, and the lessons of each, are in order.

    `weeks` are those with lessons. `classes` has the classes of each year or group that the plan names any for.
    """

    path: str
    school_year: SchoolYear
    holidays: tuple[Period, ...]
    max_minutes: Mapping[Subject, int] = field(hash=False)
    classes: Mapping[str, tuple[str, ...]] = field(hash=False)
    lessons: tuple[PlannedLesson, ...]
    weeks: tuple[str, ...]

    def year_groups(self) -> tuple[str, ...]:
        """The years and groups that have lessons in this plan."""
        return tuple(dict.fromkeys(one.year_group for one in self.lessons))

    def of(self, year_group: str) -> tuple[PlannedLesson, ...]:
        """The lessons of a year or group by week, and in the same week by subject."""
        own = (one for one in self.lessons if one.year_group == year_group)
        return tuple(sorted(own, key=lambda one: (one.week, one.subject)))

    def weeks_of(self, planned: PlannedLesson, sessions: int) -> tuple[str, ...]:
        """The weeks that a lesson of so many sessions takes; fewer than that when the school year ends before."""
        return tuple(week for week in self.weeks if week >= planned.week)[:sessions]


def sector_of(year_group: str) -> str:
    """The sector of `leerjaar-1` or `groep-8`."""
    return _SECTORS[year_group.partition("-")[0]]


def number_of(year_group: str) -> int:
    """The number of the year or group."""
    return int(year_group.partition("-")[2])


def is_for(meta: LessonMeta, year_group: str) -> bool:
    """Whether a lesson is for the pupils of this year or group."""
    sector = sector_of(year_group)
    numbers = meta.years if sector == "vo" else meta.groups
    return meta.audience == "leerling" and sector in meta.sectors and number_of(year_group) in numbers


def year_groups_of(lesson: Lesson) -> Iterator[str]:
    """The years and groups that a lesson is for."""
    if lesson.meta.audience == "leerling":
        yield from (f"groep-{number}" for number in lesson.meta.groups)
        yield from (f"leerjaar-{number}" for number in lesson.meta.years)


_FILE = TypeAdapter(YearPlanFile)


def read_year_plan(text: str, findings: Findings, start: str) -> Source[YearPlan]:
    """The year plan in the text of a `plan.yml`; school years begin on the day `start`, `08-01`."""
    document = read_yaml(text, findings)
    file = conform(_FILE, document.data, document, findings) if document else None
    if document is None or file is None:
        return Source("plan", findings.path, None, document=document)
    plan = _plan(file, findings.path, start)
    mentions = tuple(
        Mention(Kind.LESSON, one.lesson, findings.path, *document.place(location(one))) for one in plan.lessons
    )
    _note_faults(file, plan.school_year, document, findings)
    return Source("plan", findings.path, plan, mentions, document=document)


def location(planned: PlannedLesson) -> tuple[str, ...]:
    """Where a lesson of the plan stands in its document."""
    return "years", planned.year_group, planned.subject, planned.week


def empty_plan(year: SchoolYear) -> YearPlan:
    """A plan for a school year in which nothing is planned, and no week known to be free."""
    return YearPlan(PLAN_FILE, year, (), nothing(), nothing(), (), year.weeks())


def _plan(file: YearPlanFile, path: str, start: str) -> YearPlan:
    year = school_year(file.school_year, start)
    periods = tuple(sorted((one.period() for one in file.holidays), key=lambda one: (one.first, one.last)))
    lessons = tuple(
        PlannedLesson(year_group, subject, week, file.years[year_group][subject][week])
        for year_group in sorted(file.years)
        for subject in sorted(file.years[year_group])
        for week in sorted(file.years[year_group][subject])
    )
    return YearPlan(path, year, periods, file.max_minutes, file.classes, lessons, year.weeks_with_lessons(periods))


def _note_faults(file: YearPlanFile, year: SchoolYear, document: YamlDocument, findings: Findings) -> None:
    """Findings about holidays and classes, which need no lesson to be judged."""
    for number, holiday in enumerate(file.holidays):
        period = holiday.period()
        if period.last < period.first or period.last < year.first or period.first > year.last:
            place = document.place(("holidays", number))
            findings.add(place, "M835", given=holiday.name, school_year=year.name)
    seen: dict[str, str] = {}
    for year_group, classes in file.classes.items():
        for number, name in enumerate(classes):
            other = seen.setdefault(class_key(name), year_group)
            if other != year_group or [class_key(one) for one in classes].index(class_key(name)) != number:
                findings.add(document.place(("classes", year_group, number)), "M834", given=name, other=other)


def class_key(name: str) -> str:
    """The class as it is compared and as it stands in file names: `H1.a` and `h1-A` are the same class."""
    return name.casefold().replace(" ", "-").replace(".", "-")
