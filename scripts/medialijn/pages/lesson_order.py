"""Which lesson comes after which, and which year or group it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from medialijn.pages import addresses
from medialijn.sources.lesson import Lesson


@dataclass(frozen=True, slots=True)
class YearGroup:
    """The lessons of one `year` of a secondary school or `group` of a primary school; of `other`, `number` is 0."""

    kind: str
    number: int
    lessons: tuple[Lesson, ...]


_KINDS = ("group", "year", "other")  # from young to old


def in_order(lessons: Iterable[Lesson]) -> list[Lesson]:
    """The lessons by their codes: the order in which a class takes them."""
    return sorted(lessons, key=_place)


def next_lesson(lessons: Iterable[Lesson], lesson: Lesson) -> Lesson | None:
    """The lesson that a reader takes after `lesson`: the first that is ready, of the same readers and school type."""
    return next((other for other in _series(lessons, lesson) if _place(other) > _place(lesson)), None)


def previous_lesson(lessons: Iterable[Lesson], lesson: Lesson) -> Lesson | None:
    """The lesson that a reader took before `lesson`: the last that is ready, of the same readers and school type."""
    earlier = [other for other in _series(lessons, lesson) if _place(other) < _place(lesson)]
    return earlier[-1] if earlier else None


def _series(lessons: Iterable[Lesson], lesson: Lesson) -> Iterator[Lesson]:
    """The lessons that are ready, for the same readers and school type as `lesson`, in order."""
    for other in in_order(lessons):
        if (
            other.meta.status == "gereed"
            and addresses.home(other.meta.audience) == addresses.home(lesson.meta.audience)
            and set(other.meta.sectors) & set(lesson.meta.sectors)
        ):
            yield other


def by_year(lessons: Iterable[Lesson]) -> tuple[YearGroup, ...]:
    """The lessons per group and year, from young to old; one that is for two years stands under both."""
    found: dict[tuple[int, int], list[Lesson]] = {}
    for lesson in in_order(lessons):
        for place in _years(lesson):
            found.setdefault(place, []).append(lesson)
    return tuple(YearGroup(_KINDS[kind], number, tuple(found[kind, number])) for kind, number in sorted(found))


def _years(lesson: Lesson) -> Iterator[tuple[int, int]]:
    meta = lesson.meta
    if meta.groups:
        yield from ((0, number) for number in meta.groups)
    elif meta.years:
        yield from ((1, number) for number in meta.years)
    else:
        yield 2, 0


def _place(lesson: Lesson) -> tuple[str, str]:
    return lesson.meta.code, lesson.id
