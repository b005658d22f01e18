"""Answers to the questions of the project: right ones, wrong ones, and what a device might send that nobody chose."""

from __future__ import annotations

import random
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


def right_answer(key: Key) -> Any:
    """An answer that earns everything."""
    kind = key["type"]
    if kind in {"choice", "truefalse"}:
        return key["right"][0]
    if kind in {"multiple", "highlight"}:
        return key["right"]
    if kind == "poll":
        return key["picks"][0]
    if kind == "gaps":
        return {gap["id"]: _fill(gap, is_right=True) for gap in key["gaps"]}
    if kind == "match":
        return {pair: pair for pair in key["pairs"]}
    if kind == "categorise":
        return {item["id"]: item["bin"] for item in key["items"]}
    return _ways(key)["good"]


def wrong_answer(key: Key) -> Any:
    """An answer in which everything is set and nothing earns a step; for a poll there is none."""
    kind = key["type"]
    if kind in {"choice", "truefalse"}:
        return next(pick for pick in key["picks"] if pick not in key["right"])
    if kind in {"multiple", "highlight"}:
        return [pick for pick in key["picks"] if pick not in key["right"]]
    if kind == "gaps":
        return {gap["id"]: _fill(gap, is_right=False) for gap in key["gaps"]}
    if kind == "match":
        pairs = key["pairs"]
        return {pair: pairs[(number + 1) % len(pairs)] for number, pair in enumerate(pairs)}
    if kind == "categorise":
        return {item["id"]: next(bin_ for bin_ in key["bins"] if bin_ != item["bin"]) for item in key["items"]}
    return _ways(key)["poor"]


def partly_answer(key: Key) -> Any:
    """A complete answer that earns a part, for the types that have parts."""
    right, wrong = right_answer(key), wrong_answer(key)
    if isinstance(right, dict):
        first = next(iter(right))
        return {**wrong, first: right[first]}
    return right[:1]


def _fill(gap: Key, *, is_right: bool) -> str:
    if "picks" in gap:
        return str(next(pick for pick in gap["picks"] if (pick in gap["right"]) == is_right))
    known = [answer["accept"][0] for answer in gap["answers"] if answer["right"] == is_right]
    return str(known[0]) if known else "iets heel anders"


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


def any_answer(key: Key, dice: random.Random) -> Any:
    """An answer as it may come: of the kind that the question asks for, sometimes all right, sometimes nonsense."""
    luck = dice.random()
    if luck < 0.2:
        return dice.choice(HOSTILE) if luck < 0.1 else right_answer(key)
    kind = key["type"]
    if kind in {"choice", "truefalse", "poll"}:
        return dice.choice(key["picks"])
    if kind in {"multiple", "highlight"}:
        return dice.sample(key["picks"], dice.randint(0, len(key["picks"])))
    if kind == "gaps":
        return {gap["id"]: _anything_in(gap, dice) for gap in key["gaps"] if dice.random() < 0.9}
    if kind == "match":
        sides = [*key["pairs"], *key["extra"], "nergens"]
        return {pair: dice.choice([pair, *sides]) for pair in key["pairs"] if dice.random() < 0.9}
    if kind == "categorise":
        return {item["id"]: dice.choice([*key["bins"], "nergens"]) for item in key["items"] if dice.random() < 0.9}
    steps = [way["id"] for node in key["nodes"] for way in node.get("ways", ())]
    return [*dice.choice([*_ways(key).values(), []]), *dice.sample(steps, dice.randint(0, 1))]


def _anything_in(gap: Key, dice: random.Random) -> str:
    if "picks" in gap:
        return str(dice.choice(gap["picks"]))
    text = list(dice.choice([text for answer in gap["answers"] for text in answer["accept"]]))
    for _ in range(dice.randint(0, 2)):
        place = dice.randint(0, len(text))
        end = place + dice.randint(0, 1)
        text[place:end] = dice.choice(["", "x", "É", " ", "-", "\u2013", ".", "ß", "ﬁ", "😀", "İ", "Σ"])
    return "".join(text)
