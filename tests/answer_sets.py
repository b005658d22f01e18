"""Answers to questions: right ones, wrong ones, and what a device might send that nobody chose."""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from medialijn.results.keys import Key

HOSTILE: tuple[Any, ...] = (
    None,
    True,
    7,
    "",
    "constructor",
    "__proto__",
    [],
    {},
    [None, 3, {"a": []}],
    {"__proto__": "x", "toString": 1, "constructor": {}},
    "a" * 5000,
    "\ud800",
    ["\u0000"],
)
_SLIPS = ("", "x", "É", " ", "-", "\u2013", ".", "ß", "ﬁ", "😀", "İ", "Σ")
_PARTED = ("multiple", "highlight", "hotspot", "gaps", "match", "categorise", "order")


def right_answer(key: Key) -> Any:
    """An answer that earns everything."""
    return _RIGHT[key["type"]](key)


def wrong_answer(key: Key) -> Any:
    """An answer in which everything is set and nothing earns a step; there is none where nothing is scored."""
    return _WRONG[key["type"]](key)


def partly_answer(key: Key) -> Any:
    """A complete answer that earns a part, for the types that have parts."""
    right, wrong = right_answer(key), wrong_answer(key)
    if key["type"] == "order":
        return [right[-1], *right[:-1]]
    if isinstance(right, dict):
        first = next(iter(right))
        return {**wrong, first: right[first]}
    return right[:1]


def is_parted(key: Key) -> bool:
    """Whether an answer to the question can be partly right."""
    steps = key["right"] if "right" in key else right_answer(key)
    return key["type"] in _PARTED and len(steps) > (2 if key["type"] == "order" else 1)


def any_answer(key: Key, dice: random.Random) -> Any:
    """An answer as it may come: of the kind that the question asks for, sometimes all right, sometimes nonsense."""
    luck = dice.random()
    if luck < 0.2:
        return dice.choice(HOSTILE) if luck < 0.1 else right_answer(key)
    return _ANY[key["type"]](key, dice)


def _fill(gap: Key, *, is_right: bool) -> str:
    if "picks" in gap:
        return str(next(pick for pick in gap["picks"] if (pick in gap["right"]) == is_right))
    known = [answer["accept"][0] for answer in gap["answers"] if answer["right"] == is_right]
    return str(known[0]) if known else "iets heel anders"


def _number(key: Key) -> str:
    value: str = next(answer["value"] for answer in key["answers"] if answer["right"])
    return value.replace(".", ",")


def _not_right(key: Key) -> list[str]:
    return [pick for pick in key["picks"] if pick not in key["right"]]


def _shifted(key: Key) -> dict[str, str]:
    pairs = key["pairs"]
    return {pair: pairs[(number + 1) % len(pairs)] for number, pair in enumerate(pairs)}


def _other_bins(key: Key) -> dict[str, str]:
    return {item["id"]: next(bin_ for bin_ in key["bins"] if bin_ != item["bin"]) for item in key["items"]}


def _ways(key: Key) -> dict[str, list[str]]:
    """A way through a scenario to each kind of ending."""
    nodes = {node["id"]: node for node in key["nodes"]}
    found: dict[str, list[str]] = {}
    ahead: list[tuple[str, list[str]]] = [(key["nodes"][0]["id"], [])]
    while ahead:
        name, steps = ahead.pop()
        if "ending" in nodes[name]:
            found.setdefault(nodes[name]["ending"], steps)
        ahead += [(way["to"], [*steps, way["id"]]) for way in nodes[name].get("ways", ())]
    return found


def _any_text(gap: Key, dice: random.Random) -> str:
    if "picks" in gap:
        return str(dice.choice(gap["picks"]))
    text = list(dice.choice([text for answer in gap["answers"] for text in answer["accept"]]))
    for _ in range(dice.randint(0, 2)):
        place = dice.randint(0, len(text))
        end = place + dice.randint(0, 1)
        text[place:end] = dice.choice(_SLIPS)
    return "".join(text)


