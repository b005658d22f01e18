from __future__ import annotations

from collections.abc import Iterator, Sequence

from medialijn.coverage.gate import Failure
from medialijn.coverage.report import Report
from medialijn.pages import coverage_words as say
from medialijn.pages.words import Words


def console_text(report: Report, words: Words) -> str:
    """The report for a console: the filters, a sentence for each audience and route, and everything to do."""
    return "\n".join((words("coverage.title"), say.filters_line(words, report), "", *_lines(report, words))) + "\n"


def gate_lines(failures: Sequence[Failure], words: Words) -> str:
    """Whether the report passes, and each reason why it does not."""
    if not failures:
        return words("coverage.gate-passed")
    return "\n".join((*(_failure(one, words) for one in failures), words("coverage.gate-failed", count=len(failures))))


def _lines(report: Report, words: Words) -> Iterator[str]:
    for protocol in report.protocols:
        for one in protocol.audiences:
            yield say.sentence(words, report, protocol, one)
        for route in protocol.routes:
            yield say.route_sentence(words, report, route)
        yield ""
    yield words("coverage.todo-title", count=len(report.todo))
    for number, todo in enumerate(report.todo, 1):
        yield f"{number}. {say.todo_line(words, report, todo)}"
        if todo.words:
            yield f"   {say.changed(words, todo.words)}"


def _failure(one: Failure, words: Words) -> str:
    audience = words(f"who.{one.audience}") if one.kind in {"least", "worse", "gone"} else one.audience
    counted = {}
    if one.figure:
        unit = words(f"coverage.unit-{one.figure.unit}")
        counted = {"unit": unit, "level": say.level(words, one.figure.level)}
    return words(
        f"coverage.gate-{one.kind}", about=one.about, audience=audience, now=one.now, wanted=one.wanted, **counted
    )
