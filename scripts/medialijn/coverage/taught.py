"""What a class has been given: the level `gegeven`, from the register of lessons that were given.

The browser counts the same, with the same articles, in register.js.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from medialijn.sources.register import Register, TaughtLesson
from medialijn.sources.year_plan import YearPlan, class_key, number_of, sector_of

# One way to reach something: of each of these groups of lessons a class must have had at least one.
Way = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class TaughtArticle:
    """An article that pupils must learn, and how each of its parts is reached; without parts it is its own only part.

    `years` are the only years or groups that must learn it; without any all must.
    """

    id: str
    sector: str
    years: tuple[int, ...]
    parts: tuple[tuple[Way, ...], ...]

    def reached(self, lessons: frozenset[str]) -> int:
        """How many of its parts these lessons reach."""
        return sum(any(all(lessons & set(group) for group in way) for way in ways) for ways in self.parts)

    def is_for(self, year_group: str) -> bool:
        """Whether a class of this year or group must learn it; of a class without a known year all count."""
        if not year_group:
            return True
        return sector_of(year_group) == self.sector and number_of(year_group) in (self.years or {number_of(year_group)})


@dataclass(frozen=True, slots=True)
class ClassCount:
    """What a class was given in a school year, beside what was planned for it.

    `year_group` is empty for a class that the year plan does not name. `lessons_kept` are planned and given. Articles
    are reached with all their parts, `articles_partly` with some.
    """

    school_year: str
    name: str
    year_group: str
    lessons_planned: int
    lessons_given: int
    lessons_kept: int
    articles_planned: int
    articles_given: int
    articles_partly: int


@dataclass(frozen=True, slots=True)
class ClassRecord:
    """A class in a school year: the lessons planned for it, and the days on which it had which lesson."""

    school_year: str
    name: str
    year_group: str
    planned: tuple[str, ...]
    given: Mapping[str, tuple[str, ...]] = field(hash=False)

    def count(self, articles: Iterable[TaughtArticle]) -> ClassCount:
        """The figures of the class."""
        planned, given = frozenset(self.planned), frozenset(self.given)
        own = [one for one in articles if one.is_for(self.year_group)]
        reached = [(one.reached(given), len(one.parts)) for one in own]
        return ClassCount(
            self.school_year,
            self.name,
            self.year_group,
            len(planned),
            len(given),
            len(planned & given),
            sum(one.reached(planned) == len(one.parts) for one in own),
            sum(count == total for count, total in reached),
            sum(0 < count < total for count, total in reached),
        )


def class_records(
    plan: YearPlan | None, registers: Iterable[Register], known: Iterable[str]
) -> tuple[ClassRecord, ...]:
    """Every class that the year plan or a register names, the newest school year first; no lesson that is unknown."""
    lessons = frozenset(known)
    records = {(one.school_year, class_key(one.name)): one for one in _planned(plan)}
    taught: dict[tuple[str, str], list[TaughtLesson]] = {}
    for register in registers:
        for one in register.lessons:
            if one.lesson in lessons:
                taught.setdefault((register.school_year, class_key(one.school_class)), []).append(one)
    for (year, key), found in taught.items():
        given: dict[str, tuple[str, ...]] = {}
        for one in sorted(found, key=lambda one: (one.lesson, one.day)):
            given[one.lesson] = (*given.get(one.lesson, ()), one.day)
        there = records.get((year, key), ClassRecord(year, found[0].school_class, "", (), {}))
        records[year, key] = ClassRecord(year, there.name, there.year_group, there.planned, given)
    order = sorted(records.items(), key=lambda item: item[0][1])
    return tuple(record for _, record in sorted(order, key=lambda item: item[0][0], reverse=True))


def _planned(plan: YearPlan | None) -> Iterator[ClassRecord]:
    for year_group, classes in plan.classes.items() if plan else ():
        lessons = tuple(dict.fromkeys(one.lesson for one in plan.of(year_group))) if plan else ()
        for name in classes:
            yield ClassRecord(plan.school_year.name if plan else "", name, year_group, lessons, {})
