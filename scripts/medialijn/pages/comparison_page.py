"""The page that lays the protocols of the site side by side: by theme, and what only one of them has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from medialijn.pages import addresses, quotes
from medialijn.pages.crumbs import above_protocol
from medialijn.pages.markup import Renderer
from medialijn.pages.page import Findable, Page
from medialijn.pages.site import Site
from medialijn.pages.themes import theme_name, themes
from medialijn.sources.catalogue import split_reference, whole
from medialijn.sources.protocol import Article, Protocol
from medialijn.sources.same_as import lines_of

_Line = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Like:
    """An article or part of another protocol that is the same, or that somebody proposed as similar."""

    href: str
    name: str


@dataclass(frozen=True, slots=True)
class ComparedArticle:
    """An article in its column: what it says in a line, and where the other protocols say it too."""

    href: str
    id: str
    summary: Markup
    is_context: bool
    same: tuple[Like, ...]
    similar: tuple[Like, ...]
    missing: str


@dataclass(frozen=True, slots=True)
class Column:
    """A protocol with some of its articles."""

    name: str
    articles: tuple[ComparedArticle, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme, with a column and a number of norms for each protocol."""

    anchor: str
    title: str
    columns: tuple[Column, ...]
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ComparedProtocol:
    """A protocol at the head of the page."""

    href: str
    name: str
    title: str
    facts: str


def comparison_page(site: Site) -> Page:
    """The active protocols side by side; with one of them the page says how to compare."""
    url = addresses.COMPARISON
    protocols = site.catalogue.active()
    compared = _Comparison(site, site.renderer(url), protocols)
    crumbs = above_protocol(site)
    shown = [_theme(site, compared, theme) for theme in themes(protocols)]
    html = site.fill(
        "comparison.jinja",
        url,
        crumbs=crumbs,
        protocols=[_protocol(site, compared.names[one.id], one) for one in protocols],
        others=[one.meta.school for one in site.catalogue.protocols.values() if one not in protocols],
        alone=[compared.column(one, compared.alone(one)) for one in protocols] if len(protocols) > 1 else [],
        themes=shown,
        setting=f"active: [{', '.join(_example(site))}]",
    )
    title, description = site.words("comparison.title"), site.words("comparison.description")
    findable = Findable(site.words("search.kind.list"))
    return Page(
        url, title, html, "medialijn.yml", "protocol", description, "reference.html", findable=findable, crumbs=crumbs
    )


def _example(site: Site) -> Sequence[str]:
    """The ids of two protocols or more, as an author may put them in the settings."""
    known = list(site.catalogue.protocols)
    return known if len(known) > 1 else [*known, site.words("comparison.second-id")]


def protocol_names(protocols: Iterable[Protocol]) -> Mapping[str, str]:
    """What to call each protocol by its id: its school, with the id where a school has more than one."""
    listed = list(protocols)
    schools = [protocol.meta.school for protocol in listed]
    return {
        one.id: one.meta.school if schools.count(one.meta.school) == 1 else f"{one.meta.school} ({one.id})"
        for one in listed
    }


def _protocol(site: Site, name: str, protocol: Protocol) -> ComparedProtocol:
    facts = site.words(
        "comparison.facts",
        sector=site.words(f"sector.{protocol.meta.sector}"),
        date=quotes.long_date(site, protocol.meta.dated),
    )
    return ComparedProtocol(addresses.protocol(protocol.id), name, protocol.meta.title, facts)


def _theme(site: Site, compared: _Comparison, theme: str) -> Theme:
    columns = [
        compared.column(protocol, [one for one in protocol.articles.values() if one.need and one.need.theme == theme])
        for protocol in compared.protocols
    ]
    counts = tuple(sum(1 for article in column.articles if not article.is_context) for column in columns)
    return Theme(f"thema-{theme}", theme_name(site, theme), tuple(columns), counts)


class _Comparison:
    """Which articles of these protocols are the same as, or like, which others; a line counts in both directions."""

    def __init__(self, site: Site, renderer: Renderer, protocols: Sequence[Protocol]) -> None:
        self.site, self.renderer, self.protocols = site, renderer, protocols
        self.names = protocol_names(protocols)
        self._same = _both_ways(line for one in protocols for line in _confirmed(one))
        self._similar = _both_ways(line for one in protocols for line in _suggested(one))

    def alone(self, protocol: Protocol) -> list[Article]:
        """The norms of a protocol that no other one has."""
        norms = (one for one in protocol.articles.values() if not (one.need and one.need.context))
        return [one for one in norms if len(self._missing(protocol, one)) == len(self.protocols) - 1]

    def column(self, protocol: Protocol, articles: Iterable[Article]) -> Column:
        return Column(self.names[protocol.id], tuple(self._compared(protocol, article) for article in articles))

    def _compared(self, protocol: Protocol, article: Article) -> ComparedArticle:
        reference = f"{protocol.id}:{article.id}"
        is_context = bool(article.need and article.need.context)
        missing = () if is_context else self._missing(protocol, article)
        same, similar = self._same.get(reference, ()), self._similar.get(reference, ())
        confirmed = {whole(other) for other, _ in same}
        return ComparedArticle(
            self.renderer.link(addresses.article(reference)),
            article.id,
            self.renderer.line(article.need.summary if article.need else article.title),
            is_context,
            self._likes(same),
            self._likes(line for line in similar if whole(line[0]) not in confirmed),
            self.site.words("list.or").join(self.names[one] for one in missing),
        )

    def _likes(self, lines: Iterable[_Line]) -> tuple[Like, ...]:
        """Links to the other ends of these lines, with the part that a line is about when it is not about all."""
        found = []
        for other, about in lines:
            protocol_id, article_id, _ = split_reference(other)
            if protocol_id in self.names:
                parts = dict.fromkeys(filter(None, (self._part(other), self._part(about))))
                name = f"{self.names[protocol_id]} {article_id}" + (f" ({', '.join(parts)})" if parts else "")
                found.append(Like(self.renderer.link(addresses.article(other)), name))
        return tuple(found)

    def _part(self, reference: str) -> str:
        """The words of the part that a reference names, if it names one."""
        _, _, part = self.site.catalogue.article(reference)
        return part.text if part else ""

    def _missing(self, protocol: Protocol, article: Article) -> tuple[str, ...]:
        """The other protocols in which nothing is the same as the article or like it."""
        reference = f"{protocol.id}:{article.id}"
        near = (*self._same.get(reference, ()), *self._similar.get(reference, ()))
        homes = {other.partition(":")[0] for other, _ in near}
        return tuple(one.id for one in self.protocols if one.id not in {protocol.id, *homes})


def _confirmed(protocol: Protocol) -> Iterator[_Line]:
    """Each article or part of the protocol with what it is confirmed to be the same as."""
    for article in protocol.articles.values():
        for part, named in lines_of(article.need) if article.need else ():
            yield ".".join(filter(None, (f"{protocol.id}:{article.id}", part))), named


def _suggested(protocol: Protocol) -> Iterator[_Line]:
    for article in protocol.articles.values():
        for named in article.need.suggested if article.need else ():
            yield f"{protocol.id}:{article.id}", named


def _both_ways(lines: Iterable[_Line]) -> Mapping[str, tuple[_Line, ...]]:
    """For each article its lines as other end and own end, whichever of the two wrote it down."""
    found: dict[str, dict[_Line, None]] = {}
    for own, named in lines:
        found.setdefault(whole(own), {})[named, own] = None
        found.setdefault(whole(named), {})[own, named] = None
    return {article: tuple(ends) for article, ends in found.items()}
