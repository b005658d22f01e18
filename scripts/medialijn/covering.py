"""Coverage as the site and the evidence pack show it: today's report, and those that were kept of earlier days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from medialijn.coverage import Coverage, Report, cover
from medialijn.coverage.report import read_json
from medialijn.sources.catalogue import Catalogue

# `medialijn coverage --format json --out releases/2026-11-21` puts a report where the next build finds it.
_KEPT = "releases/*/coverage.json"


class UnreadableReportError(Exception):
    """A report that was kept is none that this version can read, or looks at a part of the line only."""

    def __init__(self, file: str) -> None:
        super().__init__(f"{file}: no whole coverage.json that this version can read; make it again or remove it")


def covered(project: Path, catalogue: Catalogue, today: str) -> Coverage:
    """What the lessons of the project cover on the day `today`, with the reports of earlier days, the oldest first.

    Raises UnreadableReportError.
    """
    now = cover(catalogue, today)
    earlier = sorted(_kept(project, now.report), key=lambda report: report.today)
    return replace(now, earlier=tuple(report for report in earlier if report.today < today))


def _kept(project: Path, now: Report) -> Iterator[Report]:
    for file in sorted(project.glob(_KEPT)):
        name = file.relative_to(project).as_posix()
        try:
            report = read_json(file.read_text("utf-8"))
        except (OSError, ValueError):
            raise UnreadableReportError(name) from None
        if report.filters != now.filters:
            raise UnreadableReportError(name)
        yield report
