"""The pages of the protocols: article by article, who must learn it, where it is taught and asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from medialijn.coverage import ArticleLink
from medialijn.coverage.needed import exemption, is_exempt
from medialijn.coverage.view import LEARNERS
from medialijn.pages import addresses, quotes
from medialijn.pages.citations import Citation, citations
from medialijn.pages.crumbs import above_protocol
from medialijn.pages.icons import AUDIENCE_ICONS
from medialijn.pages.lesson_links import LessonLink, lesson_link
from medialijn.pages.markup import Renderer
from medialijn.pages.page import Findable, Page
from medialijn.pages.site import Site
from medialijn.sources.agreement import is_asked
from medialijn.sources.lesson import Lesson
from medialijn.sources.needs import AUDIENCES, Need
from medialijn.sources.protocol import Article, Protocol
from medialijn.sources.reference import Practice
from medialijn.sources.same_as import lines_of


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
    """A lesson under an article, and its questions about it: how many, and of each its link and its number."""

    lesson: LessonLink
    count: str
    questions: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ShownPractice:
    """What the protocol says beside what holds today, and where that was read."""

    says: Markup
    now: Markup
    checked: str
    sources: tuple[Citation, ...]


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
    practice: tuple[ShownPractice, ...]
    same_as: tuple[tuple[str, str], ...]
    links: tuple[ShownLink, ...]
    elsewhere: tuple[ShownLink, ...]
    lacking: str


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
    findable = Findable(site.words("search.kind.list"))
    return Page(url, site.words("protocol.list-title"), html, "medialijn.yml", "protocol", findable=findable)


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
        comparison=_comparison(site, protocol),
        sections=sections,
        counts=_counts(site, norms, len(articles) - norms),
        elsewhere=site.words(f"protocol.elsewhere.{protocol.meta.sector}"),
    )
    title = site.words("protocol.page-title", title=protocol.meta.title, school=protocol.meta.school)
    return Page(
        url,
        title,
        html,
        protocol.path,
        "protocol",
        description=site.words("protocol.description", school=protocol.meta.school),
        template="reference.html",
        findable=Findable(
            site.words("search.kind.protocol"), part=site.words("search.kind.article", school=protocol.meta.school)
        ),
        edit_url=site.edit_url(protocol.path),
        crumbs=crumbs,
    )


def _comparison(site: Site, protocol: Protocol) -> str:
    """What the link to the comparison says: with whom, if the protocol is one of several that are compared."""
    active = site.catalogue.active()
    others = [one.meta.school for one in active if one is not protocol]
    if protocol not in active or not others:
        return site.words("protocol.compare")
    return site.words("protocol.compare-with", schools=site.listed(others))


def _counts(site: Site, norms: int, contexts: int) -> str:
    return site.words("protocol.counts" if contexts else "protocol.counts-norms", norms=norms, contexts=contexts)


def _article(site: Site, renderer: Renderer, protocol: Protocol, article: Article) -> ShownArticle:
    reference = f"{protocol.id}:{article.id}"
    need = article.need
    links = site.coverage.links.get(reference, ())
    points = [point for point in site.catalogue.reference.practice.values() if reference in point.articles]
    return ShownArticle(
        addresses.anchor(article.id),
        article.id,
        renderer.line(article.title),
        renderer.lesson_text(article.text, 4),
        tuple(_whos(site, protocol, article)),
        bool(need and need.context),
        tuple(
            ShownPart(
                addresses.anchor(article.id, part.id),
                renderer.line(part.text),
                site.words("list.comma").join(site.words(f"audience.{a}") for a in AUDIENCES if a in part.must),
            )
            for part in article.parts
        ),
        tuple(_practice(site, renderer, point) for point in points),
        tuple(_same_as(site, renderer, need)) if need else (),
        tuple(_link(site, renderer, link) for link in links if link.in_sector),
        tuple(_link(site, renderer, link) for link in links if not link.in_sector),
        _lacking(site, article, links),
    )


def _whos(site: Site, protocol: Protocol, article: Article) -> Iterator[Who]:
    need = article.need
    if need is None:
        return
    for audience in AUDIENCES:
        shown = AUDIENCE_ICONS[audience], site.words(f"audience.{audience}")
        excuse = exemption(article, audience)
        if excuse and excuse.until >= site.coverage.report.today:
            until = quotes.long_date(site, excuse.until)
            yield Who(*shown, site.words("duty.exempt", date=until, reason=excuse.reason))
        elif audience in need.must and audience in need.by_year:
            years = site.listed([str(year) for year in need.by_year[audience]])
            kind = "groups" if protocol.meta.sector == "po" else "years"
            yield Who(*shown, site.words("duty.must-in", years=site.words(f"who.{kind}", numbers=years)))
        elif audience in (*need.must, *need.know):
            yield Who(*shown, site.words(f"duty.{'must' if audience in need.must else 'know'}"))


def _practice(site: Site, renderer: Renderer, point: Practice) -> ShownPractice:
    checked = site.words("practice.checked", month=quotes.long_month(site, point.checked))
    return ShownPractice(renderer.line(point.says), renderer.line(point.now), checked, citations(point.source))


def _same_as(site: Site, renderer: Renderer, need: Need) -> Iterator[tuple[str, str]]:
    """The articles of other protocols that a person confirmed to be the same, with what they are called."""
    for named in dict.fromkeys(named for _, named in lines_of(need)):
        protocol, _, _ = site.catalogue.article(named)
        yield renderer.link(addresses.article(named)), f"{protocol.meta.school}, {quotes.article_name(site, named)}"


def _link(site: Site, renderer: Renderer, link: ArticleLink) -> ShownLink:
    numbers = _numbers(site, link.lesson)
    asked = [identifier for identifier in link.questions if identifier in numbers]
    return ShownLink(
        lesson_link(site, renderer, link.lesson, addresses.lesson(link.lesson.id)),
        site.words("article.questions", count=len(asked)) if asked else "",
        tuple((renderer.link(addresses.question(link.lesson.id, one)), numbers[one]) for one in asked),
    )


def _numbers(site: Site, lesson: Lesson) -> Mapping[str, int]:
    """The questions of the lesson that this site asks, with their numbers on the page of the quiz."""
    quiz = site.catalogue.quizzes.get(lesson.id)
    questions = quiz.questions if quiz else ()
    asked = (question.id for question in questions if is_asked(question, site.catalogue.settings.active))
    return {identifier: number for number, identifier in enumerate(asked, 1)}


def _lacking(site: Site, article: Article, links: Sequence[ArticleLink]) -> str:
    """Which audiences must learn the article and have no lesson for it."""
    taught = {LEARNERS[link.lesson.meta.audience] for link in links if link.is_taught and link.in_sector}
    must = article.need.must if article.need else ()
    today = site.coverage.report.today
    waiting = [one for one in AUDIENCES if one in must and one not in taught and not is_exempt(article, one, today)]
    if not waiting:
        return ""
    return site.words("protocol.lacking", audiences=site.listed([site.words(f"who.{one}") for one in waiting]))
