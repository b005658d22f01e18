"""How coverage went on: the figures of every report that was kept, and what changed since the last one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from medialijn.coverage.history import LessonMoved, Moved, difference
from medialijn.coverage.ladder import Measured
from medialijn.coverage.report import Report
from medialijn.pages import addresses, quotes
from medialijn.pages import coverage_words as say
from medialijn.pages.coverage_cells import Named, article_named, lesson_named
from medialijn.pages.crumbs import above_coverage_part
from medialijn.pages.page import Page
from medialijn.pages.site import Site

_LEVELS: tuple[Measured, ...] = ("available", "adopted")


@dataclass(frozen=True, slots=True)
class TrendRow:
    """A figure of an audience on each of the days; empty where the report of that day has none."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """Something that changed, with what it is about where that still has a place."""

    about: Named | None
    text: str


@dataclass(frozen=True, slots=True)
class ChangeList:
    """What changed of one kind."""

    title: str
    lines: tuple[ChangeLine, ...]


def coverage_history_page(site: Site) -> Page:
    """The page at `/teamleider/dekking/verloop/`; without earlier reports it says how to keep one."""
    t, url = site.words, addresses.COVERAGE_HISTORY
    crumbs = above_coverage_part(site)
    reports = (*site.coverage.earlier, site.coverage.report)
    earlier = reports[-2] if len(reports) > 1 else None
    html = site.fill(
        "coverage_history.jinja",
        url,
        crumbs=crumbs,
        days=[quotes.long_date(site, report.today) for report in reports],
        command=f"medialijn coverage --format json --out releases/{site.coverage.report.today}",
        rows=tuple(_rows(site, reports)),
        since=quotes.long_date(site, earlier.today) if earlier else "",
        changes=tuple(_changes(site, earlier)) if earlier else (),
    )
    role = addresses.menu_part(addresses.LEADERS)
    return Page(url, t("desk.history-title"), html, "medialijn.yml", role, "", "coverage.html", crumbs=crumbs)


def _rows(site: Site, reports: Sequence[Report]) -> Iterator[TrendRow]:
    t = site.words
    for protocol in reports[-1].protocols:
        for one in protocol.audiences:
            who = (protocol.id, one.audience)
            for level in _LEVELS:
                name = t(
                    "desk.trend", school=protocol.school, audience=t(f"who.{one.audience}"), level=say.level(t, level)
                )
                yield TrendRow(name, tuple(_share(site, report, who, level) for report in reports))
    yield TrendRow(t("desk.trend-todo"), tuple(str(len(report.todo)) for report in reports))


def _share(site: Site, report: Report, who: tuple[str, str], level: Measured) -> str:
    for protocol in report.protocols:
        for one in protocol.audiences:
            if (protocol.id, one.audience) == who:
                figure = one.figure(level, "article")
                return site.words("desk.points", count=figure.numerator, total=figure.denominator)
    return ""


def _changes(site: Site, earlier: Report) -> Iterator[ChangeList]:
    t, now = site.words, site.coverage.report
    found = difference(earlier, now)
    known = {article.id for protocol in now.protocols for article in protocol.articles}

    def article(reference: str) -> Named | None:
        return article_named(reference) if reference in known else None

    def duties(pairs: Sequence[tuple[str, str]]) -> tuple[ChangeLine, ...]:
        return tuple(
            ChangeLine(article(one), t("desk.for", article=one.replace(":", " "), audience=t(f"who.{audience}")))
            for one, audience in pairs
        )

    def moved(pairs: Sequence[Moved]) -> tuple[ChangeLine, ...]:
        return tuple(ChangeLine(article(one.article), _moved(site, one)) for one in pairs)

    lists = {
        "better": moved([one for one in found.moved if one.is_better]),
        "worse": moved([one for one in found.moved if not one.is_better]),
        "more": duties(found.more),
        "fewer": duties(found.fewer),
        "lessons": tuple(_lesson(site, one) for one in found.lessons),
        "added": tuple(ChangeLine(None, say.todo_line(t, now, one)) for one in found.added),
        "done": tuple(ChangeLine(None, say.todo_line(t, earlier, one)) for one in found.done),
    }
    for name, lines in lists.items():
        yield ChangeList(t(f"desk.changed-{name}", count=len(lines)), lines)


def _moved(site: Site, one: Moved) -> str:
    t = site.words
    return t(
        "desk.moved",
        audience=t(f"who.{one.audience}"),
        before=say.level(t, one.before),
        now=say.level(t, one.now),
    )


def _lesson(site: Site, one: LessonMoved) -> ChangeLine:
    t = site.words
    if one.kind in {"new", "gone"}:
        return ChangeLine(
            lesson_named(site, one.lesson) if one.kind == "new" else None,
            t(f"desk.lesson-{one.kind}", title=one.title),
        )
    before, now = (
        t(f"status.{value}") if one.kind == "status" else t(f"coverage.state-{value}")
        for value in (one.before, one.now)
    )
    return ChangeLine(lesson_named(site, one.lesson), t("desk.lesson-moved", before=before, now=now))
