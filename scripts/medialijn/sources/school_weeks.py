"""School years and the weeks in them in which there are lessons.

A week is named as ISO does, `2026-W47`, because schools speak of week 47. It belongs to the school year, and to the
calendar year, in which its Thursday lies.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

_WEEK = timedelta(7)
_SCHOOL_DAYS = 5


class Period(NamedTuple):
    """Days without lessons, the first and the last one included."""

    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class SchoolYear:
    """The days of a school year, from its first up to and including its last."""

    name: str
    first: date
    last: date

    def weeks(self) -> tuple[str, ...]:
        """The names of all its weeks, in order."""
        monday = monday_of(week_of(self.first))
        if monday + timedelta(3) < self.first:
            monday += _WEEK
        count = ((self.last - monday).days - 3) // 7 + 1
        return tuple(week_of(monday + number * _WEEK) for number in range(count))

    def weeks_with_lessons(self, free: Iterable[Period]) -> tuple[str, ...]:
        """The weeks in which at least one of the days from Monday to Friday is not free."""
        periods = tuple(free)
        return tuple(week for week in self.weeks() if free_by(week, periods) is None)


def school_year(name: str, start: str) -> SchoolYear:
    """The school year `2026-2027`, which begins on the day `start`, `08-01`, of its first year."""
    first = date.fromisoformat(f"{name[:4]}-{start}")
    return SchoolYear(name, first, first.replace(year=first.year + 1) - timedelta(1))


def school_year_of(day: str, start: str) -> str:
    """The name of the school year in which a day, `2026-11-21`, lies."""
    first = int(day[:4]) - (day[5:] < start)
    return f"{first}-{first + 1}"


def monday_of(week: str) -> date:
    """The Monday of a week."""
    return date.fromisocalendar(int(week[:4]), int(week[6:]), 1)


def week_of(day: date) -> str:
    """The name of the week of a day."""
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02}"


def free_by(week: str, periods: Iterable[Period]) -> Period | None:
    """What makes every school day of a week free, or None when there are lessons on one of them."""
    monday = monday_of(week)
    days = {monday + timedelta(number) for number in range(_SCHOOL_DAYS)}
    first = None
    for period in periods:
        found = {day for day in days if period.first <= day <= period.last}
        days -= found
        first = first or (period if found else None)
    return None if days else first


def free_after(week: str, periods: Iterable[Period]) -> Period | None:
    """What makes the week after this one free, or None when there are lessons in it."""
    return free_by(week_of(monday_of(week) + _WEEK), periods)
