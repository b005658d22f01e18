"""The matrices that prove coverage: articles and subjects by school year, and the goals of the curriculum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from medialijn.coverage.links import ArticleLink
from medialijn.coverage.report import ArticleReport, LessonReport, ProtocolReport
from medialijn.coverage.view import years_of
from medialijn.pages import addresses
from medialijn.pages import coverage_words as say
from medialijn.pages.coverage_cells import Named, article_named, lesson_named
from medialijn.pages.crumbs import above_coverage_part
from medialijn.pages.markup import plain_line
from medialijn.pages.page import Page
from medialijn.pages.site import Site


@dataclass(frozen=True, slots=True)
class YearCell:
    """What pupils of a year get about an article: finished lessons, questions, drafts; `is_gap` if they lack it."""

    lessons: int
    questions: int
    drafts: int
    is_gap: bool
    address: str


@dataclass(frozen=True, slots=True)
class YearRow:
    """An article with a cell for each year."""

    article: Named
    title: str
    cells: tuple[YearCell, ...]


@dataclass(frozen=True, slots=True)
class YearMatrix:
    """The articles of a protocol that pupils meet, by year."""

    id: str
    school: str
    years: tuple[Named, ...]
    rows: tuple[YearRow, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """What a subject gives in a year: finished lessons, their minutes, and the articles of its sector they teach."""

    lessons: int
    minutes: int
    articles: int
    address: str


@dataclass(frozen=True, slots=True)
class ShareMatrix:
    """The share of every subject, by year."""

    kind: str
    years: tuple[Named, ...]
    rows: tuple[tuple[Named, tuple[Share, ...]], ...]


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal of the curriculum and what lessons do for it and for its points."""

    goal: Named
    summary: str
    sector: str
    verdict: str
    points: str
    lessons: tuple[Named, ...]


def coverage_tables_page(site: Site) -> Page:
    """The page at `/teamleider/dekking/tabellen/`."""
    t, url, report = site.words, addresses.COVERAGE_TABLES, site.coverage.report
    crumbs = above_coverage_part(site)
    goals = tuple(_goals(site))
    html = site.fill(
        "coverage_tables.jinja",
        url,
        crumbs=crumbs,
        day=say.filters_line(t, report),
        matrices=[_years(site, protocol) for protocol in report.protocols],
        shares=[one for one in (_shares(site, "year"), _shares(site, "group")) if one.rows],
        goals=goals,
        verdicts=[
            (t("desk.verdict-count", word=word, count=count))
            for word, count in Counter(one.verdict for one in goals).items()
        ],
    )
    role = addresses.menu_part(addresses.LEADERS)
    return Page(url, t("desk.tables-title"), html, "medialijn.yml", role, "", "coverage.html", crumbs=crumbs)


def school_years(site: Site, kind: str) -> tuple[int, ...]:
    """The years of a kind, `year` or `group`, that this site accounts for: all of its routes, or all with a lesson."""
    lessons = site.coverage.report.lessons
    if kind == "group":
        return tuple(sorted({one for lesson in lessons for one in lesson.groups}))
    with_lesson = {one for lesson in lessons for one in lesson.years}
    is_vo = any(protocol.sector == "vo" for protocol in site.coverage.report.protocols)
    routes = site.catalogue.settings.routes.values() if is_vo else ()
    return tuple(sorted(with_lesson | set(range(1, max(routes, default=0) + 1))))


def _kind(protocol: ProtocolReport) -> str:
    return "group" if protocol.sector == "po" else "year"


def _year_names(site: Site, kind: str) -> tuple[Named, ...]:
    return tuple(
        Named(site.words(f"lists.{kind}-number", number=number), addresses.sheet(kind, str(number)))
        for number in school_years(site, kind)
    )


