"""What gives the answer of a question away, or makes it unfair: advice to its author, never an error."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from typing import Any

from medialijn.sources import questions as q
from medialijn.sources.question_bodies import Fault
from medialijn.sources.question_checks import lists
from medialijn.sources.shapes import Location

MAX_LONGEST = 0.4
FEW_ITEMS, MANY_ITEMS = 4, 8
_NEAR = 0.9
_MIN_FEEDBACK_WORDS = 4
_ENDINGS = {"good": 2, "partial": 1, "poor": 0}
_ALL_OR_NONE = re.compile(
    r"\b(?:alle|allebei|beide|geen|niets|alles)\b.*\b(?:bovenstaande|bovengenoemde|hierboven)\b"
    r"|\b(?:alle|geen van de|geen van deze) antwoorden\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_EMPTY_WORDS = frozenset(
    _WORD.findall(
        "goed zo juist fout klopt dat dit het is helaas helemaal heel prima top super correct incorrect onjuist niet "
        "jammer bravo knap gedaan antwoord volgende keer beter"
    )
)
_NEGATION = re.compile(r"(?<!\bof )\b(?:niet|geen)\b", re.IGNORECASE)
_TURNED_AROUND = frozenset(  # the types whose answers become wrong for who misses a negation
    ("choice", "multiple", "truefalse", "text", "number", "gaps", "match", "categorise", "hotspot", "highlight")
)
_BOLD_OR_QUOTED = re.compile(r"\*\*.+?\*\*|(?<!\w)['‘].+?['’](?!\w)|[\"“].+?[\"”]", re.DOTALL)
_SENTENCE_START = re.compile(r"(?<=[.!?:])\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class _Item:
    """Something that is answered by choosing: its name in the file, what can be chosen, and which of it is right."""

    name: str
    texts: tuple[str, ...]
    right: frozenset[int]

    def has_longest(self) -> bool:
        """Whether every right text is longer than every wrong one, so that its length tells."""
        wrong = [len(text) for number, text in enumerate(self.texts) if number not in self.right]
        return min(len(self.texts[number]) for number in self.right) > max(wrong)


def quiz_advice(questions: Sequence[q.Question]) -> Iterator[tuple[str, dict[str, str]]]:
    """Code and values of each advice about the answers of a whole quiz: how long they are, and where they stand."""
    items = [item for question in questions for item in _items(question)]
    if len(items) < FEW_ITEMS:
        return
    longest = [item.name for item in items if item.has_longest()]
    if len(longest) > MAX_LONGEST * len(items):
        yield "M440", {"count": str(len(longest)), "total": str(len(items)), "list": ", ".join(longest)}
    alone = {item.name: next(iter(item.right)) for item in items if len(item.right) == 1}
    for position, count in Counter(alone.values()).most_common(1) if len(alone) >= FEW_ITEMS else ():
        if count * 2 > len(alone):
            names = ", ".join(name for name, place in alone.items() if place == position)
            values = {"count": str(count), "total": str(len(alone)), "position": str(position + 1), "list": names}
            yield "M441", values
    for position in range(max(len(item.texts) for item in items)):
        having = [item for item in items if len(item.texts) > position]
        if len(having) >= MANY_ITEMS and not any(position in item.right for item in having):
            yield "M442", {"total": str(len(having)), "position": str(position + 1)}


def question_advice(question: q.Question, texts: Iterable[tuple[Location, str, str]]) -> Iterator[Fault]:
    """Each advice about one question by itself, with its place in the question; `texts` are its leaves in the file."""
    for where, key, text in texts:
        if key in {"text", "label"} and "options" in where and _ALL_OR_NONE.search(text):
            yield where, "M443", {"given": text}
        if key in {"feedback", "otherwise"} and question.type != "poll" and _says_nothing(text):
            yield where, "M446", {"given": text}
    asked = _SENTENCE_START.split(_BOLD_OR_QUOTED.sub("…", question.stem))[-1]
    negation = _NEGATION.search(asked)
    if negation and question.type in _TURNED_AROUND:
        yield ("stem",), "M444", {"given": " ".join(asked[negation.start() :].split()[:2])}
    for where, entries in lists(question):
        yield from _near_equal([(number, _shown(entry)) for number, entry in enumerate(entries)], where)


def _near_equal(texts: Sequence[tuple[int, tuple[str, str]]], where: Location) -> Iterator[Fault]:
    for (_, (_, one)), (number, (key, other)) in combinations(texts, 2):
        if one and other and _are_near(one.casefold(), other.casefold()):
            yield (*where, number, key), "M445", {"given": other, "other": one}


def _are_near(one: str, other: str) -> bool:
    """Whether two texts that are not equal differ in less than a tenth; a number makes all the difference."""
    if one == other or 2 * min(len(one), len(other)) < _NEAR * (len(one) + len(other)):
        return False
    if re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False
    match = SequenceMatcher(None, one, other, autojunk=False)
    return match.quick_ratio() >= _NEAR and match.ratio() >= _NEAR


def _shown(entry: Any) -> tuple[str, str]:
    """The key of what a pupil chooses this entry by, and its text; empty for what is no choice."""
    if isinstance(entry, q.Node):
        return "text", ""
    key = next((key for key in ("text", "label", "right") if key in type(entry).model_fields), "text")
    return key, getattr(entry, key, "")


def _says_nothing(feedback: str) -> bool:
    words = _WORD.findall(feedback.lower())
    return len(words) < _MIN_FEEDBACK_WORDS or _EMPTY_WORDS.issuperset(words)


def _items(question: q.Question) -> Iterator[_Item]:
    if isinstance(question, q.ChoiceQuestion | q.MultipleQuestion):
        right = frozenset(number for number, option in enumerate(question.options) if option.correct)
        if 0 < len(right) < len(question.options):
            yield _Item(question.id, tuple(option.text for option in question.options), right)
    elif isinstance(question, q.ScenarioQuestion):
        yield from _moments(question)


def _moments(question: q.ScenarioQuestion) -> Iterator[_Item]:
    """A moment is an item when not all of its ways can end equally well; the right ones can end best."""
    best = _best_endings(question)
    for node in question.nodes:
        reach = [best.get(choice.to, 0) for choice in node.choices]
        if len(set(reach)) > 1:
            right = frozenset(number for number, ending in enumerate(reach) if ending == max(reach))
            yield _Item(f"{question.id}/{node.id}", tuple(choice.text for choice in node.choices), right)


def _best_endings(question: q.ScenarioQuestion) -> dict[str, int]:
    """The best ending within reach of each moment; as many rounds as moments settle it."""
    best = {node.id: _ENDINGS[node.ending] if node.ending else 0 for node in question.nodes}
    for _ in question.nodes:
        for node in question.nodes:
            if node.choices:
                best[node.id] = max(best.get(choice.to, 0) for choice in node.choices)
    return best
