"""Which words changed between two wordings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from medialijn.sources.word_changes import Run, word_changes


@dataclass(frozen=True, slots=True)
class Words:
    """Words in a row that stayed, were taken out, or were put in."""

    kind: Literal["same", "old", "new"]
    text: str


_KEPT_AROUND = 8


def changed_words(old: str, new: str) -> tuple[Words, ...]:
    """The new wording with what was taken out and put in; a long stretch that stayed is cut to the words around it.

    Nothing when the two have the same words.
    """
    runs = word_changes(old, new)
    if all(run.same for run in runs):
        return ()
    return tuple(_words(runs))


def _words(runs: Sequence[Run]) -> Iterator[Words]:
    for number, run in enumerate(runs):
        if run.same:
            yield Words("same", _cut(run.same.split(), is_first=number == 0, is_last=number == len(runs) - 1))
        if run.removed:
            yield Words("old", run.removed)
        if run.added:
            yield Words("new", run.added)


def _cut(words: list[str], *, is_first: bool, is_last: bool) -> str:
    """What a reader needs of words that stayed: those beside a change."""
    head = [] if is_first else words[:_KEPT_AROUND]
    tail = [] if is_last else words[-_KEPT_AROUND:]
    if len(head) + len(tail) >= len(words):
        return " ".join(words)
    return " ".join((*head, "…", *tail))
