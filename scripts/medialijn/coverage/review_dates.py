"""When lessons are due for review, spread over the school year, so that they never all fall due on one day.

Every lesson has two days of its own in a school year, five and seven months apart, outside the summer. Which ones
follows from its id alone, so that they are the same on every computer and stay when other lessons come and go.
"""

from __future__ import annotations

import hashlib
from datetime import date, timedelta

from medialijn.sources.settings import Settings

_SPREAD = 300  # days: ten months of a school year, without its first and its last one
_DAYS_APART = 150
_SECOND_HALF = 6


def due(lesson_id: str, last_review: str, settings: Settings) -> str:
    """The last day on which a review of the day `last_review` counts, both as `yyyy-mm-dd`.

    It is never more than `review_months` after the review, and never in the summer: the last of the lesson's own days
    in that time. Where these would take away more than half of it, it is the last day of that time.
    """
    reviewed = date.fromisoformat(last_review)
    latest = _plus_months(reviewed, settings.review_months)
    earliest = _plus_months(reviewed, settings.review_months // 2)
    years = (latest.year - 2, latest.year - 1, latest.year)
    own = (day for year in years for day in _own_days(lesson_id, year, settings))
    in_time = [day for day in own if max(earliest, reviewed + timedelta(1)) <= day <= latest]
    return max(in_time, default=_before_summer(latest, reviewed, settings)).isoformat()


def first_due(lesson_id: str, today: str, settings: Settings) -> str:
    """The day in the school year of `today` on which a lesson that was never reviewed is due."""
    day = date.fromisoformat(today)
    year = day.year if day >= _start(day.year, settings) else day.year - 1
    return _own_days(lesson_id, year, settings)[_number(lesson_id) // _DAYS_APART].isoformat()


def _own_days(lesson_id: str, year: int, settings: Settings) -> tuple[date, date]:
    """The two days of a lesson in the school year that starts in `year`."""
    offset = timedelta(_number(lesson_id) % _DAYS_APART)
    start = _start(year, settings)
    return _plus_months(start, 1) + offset, _plus_months(start, _SECOND_HALF) + offset


def _before_summer(day: date, after: date, settings: Settings) -> date:
    """The day itself, or the last day before the summer that it lies in, if that is after the review itself."""
    for year in (day.year - 1, day.year):
        start = _start(year, settings)
        if _plus_months(start, -1) <= day < _plus_months(start, 1):
            return max(_plus_months(start, -1) - timedelta(1), after)
    return day


def _start(year: int, settings: Settings) -> date:
    month, day = settings.school_year_start.split("-")
    return date(year, int(month), int(day))


def _plus_months(day: date, months: int) -> date:
    """The same day of another month, or its last day where it has none such."""
    month = day.year * 12 + day.month - 1 + months
    first = date(month // 12, month % 12 + 1, 1)
    following = date((month + 1) // 12, (month + 1) % 12 + 1, 1)
    return min(first + timedelta(day.day - 1), following - timedelta(1))


def _number(lesson_id: str) -> int:
    return int.from_bytes(hashlib.sha256(lesson_id.encode()).digest()[:4]) % _SPREAD