def _any_number(key: Key, dice: random.Random) -> str:
    """A number near a listed one, as people write it, or something that only looks like a number."""
    steps = ("0", "1", "-1", "0.5", "0.000000001", "1000", "-1234567.25")
    value = Decimal(dice.choice(key["answers"])["value"]) + Decimal(dice.choice(steps))
    text = f"{value:,f}" if dice.random() < 0.3 else f"{value:f}"
    if dice.random() < 0.7:
        text = text.translate(str.maketrans(",.", ".,"))
    ends = ("", " ", key["unit"], f" {key['unit'].upper()}", "%", "e3")
    return f"{dice.choice(('', ' ', '-', '+'))}{text}{dice.choice(ends)}"


def _any_way(key: Key, dice: random.Random) -> list[str]:
    steps = [way["id"] for node in key["nodes"] for way in node.get("ways", ())]
    return [*dice.choice([*_ways(key).values(), []]), *dice.sample(steps, dice.randint(0, 1))]


def _some(entries: list[str], dice: random.Random) -> list[str]:
    return dice.sample(entries, dice.randint(0, len(entries)))


def _for_most(parts: list[str], choose: Callable[[str], str], dice: random.Random) -> dict[str, str]:
    return {part: choose(part) for part in parts if dice.random() < 0.9}


_RIGHT: dict[str, Callable[[Key], Any]] = {
    **dict.fromkeys(("choice", "truefalse"), lambda key: key["right"][0]),
    **dict.fromkeys(("multiple", "highlight", "hotspot"), lambda key: key["right"]),
    "poll": lambda key: key["picks"][0],
    "open": lambda _: "Ik zag het.",
    "text": lambda key: _fill(key, is_right=True),
    "number": _number,
    "order": lambda key: key["items"],
    "gaps": lambda key: {gap["id"]: _fill(gap, is_right=True) for gap in key["gaps"]},
    "match": lambda key: {pair: pair for pair in key["pairs"]},
    "categorise": lambda key: {item["id"]: item["bin"] for item in key["items"]},
    "scenario": lambda key: _ways(key)["good"],
}
_WRONG: dict[str, Callable[[Key], Any]] = {
    **dict.fromkeys(("choice", "truefalse"), lambda key: _not_right(key)[0]),
    **dict.fromkeys(("multiple", "highlight"), _not_right),
    "hotspot": lambda key: _not_right(key)[: len(key["right"])],  # one right place is one choice
    "text": lambda key: _fill(key, is_right=False),
    "number": lambda _: "-123456",
    "order": lambda key: key["items"][::-1],
    "gaps": lambda key: {gap["id"]: _fill(gap, is_right=False) for gap in key["gaps"]},
    "match": _shifted,
    "categorise": _other_bins,
    "scenario": lambda key: _ways(key)["poor"],
}
_ANY: dict[str, Callable[[Key, random.Random], Any]] = {
    **dict.fromkeys(("choice", "truefalse", "poll"), lambda key, dice: dice.choice(key["picks"])),
    **dict.fromkeys(("multiple", "highlight", "hotspot"), lambda key, dice: _some(key["picks"], dice)),
    "open": lambda _, dice: "".join(dice.choice("ab c") for _ in range(9)),
    "text": _any_text,
    "number": _any_number,
    "order": lambda key, dice: dice.sample(key["items"], len(key["items"]) - (dice.random() < 0.1)),
    "gaps": lambda key, dice: {gap["id"]: _any_text(gap, dice) for gap in key["gaps"] if dice.random() < 0.9},
    "match": lambda key, dice: _for_most(
        key["pairs"], lambda pair: dice.choice([pair, *key["pairs"], *key["extra"], "nergens"]), dice
    ),
    "categorise": lambda key, dice: _for_most(
        [item["id"] for item in key["items"]], lambda _: dice.choice([*key["bins"], "nergens"]), dice
    ),
    "scenario": _any_way,
}
