"""What an audience must learn of an article: its cells, and the exemptions that take some of them away for a while."""

from __future__ import annotations

from dataclasses import dataclass

from medialijn.coverage.view import View
from medialijn.sources.needs import Audience, Exemption
from medialijn.sources.protocol import Article


@dataclass(frozen=True, slots=True)
class Wanted:
    """An article or part that an audience must learn, in one school year or, with year 0, whenever it suits."""

    target: str
    year: int


def in_year(target: str, year: int) -> str:
    """An article or part as reports name it: `ichthus:COM-4@3` where it is wanted in year 3."""
    return f"{target}@{year}" if year else target


def wanted(reference: str, article: Article, audience: Audience, view: View, last_year: int = 0) -> tuple[Wanted, ...]:
    """What the audience must learn of the article: each of its parts, or the article itself where it has none.

    Background is for nobody. With `by_year` it is wanted in each of those years, as far as they are in view and, with
    `last_year`, within a route of so many years.
    """
    need = article.need
    if need is None or need.context:
        return ()
    if article.parts:
        targets = [f"{reference}.{part.id}" for part in article.parts if audience in part.must]
    else:
        targets = [reference] if audience in need.must else []
    years = [
        year
        for year in need.by_year.get(audience, ())
        if view.year in {None, year} and (not last_year or year <= last_year)
    ]
    if audience in need.by_year:
        return tuple(Wanted(target, year) for target in targets for year in years)
    return tuple(Wanted(target, 0) for target in targets)


def exemption(article: Article, audience: Audience) -> Exemption | None:
    """The exemption of the audience from this article that lasts longest."""
    found = [one for one in (article.need.exempt if article.need else ()) if one.audience == audience]
    return max(found, key=lambda one: one.until, default=None)


def is_exempt(article: Article, audience: Audience, today: str) -> bool:
    """Whether the audience need not learn the article today; the last day of an exemption belongs to it."""
    found = exemption(article, audience)
    return found is not None and today <= found.until