def _years(site: Site, protocol: ProtocolReport) -> YearMatrix:
    years = school_years(site, _kind(protocol))
    rows = tuple(_row(site, protocol, article, years) for article in protocol.articles if _is_for_pupils(article))
    return YearMatrix(protocol.id, protocol.school, _year_names(site, _kind(protocol)), rows)


def _is_for_pupils(article: ArticleReport) -> bool:
    return any(duty.audience == "leerling" and duty.duty != "none" for duty in article.duties)


def _row(site: Site, protocol: ProtocolReport, article: ArticleReport, years: Sequence[int]) -> YearRow:
    links = [
        link
        for link in site.coverage.links.get(article.id, ())
        if link.in_sector and link.lesson.meta.audience == "leerling"
    ]
    wanted = {
        cell.year
        for duty in article.duties
        if (duty.audience, duty.duty) == ("leerling", "must")
        for cell in duty.cells
        if cell.year and cell.level in {"uncovered", "planned"}
    }
    named = article_named(article.id)
    cells = tuple(_cell(links, protocol.sector, year, year in wanted, named.address) for year in years)
    return YearRow(named, article.summary, cells)


def _cell(links: Sequence[ArticleLink], sector: str, year: int, is_gap: bool, address: str) -> YearCell:
    own = [link for link in links if year in years_of(link.lesson, sector)]
    ready = [link for link in own if link.lesson.meta.status == "gereed"]
    return YearCell(
        sum(link.is_taught for link in ready),
        sum(len(link.questions) for link in ready),
        sum(link.is_taught for link in own) - sum(link.is_taught for link in ready),
        is_gap,
        address,
    )


def years_of_kind(lesson: LessonReport, kind: str) -> tuple[int, ...]:
    """The years or groups of a lesson."""
    return lesson.groups if kind == "group" else lesson.years


def _shares(site: Site, kind: str) -> ShareMatrix:
    report, years = site.coverage.report, school_years(site, kind)
    ready = [one for one in report.lessons if one.status == "gereed" and one.audience == "leerling"]
    subjects = dict.fromkeys(
        one.subject for one in report.lessons if one.audience == "leerling" and years_of_kind(one, kind)
    )
    order = ("mentoraat", "ict", "studieles") if kind == "year" else ()
    rows = []
    for subject in (*order, *(one for one in subjects if one not in order)) if years else ():
        own = [one for one in ready if one.subject == subject]
        of_years = ([one for one in own if year in years_of_kind(one, kind)] for year in years)
        cells = tuple(_share(site, kind, found, subject) for found in of_years)
        rows.append((Named(site.words(f"subject.{subject}"), addresses.sheet("subject", subject)), cells))
    return ShareMatrix(kind, _year_names(site, kind), tuple(rows))


def _share(site: Site, kind: str, lessons: Sequence[LessonReport], subject: str) -> Share:
    ids = {lesson.id for lesson in lessons}
    own = {protocol.id for protocol in site.coverage.report.protocols if _kind(protocol) == kind}
    articles = {
        article
        for article, links in site.coverage.links.items()
        if article.partition(":")[0] in own and any(link.is_taught and link.lesson.id in ids for link in links)
    }
    return Share(len(lessons), sum(one.minutes for one in lessons), len(articles), addresses.sheet("subject", subject))


def _goals(site: Site) -> Iterator[GoalRow]:
    """The goals; a point of one counts in its row, as on the page that has them all."""
    t, goals = site.words, site.coverage.report.goals
    known = {goal.id for goal in goals}
    for goal in goals:
        if goal.id.rpartition("-")[0] in known:
            continue
        yield GoalRow(
            Named(goal.label, addresses.goal(goal.id)),
            plain_line(goal.summary),
            t(f"sector.{goal.sector}"),
            t(f"coverage.verdict-{goal.verdict}"),
            t("desk.goal-points", count=goal.covered, total=goal.points) if goal.points > 1 else "",
            tuple(lesson_named(site, lesson) for lesson in (*goal.lessons, *goal.extended_by)),
        )
