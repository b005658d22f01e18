"""The page about coverage: what there is in a sentence, what is to be done, and the matrix that proves it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from medialijn.coverage.changes import Words as Changed
from medialijn.coverage.report import ArticleDuty, ArticleReport, ProtocolReport, Todo
from medialijn.pages import addresses, quotes
from medialijn.pages import coverage_words as say
from medialijn.pages.crumbs import above_coverage
from medialijn.pages.page import Page
from medialijn.pages.site import Site

# These say the same of many articles or lessons, so that they stand together.
_TOGETHER = {"uncovered", "unreviewed"}
_TONES = {"uncovered": "is-wrong", "partly": "is-wrong", "unasked": "is-wrong"}


@dataclass(frozen=True, slots=True)
class Named:
    """An article or lesson with its address."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do: of which kind, what it says, the words that changed, and what it is about."""

    kind: str
    tone: str
    text: str
    changed: tuple[Changed, ...]
    about: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """How far an article is for an audience: a letter and a word, of how many parts, by how many lessons."""

    letter: str
    word: str
    level: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """An article with a cell for each audience."""

    id: str
    title: str
    address: str
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A protocol: a sentence for each audience, one for each route, and its matrix."""

    id: str
    school: str
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
        ("idle", tuple(_lesson(site, one) for one in report.idle_lessons)),
        ("no-goal", tuple(_article(one) for one in report.articles_without_goal)),
    )
    html = site.fill(
        "coverage.jinja",
        url,
        crumbs=crumbs,
        filters=say.filters_line(t, report),
        sections=[_section(site, protocol) for protocol in report.protocols if protocol.audiences],
        count=len(report.todo),
        tasks=tuple(_tasks(site)),
        legend=[(t(f"coverage.letter-{name}"), say.level(t, name), name) for name in say.LEVELS],
        lists=[(name, found) for name, found in lists if found],
    )
    role = addresses.menu_part(addresses.LEADERS)
    description = t("coverage.lead")
    return Page(url, t("coverage.title"), html, "medialijn.yml", role, description, "coverage.html", crumbs=crumbs)


def _section(site: Site, protocol: ProtocolReport) -> Section:
    t, report = site.words, site.coverage.report
    audiences = [one.audience for one in protocol.audiences]
    shown = [article for article in protocol.articles if any(_counts(duty) for duty in article.duties)]
    return Section(
        protocol.id,
        protocol.school,
        tuple(say.sentence(t, report, protocol, one) for one in protocol.audiences),
        tuple(say.route_sentence(t, report, route) for route in protocol.routes),
        tuple(t(f"audience.{audience}") for audience in audiences),
        tuple(_row(site, article, audiences) for article in shown),
    )


def _row(site: Site, article: ArticleReport, audiences: Sequence[str]) -> MatrixRow:
    named = _article(article.id)
    duties = [duty for duty in article.duties if duty.audience in audiences]
    return MatrixRow(named.name, article.summary, named.address, tuple(_cell(site, duty) for duty in duties))


def _cell(site: Site, duty: ArticleDuty) -> MatrixCell:
    t = site.words
    if duty.duty == "exempt":
        until = t("coverage.exempt-until", day=quotes.long_date(site, duty.until), reason=duty.reason)
        return MatrixCell("", t("coverage.duty-exempt"), "", (until,))
    if not _counts(duty):
        return MatrixCell("", t(f"coverage.duty-{duty.duty}"), "", ())
    lessons = {lesson for cell in duty.cells for lesson in cell.lessons}
    notes = [t("coverage.lessons", count=len(lessons))] if lessons else []
    if duty.suspect:
        notes.append(t("coverage.to-review"))
    if 0 < duty.reached < len(duty.cells):
        some = t("coverage.some", count=duty.reached, total=len(duty.cells))
        return MatrixCell(t("coverage.letter-partly"), some, "partly", tuple(notes))
    return MatrixCell(t(f"coverage.letter-{duty.level}"), say.level(t, duty.level), duty.level, tuple(notes))


def _counts(duty: ArticleDuty) -> bool:
    return duty.duty in {"must", "exempt"}


def _tasks(site: Site) -> Iterator[Task]:
    for (kind, *_), group in groupby(site.coverage.report.todo, key=_alike):
        found = list(group)
        if kind in _TOGETHER:
            yield _task_of_many(site, found)
        else:
            yield from (_task(site, one) for one in found)


def _alike(one: Todo) -> tuple[str, str, str]:
    return (one.kind, one.protocol, one.audience)


def _task(site: Site, one: Todo) -> Task:
    about = [_article(one.article)] if one.article else []
    about += [_lesson(site, one.lesson)] if one.lesson else []
    text = say.todo_line(site.words, site.coverage.report, one)
    return Task(site.words(f"coverage.kind-{one.kind}"), _tone(one), text, one.words, tuple(about))


def _task_of_many(site: Site, found: Sequence[Todo]) -> Task:
    first = found[0]
    schools = {protocol.id: protocol.school for protocol in site.coverage.report.protocols}
    text = site.words(
        f"coverage.many-{first.kind}",
        count=len(found),
        school=schools.get(first.protocol, ""),
        audience=site.words(f"who.{first.audience}"),
    )
    about = tuple(_lesson(site, one.lesson) if one.lesson else _article(one.article) for one in found)
    return Task(site.words(f"coverage.kind-{first.kind}"), _tone(first), text, (), about)


def _tone(one: Todo) -> str:
    return _TONES.get(one.kind, "is-warn")


def _overlaps(site: Site) -> Iterator[Named]:
    report, t = site.coverage.report, site.words
    for one in report.overlaps:
        lessons = say.lessons(t, report, one.lessons)
        name = t(f"coverage.overlap-{one.kind}", target=say.targets(t, report, [one.target]), year=one.year)
        yield Named(f"{name} {lessons}", addresses.article(one.target))


def _article(reference: str) -> Named:
    return Named(reference.partition(":")[2], addresses.article(reference))


def _lesson(site: Site, lesson_id: str) -> Named:
    return Named(say.lessons(site.words, site.coverage.report, [lesson_id]), addresses.plan(lesson_id))
