"""When a lesson is due: never later than the settings say, never in the summer, and not all on one day."""

from __future__ import annotations

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from medialijn.coverage.review_dates import due, first_due
from medialijn.sources.settings import Settings

SETTINGS = Settings(site="linde", name="De Linde", active=("linde",))
IDS = [f"les-{number}" for number in range(300)]
LESSON_IDS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,3}", fullmatch=True)
DAYS = st.dates(date(2020, 1, 1), date(2060, 12, 31)).map(date.isoformat)


def is_in_summer(day: str) -> bool:
    """Whether the day lies in the month before or after the start of the school year on 1 August."""
    return day[5:7] in {"07", "08"}


@given(lesson=LESSON_IDS, day=DAYS)
def test_a_review_counts_for_at_least_half_a_year_and_at_most_a_year(lesson: str, day: str) -> None:
    until = due(lesson, day, SETTINGS)
    elapsed = date.fromisoformat(until) - date.fromisoformat(day)
    assert 181 <= elapsed.days <= 366
    assert not is_in_summer(until)


@given(lesson=LESSON_IDS, day=DAYS, months=st.integers(1, 60))
def test_a_review_never_counts_longer_than_the_settings_say(lesson: str, day: str, months: int) -> None:
    settings = SETTINGS.model_copy(update={"review_months": months})
    until = due(lesson, day, settings)
    year, month = divmod(int(day[:4]) * 12 + int(day[5:7]) - 1 + months, 12)
    assert day <= until <= f"{year:04}-{month + 1:02}-{day[8:]}"


@given(lesson=LESSON_IDS, day=DAYS)
def test_a_first_review_is_due_in_the_school_year_of_today(lesson: str, day: str) -> None:
    first = first_due(lesson, day, SETTINGS)
    start = f"{int(day[:4]) - (day[5:] < '08-01')}-08-01"
    assert start < first < f"{int(start[:4]) + 1}-08-01"
    assert not is_in_summer(first)


def test_lessons_that_were_reviewed_on_one_day_are_due_on_many() -> None:
    for day in ("2026-09-10", "2026-11-21", "2027-03-05", "2027-06-20"):
        found = Counter(due(lesson, day, SETTINGS) for lesson in IDS)
        assert max(found.values()) <= 0.25 * len(IDS), (day, found.most_common(3))
        assert len(found) > 60, day


def test_first_reviews_are_spread_over_all_ten_months() -> None:
    found = Counter(first_due(lesson, "2026-11-21", SETTINGS) for lesson in IDS)
    months = Counter(day[:7] for day in found.elements())
    assert len(months) == 10
    assert max(months.values()) < 50
    assert max(found.values()) <= 6


def test_the_days_are_the_same_for_ever() -> None:
    """They stand in calendars; the id of the lesson alone decides them."""
    assert first_due("jij-zag-het", "2026-11-21", SETTINGS) == "2027-06-18"
    assert due("jij-zag-het", "2026-11-21", SETTINGS) == "2027-06-18"
    assert due("jij-zag-het", "2027-06-18", SETTINGS) == "2028-06-17"


def test_a_school_year_that_starts_later_has_its_summer_later() -> None:
    settings = SETTINGS.model_copy(update={"school_year_start": "09-01"})
    assert {first_due(lesson, "2026-11-21", settings)[5:7] for lesson in IDS}.isdisjoint({"08", "09"})
