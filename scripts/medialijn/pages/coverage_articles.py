"""The articles of a protocol one by one: what is behind every figure, which lessons, questions and decisions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from medialijn.coverage.links import ArticleLink
from medialijn.coverage.report import ArticleDuty, ArticleReport, ProtocolReport, ReviewReport
from medialijn.pages import addresses, quotes
from medialijn.pages import coverage_words as say
from medialijn.pages.coverage_cells import (
    GROUPS,
    MatrixCell,
    Named,
    article_named,
    group_anchor,
    groups,
    lesson_named,
    matrix_cell,
)
from medialijn.pages.crumbs import above_coverage_part
from medialijn.pages.lesson_pages import asked_questions
from medialijn.pages.page import Page
from medialijn.pages.site import Site
from medialijn.sources.lesson import Lesson


@dataclass(frozen=True, slots=True)
class Group:
    """The articles behind one figure of an audience."""

    anchor: str
    name: str
    articles: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part of an article, or a year of it, with its level and the lessons that bring it there."""

    name: str
    level: str
    lessons: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class DutyLine:
    """How far an article is for an audience, and for each of its parts."""

    audience: str
    cell: MatrixCell
    parts: tuple[PartLine, ...]


@dataclass(frozen=True, slots=True)
class LessonLine:
    """A lesson that has to do with an article: what it does with it, its questions, and the last decision about it."""

    lesson: Named
    facts: str
    questions: tuple[Named, ...]
    decision: str


@dataclass(frozen=True, slots=True)
class Drawer:
    """An article with all that is known about it."""

    anchor: str
    id: str
    title: str
    address: str
    summary: str
    duties: tuple[DutyLine, ...]
    lessons: tuple[LessonLine, ...]
    questions: int


def coverage_articles_page(site: Site, protocol: ProtocolReport) -> Page:
    """The page about the articles of one protocol."""
    t, url = site.words, addresses.coverage_protocol(protocol.id)
    crumbs = above_coverage_part(site)
    title = t("desk.articles-title", school=protocol.school)
    html = site.fill(
        "coverage_articles.jinja",
        url,
        crumbs=crumbs,
        title=title,
        day=say.filters_line(t, site.coverage.report),
        protocol=protocol.title,
        dated=quotes.long_date(site, protocol.dated),
        audiences=[
            (t(f"audience.{one.audience}"), tuple(_groups(site, protocol, one.audience))) for one in protocol.audiences
        ],
        drawers=[_drawer(site, article) for article in protocol.articles],
    )
    source = f"docs/protocol/{protocol.id}/needs.yml"
    return Page(url, title, html, source, addresses.menu_part(addresses.LEADERS), "", "coverage.html", crumbs=crumbs)


def _groups(site: Site, protocol: ProtocolReport, audience: str) -> Iterator[Group]:
    found = groups(protocol, audience)
    for name in GROUPS:
        articles = tuple(article_named(one) for one in found[name])
        yield Group(group_anchor(audience, name), site.words(f"desk.group-{name}", count=len(articles)), articles)


def _drawer(site: Site, article: ArticleReport) -> Drawer:
    _, _, name = article.id.partition(":")
    return Drawer(
        addresses.anchor(name),
        name,
        article.title,
        addresses.article(article.id),
        article.summary,
        tuple(_duty(site, duty) for duty in article.duties if duty.duty != "none"),
        tuple(_lesson(site, link) for link in site.coverage.links.get(article.id, ())),
        article.questions,
    )


def _duty(site: Site, duty: ArticleDuty) -> DutyLine:
    parts = duty.cells if len(duty.cells) > 1 else ()
    lines = tuple(
        PartLine(
            _part_name(site, cell.target, cell.year),
            say.level(site.words, cell.level),
            tuple(lesson_named(site, lesson) for lesson in cell.lessons),
        )
        for cell in parts
    )
    return DutyLine(site.words(f"audience.{duty.audience}"), matrix_cell(site, duty), lines)


def _part_name(site: Site, target: str, year: int) -> str:
    _, _, part = site.catalogue.article(target)
    name = part.text if part else site.words("desk.whole")
    return f"{name}, {site.words('desk.in-year', year=year)}" if year else name


def _lesson(site: Site, link: ArticleLink) -> LessonLine:
    t, lesson = site.words, link.lesson
    does = [t("coverage.link-taught")] if link.is_taught else []
    does += [t("desk.asks", count=len(link.questions))] if link.questions else []
    state = next((one.state for one in site.coverage.report.lessons if one.id == lesson.id), "unreviewed")
    facts = [t("list.and", before=t("list.comma").join(does[:-1]), last=does[-1]) if len(does) > 1 else "".join(does)]
    reviews = [one for one in site.coverage.report.reviews if one.lesson == lesson.id]
    facts += [t(f"status.{lesson.meta.status}"), *([t(f"coverage.state-{state}")] if reviews else [])]
    facts += [] if link.in_sector else [t("desk.other-sector")]
    return LessonLine(
        lesson_named(site, lesson.id),
        t("list.comma").join(facts),
        tuple(_questions(site, lesson, link)),
        review_line(site, reviews[-1]) if reviews else t("desk.no-review"),
    )


def _questions(site: Site, lesson: Lesson, link: ArticleLink) -> Iterator[Named]:
    """The questions under the numbers that they have in the quiz."""
    numbers = {question.id: number for number, question in enumerate(asked_questions(site, lesson), 1)}
    for question in link.questions:
        if question in numbers:
            name = site.words("paper.question", number=numbers[question])
            yield Named(name, addresses.question(lesson.id, question))


def review_line(site: Site, one: ReviewReport) -> str:
    """A decision about a lesson in one line: what, when, by which role, and why."""
    return site.words(
        "desk.review-line",
        decision=site.words(f"coverage.decision-{one.decision}"),
        day=quotes.long_date(site, one.reviewed),
        role=site.catalogue.settings.roles.get(one.by, one.by),
        note=one.note,
    )
