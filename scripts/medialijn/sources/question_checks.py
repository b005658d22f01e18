"""What must hold in one question beyond its shape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from medialijn.sources import questions as q
from medialijn.sources.question_bodies import BODIES, Fault, equal_texts, pictured
from medialijn.sources.reading import Findings
from medialijn.sources.shapes import Location
from medialijn.sources.yaml_document import YamlDocument

MAX_ARTICLES_PER_PROTOCOL = 2
_WITHIN_TEXT = frozenset(("M413", "M415", "M416"))
_ABOUT_LIST = frozenset(("M122", "M405", "M407", "M408", "M409", "M429", "M430"))


def check_question(
    question: q.Question, document: YamlDocument, location: Location, folder: Path, findings: Findings
) -> None:
    """Note every fault of a question of the right shape; `folder` is where its picture stands."""
    faults = [*_envelope(question), *_unique_ids(question), *_picks(question), *BODIES[question.type](question)]
    if isinstance(question, q.HotspotQuestion):
        faults += pictured(question, folder)
    for where, code, values in faults:
        full = (*location, *where)
        if code in _WITHIN_TEXT:
            findings.add(document.place_of_word(full, _written(values["given"], code)), code, **values)
        elif code == "M114":
            first = document.place((*full[:-2], int(values["line"]), "id"))[0]
            findings.add(document.place(full), code, **{**values, "line": str(first)})
        else:
            findings.add(document.place(full, of_key=code in _ABOUT_LIST), code, **values)


def _written(given: str, code: str) -> str:
    return f"[{given}]" if code == "M416" else f"({given})"


def _envelope(question: q.Question) -> Iterator[Fault]:
    if question.type in q.UNSCORED:
        if question.covers:
            yield ("covers",), "M405", {"given": question.type}
        if "points" in question.model_fields_set:
            yield ("points",), "M430", {"given": question.type}
    if not question.covers and not question.objective and question.type != "poll":
        yield ("id",), "M404", {"given": question.id}
    per_protocol: dict[str, list[int]] = {}
    for number, target in enumerate(question.covers):
        if target in question.covers[:number]:
            yield ("covers", number), "M305", {"given": target}
        else:
            per_protocol.setdefault(target.partition(":")[0], []).append(number)
    for protocol, numbers in per_protocol.items():
        if len(numbers) > MAX_ARTICLES_PER_PROTOCOL:
            one_too_many = numbers[MAX_ARTICLES_PER_PROTOCOL]
            yield ("covers", one_too_many), "M406", {"given": protocol, "count": str(len(numbers))}


def _unique_ids(question: q.Question) -> Iterator[Fault]:
    """Ids are unique in their list; `line` in the values is the index of the first one."""
    for where, entries in lists(question):
        first: dict[str, int] = {}
        for number, entry in enumerate(entries):
            if entry.id in first:
                yield (*where, number, "id"), "M114", {"given": entry.id, "line": str(first[entry.id])}
            first.setdefault(entry.id, number)


def lists(shape: Any, where: Location = ()) -> Iterator[tuple[Location, Sequence[Any]]]:
    """Every list of things with an id in a question, the ones within others too, with its place."""
    for name in type(shape).model_fields:
        value = getattr(shape, name)
        if isinstance(value, tuple) and value and hasattr(value[0], "id"):
            yield (*where, name), value
            for number, entry in enumerate(value):
                yield from lists(entry, (*where, name, number))


def _picks(question: q.Question) -> Iterator[Fault]:
    for where, entries in lists(question):
        for number, entry in enumerate(entries):
            if isinstance(entry, q.Pick) and entry.correct and entry.misconception:
                yield (*where, number, "misconception"), "M410", {}
        for key in ("text", "label"):
            yield from equal_texts(entries, where, key)
