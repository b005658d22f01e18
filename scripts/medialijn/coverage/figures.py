"""From needs and lessons to the figures of a protocol: cells, articles, audiences, routes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from medialijn.coverage.ladder import COUNTED, Level, Measured, Reach, all_of, level_of
from medialijn.coverage.needed import Wanted, exemption, in_year, is_exempt, wanted
from medialijn.coverage.reaching import Reaching
from medialijn.coverage.report import (
    ArticleDuty,
    ArticleReport,
    AudienceFigures,
    Cell,
    Duty,
    Figure,
    ProtocolReport,
    RouteFigures,
)
from medialijn.coverage.view import View
from medialijn.sources.needs import Audience, Need
from medialijn.sources.protocol import Article, Protocol
from medialijn.sources.settings import ROUTES

Reached = tuple[tuple[Wanted, Reach], ...]


@dataclass(frozen=True, slots=True)
class Measures:
    """What a report about a protocol is made with: the lessons, the day, the filters and the routes by their years."""

    reaching: Reaching
    today: str
    view: View
    routes: Mapping[str, int]
    questions: Mapping[str, int]

    def protocol(self, protocol: Protocol) -> ProtocolReport:
        """The figures of a protocol and its articles, without the audiences that need not learn anything."""
        articles = tuple(self._article(protocol, article) for article in protocol.articles.values())
        found = (_audience(articles, audience) for audience in self._audiences(protocol))
        return ProtocolReport(
            protocol.id,
            protocol.meta.school,
            protocol.meta.title,
            protocol.meta.dated,
            protocol.meta.sector,
            tuple(one for one in found if one.exempt or one.figures[0].denominator),
            tuple(self._routes(protocol)),
            articles,
        )

    def _audiences(self, protocol: Protocol) -> tuple[Audience, ...]:
        """Whose cells are in view: nobody's in a year that no route through the protocol's sector has."""
        is_beyond = protocol.meta.sector == "vo" and (self.view.year or 0) > max((self.routes or ROUTES).values())
        return () if is_beyond else self.view.audiences()

    def _article(self, protocol: Protocol, article: Article) -> ArticleReport:
        reference = f"{protocol.id}:{article.id}"
        need = article.need
        return ArticleReport(
            reference,
            article.title,
            need.summary if need else "",
            article.section,
            bool(need and need.context),
            self.questions[reference],
            tuple(self._duty(protocol, article, audience) for audience in self._audiences(protocol)),
        )

    def _duty(self, protocol: Protocol, article: Article, audience: Audience) -> ArticleDuty:
        reached = self._reached(protocol, article, audience)
        whole = all_of(reach for _, reach in reached)
        excuse = exemption(article, audience)
        level = level_of(self.view.level)
        return ArticleDuty(
            audience,
            self._kind(article, audience, is_wanted=bool(reached)),
            whole.level.word,
            whole.suspect,
            sum(reach.level >= level for _, reach in reached),
            tuple(Cell(one.target, one.year, reach.level.word, reach.suspect, reach.lessons) for one, reach in reached),
            excuse.reason if excuse else "",
            excuse.until if excuse else "",
        )

    def _kind(self, article: Article, audience: Audience, *, is_wanted: bool) -> Duty:
        if is_wanted:
            return "exempt" if is_exempt(article, audience, self.today) else "must"
        need: Need | None = article.need
        return "know" if need and audience in (*need.know, *need.must) else "none"

    def _reached(
        self, protocol: Protocol, article: Article, audience: Audience, years: tuple[int, ...] = ()
    ) -> Reached:
        found = wanted(f"{protocol.id}:{article.id}", article, audience, self.view, len(years))
        sector = protocol.meta.sector
        return tuple(
            (one, self.reaching.of(one.target, audience, sector, (one.year,) if one.year else years)) for one in found
        )

    def _routes(self, protocol: Protocol) -> Iterator[RouteFigures]:
        if protocol.meta.sector != "vo" or "leerling" not in self.view.audiences() or self.view.year is not None:
            return
        for route, years in self.routes.items():
            found = [
                self._reached(protocol, article, "leerling", tuple(range(1, years + 1)))
                for article in protocol.articles.values()
                if not is_exempt(article, "leerling", self.today)
            ]
            of_route = [reached for reached in found if reached]
            gaps = (
                in_year(one.target, one.year)
                for reached in of_route
                for one, reach in reached
                if reach.level < level_of(self.view.level)
            )
            levels = [[reach.level for _, reach in reached] for reached in of_route]
            yield RouteFigures(route, years, figures(levels), tuple(gaps))


def figures(articles: Sequence[Sequence[Level]]) -> tuple[Figure, ...]:
    """The figures of articles, each given as the levels of its cells, for every level that is counted."""
    return tuple(figure for word in COUNTED for figure in _at(word, articles))


def percent(numerator: int, denominator: int) -> int:
    """The share in whole percents, rounded down; of nothing it is 0, so that nothing never passes."""
    return numerator * 100 // denominator if denominator else 0


def _at(word: Measured, articles: Sequence[Sequence[Level]]) -> Iterator[Figure]:
    level = level_of(word)
    counts = [(sum(one >= level for one in cells), len(cells)) for cells in articles]
    whole = sum(reached == size for reached, size in counts)
    partly = sum(0 < reached < size for reached, size in counts)
    reached, size = sum(one for one, _ in counts), sum(one for _, one in counts)
    yield Figure(word, "article", whole, partly, len(counts), percent(whole, len(counts)))
    yield Figure(word, "cell", reached, 0, size, percent(reached, size))


def _audience(articles: Iterable[ArticleReport], audience: Audience) -> AudienceFigures:
    duties = [duty for article in articles for duty in article.duties if duty.audience == audience]
    must = [duty for duty in duties if duty.duty == "must"]
    return AudienceFigures(
        audience,
        figures([[level_of(cell.level) for cell in duty.cells] for duty in must]),
        sum(duty.suspect for duty in must),
        sum(duty.duty == "exempt" for duty in duties),
    )
