"""Plain data against a shape: each fault becomes a finding at the place where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from medialijn.sources.codes import CODES
from medialijn.sources.diagnostics import nearest
from medialijn.sources.reading import INVISIBLE, Findings
from medialijn.sources.shapes import Location, is_article
from medialijn.sources.yaml_document import YamlDocument

T = TypeVar("T")


def conform(
    adapter: TypeAdapter[T], data: object, document: YamlDocument, findings: Findings, location: Location = ()
) -> T | None:
    """`data` in its shape, or None after a finding for each fault; `location` is where `data` stands in `document`.

    A misspelled key is one finding: the key that it should have been is not called missing too.
    """
    try:
        return adapter.validate_python(data)
    except ValidationError as error:
        faults = [_described(fault, adapter) for fault in error.errors(include_url=False) if not _is_echo(fault)]
    meant = {(fault.location[:-1], fault.values.get("suggestion")) for fault in faults if fault.code == "M116"}
    for fault in faults:
        if fault.code != "M115" or (fault.location[:-1], fault.values["key"]) not in meant:
            where = fault.location[:-1] if fault.code == "M115" else fault.location
            findings.add(document.place((*location, *where), of_key=fault.of_key), fault.code, **fault.values)
    return None


def _is_echo(fault: ErrorDetails) -> bool:
    """Whether a list is called too short only because some of its entries have a fault of their own."""
    return fault["type"] == "too_short" and len(fault["input"]) >= fault["ctx"]["min_length"]


class _Fault(NamedTuple):
    location: Location
    code: str
    values: dict[str, str]
    of_key: bool = False


def _described(fault: ErrorDetails, adapter: TypeAdapter[Any]) -> _Fault:
    kind, location = fault["type"], fault["loc"]
    of_key = bool(location) and location[-1] == "[key]"
    location = location[:-1] if of_key else location
    if kind in CODES:
        return _Fault(location, kind, {key: str(value) for key, value in fault.get("ctx", {}).items()}, of_key)
    if kind == "extra_forbidden":
        return _unknown_key(fault, adapter)
    code, values = _CODES_OF_KINDS.get(kind, _wrong_kind)(fault)
    return _Fault(location, code, values, of_key)


def _unknown_key(fault: ErrorDetails, adapter: TypeAdapter[Any]) -> _Fault:
    *around, key = fault["loc"]
    suggestion = nearest(str(key), _keys_at(adapter, tuple(around))).get("suggestion", "")
    return _Fault(fault["loc"], "M116", {"key": str(key), "suggestion": suggestion}, of_key=True)


def _shown(value: str | int) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _missing(fault: ErrorDetails) -> tuple[str, dict[str, str]]:
    return "M115", {"key": str(fault["loc"][-1])}


def _wrong_kind(fault: ErrorDetails) -> tuple[str, dict[str, str]]:
    given, expected = fault["input"], _EXPECTED.get(fault["type"], "other")
    if expected == "text" and isinstance(given, int):
        return "M117", {"given": _shown(given)}
    if expected == "text" and isinstance(given, dict) and len(given) == 1:
        article = ":".join(str(part) for pair in given.items() for part in pair)
        if is_article(article):
            return "M136", {"given": article}
    return "M118", {"expected": expected}


def _not_listed(fault: ErrorDetails) -> tuple[str, dict[str, str]]:
    given, words = fault["input"], re.findall(r"'([^']+)'", str(fault["ctx"]["expected"]))
    if not isinstance(given, str | int):
        return "M118", {"expected": "text"}
    hidden = INVISIBLE.search(_shown(given))
    if hidden:
        return "M103", {"character": f"U+{ord(hidden.group()):04X}"}
    return "M119", {"allowed": ", ".join(words), **nearest(_shown(given), words)}


def _empty(_: ErrorDetails) -> tuple[str, dict[str, str]]:
    return "M120", {}


def _wrong_count(fault: ErrorDetails) -> tuple[str, dict[str, str]]:
    context = fault["ctx"]
    code, bound = ("M122", "min_length") if fault["type"] == "too_short" else ("M129", "max_length")
    return code, {"bound": str(context[bound]), "count": str(len(fault["input"]))}


def _out_of_bounds(fault: ErrorDetails) -> tuple[str, dict[str, str]]:
    return "M123", {"given": str(fault["input"]), "bound": str(next(iter(fault["ctx"].values())))}


_CODES_OF_KINDS: Mapping[str, Callable[[ErrorDetails], tuple[str, dict[str, str]]]] = {
    "missing": _missing,
    "literal_error": _not_listed,
    "string_too_short": _empty,
    "too_short": _wrong_count,
    "too_long": _wrong_count,
    "greater_than_equal": _out_of_bounds,
    "less_than_equal": _out_of_bounds,
}
_EXPECTED = {
    "string_type": "text",
    "int_type": "integer",
    "bool_type": "boolean",
    "tuple_type": "list",
    "dict_type": "mapping",
    "mapping_type": "mapping",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
}


@cache
def _keys_at(adapter: TypeAdapter[Any], location: Location) -> frozenset[str]:
    """The keys that the shape allows at a place: those of the mapping itself, not of what lies around or in it."""
    schema = adapter.json_schema()
    found = [schema]
    for element in location:
        found = [part for one in found for part in _parts(one, element, schema)]
    return frozenset(key for one in found for branch in _branches(one, schema) for key in branch.get("properties", ()))


def _parts(node: dict[str, Any], element: str | int, schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for branch in _branches(node, schema):
        if isinstance(element, int):
            part = branch.get("items")
        else:
            part = branch.get("properties", {}).get(element, branch.get("additionalProperties"))
        if isinstance(part, dict):
            yield part


def _branches(node: dict[str, Any], schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if "$ref" in node:
        yield from _branches(schema["$defs"][node["$ref"].rpartition("/")[2]], schema)
    for option in node.get("anyOf", ()):
        yield from _branches(option, schema)
    yield node
