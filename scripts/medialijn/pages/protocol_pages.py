"""The pages of the protocols: article by article, who must learn it, where it is taught."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from medialijn.coverage import ArticleLink
from medialijn.pages import addresses, quotes
from medialijn.pages.crumbs import above_protocol
from medialijn.pages.icons import AUDIENCE_ICONS
from medialijn.pages.lesson_pages import who
from medialijn.pages.markup import Renderer
from medialijn.pages.page import Page
from medialijn.pages.site import Site
from medialijn.sources.needs import AUDIENCES
from medialijn.sources.protocol import Article, Protocol


@dataclass(frozen=True, slots=True)
class Who:
    """An audience and what it has to do with an article."""

    icon: str
    audience: str
    duty: str


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A part of an article under its own anchor, with who must learn it."""

    anchor: str
    text: Markup
    audiences: str


@dataclass(frozen=True, slots=True)
class ShownLink:
    """A lesson under an article: for whom, its link, and the number of its questions about it."""

    who: str
    href: str
    title: Markup
    questions: str


@dataclass(frozen=True, slots=True)
class ShownArticle:
    """An article as its protocol's page shows it."""

    anchor: str
    id: str
    title: Markup
    text: Markup
    whos: tuple[Who, ...]
    is_context: bool
    parts: tuple[ShownPart, ...]
    practice: tuple[tuple[Markup, Markup], ...]
    links: tuple[ShownLink, ...]


def protocol_pages(site: Site) -> Iterator[Page]:
    """The list of protocols, and a page for each of them."""
    yield _list(site)
    for protocol in site.catalogue.protocols.values():
        yield _page(site, protocol)


def _list(site: Site) -> Page:
    url = addresses.PROTOCOLS
    protocols = [
        (
            addresses.protocol(protocol.id),
            protocol.meta.school,
            protocol.meta.title,
            quotes.long_date(site, protocol.meta.dated),
        )
        for protocol in site.catalogue.protocols.values()
    ]
    html = site.fill("protocols.jinja", url, protocols=protocols)
    return Page(url, site.words("protocol.list-title"), html, "medialijn.yml", "protocol")


def _page(site: Site, protocol: Protocol) -> Page:
    url = addresses.protocol(protocol.id)
    renderer = site.renderer(url)
    articles = list(protocol.articles.values())
    sections = [
        (section, f"deel-{number}", tuple(_article(site, renderer, protocol, article) for article in group))
        for number, (section, group) in enumerate(groupby(articles, key=lambda article: article.section), 1)
    ]
    norms = sum(1 for article in articles if not (article.need and article.need.context))
    crumbs = above_protocol(site)
    html = site.fill(
        "protocol.jinja",
        url,
        crumbs=crumbs,
        protocol=protocol,
        introduction=renderer.lesson_text(protocol.introduction, 2),
        wording=site.words(
            f"protocol.notice.{protocol.meta.wording}",
            source=protocol.meta.source,
            date=quotes.long_date(site, protocol.meta.dated),
        ),
        is_active=protocol.id in site.catalogue.settings.active,
        sections=sections,
        counts=_counts(site, norms, len(articles) - norms),
    )
    title = site.words("protocol.page-title", title=protocol.meta.title, school=protocol.meta.school)
    return Page(
        url,
        title,
        html,
        protocol.path,
        "protocol",
        description=site.words("protocol.description", school=protocol.meta.school),
        edit_url=site.edit_url(protocol.path),
        crumbs=crumbs,
    )


def _counts(site: Site, norms: int, contexts: int) -> str:
    return site.words("protocol.counts" if contexts else "protocol.counts-norms", norms=norms, contexts=contexts)


def _article(site: Site, renderer: Renderer, protocol: Protocol, article: Article) -> ShownArticle:
    reference = f"{protocol.id}:{article.id}"
    need = article.need
    points = [point for point in site.catalogue.reference.practice.values() if reference in point.articles]
    return ShownArticle(
        addresses.anchor(article.id),
        article.id,
        renderer.line(article.title),
        renderer.lesson_text(article.text, 4),
        tuple(_whos(site, need.must, need.know)) if need else (),
        bool(need and need.context),
        tuple(
            ShownPart(
                addresses.anchor(article.id, part.id),
                renderer.line(part.text),
                site.words("list.comma").join(site.words(f"audience.{a}") for a in AUDIENCES if a in part.must),
            )
            for part in article.parts
        ),
        tuple((renderer.line(point.says), renderer.line(point.now)) for point in points),
        tuple(_link(site, renderer, link) for link in site.coverage.links.get(reference, ())),
    )


def _whos(site: Site, must: Sequence[str], know: Sequence[str]) -> Iterator[Who]:
    for duty, audiences in (("must", must), ("know", know)):
        for audience in AUDIENCES:
            if audience in audiences:
                yield Who(AUDIENCE_ICONS[audience], site.words(f"audience.{audience}"), site.words(f"duty.{duty}"))


def _link(site: Site, renderer: Renderer, link: ArticleLink) -> ShownLink:
    concept = link.lesson.meta.status == "concept"
    questions = site.words("article.questions", count=link.questions) if link.questions else ""
    return ShownLink(
        who(site, link.lesson),
        addresses.lesson(link.lesson.id),
        renderer.line(link.lesson.meta.title),
        site.words("list.comma").join(filter(None, (questions, site.words("status.concept") if concept else ""))),
    )
