"""A proposal for the year plan: lessons in the order of their codes, spread over the weeks with lessons.

Every subject is spread by itself, a little later than the one before it, so that a class does not have all its lessons
in the same weeks. A sensitive lesson gets a week with room around it: not the first week of the year, not the last one
before a holiday, and not right beside another sensitive lesson of the same pupils. Where a plan has no such week left,
order and one lesson a week come first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from medialijn.sources.catalogue import Catalogue
from medialijn.sources.lesson import Lesson, Subject
from medialijn.sources.school_weeks import free_after
from medialijn.sources.year_plan import PlannedLesson, YearPlan, is_for, number_of, year_groups_of


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A lesson for which the year has no week, or the subject no minutes left."""

    year_group: str
    subject: Subject
    lesson: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a plan would hold, in order, and which lessons did not fit."""

    lessons: tuple[PlannedLesson, ...]
    left_out: tuple[LeftOut, ...]


def propose(
    catalogue: Catalogue, frame: YearPlan, numbers: Iterable[int] = (), subjects: Iterable[Subject] = ()
) -> Proposal:
    """All finished lessons for pupils in the school year of `frame`, within its holidays and its minutes.

    With `numbers` or `subjects` only those years, groups and subjects are planned anew; the rest stays as it is in
    `frame`.
    """
    asked = _Asked(frozenset(numbers), frozenset(subjects))
    lessons = [lesson for lesson in catalogue.current_lessons() if lesson.meta.status == "gereed"]
    year_groups = {one for lesson in lessons for one in year_groups_of(lesson)} | set(frame.year_groups())
    planned: list[PlannedLesson] = []
    left_out: list[LeftOut] = []
    for year_group in sorted(year_groups):
        kept = [one for one in frame.of(year_group) if not asked.has(year_group, one.subject)]
        year = _Year(catalogue, frame, year_group, kept)
        own = [lesson for lesson in lessons if is_for(lesson.meta, year_group)]
        there = {one.lesson for one in kept}
        offered = sorted({lesson.meta.subject for lesson in own})
        for number, subject in enumerate(offered, 1):
            series = [one for one in own if one.meta.subject == subject and one.id not in there]
            if asked.has(year_group, subject):
                left_out += year.place(subject, series, number / (len(offered) + 1))
        planned += year.planned
    order = sorted(planned, key=lambda one: (one.year_group, one.subject, one.week))
    return Proposal(tuple(order), tuple(left_out))


@dataclass(frozen=True, slots=True)
class _Asked:
    numbers: frozenset[int]
    subjects: frozenset[Subject]

    def has(self, year_group: str, subject: Subject) -> bool:
        number = number_of(year_group)
        return number in (self.numbers or {number}) and subject in (self.subjects or {subject})


@dataclass(slots=True)
class _Year:
    """The weeks of one year or group while its lessons are being placed; a week is a number in `frame.weeks`."""

    catalogue: Catalogue
    frame: YearPlan
    year_group: str
    planned: list[PlannedLesson]
    sensitive: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        for one in self.planned:
            self._note(self.catalogue.lessons[one.lesson], self.frame.weeks.index(one.week))

    def place(self, subject: Subject, series: Sequence[Lesson], share: float) -> Iterator[LeftOut]:
        """Give each lesson of a subject its weeks; yields those for which there is no room."""
        fitting = list(self._within_minutes(subject, series))
        yield from (LeftOut(self.year_group, subject, one.id) for one in series if one not in fitting)
        total = sum(lesson.meta.sessions for lesson in fitting)
        done, first_free = 0, 0
        for lesson in fitting:
            ideal = int((done + share) * len(self.frame.weeks) / total)
            last = len(self.frame.weeks) - (total - done)
            week = self._week(lesson, ideal, range(first_free, last + 1))
            self.planned.append(PlannedLesson(self.year_group, subject, self.frame.weeks[week], lesson.id))
            self._note(lesson, week)
            done, first_free = done + lesson.meta.sessions, week + lesson.meta.sessions

    def _within_minutes(self, subject: Subject, series: Sequence[Lesson]) -> Iterator[Lesson]:
        """The lessons, from the first on, that fit into the minutes of the subject and the weeks of the year."""
        minutes = self.frame.max_minutes.get(subject, sum(lesson.meta.minutes for lesson in series))
        weeks = len(self.frame.weeks)
        for lesson in series:
            minutes -= lesson.meta.minutes
            weeks -= lesson.meta.sessions
            if minutes < 0 or weeks < 0:
                return
            yield lesson

    def _week(self, lesson: Lesson, ideal: int, possible: range) -> int:
        """The possible week that is nearest to the ideal one, and has room around a sensitive lesson if any has."""
        nearest = sorted(possible, key=lambda week: (abs(week - ideal), week))
        if lesson.meta.sensitivity == "normaal":
            return nearest[0]
        return next((week for week in nearest if self._has_room(week, week + lesson.meta.sessions - 1)), nearest[0])

    def _has_room(self, first: int, last: int) -> bool:
        is_last = last == len(self.frame.weeks) - 1 or free_after(self.frame.weeks[last], self.frame.holidays)
        return first > 0 and not is_last and not self.sensitive & set(range(first - 1, last + 2))

    def _note(self, lesson: Lesson, week: int) -> None:
        if lesson.meta.sensitivity != "normaal":
            self.sensitive |= set(range(week, week + lesson.meta.sessions))
