from __future__ import annotations

import re
from dataclasses import dataclass

_SPAN = re.compile(r"\[([^\[\]]*)\]\(([^()\s]*)\)")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch `[shown](id)` of a running text; `start` and `end` are offsets of the whole stretch."""

    start: int
    end: int
    shown: str
    id: str


def spans(text: str) -> tuple[Span, ...]:
    """The stretches of a `gaps` or `highlight` text that point at something below it, in reading order."""
    return tuple(Span(m.start(), m.end(), m.group(1), m.group(2)) for m in _SPAN.finditer(text))


def without_spans(text: str) -> str:
    """The text with the words that it shows instead of its stretches."""
    return _SPAN.sub(lambda match: match.group(1), text)
