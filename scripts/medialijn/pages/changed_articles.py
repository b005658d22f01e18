"""What a reader of a lesson must know at once: an article that it is about has changed in substance."""

from __future__ import annotations

from dataclasses import dataclass

from medialijn.coverage.states import SUSPECT
from medialijn.pages import addresses, quotes
from medialijn.pages.site import Site


@dataclass(frozen=True, slots=True)
class ChangedArticle:
    """An article or part that changed after the lesson was adopted, and when, where that is known."""

    name: str
    address: str
    day: str


def changed_articles(site: Site, lesson_id: str) -> tuple[ChangedArticle, ...]:
    """The articles of this site for which the lesson is being revised."""
    found: dict[str, ChangedArticle] = {}
    for link in site.coverage.report.links:
        if (link.lesson, link.kind) == (lesson_id, "taught") and link.state in SUSPECT:
            article = link.target.partition(".")[0]
            if site.catalogue.is_shown(article) and article not in found:
                day = quotes.long_date(site, link.since) if link.since else ""
                found[article] = ChangedArticle(quotes.article_name(site, article), addresses.article(article), day)
    return tuple(found.values())
