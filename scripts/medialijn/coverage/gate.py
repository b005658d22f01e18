"""What a school wants of its coverage at least, and where that is not so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from medialijn.coverage.report import Figure, Report


@dataclass(frozen=True, slots=True)
class Gate:
    """The least share of articles in percents, an earlier report to be no worse than, and the days for a review.

    A lesson that a changed article made suspect fails only when it has waited longer than `grace` days, so that a rule
    about safety can be published at once.
    """

    least: int | None = None
    earlier: Report | None = None
    grace: int = 30


@dataclass(frozen=True, slots=True)
class Failure:
    """One reason why a report does not pass: about a protocol and audience, or about a lesson and article.

    `figure` is the one that is too low. Of a route only that is told which does not hold for all pupils.
    """

    kind: Literal["least", "worse", "gone", "grace", "empty"]
    about: str
    audience: str = ""
    now: str = ""
    wanted: str = ""
    figure: Figure | None = None


class OtherFiltersError(Exception):
    """Two reports look at different things, so that neither can be worse than the other."""


def failures(report: Report, gate: Gate) -> tuple[Failure, ...]:
    """Every reason why the report does not pass; raises OtherFiltersError for an earlier report with other filters."""
    return (*_too_little(report, gate), *_worse(report, gate), *_too_late(report, gate))


def _too_little(report: Report, gate: Gate) -> Iterator[Failure]:
    if gate.least is None:
        return
    judged = 0
    for protocol in report.protocols:
        for one in protocol.audiences:
            found = one.figure(report.filters.level, "article")
            judged += found.denominator
            if found.denominator and found.numerator * 100 < gate.least * found.denominator:
                yield Failure("least", protocol.id, one.audience, _share(found), str(gate.least), found)
    if not judged:
        yield Failure("empty", "")


def _worse(report: Report, gate: Gate) -> Iterator[Failure]:
    if gate.earlier is None:
        return
    if gate.earlier.filters != report.filters:
        raise OtherFiltersError
    present = dict(_counted(report))
    told: set[tuple[str, str, str, str]] = set()
    for (protocol, audience, route), earlier in _counted(gate.earlier):
        about = f"{protocol} {route}" if route else protocol
        now = present.get((protocol, audience, route))
        if now is None:
            if not route or (protocol, audience, "") in present:
                yield Failure("gone", about, audience)
            continue
        for before, after in zip(earlier, now, strict=True):
            what = (protocol, audience, before.level, before.unit)
            if _is_lower(after, before) and what not in told:
                yield Failure("worse", about, audience, _share(after), _share(before), after)
                if not route:
                    told.add(what)


def _is_lower(one: Figure, other: Figure) -> bool:
    """Whether the share is lower; that of nothing is 0."""
    return one.numerator * max(other.denominator, 1) < other.numerator * max(one.denominator, 1)


def _counted(report: Report) -> Iterator[tuple[tuple[str, str, str], tuple[Figure, ...]]]:
    """The figures by protocol, audience and route, which is empty for the whole audience; that one comes first."""
    for protocol in report.protocols:
        yield from (((protocol.id, one.audience, ""), one.figures) for one in protocol.audiences)
        yield from (((protocol.id, "leerling", one.route), one.figures) for one in protocol.routes)


def _too_late(report: Report, gate: Gate) -> Iterator[Failure]:
    today = date.fromisoformat(report.today)
    for one in report.todo:
        if one.kind == "suspect" and one.since and (today - date.fromisoformat(one.since)).days > gate.grace:
            yield Failure("grace", one.targets[0], one.lesson, one.since, str(gate.grace))


def _share(figure: Figure) -> str:
    return f"{figure.numerator}/{figure.denominator}"
