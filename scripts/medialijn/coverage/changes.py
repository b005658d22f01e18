"""Which words changed between two wordings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal


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
    before, after = old.split(), new.split()
    if before == after:
        return ()
    return tuple(_runs(before, after))


def _runs(before: list[str], after: list[str]) -> Iterator[Words]:
    codes = SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes()
    for number, (tag, a_from, a_to, b_from, b_to) in enumerate(codes):
        if tag == "equal":
            yield Words("same", _cut(before[a_from:a_to], is_first=number == 0, is_last=number == len(codes) - 1))
        if tag in {"delete", "replace"}:
            yield Words("old", " ".join(before[a_from:a_to]))
        if tag in {"insert", "replace"}:
            yield Words("new", " ".join(after[b_from:b_to]))


def _cut(words: list[str], *, is_first: bool, is_last: bool) -> str:
    """What a reader needs of words that stayed: those beside a change."""
    head = [] if is_first else words[:_KEPT_AROUND]
    tail = [] if is_last else words[-_KEPT_AROUND:]
    if len(head) + len(tail) >= len(words):
        return " ".join(words)
    return " ".join((*head, "…", *tail))
