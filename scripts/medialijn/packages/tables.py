"""The report about coverage as tables, which the workbook and the CSV files both hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from medialijn.coverage.report import ArticleReport, Figure, LessonReport, ProtocolReport, Report
from medialijn.pages import coverage_words as say
from medialijn.pages.words import Words

Value: TypeAlias = str | int
# What a spreadsheet would take for a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Table:
    """A table under its key in the locale file, with the heads of its columns and its rows."""

    key: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def coverage_tables(report: Report, words: Words) -> tuple[Table, ...]:
    """The tables of a report, in the order of the sheets of its workbook; no text in them can be a formula."""
    made = {
        "overview": _overview(report, words),
        "todo": _todo(report, words),
        "articles": _articles(report, words),
        "years": _years(report, words),
        "goals": _goals(report, words),
        "links": _links(report, words),
        "reviews": _reviews(report, words),
    }
    return tuple(
        Table(
            key,
            words(f"coverage.sheet-{key}"),
            tuple(words(f"coverage.heads-{key}").split("|")),
            tuple(tuple(_safe(value) for value in row) for row in rows),
        )
        for key, rows in made.items()
    )


def _safe(value: Value) -> Value:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value


def _overview(report: Report, words: Words) -> Iterator[tuple[Value, ...]]:
    for protocol in report.protocols:
        for one in protocol.audiences:
            extra = (one.suspect, one.exempt)
            yield from (_figure(words, protocol, one.audience, "", figure, extra) for figure in one.figures)
        for route in protocol.routes:
            yield from (_figure(words, protocol, "leerling", route.route, figure, ("", "")) for figure in route.figures)


def _figure(
    words: Words, protocol: ProtocolReport, audience: str, route: str, figure: Figure, extra: tuple[Value, Value]
) -> tuple[Value, ...]:
    return (
        protocol.school,
        words(f"who.{audience}"),
        route,
        say.level(words, figure.level),
        words(f"coverage.unit-{figure.unit}"),
        figure.numerator,
        figure.denominator,
        figure.percent,
        figure.partly if figure.unit == "article" else "",
        *(extra if (figure.level, figure.unit) == ("available", "article") else ("", "")),
    )


def _todo(report: Report, words: Words) -> Iterator[tuple[Value, ...]]:
    schools = {protocol.id: protocol.school for protocol in report.protocols}
    for number, one in enumerate(report.todo, 1):
        yield (
            number,
            words(f"coverage.kind-{one.kind}"),
            schools.get(one.protocol, one.protocol),
            say.targets(words, report, [one.article] if one.article else one.targets),
            words(f"who.{one.audience}"),
            say.lessons(words, report, [one.lesson] if one.lesson else []),
            one.owner,
            one.since,
            say.todo_line(words, report, one),
            say.changed(words, one.words),
        )


def _articles(report: Report, words: Words) -> Iterator[tuple[Value, ...]]:
    for protocol in report.protocols:
        for article in protocol.articles:
            yield from _duties(report, words, protocol, article)


def _duties(
    report: Report, words: Words, protocol: ProtocolReport, article: ArticleReport
) -> Iterator[tuple[Value, ...]]:
    head = (
        protocol.school,
        say.targets(words, report, [article.id]),
        article.title,
        article.summary,
        article.questions,
    )
    for duty in article.duties:
        is_counted = duty.duty in {"must", "exempt"}
        lessons = tuple(dict.fromkeys(lesson for cell in duty.cells for lesson in cell.lessons))
        yield (
            *head,
            words(f"who.{duty.audience}"),
            words(f"coverage.duty-{duty.duty}"),
            say.level(words, duty.level) if is_counted else "",
            duty.reached if is_counted else "",
            len(duty.cells) if is_counted else "",
            words("coverage.to-review") if duty.suspect else "",
            say.lessons(words, report, lessons),
            duty.reason,
            duty.until,
        )


def _years(report: Report, words: Words) -> Iterator[tuple[Value, ...]]:
    """A row for each year of each lesson: what a team meeting goes through."""
    rows = [(kind, year, lesson) for lesson in report.lessons for kind, year in _in_years(lesson)]
    for kind, year, lesson in sorted(rows, key=lambda row: (row[0], row[1], row[2].code)):
        taught = [link.target for link in report.links if (link.lesson, link.kind) == (lesson.id, "taught")]
        yield (
            words(f"who.{kind}", numbers=year),
            lesson.code,
            lesson.title,
            words(f"subject.{lesson.subject}"),
            lesson.minutes,
            words(f"status.{lesson.status}"),
            say.targets(words, report, taught),
            words(f"coverage.state-{lesson.state}"),
        )


def _in_years(lesson: LessonReport) -> Iterator[tuple[str, int]]:
    yield from (("groups", year) for year in lesson.groups)
    yield from (("years", year) for year in lesson.years)


def _goals(report: Report, words: Words) -> Iterator[tuple[Value, ...]]:
    for goal in report.goals:
        yield (
            goal.id,
            goal.label,
            words(f"sector.{goal.sector}"),
            goal.subject,
            goal.summary,
            words(f"coverage.verdict-{goal.verdict}"),
            goal.covered,
            goal.points,
            say.lessons(words, report, goal.lessons),
            say.lessons(words, report, goal.extended_by),
        )


def _links(report: Report, words: Words) -> Iterator[tuple[Value, ...]]:
    for link in report.links:
        yield (
            words(f"coverage.link-{link.kind}"),
            say.lessons(words, report, [link.lesson]),
            link.question,
            link.target,
            words(f"coverage.state-{link.state}"),
            link.since,
            link.note,
            say.changed(words, link.words),
        )


def _reviews(report: Report, words: Words) -> Iterator[tuple[Value, ...]]:
    found = {lesson.id: [one for one in report.reviews if one.lesson == lesson.id] for lesson in report.lessons}
    for lesson in report.lessons:
        state = words(f"coverage.state-{lesson.state}")
        for one in found[lesson.id]:
            decision = words(f"coverage.decision-{one.decision}")
            yield (lesson.code, lesson.title, one.reviewed, one.by, decision, one.note, state, lesson.next_review)
        if not found[lesson.id]:
            yield (lesson.code, lesson.title, "", "", "", "", state, lesson.next_review)


def notes(report: Report, words: Words) -> Sequence[str]:
    """What stands above every table: the day, the level that counts, and the filters in force."""
    return (words("coverage.title"), say.filters_line(words, report))
