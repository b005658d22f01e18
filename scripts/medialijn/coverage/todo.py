"""What is to be done, the most pressing first."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import get_args

from medialijn.coverage.ladder import level_of
from medialijn.coverage.needed import in_year
from medialijn.coverage.report import ArticleDuty, LessonReport, Link, ProtocolReport, Todo, TodoKind
from medialijn.coverage.states import LinkState
from medialijn.sources.catalogue import overlap, whole
from medialijn.sources.needs import AUDIENCES

# By duty: what holds for pupils today comes first, what only waits for a signature last.
_ORDER: tuple[TodoKind, ...] = get_args(TodoKind)
_OF_LESSONS: dict[LinkState, TodoKind] = {
    "edited": "edited",
    "rejected": "rejected",
    "expired": "expired",
    "unreviewed": "unreviewed",
}


def todo_list(
    protocols: Sequence[ProtocolReport],
    lessons: Sequence[LessonReport],
    links: Sequence[Link],
    today: str,
    owner: Callable[[str], str],
) -> tuple[Todo, ...]:
    """Everything to do, by kind, audience and age; a lesson with changed articles stands there once for each change.

    `owner` gives the role that sees to the lessons of a subject; with an empty text that for articles.
    """
    ready = {lesson.id: lesson for lesson in lessons if lesson.status == "gereed"}
    found = [
        *_of_links(links, ready),
        *(one for protocol in protocols for one in _of_articles(protocol, ready, today)),
        *_of_lessons(ready.values(), links),
    ]
    audiences = {audience: number for number, audience in enumerate((*AUDIENCES, "teamleider"))}
    subjects = {lesson.id: lesson.subject for lesson in lessons}
    owned = (replace(one, owner=owner(subjects.get(one.lesson, ""))) for one in found)
    return tuple(
        sorted(owned, key=lambda one: (_ORDER.index(one.kind), audiences[one.audience], one.since or "9", one.lesson))
    )


def _of_links(links: Iterable[Link], ready: dict[str, LessonReport]) -> Iterator[Todo]:
    """A change of an article that makes lessons suspect, or an article that another one took the place of.

    What questions ask about is told by what their lesson teaches, or else once for all of them. Parts that a lesson
    teaches change with the words of their article, which is one change.
    """
    told: dict[str, list[str]] = {}
    changes: dict[tuple[object, ...], list[Link]] = {}
    for link in links:
        named = told.setdefault(link.lesson, [])
        if link.kind == "assessed" and any(overlap(link.target, one) for one in named):
            continue
        named.append(link.target)
        if link.state in {"replaced", "suspect"} and link.lesson in ready:
            change = (link.lesson, link.state, whole(link.target), link.since, link.note, link.words)
            changes.setdefault(change, []).append(link)
    for found in changes.values():
        first = found[0]
        protocol, _, _ = first.target.partition(":")
        kind: TodoKind = "replaced" if first.state == "replaced" else "suspect"
        targets = tuple(link.target for link in found)
        audience = ready[first.lesson].audience
        yield Todo(kind, protocol, "", audience, first.lesson, first.since, first.note, targets, first.words, "")


def _of_articles(protocol: ProtocolReport, ready: Container[str], today: str) -> Iterator[Todo]:
    for article in protocol.articles:
        for duty in article.duties:
            if duty.duty != "must":
                continue
            if duty.until and duty.until < today:
                yield Todo(
                    "exemption-ended", protocol.id, article.id, duty.audience, "", duty.until, duty.reason, (), (), ""
                )
            kind = _lack(duty, ready)
            missing = tuple(
                in_year(cell.target, cell.year) for cell in duty.cells if level_of(cell.level) < level_of("available")
            )
            if kind:
                yield Todo(kind, protocol.id, article.id, duty.audience, "", "", "", missing, (), "")


def _lack(duty: ArticleDuty, ready: Container[str]) -> TodoKind | None:
    """What the article lacks most for the audience, if it is not available to them."""
    levels = {cell.level for cell in duty.cells}
    lacking = levels & {"uncovered", "planned"}
    if not lacking:
        return None
    if levels == {"uncovered"}:
        return "uncovered"
    if levels != lacking or len(levels) > 1:
        return "partly"
    by_ready = {lesson for cell in duty.cells for lesson in cell.lessons if lesson in ready}
    return "unasked" if by_ready else "unfinished"


def _of_lessons(ready: Iterable[LessonReport], links: Sequence[Link]) -> Iterator[Todo]:
    """Finished lessons that nobody adopted, or not as they are now, once for each reason."""
    taught: dict[tuple[str, LinkState], list[Link]] = {}
    for link in links:
        if link.kind == "taught":
            taught.setdefault((link.lesson, link.state), []).append(link)
    for lesson in ready:
        for state, kind in _OF_LESSONS.items():
            found = taught.get((lesson.id, state), [])
            if found:
                targets = tuple(link.target for link in found)
                yield Todo(kind, "", "", lesson.audience, lesson.id, found[0].since, "", targets, (), "")
