"""Which words changed between two texts, to be shown in a line of a console, in a table or on a page."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

# Stands for the end of a paragraph, which is a change too when one is split or joined.
PARAGRAPH_END = "¶"
_NEARBY = 4


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stayed, or words that were removed and those that came in their place; what is not there is empty."""

    same: str = ""
    removed: str = ""
    added: str = ""


def word_changes(old: str, new: str) -> tuple[Run, ...]:
    """The whole of both texts in runs of words, in their order."""
    before, after = _words(old), _words(new)
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    return tuple(
        Run(same=" ".join(before[start:end]))
        if kind == "equal"
        else Run(removed=" ".join(before[start:end]), added=" ".join(after[first:last]))
        for kind, start, end, first, last in matcher.get_opcodes()
    )


def in_one_line(runs: Sequence[Run]) -> str:
    """The changes between a few words that stayed: `Vanaf [16 → 18] jaar geef je …`; empty when nothing changed."""
    if all(run.same for run in runs):
        return ""
    return " ".join(_shown(runs))


def _shown(runs: Sequence[Run]) -> Iterable[str]:
    for number, run in enumerate(runs):
        if run.same:
            words = run.same.split()
            yield from _near(words, is_first=number == 0, is_last=number == len(runs) - 1)
        elif run.removed and run.added:
            yield f"[{run.removed} → {run.added}]"
        else:
            yield f"[− {run.removed}]" if run.removed else f"[+ {run.added}]"


def _near(words: list[str], *, is_first: bool, is_last: bool) -> Iterator[str]:
    """The words that stand beside a change; `…` for those that do not."""
    ends = (0 if is_first else _NEARBY) + (0 if is_last else _NEARBY)
    if len(words) <= ends:
        yield from words
        return
    yield from [] if is_first else words[:_NEARBY]
    yield "…"
    yield from [] if is_last else words[-_NEARBY:]


def _words(text: str) -> list[str]:
    return re.sub(r"\n+", f" {PARAGRAPH_END} ", text).split()
