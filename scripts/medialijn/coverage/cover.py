from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from medialijn.coverage.figures import Measures
from medialijn.coverage.goals import goal_reports
from medialijn.coverage.links import ArticleLink, article_links, judged, questions_about, same_as_lines
from medialijn.coverage.reaching import Reaching, asked
from medialijn.coverage.report import FORMAT, Filters, LessonReport, Link, Overlap, Report, ReviewReport
from medialijn.coverage.review_dates import due as last_day
from medialijn.coverage.states import STATES, DueDay, LinkStates
from medialijn.coverage.todo import todo_list
from medialijn.coverage.view import View, years_of
from medialijn.sources.catalogue import Catalogue, whole
from medialijn.sources.lesson import Lesson
from medialijn.sources.same_as import SameAs

_MANY_LESSONS = 3


class NothingInViewError(Exception):
    """The filters leave nothing over to report about."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The report about coverage, and for each article, `protocol:ARTICLE`, the lessons that teach or assess it.

    `earlier` holds the reports that were kept of earlier days, the oldest first.
    """

    links: Mapping[str, tuple[ArticleLink, ...]] = field(hash=False)
    report: Report
    earlier: tuple[Report, ...] = ()

    def questions(self, article: str) -> int:
        """How many questions in lessons for its sector assess the article or a part of it."""
        return questions_about(self.links.get(article, ()))


def cover(catalogue: Catalogue, today: str, due: DueDay = last_day, view: View | None = None) -> Coverage:
    """What the lessons of a catalogue cover on the day `today`, as far as it is in view.

    `due` gives the last day on which a review of a lesson counts. Raises NothingInViewError when the view leaves no
    article, or no lesson though it asks for some.
    """
    view = view or View()
    same_as = same_as_lines(catalogue)
    states = LinkStates(catalogue, today, due)
    reaching = Reaching(catalogue, same_as, states, view)
    links = article_links(catalogue, same_as)
    counts = {
        article: questions_about(link for link in found if view.has(link.lesson)) for article, found in links.items()
    }
    measures = Measures(reaching, today, view, catalogue.settings.routes, counts)
    protocols = tuple(measures.protocol(protocol) for protocol in catalogue.active())
    if view != View(level=view.level) and not any(protocol.audiences for protocol in protocols):
        raise NothingInViewError
    if (view.year is not None or view.subject is not None) and not reaching.lessons:
        raise NothingInViewError
    of_lessons = {lesson: tuple(judged(catalogue, lesson, states, same_as)) for lesson in reaching.lessons}
    lessons = tuple(_lesson(lesson, found, states, same_as) for lesson, found in of_lessons.items())
    every_link = tuple(link for found in of_lessons.values() for link in found)
    report = Report(
        FORMAT,
        today,
        Filters(view.year or 0, view.subject or "", view.audience or "", view.level),
        protocols,
        todo_list(protocols, lessons, every_link, today, catalogue.settings.owner),
        lessons,
        every_link,
        tuple(_reviews(catalogue, reaching.lessons)),
        goal_reports(catalogue.reference.goals, reaching.lessons),
        tuple(_overlaps(catalogue, reaching.lessons, same_as)),
        tuple(lesson.id for lesson in lessons if not lesson.covers_active),
        tuple(_without_goal(catalogue, reaching.lessons, same_as)),
    )
    return Coverage(MappingProxyType(links), report)


def _lesson(lesson: Lesson, links: Sequence[Link], states: LinkStates, same_as: SameAs) -> LessonReport:
    meta, active = lesson.meta, states.catalogue.settings.active
    found = [link.state for link in links] or [states.of_lesson(lesson).state]
    return LessonReport(
        lesson.id,
        meta.code,
        meta.title,
        meta.audience,
        meta.subject,
        meta.sectors,
        meta.years,
        meta.groups,
        meta.minutes,
        meta.status,
        any(target.partition(":")[0] in active for target in same_as.counted(meta.covers)),
        min(found, key=STATES.index),
        states.next_review(lesson.id),
    )


def _reviews(catalogue: Catalogue, lessons: Iterable[Lesson]) -> Iterator[ReviewReport]:
    for lesson in lessons:
        for one in catalogue.reviews.get(lesson.id, ()):
            yield ReviewReport(lesson.id, one.reviewed, one.by, one.decision, one.note)


def _overlaps(catalogue: Catalogue, lessons: Iterable[Lesson], same_as: SameAs) -> Iterator[Overlap]:
    """The articles and parts with so many lessons in one year that they may well say the same."""
    found: dict[tuple[str, Literal["taught", "assessed"], int], list[str]] = {}
    for lesson in lessons:
        kinds: tuple[tuple[Literal["taught", "assessed"], Iterable[str]], ...] = (
            ("taught", lesson.meta.covers),
            ("assessed", asked(catalogue, lesson)),
        )
        for kind, named in kinds:
            for target in same_as.counted(named):
                sector = catalogue.protocols[target.partition(":")[0]].meta.sector
                for year in years_of(lesson, sector) if sector in lesson.meta.sectors else ():
                    found.setdefault((target, kind, year), []).append(lesson.id)
    for (target, kind, year), same in sorted(found.items()):
        if len(same) >= _MANY_LESSONS and catalogue.is_shown(target):
            yield Overlap(target, kind, year, tuple(same))


def _without_goal(catalogue: Catalogue, lessons: Iterable[Lesson], same_as: SameAs) -> Iterator[str]:
    """The articles that lessons teach to pupils, none of which works on a goal of the curriculum."""
    has_goal: dict[str, bool] = {}
    for lesson in lessons:
        if lesson.meta.audience == "leerling":
            for article in dict.fromkeys(whole(target) for target in same_as.counted(lesson.meta.covers)):
                has_goal[article] = has_goal.get(article, False) or bool(lesson.meta.goals or lesson.meta.extends)
    yield from sorted(article for article, has in has_goal.items() if not has and catalogue.is_shown(article))
