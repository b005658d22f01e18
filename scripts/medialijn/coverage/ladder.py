"""The ladder that every cell stands on: how far a protocol's article or part is for an audience."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Literal, TypeAlias

LevelName: TypeAlias = Literal["uncovered", "planned", "available", "adopted"]
Measured: TypeAlias = Literal["planned", "available", "adopted"]


class Level(IntEnum):
    """A rung, the lowest first.

    `planned`: a lesson teaches it that is a draft, or that does not ask about it. `available`: a finished lesson
    teaches it and its quiz asks about it. `adopted`: a person adopted that lesson in a review that is still current.
    """

    UNCOVERED = 0
    PLANNED = 1
    AVAILABLE = 2
    ADOPTED = 3

    @property
    def word(self) -> LevelName:
        """The level as reports write it."""
        return _WORDS[self]


_WORDS: dict[Level, LevelName] = {
    Level.UNCOVERED: "uncovered",
    Level.PLANNED: "planned",
    Level.AVAILABLE: "available",
    Level.ADOPTED: "adopted",
}
# The levels that a report counts: everything from the first rung up.
COUNTED: tuple[Measured, ...] = ("planned", "available", "adopted")


def level_of(word: str) -> Level:
    """The level that reports write as this word."""
    return next(level for level, name in _WORDS.items() if name == word)


@dataclass(frozen=True, slots=True)
class Reach:
    """How far something is, and the lessons, by id, that bring it there.

    With `suspect` it is only `available` because everything that could bring it further was adopted for words that
    have changed since.
    """

    level: Level = Level.UNCOVERED
    suspect: bool = False
    lessons: tuple[str, ...] = ()


def best(reaches: Iterable[Reach]) -> Reach:
    """The furthest of several ways to reach the same thing; those that are equally far count together."""
    found = list(reaches)
    if not found:
        return Reach()
    top = max((reach.level, not reach.suspect) for reach in found)
    same = [reach for reach in found if (reach.level, not reach.suspect) == top]
    return Reach(same[0].level, same[0].suspect, _together(same))


def all_of(reaches: Iterable[Reach]) -> Reach:
    """How far a whole is of which every part must be reached: no further than the part that is least far."""
    found = list(reaches)
    if not found:
        return Reach()
    level = min(reach.level for reach in found)
    if level is Level.UNCOVERED:
        return Reach()
    return Reach(level, level is Level.AVAILABLE and any(reach.suspect for reach in found), _together(found))


def _together(reaches: Iterable[Reach]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lesson for reach in reaches for lesson in reach.lessons))
