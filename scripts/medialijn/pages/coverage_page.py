"""The page about coverage: what there is in a sentence, what is to be done, and the matrix that proves it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from medialijn.coverage.changes import Words as Changed
from medialijn.coverage.report import ArticleReport, ProtocolReport, Todo
from medialijn.pages import addresses, quotes
from medialijn.pages import coverage_words as say
from medialijn.pages.coverage_cells import (
    GROUPS,
    MatrixCell,
    Named,
    article_named,
    counts,
    group_anchor,
    groups,
    lesson_named,
    matrix_cell,
)
from medialijn.pages.crumbs import above_coverage
from medialijn.pages.page import Page
from medialijn.pages.site import Site

# These say the same of many articles or lessons, so that they stand together.
_TOGETHER = {"uncovered", "unreviewed"}
# These are about articles or parts that changed under a lesson, or that lack something.
_WITH_TARGETS = {"replaced", "suspect", "partly", "unasked"}
# The levels as the matrix shows them, the lowest first.
_LEGEND = (*say.LEVELS[:2], "partly", *say.LEVELS[2:])
_TONES = {"uncovered": "is-wrong", "partly": "is-wrong", "unasked": "is-wrong"}


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do: of which kind, what it says, who sees to it, the words that changed, and what it is about."""

    kind: str
    tone: str
    text: str
    owner: str
    changed: tuple[Changed, ...]
    about: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """An article with a cell for each audience."""

    id: str
    title: str
    address: str
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of an audience, each with the place of the articles that it counts; it shows zeros too."""

    audience: str
    numbers: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A protocol: a sentence for each audience, one for each route, the figures behind them, and its matrix."""

    id: str
    school: str
    version: str
    figures: tuple[Figures, ...]
    sentences: tuple[str, ...]
    routes: tuple[str, ...]
    audiences: tuple[str, ...]
    rows: tuple[MatrixRow, ...]


def coverage_page(site: Site) -> Page:
    """The page at `/teamleider/dekking/`, which shows the report and nothing that is not in it."""
    url, t, report = addresses.COVERAGE, site.words, site.coverage.report
    crumbs = above_coverage(site)
    lists = (
        ("overlaps", tuple(_overlaps(site))),
        ("idle", tuple(lesson_named(site, one) for one in report.idle_lessons)),
        ("no-goal", tuple(article_named(one) for one in report.articles_without_goal)),
    )
    html = site.fill(
        "coverage.jinja",
        url,
        crumbs=crumbs,
        filters=say.filters_line(t, report),
        sections=[_section(site, protocol) for protocol in report.protocols if protocol.audiences],
        count=len(report.todo),
        tasks=tuple(_tasks(site)),
        groups=[t(f"desk.head-{name}") for name in GROUPS],
        legend=[(t(f"coverage.letter-{name}"), t(f"coverage.level-{name}"), name) for name in _LEGEND],
        lists=[(name, found) for name, found in lists if found],
    )
    role = addresses.menu_part(addresses.LEADERS)
    description = t("coverage.lead")
    return Page(url, t("coverage.title"), html, "medialijn.yml", role, description, "coverage.html", crumbs=crumbs)


def _section(site: Site, protocol: ProtocolReport) -> Section:
    t, report = site.words, site.coverage.report
    audiences = [one.audience for one in protocol.audiences]
    shown = [article for article in protocol.articles if any(counts(duty) for duty in article.duties)]
    return Section(
        protocol.id,
        protocol.school,
        t("desk.version", protocol=protocol.title, dated=quotes.long_date(site, protocol.dated)),
        tuple(_figures(site, protocol, audience) for audience in audiences),
        tuple(say.sentence(t, report, protocol, one) for one in protocol.audiences),
        tuple(say.route_sentence(t, report, route) for route in protocol.routes),
        tuple(t(f"audience.{audience}") for audience in audiences),
        tuple(_row(site, article, audiences) for article in shown),
    )


def _figures(site: Site, protocol: ProtocolReport, audience: str) -> Figures:
    page, found = addresses.coverage_protocol(protocol.id), groups(protocol, audience)
    numbers = tuple(Named(str(len(found[one])), f"{page}#{group_anchor(audience, one)}") for one in GROUPS)
    return Figures(site.words(f"audience.{audience}"), numbers)


def _row(site: Site, article: ArticleReport, audiences: Sequence[str]) -> MatrixRow:
    named = article_named(article.id)
    duties = [duty for duty in article.duties if duty.audience in audiences]
    return MatrixRow(named.name, article.summary, named.address, tuple(matrix_cell(site, duty) for duty in duties))


def _tasks(site: Site) -> Iterator[Task]:
    for (kind, *_), group in groupby(site.coverage.report.todo, key=_alike):
        found = list(group)
        if kind in _TOGETHER:
            yield _task_of_many(site, found)
        else:
            yield from (_task(site, one) for one in found)


def _alike(one: Todo) -> tuple[str, ...]:
    return (one.kind, one.protocol, one.audience, one.owner)


def _task(site: Site, one: Todo) -> Task:
    articles = one.targets if one.kind in _WITH_TARGETS else [one.article] if one.article else ()
    about = [_article(site, article) for article in dict.fromkeys(name.partition("@")[0] for name in articles)]
    about += [lesson_named(site, one.lesson)] if one.lesson else []
    text = say.todo_line(site.words, site.coverage.report, one)
    changed = say.changed_on_a_page(one.words)
    return Task(site.words(f"coverage.kind-{one.kind}"), _tone(one), text, one.owner, changed, tuple(about))


def _article(site: Site, reference: str) -> Named:
    """An article or part with its title, which says more than its number, and its place.

    That of a protocol without figures is its own text.
    """
    name = quotes.article_name(site, reference)
    if site.catalogue.is_shown(reference):
        return Named(name, article_named(reference).address)
    return Named(name, addresses.article(reference))


def _task_of_many(site: Site, found: Sequence[Todo]) -> Task:
    first = found[0]
    schools = {protocol.id: protocol.school for protocol in site.coverage.report.protocols}
    text = site.words(
        f"coverage.many-{first.kind}",
        count=len(found),
        school=schools.get(first.protocol, ""),
        audience=site.words(f"who.{first.audience}"),
    )
    about = tuple(lesson_named(site, one.lesson) if one.lesson else _article(site, one.article) for one in found)
    return Task(site.words(f"coverage.kind-{first.kind}"), _tone(first), text, first.owner, (), about)


def _tone(one: Todo) -> str:
    return _TONES.get(one.kind, "is-warn")


def _overlaps(site: Site) -> Iterator[Named]:
    report, t = site.coverage.report, site.words
    for one in report.overlaps:
        lessons = say.lessons(t, report, one.lessons)
        name = t(f"coverage.overlap-{one.kind}", target=say.targets(t, report, [one.target]), year=one.year)
        yield Named(f"{name} {lessons}", addresses.article(one.target))
