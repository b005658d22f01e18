"""The year plan as files that an agenda reads: one for each class, or for each year or group without named classes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from medialijn.pages import addresses
from medialijn.pages.markup import plain_line
from medialijn.pages.words import Words, read_words
from medialijn.sources.catalogue import Catalogue
from medialijn.sources.school_weeks import monday_of
from medialijn.sources.year_plan import PlannedLesson, YearPlan, class_key, number_of

_MAKER = "-//Medialijn//Jaarplan//NL"
_SCHOOL_WEEK = timedelta(5)  # an event ends on the day after its last one


def calendars(catalogue: Catalogue, day: str) -> dict[str, bytes]:
    """Each calendar by its place on the site, stamped with the day of the build; none without a year plan."""
    plan = catalogue.year_plan
    if plan is None:
        return {}
    writer = _Writer(catalogue, plan, read_words(), datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC))
    return {
        place: writer.calendar(year_group, place, name)
        for year_group in plan.year_groups()
        for place, name in calendar_names(plan, year_group, writer.words)
    }


def calendar_names(plan: YearPlan, year_group: str, words: Words) -> tuple[tuple[str, str], ...]:
    """The calendars of a year or group: the place of each on the site, and whose it is."""
    classes = plan.classes.get(year_group, ())
    if not classes:
        return ((addresses.calendar(year_group), year_group_name(words, year_group)),)
    return tuple(
        (addresses.calendar(year_group, class_key(one)), words("year-plan.class", name=one)) for one in classes
    )


def year_group_name(words: Words, year_group: str) -> str:
    """`leerjaar-1` as people write it: leerjaar 1."""
    return words(f"year-plan.year-group.{year_group.partition('-')[0]}", number=number_of(year_group))


@dataclass(frozen=True, slots=True)
class _Writer:
    catalogue: Catalogue
    plan: YearPlan = field(hash=False)
    words: Words
    stamp: datetime

    def calendar(self, year_group: str, place: str, name: str) -> bytes:
        calendar = Calendar()
        calendar.add("prodid", _MAKER)
        calendar.add("version", "2.0")
        title = self.words("year-plan.calendar-title", school_year=self.plan.school_year.name, name=name)
        calendar.add("x-wr-calname", title)
        whose = place.rpartition("/")[2].removesuffix(".ics")
        for planned in self.plan.of(year_group):
            for event in self._events(planned, whose):
                calendar.add_component(event)
        return bytes(calendar.to_ical())

    def _events(self, planned: PlannedLesson, whose: str) -> Iterator[Event]:
        """An event for each week of the lesson; it keeps its uid when the lesson moves, so that agendas move it too."""
        meta = self.catalogue.lessons[planned.lesson].meta
        weeks = self.plan.weeks_of(planned, meta.sessions)
        subject = self.words(f"subject.{meta.subject}")
        for number, week in enumerate(weeks, 1):
            key = "year-plan.event" if len(weeks) == 1 else "year-plan.event-part"
            title = self.words(key, title=plain_line(meta.title), subject=subject, number=number, total=len(weeks))
            name = f"{self.plan.school_year.name}-{whose}-{planned.lesson}-{number}"
            event = Event()
            event.add("uid", f"{name}@{self.catalogue.settings.site}.medialijn")
            event.add("dtstamp", self.stamp)
            event.add("dtstart", monday_of(week))
            event.add("dtend", monday_of(week) + _SCHOOL_WEEK)
            event.add("summary", title)
            event.add("description", self._description(planned))
            event.add("categories", [subject])
            event.add("transp", "TRANSPARENT")  # the week stays free for other appointments
            yield event

    def _description(self, planned: PlannedLesson) -> str:
        meta = self.catalogue.lessons[planned.lesson].meta
        text = self.words(
            "year-plan.event-text",
            code=meta.code,
            minutes=meta.minutes,
            prepare=meta.prepare,
            site=self.catalogue.settings.name,
        )
        if meta.sensitivity == "normaal":
            return text
        return self.words(
            "year-plan.event-sensitive", text=text, sensitivity=self.words(f"sensitivity.{meta.sensitivity}")
        )
