"""The key of a question: what marking needs to know of it, as JSON, and nothing that a person reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from medialijn.sources import questions as q

Key = dict[str, Any]


def marking_key(question: q.Question) -> Key:
    """The key of a question.

    Lists and no objects hold what has an order, because a browser puts the names of an object in an order of its own.
    """
    return {"type": question.type, **_KEYS[question.type](question)}


def _ids(entries: Sequence[Any]) -> list[str]:
    return [entry.id for entry in entries]


def _picks(entries: Sequence[q.Pick]) -> Key:
    return {"picks": _ids(entries), "right": [entry.id for entry in entries if entry.correct]}


def _options(question: q.ChoiceQuestion | q.MultipleQuestion | q.TrueFalseQuestion) -> Key:
    return _picks(question.options)


def _regions(question: q.HotspotQuestion) -> Key:
    return _picks(question.regions)


def _order(question: q.OrderQuestion) -> Key:
    return {"items": _ids(question.items)}


def _open(question: q.OpenQuestion) -> Key:
    return {"checks": _ids(question.checks)}


def _highlight(question: q.HighlightQuestion) -> Key:
    return _picks(question.parts)


def _poll(question: q.PollQuestion) -> Key:
    return {"picks": _ids(question.options)}


def _answers(answers: Sequence[q.TextAnswer]) -> Key:
    return {
        "answers": [
            {"id": answer.id, "accept": list(answer.accept), "typos": answer.typos, "right": bool(answer.correct)}
            for answer in answers
        ]
    }


def _text(question: q.TextQuestion) -> Key:
    return _answers(question.answers)


def _number(question: q.NumberQuestion) -> Key:
    """Numbers are text, because a browser's own can not hold them all exactly."""
    return {
        "unit": question.unit or "",
        "answers": [
            {
                "id": answer.id,
                "value": f"{answer.value:f}",
                "tolerance": f"{answer.tolerance:f}",
                "right": bool(answer.correct),
            }
            for answer in question.answers
        ],
    }


def _gaps(question: q.GapsQuestion) -> Key:
    return {
        "gaps": [
            {"id": gap.id, **(_picks(gap.options) if gap.options else _answers(gap.answers))} for gap in question.gaps
        ]
    }


def _match(question: q.MatchQuestion) -> Key:
    return {"pairs": _ids(question.pairs), "extra": _ids(question.extra)}


def _categorise(question: q.CategoriseQuestion) -> Key:
    return {"bins": _ids(question.bins), "items": [{"id": item.id, "bin": item.bin} for item in question.items]}


def _scenario(question: q.ScenarioQuestion) -> Key:
    return {
        "nodes": [
            {"id": node.id, "ending": node.ending}
            if node.ending
            else {"id": node.id, "ways": [{"id": choice.id, "to": choice.to} for choice in node.choices]}
            for node in question.nodes
        ]
    }


_KEYS: Mapping[str, Callable[[Any], Key]] = {
    "choice": _options,
    "multiple": _options,
    "truefalse": _options,
    "text": _text,
    "number": _number,
    "gaps": _gaps,
    "match": _match,
    "order": _order,
    "categorise": _categorise,
    "hotspot": _regions,
    "highlight": _highlight,
    "scenario": _scenario,
    "poll": _poll,
    "open": _open,
}
