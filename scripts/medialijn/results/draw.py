"""Drawing questions from a quiz: which ones a draw code stands for, in which order, with their options shuffled.

The same rules stand in docs/assets/js/draw.js; tests hold the two equal. Nothing is stored: every question and
option gets a rank from the code and its own id, so that one question more or less leaves the order of the others alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from medialijn.sources import questions as q
from medialijn.sources.catalogue import whole
from medialijn.sources.quiz import Draw

# What is read aloud and typed over: no 0 beside O, no 1 beside I.
LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
CODE_LENGTH = 6
_CODE = re.compile(f"[{LETTERS}]{{{CODE_LENGTH}}}")
_WORD = 0xFFFFFFFF
_NUMBERED = re.compile(r"[0-9]")


@dataclass(frozen=True, slots=True)
class Pooled:
    """A question to draw from: what it is drawn for, and its options where their order has no meaning."""

    id: str
    groups: tuple[str, ...]
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawn question with its options in the order of this draw."""

    id: str
    options: tuple[str, ...]


def draw_code(typed: str) -> str:
    """The draw code in a text, however it is spaced and cased; empty when it holds none."""
    code = re.sub(r"[\s-]", "", typed).upper()
    return code if _CODE.fullmatch(code) else ""


def drawn(code: str, pool: Iterable[Pooled], count: int) -> tuple[Drawn, ...]:
    """The questions of a draw: `count` for each group, or as many as it has.

    A question of several groups counts for each of them, so that a group can get more than it asked for.
    """
    taken: Counter[str] = Counter()
    found: list[Drawn] = []
    for question in sorted(pool, key=lambda each: _rank(code, each.id)):
        if any(taken[group] < count for group in question.groups):
            taken.update(question.groups)
            found.append(Drawn(question.id, _ordered(f"{code}:{question.id}", question.options)))
    return tuple(found)


def pooled(question: q.Question, draw: Draw, is_shown: Callable[[str], bool]) -> Pooled:
    """A question as its quiz draws it, for the articles that the site shows or for its objective.

    Questions that have neither stand in one group together, so that they are drawn from as well.
    """
    if draw.per_article:
        groups = tuple(dict.fromkeys(whole(target) for target in question.covers if is_shown(target)))
    else:
        groups = (question.objective,) if question.objective else ()
    return Pooled(question.id, groups or ("",), shuffled_options(question))


def shuffled_options(question: q.Question) -> tuple[str, ...]:
    """The ids of the options that a draw may shuffle; none where they have an order of their own, as numbers do."""
    if not isinstance(question, q.ChoiceQuestion | q.MultipleQuestion):
        return ()
    if all(_NUMBERED.search(option.text) for option in question.options):
        return ()
    return tuple(option.id for option in question.options)


def _ordered(code: str, ids: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(ids, key=lambda each: _rank(code, each)))


def _rank(code: str, identifier: str) -> tuple[int, str]:
    """A number that looks like chance: FNV-1a with the last steps of MurmurHash3, which mix all of its bits."""
    mixed = 0x811C9DC5
    for character in f"{code}:{identifier}":
        mixed = ((mixed ^ ord(character)) * 0x01000193) & _WORD
    mixed = ((mixed ^ (mixed >> 16)) * 0x85EBCA6B) & _WORD
    mixed = ((mixed ^ (mixed >> 13)) * 0xC2B2AE35) & _WORD
    return mixed ^ (mixed >> 16), identifier
