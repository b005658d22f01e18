"""What the YAML parser refuses, said so that a teacher knows what to change, at the place where it went wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

import yaml
from yaml import events

from medialijn.sources.reading import Findings

# What libyaml says -> the words in the table of codes that say it to a teacher.
_REASONS = {
    "found unexpected end of stream": "quote",
    "could not find expected ':'": "colon",
    "did not find expected key": "key",
    "did not find expected '-' indicator": "dash",
    "block sequence entries are not allowed": "dash",
    "did not find expected ',' or": "flow",
    "did not find expected node content": "flow",
    "found unknown escape character": "escape",
}
_POINTERS = {"while scanning an alias", "while scanning an anchor"}
_FIRST_CHARACTER = {"while scanning a tag", "while parsing a tag", "while scanning a block scalar"}
_FIRST_CHARACTER_PROBLEMS = ("found character that cannot start any token", "mapping keys are not allowed")
_COMMENT_BEHIND = re.compile(r" +#")
_GLUED = re.compile(r" *(?:- +)*([a-zA-Z_-]+:[^\s:/].*)")
_KEYLESS = "mapping values are not allowed"


def comment_behind(event: events.ScalarEvent, lines: Sequence[str]) -> tuple[int, int] | None:
    """Line and column, from 0, of a `#` that takes the rest of its line from a text without quotes."""
    end = event.end_mark
    if event.style or not event.value or end is None or end.line >= len(lines):
        return None
    found = _COMMENT_BEHIND.match(lines[end.line], end.column)
    return (end.line, found.end() - 1) if found else None


def note_syntax_fault(
    error: yaml.YAMLError, lines: Sequence[str], before: events.ScalarEvent | None, findings: Findings, first_line: int
) -> None:
    """One finding for what libyaml could not read; `before` is the last text that it could."""
    problem, context = str(getattr(error, "problem", "") or ""), str(getattr(error, "context", "") or "")
    at = _place(getattr(error, "problem_mark", None))
    start = _place(getattr(error, "context_mark", None))

    def add(place: tuple[int, int], code: str, **values: str) -> None:
        findings.add((place[0] + first_line, place[1] + 1), code, **values)

    reason = next((word for text, word in _REASONS.items() if problem.startswith(text)), "other")
    opening = _quote_that_ends_at(before, at, lines)
    glued = _glued(lines, (start[0], at[0] - 1)) if reason == "colon" or _KEYLESS in problem else None
    if context in _POINTERS:
        add(start, "M108")
    elif opening and opening[0] == at[0]:
        add(at, "M134")
    elif opening:
        add(opening, "M105", reason="quote")
    elif context in _FIRST_CHARACTER or problem.startswith(_FIRST_CHARACTER_PROBLEMS):
        place = start if context in _FIRST_CHARACTER else at
        add(place, "M138", given=lines[place[0]][place[1] : place[1] + 1])
    elif glued:
        add(glued, "M135", given=lines[glued[0]][glued[1] :].strip())
    elif _KEYLESS in problem:
        text = lines[at[0]][: at[1]]
        if ": " in text:
            add(at, "M109")
        else:
            add((at[0], len(text) - len(text.lstrip())), "M105", reason="indent")
    else:
        add(start if reason == "quote" else at, "M105", reason=reason)


def _place(mark: Any) -> tuple[int, int]:
    return (mark.line, mark.column) if mark else (0, 0)


def _quote_that_ends_at(
    before: events.ScalarEvent | None, at: tuple[int, int], lines: Sequence[str]
) -> tuple[int, int] | None:
    """Where the quoted text starts that ends right before `at`, on the same line: something follows its last quote."""
    if before is None or not before.style or before.style not in "'\"":
        return None
    end = _place(before.end_mark)
    if end[0] != at[0] or end[1] > at[1] or lines[at[0]][end[1] : at[1]].strip():
        return None
    return _place(before.start_mark)


def _glued(lines: Sequence[str], numbers: Iterable[int]) -> tuple[int, int] | None:
    """The first of these lines that lacks only the space behind the colon of its key."""
    for number in numbers:
        found = _GLUED.fullmatch(lines[number]) if 0 <= number < len(lines) else None
        if found:
            return number, found.start(1)
    return None
