"""What must hold in the body of each question type; a fault names its place within the question."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from medialijn.sources import questions as q
from medialijn.sources.diagnostics import nearest
from medialijn.sources.pictures import read_picture
from medialijn.sources.running_text import spans
from medialijn.sources.shapes import Location

Fault = tuple[Location, str, dict[str, str]]

_NUMBER_WORDS = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")


def equal_texts(entries: Sequence[Any], where: Location, key: str) -> Iterator[Fault]:
    """A fault for each text under `key` that an earlier entry of the list has too; a pupil could not choose."""
    seen: set[str] = set()
    for number, entry in enumerate(entries):
        text = getattr(entry, key, "")
        if text and _folded(text) in seen and not isinstance(entry, q.Node):
            yield (*where, number, key), "M411", {"given": text}
        seen.add(_folded(text))


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold().rstrip(".!")


def _right(entries: Sequence[q.Pick]) -> int:
    return sum(1 for entry in entries if entry.correct)


def _one_right(entries: Sequence[q.Pick], where: Location) -> Iterator[Fault]:
    right = [number for number, entry in enumerate(entries) if entry.correct]
    if not right:
        yield where, "M407", {"count": "0"}
    elif len(right) > 1:
        yield (*where, right[1], "correct"), "M407", {"count": str(len(right))}


def _some_right(entries: Sequence[q.Pick], where: Location, *, some_wrong: bool) -> Iterator[Fault]:
    if _right(entries) == 0:
        yield where, "M408", {}
    elif some_wrong and _right(entries) == len(entries):
        yield where, "M409", {}


def _choice(question: q.ChoiceQuestion | q.TrueFalseQuestion) -> Iterator[Fault]:
    yield from _one_right(question.options, ("options",))


def _multiple(question: q.MultipleQuestion) -> Iterator[Fault]:
    yield from _some_right(question.options, ("options",), some_wrong=True)
    count = _right(question.options)
    words = (str(count), _NUMBER_WORDS[count])
    if count and not any(re.search(rf"\b{word}\b", question.stem, re.IGNORECASE) for word in words):
        yield ("stem",), "M412", {"count": words[1]}


def _answers(answers: Sequence[q.TextAnswer], where: Location) -> Iterator[Fault]:
    yield from _some_right(answers, where, some_wrong=False)
    seen: set[str] = set()
    for number, answer in enumerate(answers):
        for index, accepted in enumerate(answer.accept):
            if _folded(accepted) in seen:
                yield (*where, number, "accept", index), "M419", {"given": accepted}
            seen.add(_folded(accepted))


def _text(question: q.TextQuestion) -> Iterator[Fault]:
    yield from _answers(question.answers, ("answers",))


def _number(question: q.NumberQuestion) -> Iterator[Fault]:
    yield from _some_right(question.answers, ("answers",), some_wrong=False)
    for number, answer in enumerate(question.answers):
        if any(_reaches(earlier, answer) for earlier in question.answers[:number]):
            yield ("answers", number, "value"), "M419", {"given": str(answer.value)}
        if answer.tolerance < 0:
            yield ("answers", number, "tolerance"), "M123", {"given": str(answer.tolerance), "bound": "0"}


def _reaches(earlier: q.NumberAnswer, later: q.NumberAnswer) -> bool:
    """Whether every number that the later answer recognises is recognised by the earlier one, which counts first."""
    distance = abs(earlier.value - later.value)
    return distance + max(later.tolerance, Decimal(0)) <= max(earlier.tolerance, Decimal(0))


def _running_text(text: str, targets: Sequence[str], list_name: str) -> Iterator[Fault]:
    """Every stretch points at an entry, every entry has exactly one stretch."""
    found = Counter(span.id for span in spans(text))
    for identifier, count in found.items():
        if identifier not in targets:
            yield ("text",), "M413", {"list": list_name, **nearest(identifier, targets)}
        elif count > 1:
            yield ("text",), "M415", {"given": identifier}
    for number, identifier in enumerate(targets):
        if identifier not in found:
            yield (list_name, number, "id"), "M414", {"given": identifier}


def _gaps(question: q.GapsQuestion) -> Iterator[Fault]:
    yield from _running_text(question.text, [gap.id for gap in question.gaps], "gaps")
    for span in spans(question.text):
        if span.shown != "...":
            yield ("text",), "M416", {"given": span.shown}
    for number, gap in enumerate(question.gaps):
        where: Location = ("gaps", number)
        if bool(gap.options) == bool(gap.answers) or bool(gap.answers) != (gap.otherwise is not None):
            yield (*where, "id"), "M418", {"given": gap.id}
        elif gap.options:
            if not 2 <= len(gap.options) <= 6:
                yield (*where, "options"), "M122", {"bound": "2", "count": str(len(gap.options))}
            yield from _one_right(gap.options, (*where, "options"))
        else:
            yield from _answers(gap.answers, (*where, "answers"))


def _match(question: q.MatchQuestion) -> Iterator[Fault]:
    for side in ("left", "right"):
        yield from equal_texts(question.pairs, ("pairs",), side)
    rights = {_folded(pair.right) for pair in question.pairs}
    for number, extra in enumerate(question.extra):
        if _folded(extra.text) in rights:
            yield ("extra", number, "text"), "M411", {"given": extra.text}


def _categorise(question: q.CategoriseQuestion) -> Iterator[Fault]:
    bins = [entry.id for entry in question.bins]
    for number, item in enumerate(question.items):
        if item.bin not in bins:
            yield ("items", number, "bin"), "M421", nearest(item.bin, bins)


def pictured(question: q.HotspotQuestion, folder: Path) -> Iterator[Fault]:
    """The faults of the picture of a question, which stands in `folder`, and of the rectangles on it."""
    picture = read_picture(folder, question.image)
    if isinstance(picture, str):
        yield ("image",), "M422", {"given": question.image, "folder": folder.name, "reason": picture}
        return
    for number, region in enumerate(question.regions):
        x, y, width, height = region.rect
        if not width or not height or x + width > picture.width or y + height > picture.height:
            yield ("regions", number, "rect"), "M424", {"size": f"{picture.width:g} x {picture.height:g}"}


def _regions(question: q.HotspotQuestion) -> Iterator[Fault]:
    yield from _some_right(question.regions, ("regions",), some_wrong=True)


def _highlight(question: q.HighlightQuestion) -> Iterator[Fault]:
    yield from _running_text(question.text, [part.id for part in question.parts], "parts")
    yield from _some_right(question.parts, ("parts",), some_wrong=True)


def _scenario(question: q.ScenarioQuestion) -> Iterator[Fault]:
    ids = [node.id for node in question.nodes]
    for number, node in enumerate(question.nodes):
        if bool(node.choices) == bool(node.ending):
            yield ("nodes", number, "id"), "M425", {"given": node.id}
        for index, choice in enumerate(node.choices):
            if choice.to not in ids:
                yield ("nodes", number, "choices", index, "to"), "M426", nearest(choice.to, ids)
    yield from _graph(question)
    if all(choice.to in ids for node in question.nodes for choice in node.choices):
        yield from _unreachable(question)
    if not any(node.ending == "good" for node in question.nodes):
        yield ("nodes",), "M429", {}


def _graph(question: q.ScenarioQuestion) -> Iterator[Fault]:
    """No way back to a moment that was already there."""
    nodes = {node.id: node for node in reversed(question.nodes)}
    state: dict[str, str] = {}
    stack = [(question.nodes[0].id, iter(question.nodes[0].choices))]
    state[question.nodes[0].id] = "open"
    while stack:
        identifier, choices = stack[-1]
        choice = next(choices, None)
        if choice is None:
            state[identifier] = "done"
            stack.pop()
        elif state.get(choice.to) == "open":
            number = next(i for i, node in enumerate(question.nodes) if node.id == identifier)
            index = nodes[identifier].choices.index(choice)
            yield ("nodes", number, "choices", index, "to"), "M427", {"given": choice.to}
        elif choice.to in nodes and choice.to not in state:
            state[choice.to] = "open"
            stack.append((choice.to, iter(nodes[choice.to].choices)))


def _unreachable(question: q.ScenarioQuestion) -> Iterator[Fault]:
    """A way to every moment from the first one."""
    ways = {node.id: [choice.to for choice in node.choices] for node in reversed(question.nodes)}
    reached: set[str] = set()
    ahead = [question.nodes[0].id]
    while ahead:
        identifier = ahead.pop()
        if identifier not in reached:
            reached.add(identifier)
            ahead += ways[identifier]
    for number, node in enumerate(question.nodes):
        if node.id not in reached:
            yield ("nodes", number, "id"), "M428", {"given": node.id}


def _nothing(_: Any) -> Iterator[Fault]:
    yield from ()


BODIES: Mapping[str, Callable[[Any], Iterator[Fault]]] = {
    "choice": _choice,
    "multiple": _multiple,
    "truefalse": _choice,
    "text": _text,
    "number": _number,
    "gaps": _gaps,
    "match": _match,
    "order": _nothing,
    "categorise": _categorise,
    "hotspot": _regions,
    "highlight": _highlight,
    "scenario": _scenario,
    "poll": _nothing,
    "open": _nothing,
}
