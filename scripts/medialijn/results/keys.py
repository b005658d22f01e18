"""The key of a question: what marking needs to know of it, as JSON, and nothing that a person reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from medialijn.sources import questions as q

Key = dict[str, Any]


def marking_key(question: q.Question) -> Key | None:
    """The key of a question; None for a type that is not marked in the browser.

    Lists and no objects hold what has an order, because a browser puts the names of an object in an order of its own.
    """
    make = _KEYS.get(question.type)
    return {"type": question.type, **make(question)} if make else None


def _ids(entries: Sequence[Any]) -> list[str]:
    return [entry.id for entry in entries]


def _picks(entries: Sequence[q.Pick]) -> Key:
    return {"picks": _ids(entries), "right": [entry.id for entry in entries if entry.correct]}


def _options(question: q.ChoiceQuestion | q.MultipleQuestion | q.TrueFalseQuestion) -> Key:
    return _picks(question.options)


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
    "gaps": _gaps,
    "match": _match,
    "categorise": _categorise,
    "highlight": _highlight,
    "scenario": _scenario,
    "poll": _poll,
}
