"""Marking: what an answer to a question is worth, and which feedback belongs to it.

The same rules stand in docs/assets/js/quiz/marking.js; tests hold the two equal. An answer is JSON by id, never by
place: an id for `choice`, `truefalse` and `poll`; a list of ids for `multiple`, `highlight`, `hotspot` and, in their
order, `order`; an object from gap, pair or item to what was chosen or typed for `gaps`, `match` and `categorise`; the
list of chosen steps for `scenario`; what was typed for `text`, `number` and `open`. It comes from a device that anybody
can change, so whatever does not fit is taken for no answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from medialijn.results.keys import Key
from medialijn.results.typed import billionths, is_accepted

Verdict = Literal["right", "wrong", ""]
OTHERWISE = "otherwise"
_BLANK = " \t\r\n"
_ENDINGS = {"good": 2, "partial": 1, "poor": 0}


@dataclass(frozen=True, slots=True)
class Feedback:
    """The text of the question that speaks to a part of the answer; in a gap or a moment it is `gap/option`."""

    part: str
    of: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Mark:
    """`earned` of `possible` steps, 0 of 0 when nothing is scored, with a verdict for each thing that was set."""

    earned: int
    possible: int
    marks: Mapping[str, Verdict]
    feedback: tuple[Feedback, ...]

    def as_json(self) -> dict[str, Any]:
        """The mark as the browser gives it."""
        return {**asdict(self), "feedback": [asdict(feedback) for feedback in self.feedback]}


def mark(key: Key, answer: Any) -> Mark:
    """The mark for an answer."""
    return _MARKERS[key["type"]](key, answer)


def _verdict(is_right: bool) -> Verdict:
    return "right" if is_right else "wrong"


def _chosen(given: Any, allowed: Sequence[str]) -> str | None:
    return given if isinstance(given, str) and given in allowed else None


def _part(given: Any, part_id: str) -> Any:
    return given.get(part_id) if isinstance(given, dict) else None


def _one(key: Key, answer: Any) -> Mark:
    pick = _chosen(answer, key["picks"])
    if pick is None:
        return Mark(0, 1, {}, ())
    verdict = _verdict(pick in key["right"])
    return Mark(int(verdict == "right"), 1, {pick: verdict}, (Feedback(pick, pick, verdict),))


def _several(key: Key, answer: Any) -> Mark:
    given = answer if isinstance(answer, list) else []
    marks = {pick: _verdict(pick in key["right"]) for pick in key["picks"] if pick in given}
    right = sum(1 for verdict in marks.values() if verdict == "right")
    feedback = tuple(Feedback(pick, pick, verdict) for pick, verdict in marks.items())
    return Mark(max(0, 2 * right - len(marks)), len(key["right"]), marks, feedback)


def _poll(key: Key, answer: Any) -> Mark:
    pick = _chosen(answer, key["picks"])
    return Mark(0, 0, {}, (Feedback("", pick, ""),) if pick else ())


def _per_part(marks: dict[str, Verdict], possible: int, feedback: Sequence[Feedback]) -> Mark:
    return Mark(sum(1 for verdict in marks.values() if verdict == "right"), possible, marks, tuple(feedback))


def _unscored(_: Key, __: Any) -> Mark:
    return Mark(0, 0, {}, ())


def _typed(key: Key, answer: Any) -> Mark:
    found = _recognised(key["answers"], answer)
    return Mark(int(found[1] == "right"), 1, {}, (Feedback("", *found),)) if found else Mark(0, 1, {}, ())


def _number(key: Key, answer: Any) -> Mark:
    """A number counts when it is no further from the value than the tolerance; the first that fits counts."""
    if not isinstance(answer, str) or not answer.strip(_BLANK):
        return Mark(0, 1, {}, ())
    given = billionths(answer, key["unit"])
    for known in key["answers"]:
        value, tolerance = billionths(known["value"]), billionths(known["tolerance"])
        if given is not None and value is not None and tolerance is not None and abs(given - value) <= tolerance:
            verdict = _verdict(known["right"])
            return Mark(int(known["right"]), 1, {}, (Feedback("", known["id"], verdict),))
    return Mark(0, 1, {}, (Feedback("", OTHERWISE, "wrong"),))


def _order(key: Key, answer: Any) -> Mark:
    """A step for each two neighbours in the right order; an item is right when it stands behind its own neighbour."""
    items = key["items"]
    if not isinstance(answer, list) or len(answer) != len(items) or any(item not in answer for item in items):
        return Mark(0, len(items) - 1, {}, ())
    before = dict(zip(items, [None, *items], strict=False))
    marks = {item: _verdict(previous == before[item]) for item, previous in zip(answer, [None, *answer], strict=False)}
    earned = sum(1 for item in answer[1:] if marks[item] == "right")
    return Mark(earned, len(items) - 1, marks, tuple(Feedback(item, item, marks[item]) for item in items))


def _gaps(key: Key, answer: Any) -> Mark:
    marks: dict[str, Verdict] = {}
    feedback: list[Feedback] = []
    for gap in key["gaps"]:
        found = _filled(gap, _part(answer, gap["id"]))
        if found:
            pick, verdict = found
            marks[gap["id"]] = verdict
            feedback.append(Feedback(gap["id"], f"{gap['id']}/{pick}", verdict))
    return _per_part(marks, len(key["gaps"]), feedback)


def _filled(gap: Key, given: Any) -> tuple[str, Verdict] | None:
    """The pick that a gap was filled with, and its verdict; None for a gap that is empty."""
    if "picks" in gap:
        pick = _chosen(given, gap["picks"])
        return (pick, _verdict(pick in gap["right"])) if pick else None
    return _recognised(gap["answers"], given)


def _recognised(answers: Sequence[Key], given: Any) -> tuple[str, Verdict] | None:
    """The first listed answer that what was typed counts for, and its verdict; None when nothing was typed."""
    if not isinstance(given, str) or not given.strip(_BLANK):
        return None
    for answer in answers:
        if is_accepted(given, answer["accept"], answer["typos"]):
            return answer["id"], _verdict(answer["right"])
    return OTHERWISE, "wrong"


def _match(key: Key, answer: Any) -> Mark:
    marks: dict[str, Verdict] = {}
    feedback: list[Feedback] = []
    for pair in key["pairs"]:
        right_side = _chosen(_part(answer, pair), [*key["pairs"], *key["extra"]])
        if right_side:
            marks[pair] = _verdict(right_side == pair)
            feedback.append(Feedback(pair, right_side if right_side in key["extra"] else pair, marks[pair]))
    return _per_part(marks, len(key["pairs"]), feedback)


def _categorise(key: Key, answer: Any) -> Mark:
    marks: dict[str, Verdict] = {}
    for item in key["items"]:
        chosen = _chosen(_part(answer, item["id"]), key["bins"])
        if chosen:
            marks[item["id"]] = _verdict(chosen == item["bin"])
    return _per_part(marks, len(key["items"]), [Feedback(item, item, verdict) for item, verdict in marks.items()])


def _scenario(key: Key, answer: Any) -> Mark:
    nodes = {node["id"]: node for node in key["nodes"]}
    node = key["nodes"][0]
    feedback: list[Feedback] = []
    for step in answer if isinstance(answer, list) else []:
        to = next((way["to"] for way in node.get("ways", ()) if way["id"] == step), None)
        if to is None:
            break
        feedback.append(Feedback("", f"{node['id']}/{step}", ""))
        node = nodes[to]
    if "ending" not in node:
        return Mark(0, 2, {}, ())
    return Mark(_ENDINGS[node["ending"]], 2, {}, (*feedback, Feedback("", node["id"], "")))


_MARKERS: Mapping[str, Callable[[Key, Any], Mark]] = {
    "choice": _one,
    "truefalse": _one,
    "multiple": _several,
    "highlight": _several,
    "hotspot": _several,
    "text": _typed,
    "number": _number,
    "order": _order,
    "open": _unscored,
    "poll": _poll,
    "gaps": _gaps,
    "match": _match,
    "categorise": _categorise,
    "scenario": _scenario,
}
