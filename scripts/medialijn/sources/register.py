"""The register of lessons that were given: what mentors noted on their own devices and the school put together.

A row says that a class had a lesson on a day. It holds no names. The browser reads the same files by the same rules, in
register/reading.js.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from medialijn.sources.diagnostics import Diagnostic, nearest
from medialijn.sources.mentions import Source
from medialijn.sources.reading import Findings
from medialijn.sources.school_weeks import school_year_of
from medialijn.sources.shapes import is_school_class, is_slug
from medialijn.sources.year_plan import class_key

REGISTER_FOLDER = "register"
COLUMNS = ("school_year", "class", "lesson", "date")
SEPARATOR = ";"
MAX_ROWS = 20_000
_MAX_FAULTS = 20
# A spreadsheet in Dutch turns 2026-11-05 into 5-11-2026 as soon as somebody saves the file.
_DAY = re.compile(r"(?P<year>20[0-9]{2})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
_DAY_OF_SPREADSHEET = re.compile(r"(?P<day>[0-9]{1,2})-(?P<month>[0-9]{1,2})-(?P<year>20[0-9]{2})")


@dataclass(frozen=True, slots=True)
class TaughtLesson:
    """A lesson that a class had on a day, and the line of the register that says so."""

    school_class: str
    lesson: str
    day: str
    line: int = field(compare=False)


@dataclass(frozen=True, slots=True)
class Register:
    """What a school noted for a school year, each lesson of a class on a day once, in the order of the file."""

    path: str
    school_year: str
    lessons: tuple[TaughtLesson, ...]


def read_register(school_year: str, text: str, findings: Findings, start: str) -> Source[Register]:
    """The register in a file `register/<school_year>.csv`; school years begin on the day `start`, `08-01`."""
    lines = text.split("\n")
    if _cells(lines[0]) != COLUMNS:
        findings.add((1, 1), "M847", row="header")
        return Source(school_year, findings.path, None)
    filled = [(number, line) for number, line in enumerate(lines[1:], 2) if line.strip()]
    taught: dict[tuple[str, str, str], TaughtLesson] = {}
    faults = 0
    for number, line in filled[:MAX_ROWS]:
        read = _row(_cells(line), number, school_year, start)
        if isinstance(read, str):
            findings.add((number, 1), "M847", row=read)
            faults += 1
        else:
            first = taught.setdefault((class_key(read.school_class), read.lesson, read.day), read)
            if first is not read:
                findings.add((number, 1), "M848", given=read.school_class, line=str(first.line))
        if faults == _MAX_FAULTS:
            break
    if len(filled) > MAX_ROWS:
        findings.add((filled[MAX_ROWS][0], 1), "M847", row="rows")
    return Source(school_year, findings.path, Register(findings.path, school_year, tuple(taught.values())))


def register_faults(register: Register, lessons: Mapping[str, object]) -> Iterator[Diagnostic]:
    """A finding for each lesson in the register that is not on this site; it may have got another id."""
    for one in register.lessons:
        if one.lesson not in lessons:
            yield Diagnostic(register.path, one.line, 1, "M849", nearest(one.lesson, lessons))


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.split(SEPARATOR))


def _row(cells: tuple[str, ...], line: int, expected_year: str, start: str) -> TaughtLesson | str:
    """The row, or the word for what is wrong with it."""
    if len(cells) != len(COLUMNS):
        return "columns"
    given_year, school_class, lesson, written = cells
    if not is_school_class(school_class):
        return "class"
    if not is_slug(lesson):
        return "lesson"
    day = _day(written)
    if day is None:
        return "date"
    if given_year != expected_year or school_year_of(day, start) != expected_year:
        return "year"
    return TaughtLesson(school_class, lesson, day, line)


def _day(written: str) -> str | None:
    match = _DAY.fullmatch(written) or _DAY_OF_SPREADSHEET.fullmatch(written)
    if match is None:
        return None
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
    except ValueError:
        return None
