"""Which lessons bring pupils to which article, by the rules of reaching.py, but for any choice of lessons.

There all lessons count and the best of them decides; here the ways are kept apart, so that the lessons that one class
had can be held against them, at the build and in the browser.
"""

from __future__ import annotations

from collections.abc import Iterator

from medialijn.coverage.links import same_as_lines
from medialijn.coverage.needed import wanted
from medialijn.coverage.reaching import asked
from medialijn.coverage.taught import TaughtArticle, Way
from medialijn.coverage.view import View
from medialijn.sources.catalogue import Catalogue, whole
from medialijn.sources.needs import Audience
from medialijn.sources.protocol import Article

_PUPIL: Audience = "leerling"


def taught_articles(catalogue: Catalogue) -> tuple[TaughtArticle, ...]:
    """The articles of the active protocols that pupils must learn, with the lessons that reach each of their parts."""
    ways = _Ways(catalogue)
    return tuple(
        TaughtArticle(
            f"{protocol.id}:{article.id}",
            protocol.meta.sector,
            tuple(article.need.by_year.get(_PUPIL, ())),
            tuple(tuple(ways.to(target, protocol.meta.sector)) for target in targets),
        )
        for protocol in catalogue.active()
        for article in protocol.articles.values()
        if article.need and (targets := _targets(f"{protocol.id}:{article.id}", article))
    )


def _targets(reference: str, article: Article) -> tuple[str, ...]:
    """What pupils must learn of an article in any year."""
    return tuple(dict.fromkeys(one.target for one in wanted(reference, article, _PUPIL, View())))


class _Ways:
    """The finished lessons for pupils, by what they teach and what their quiz asks."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._teachers: dict[str, list[str]] = {}
        self._asked: dict[str, frozenset[str]] = {}
        for lesson in catalogue.current_lessons():
            if lesson.meta.status == "gereed" and lesson.meta.audience == _PUPIL:
                self._asked[lesson.id] = frozenset(asked(catalogue, lesson))
                for target in dict.fromkeys(lesson.meta.covers):
                    self._teachers.setdefault(target, []).append(lesson.id)
        self._same: dict[str, list[str]] = {}
        for lines in same_as_lines(catalogue).lines.values():
            for named, own in lines:
                self._same.setdefault(own, []).append(named)

    def to(self, target: str, sector: str) -> Iterator[Way]:
        """Each way in which pupils of a sector come to learn a part, or an article without parts."""
        names = dict.fromkeys((target, whole(target)))
        ways: list[Way] = [(self._lessons(target, sector),)]
        ways += [self._through(named, sector) for name in names for named in self._same.get(name, ())]
        yield from (way for way in dict.fromkeys(ways) if all(way))

    def _through(self, named: str, sector: str) -> Way:
        """What the same article or part of another protocol takes."""
        _, article, part = self._catalogue.article(named)
        parts = tuple(one for one in article.parts if _PUPIL in one.must) or article.parts
        needed = () if part else parts
        targets = [f"{named}.{one.id}" for one in needed] or [named]
        return tuple(self._lessons(target, sector) for target in targets)

    def _lessons(self, target: str, sector: str) -> tuple[str, ...]:
        """The lessons that both teach the target and ask about it."""
        teachers = (
            lesson for name in dict.fromkeys((target, whole(target))) for lesson in self._teachers.get(name, ())
        )
        return tuple(
            lesson
            for lesson in dict.fromkeys(teachers)
            if target in self._asked[lesson] and sector in self._catalogue.lessons[lesson].meta.sectors
        )
