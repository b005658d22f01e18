"""What a report looks at: the whole line, or one school year, subject or audience of it."""

from __future__ import annotations

from dataclasses import dataclass

from medialijn.coverage.ladder import Measured
from medialijn.sources.lesson import Lesson
from medialijn.sources.needs import AUDIENCES, Audience

# Team leaders count as staff.
LEARNERS: dict[str, Audience] = {
    "leerling": "leerling",
    "medewerker": "medewerker",
    "teamleider": "medewerker",
    "ouder": "ouder",
}


@dataclass(frozen=True, slots=True)
class View:
    """The filters of a report, and the level at which its headlines count; without any it is about everything.

    `year` is a school year in secondary and a group in primary education. Only pupils have one, so that a report about
    a year is about pupils.
    """

    year: int | None = None
    subject: str | None = None
    audience: Audience | None = None
    level: Measured = "available"

    def audiences(self) -> tuple[Audience, ...]:
        """Whose cells are in view, pupils first."""
        of_year: tuple[Audience, ...] = AUDIENCES if self.year is None else ("leerling",)
        return tuple(one for one in of_year if self.audience in {None, one})

    def has(self, lesson: Lesson) -> bool:
        """Whether a lesson is in view."""
        meta = lesson.meta
        return (
            LEARNERS[meta.audience] in self.audiences()
            and self.subject in {None, meta.subject}
            and (self.year is None or self.year in (*meta.years, *meta.groups))
        )


def years_of(lesson: Lesson, sector: str) -> tuple[int, ...]:
    """The school years of a lesson in a sector: groups in primary, years in secondary education."""
    return lesson.meta.groups if sector == "po" else lesson.meta.years
