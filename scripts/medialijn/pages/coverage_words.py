"""The words of the report about coverage, the same on the page, the console, in the workbook and in the tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import get_args

from medialijn.coverage.changes import Words as Changed
from medialijn.coverage.ladder import LevelName
from medialijn.coverage.report import AudienceFigures, Figure, ProtocolReport, Report, RouteFigures, Todo
from medialijn.pages.words import Words, long_date
from medialijn.sources.word_changes import PARAGRAPH_END

# Every level that a cell can have, the lowest first.
LEVELS: tuple[LevelName, ...] = get_args(LevelName)


def filters_line(words: Words, report: Report) -> str:
    """The day of the report, the level that it counts, and every filter in force."""
    filters = report.filters
    found = [
        words("coverage.day", day=long_date(words, report.today)),
        words("coverage.measured", level=level(words, filters.level)),
    ]
    if filters.audience:
        found.append(words("coverage.filter-audience", audience=words(f"who.{filters.audience}")))
    if filters.year:
        found.append(words("coverage.filter-year", year=filters.year))
    if filters.subject:
        found.append(words("coverage.filter-subject", subject=words(f"subject.{filters.subject}")))
    if len(found) == 2:
        found.append(words("coverage.no-filter"))
    return words("list.semicolon").join(found)


def level(words: Words, name: LevelName) -> str:
    """A level of the ladder in a word."""
    return words(f"coverage.level-{name}")


def sentence(words: Words, report: Report, protocol: ProtocolReport, one: AudienceFigures) -> str:
    """What an audience must learn and how far that is, with every figure in it."""
    articles = one.figure(report.filters.level, "article")
    exempt = [words("coverage.exempt", count=one.exempt)] if one.exempt else []
    if not articles.denominator:
        none = words("coverage.sentence-none", school=protocol.school, audience=words(f"who.{one.audience}"))
        return " ".join((none, *exempt))
    parts = [
        words(
            "coverage.sentence",
            total=articles.denominator,
            school=protocol.school,
            audience=words(f"who.{one.audience}"),
            count=articles.numerator,
            level=level(words, report.filters.level),
            percent=articles.percent,
        ),
        *_rest(words, articles),
        _cells(words, one.figure(report.filters.level, "cell")),
    ]
    if report.filters.level != "adopted":
        adopted = one.figure("adopted", "article")
        parts.append(words("coverage.adopted" if adopted.numerator else "coverage.none", count=adopted.numerator))
    if one.suspect:
        parts.append(words("coverage.suspect", count=one.suspect))
    return " ".join((*parts, *exempt))


def route_sentence(words: Words, report: Report, route: RouteFigures) -> str:
    """How far pupils of a route come in the years that it takes."""
    articles = route.figure(report.filters.level, "article")
    cells = route.figure(report.filters.level, "cell")
    return words(
        "coverage.route",
        route=route.route,
        level=level(words, report.filters.level),
        years=route.years,
        count=articles.numerator,
        total=articles.denominator,
        percent=articles.percent,
        cells=cells.numerator,
        of_cells=cells.denominator,
    )


def todo_line(words: Words, report: Report, one: Todo) -> str:
    """What is to be done, in one line."""
    lesson = next((found for found in report.lessons if found.id == one.lesson), None)
    return words(
        f"coverage.todo-{one.kind}",
        article=targets(words, report, [one.article]),
        audience=words(f"who.{one.audience}"),
        lesson=lesson.title if lesson else "",
        targets=targets(words, report, one.targets),
        since=long_date(words, one.since) if one.since else words("coverage.unknown-day"),
        note=" ".join(one.note.split()),
    )


def targets(words: Words, report: Report, names: Sequence[str]) -> str:
    """Articles in a row, with their parts in brackets, and after their school unless the report has no other."""
    schools = {protocol.id: protocol.school for protocol in report.protocols}
    parts: dict[tuple[str, str], list[str]] = {}
    for name in names:
        target, _, year = name.partition("@")
        article, _, part = target.partition(".")
        parts.setdefault((article, year), []).append(part)
    comma = words("list.comma")
    found, last = [], next(iter(schools), "") if len(schools) == 1 else ""
    for (article, year), own in parts.items():
        protocol, _, name = article.partition(":")
        school = "" if protocol == last else f"{schools.get(protocol, protocol)} "
        last = protocol
        target = f"{school}{name}" + ("" if "" in own else f" ({comma.join(own)})")
        found.append(words("coverage.target-in-year", target=target, year=year) if year else target)
    return comma.join(found)


def changed(words: Words, runs: Sequence[Changed]) -> str:
    """Changed words as plain text, for where they can not be struck through."""
    return " ".join(
        run.text if run.kind == "same" else words(f"coverage.words-{run.kind}", text=run.text) for run in runs
    )


def changed_on_a_page(runs: Sequence[Changed]) -> tuple[Changed, ...]:
    """Changed words as a page shows them: the ends of paragraphs only where those changed."""
    return tuple(
        replace(run, text=run.text.replace(f" {PARAGRAPH_END}", "")) if run.kind == "same" else run for run in runs
    )


def lessons(words: Words, report: Report, ids: Sequence[str]) -> str:
    """The titles of lessons in a row."""
    titles = {lesson.id: lesson.title for lesson in report.lessons}
    return words("list.semicolon").join(titles.get(identifier, identifier) for identifier in ids)


def _rest(words: Words, articles: Figure) -> Iterator[str]:
    missing = articles.denominator - articles.numerator - articles.partly
    if articles.partly:
        yield words("coverage.partly", count=articles.partly)
    if missing:
        yield words("coverage.missing", count=missing)


def _cells(words: Words, cells: Figure) -> str:
    return words("coverage.cells", count=cells.numerator, total=cells.denominator, percent=cells.percent)
