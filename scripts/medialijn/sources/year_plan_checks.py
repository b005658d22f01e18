"""What a year plan says of its lessons, against what the lessons say of themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from medialijn.sources.diagnostics import Diagnostic
from medialijn.sources.lesson import Lesson, LessonMeta
from medialijn.sources.mentions import Source
from medialijn.sources.school_weeks import free_after, free_by
from medialijn.sources.yaml_document import YamlDocument
from medialijn.sources.year_plan import PlannedLesson, YearPlan, is_for, location


def plan_faults(source: Source[YearPlan], lessons: Mapping[str, Source[Lesson]]) -> Iterator[Diagnostic]:
    """Every finding about the lessons of a plan and their weeks; unknown lessons are looked up elsewhere."""
    if source.value and source.document:
        known = {identifier: lesson.value.meta for identifier, lesson in lessons.items() if lesson.value}
        yield from _Checks(source.value, source.document, known).all()


@dataclass(frozen=True, slots=True)
class _Checks:
    plan: YearPlan
    document: YamlDocument
    lessons: Mapping[str, LessonMeta] = field(hash=False)

    def all(self) -> Iterator[Diagnostic]:
        for one in self.plan.lessons:
            yield from self._week(one)
            if one.lesson in self.lessons:
                yield from self._lesson(one, self.lessons[one.lesson])
        for year_group in self.plan.year_groups():
            own = self.plan.of(year_group)
            yield from self._repeated(own)
            yield from self._sensitive(own)
            for subject in dict.fromkeys(one.subject for one in own):
                yield from self._subject([one for one in own if one.subject == subject])

    def _about(self, one: PlannedLesson, code: str, **values: str) -> Diagnostic:
        return Diagnostic(self.plan.path, *self.document.place(location(one)), code, values)

    def _about_week(self, one: PlannedLesson, code: str, **values: str) -> Diagnostic:
        return Diagnostic(self.plan.path, *self.document.place(location(one), of_key=True), code, values)

    def _week(self, one: PlannedLesson) -> Iterator[Diagnostic]:
        meta = self.lessons.get(one.lesson)
        if one.week in self.plan.weeks:
            if meta and len(self.plan.weeks_of(one, meta.sessions)) < meta.sessions:
                yield self._does_not_fit(one)
        elif holiday := free_by(one.week, self.plan.holidays):
            yield self._about_week(one, "M837", given=one.week, holiday=holiday.name)
        else:
            yield self._does_not_fit(one)

    def _does_not_fit(self, one: PlannedLesson) -> Diagnostic:
        values = {"given": one.lesson, "week": one.week, "school_year": self.plan.school_year.name}
        return self._about_week(one, "M836", **values)

    def _lesson(self, one: PlannedLesson, meta: LessonMeta) -> Iterator[Diagnostic]:
        if not is_for(meta, one.year_group):
            yield self._about(one, "M840", given=one.lesson, year_group=one.year_group)
        elif meta.subject != one.subject:
            yield self._about(one, "M841", given=one.lesson, subject=meta.subject)
        if meta.status == "vervallen":
            yield self._about(one, "M842", given=one.lesson)
        if meta.status == "concept":
            yield self._about(one, "M844", given=one.lesson, week=one.week)

    def _repeated(self, own: tuple[PlannedLesson, ...]) -> Iterator[Diagnostic]:
        first: dict[str, PlannedLesson] = {}
        for one in own:
            earlier = first.setdefault(one.lesson, one)
            if earlier is not one:
                values = {"given": one.lesson, "year_group": one.year_group, "week": earlier.week}
                yield self._about(one, "M839", **values)

    def _sensitive(self, own: tuple[PlannedLesson, ...]) -> Iterator[Diagnostic]:
        """Sensitive lessons need a week after them, and rest between them, whichever subject they belong to."""
        placed = [(one, self._weeks(one)) for one in own if self._is_sensitive(one)]
        for one, weeks in placed:
            holiday = free_after(weeks[-1], self.plan.holidays) if weeks else None
            if holiday:
                yield self._about(one, "M845", given=one.lesson, holiday=holiday.name)
        for (one, weeks), (other, later) in pairwise(placed):
            if weeks and later and self.plan.weeks.index(later[0]) - self.plan.weeks.index(weeks[-1]) <= 1:
                yield self._about(other, "M846", given=one.lesson, other=other.lesson)

    def _subject(self, own: list[PlannedLesson]) -> Iterator[Diagnostic]:
        taken: dict[str, str] = {}
        for one in own:
            if one.week in taken:
                yield self._about_week(one, "M838", given=one.week, other=taken[one.week])
            taken |= dict.fromkeys(self._weeks(one), one.lesson)
        planned = own[0]
        bound = self.plan.max_minutes.get(planned.subject)
        known = dict.fromkeys(one.lesson for one in own if one.lesson in self.lessons)
        minutes = sum(self.lessons[lesson].minutes for lesson in known)
        if bound is not None and minutes > bound:
            place = self.document.place(("years", planned.year_group, planned.subject), of_key=True)
            values = {"subject": planned.subject, "minutes": str(minutes), "bound": str(bound)}
            yield Diagnostic(self.plan.path, *place, "M843", values)

    def _weeks(self, one: PlannedLesson) -> tuple[str, ...]:
        """The weeks that the lesson takes; none when it begins in a week without lessons."""
        meta = self.lessons.get(one.lesson)
        return self.plan.weeks_of(one, meta.sessions if meta else 1) if one.week in self.plan.weeks else ()

    def _is_sensitive(self, one: PlannedLesson) -> bool:
        return one.lesson in self.lessons and self.lessons[one.lesson].sensitivity != "normaal"
