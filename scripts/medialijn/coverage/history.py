"""What changed between two reports about coverage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from medialijn.coverage.ladder import LevelName, level_of
from medialijn.coverage.report import ArticleDuty, Report, Todo

LessonChange: TypeAlias = Literal["new", "gone", "status", "state"]


@dataclass(frozen=True, slots=True)
class Moved:
    """An article, `protocol:ARTICLE`, that is further or less far for an audience than before."""

    article: str
    audience: str
    before: LevelName
    now: LevelName

    @property
    def is_better(self) -> bool:
        """Whether the article is further than it was."""
        return level_of(self.now) > level_of(self.before)


@dataclass(frozen=True, slots=True)
class LessonMoved:
    """A lesson that came or went, or has another status or state of review; `before` and `now` are empty otherwise."""

    lesson: str
    title: str
    kind: LessonChange
    before: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that changed; `more` and `fewer` are articles that an audience must learn now, or no more."""

    moved: tuple[Moved, ...]
    more: tuple[tuple[str, str], ...]
    fewer: tuple[tuple[str, str], ...]
    lessons: tuple[LessonMoved, ...]
    added: tuple[Todo, ...]
    done: tuple[Todo, ...]


def difference(before: Report, now: Report) -> Difference:
    """What changed from the earlier report to the later one."""
    old, new = _must(before), _must(now)
    waited, waits = _by_key(before), _by_key(now)
    return Difference(
        tuple(
            Moved(*key, old[key].level, duty.level)
            for key, duty in new.items()
            if key in old and old[key].level != duty.level
        ),
        tuple(key for key in new if key not in old),
        tuple(key for key in old if key not in new),
        tuple(_lessons(before, now)),
        tuple(one for key, one in waits.items() if key not in waited),
        tuple(one for key, one in waited.items() if key not in waits),
    )


def _must(report: Report) -> dict[tuple[str, str], ArticleDuty]:
    return {
        (article.id, duty.audience): duty
        for protocol in report.protocols
        for article in protocol.articles
        for duty in article.duties
        if duty.duty == "must"
    }


def _by_key(report: Report) -> dict[tuple[str, ...], Todo]:
    """What is to be done, by all that makes it the same thing on another day."""
    return {(one.kind, one.protocol, one.article, one.audience, one.lesson, *one.targets): one for one in report.todo}


def _lessons(before: Report, now: Report) -> Iterator[LessonMoved]:
    old = {lesson.id: lesson for lesson in before.lessons}
    new = {lesson.id: lesson for lesson in now.lessons}
    for lesson in new.values():
        earlier = old.get(lesson.id)
        if earlier is None:
            yield LessonMoved(lesson.id, lesson.title, "new")
        elif earlier.status != lesson.status:
            yield LessonMoved(lesson.id, lesson.title, "status", earlier.status, lesson.status)
        elif earlier.state != lesson.state:
            yield LessonMoved(lesson.id, lesson.title, "state", earlier.state, lesson.state)
    for lesson in old.values():
        if lesson.id not in new:
            yield LessonMoved(lesson.id, lesson.title, "gone")
