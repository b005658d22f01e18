"""Strict shapes for plain data: pydantic models whose faults become findings at the place where they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, Literal, NamedTuple, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Strict,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    WithJsonSchema,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from medialijn.sources.codes import CODES
from medialijn.sources.diagnostics import nearest
from medialijn.sources.reading import INVISIBLE, Findings
from medialijn.sources.yaml_document import YamlDocument

T = TypeVar("T")
Location = tuple[str | int, ...]

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,8})(?:[.,][0-9]{1,6})?")
ARTICLE_PATTERN = r"[a-z0-9-]+:[A-Z][A-Z0-9]*(?:-[0-9]+)?"
_FINGERPRINT = re.compile(r"v[0-9]+:[0-9a-f]{32}")
_MONTH = re.compile(r"20[0-9]{2}-(?:0[1-9]|1[0-2])")
_MONTH_DAY = re.compile(r"(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])")
_WEEK = re.compile(r"20[0-9]{2}-W(?:0[1-9]|[1-4][0-9]|5[0-3])")
_SCHOOL_YEAR = re.compile(r"20[0-9]{2}-20[0-9]{2}")
_YEAR_GROUP = re.compile(r"leerjaar-[1-6]|groep-[1-8]")
# Short, and never a name: a class, in letters that stay the same in every file name and spreadsheet.
_SCHOOL_CLASS = re.compile(r"(?=.{1,12}$)[0-9A-Za-z]+(?:[ .-][0-9A-Za-z]+)*")
_LINK = re.compile(r"https://[^\s<>\"']+")
_SITE = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:/[^\s<>\"']*)?")
_ARTICLE = re.compile(rf"{ARTICLE_PATTERN}(?:\.[a-z0-9-]+)?")


class Shape(BaseModel):
    """A mapping with exactly these keys, immutable; its validator is made when the first data come."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=False, defer_build=True)


def _refuse_hidden(value: str) -> None:
    hidden = INVISIBLE.search(value)
    if hidden:
        raise PydanticCustomError("M103", "can not be seen", {"character": f"U+{ord(hidden.group()):04X}"})


def _matching(pattern: re.Pattern[str], code: str) -> AfterValidator:
    def check(value: str) -> str:
        _refuse_hidden(value)
        if not pattern.fullmatch(value):
            raise PydanticCustomError(code, "does not match", {"given": value})
        return value

    return AfterValidator(check)


def _in_schema(pattern: re.Pattern[str]) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": f"^(?:{pattern.pattern})$"})


def _as_date(value: str) -> str:
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            raise ValueError
        date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("M125", "no date", {"given": value}) from None
    return value


def _as_week(value: str) -> str:
    try:
        date.fromisocalendar(int(value[:4]), int(value[6:]), 1)
    except ValueError:
        raise PydanticCustomError("M830", "no week", {"given": value}) from None
    return value


def _as_school_year(value: str) -> str:
    if int(value[:4]) + 1 != int(value[5:]):
        raise PydanticCustomError("M831", "no school year", {"given": value})
    return value


def _as_decimal(value: object) -> Decimal:
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, Decimal):
        return value
    if isinstance(value, str) and _DECIMAL.fullmatch(value):
        return Decimal(value.replace(",", "."))
    raise PydanticCustomError("M128", "no number", {"given": str(value)})


def _as_list(value: object) -> object:
    return value if isinstance(value, list) else [value]


def _as_true(value: object) -> object:
    if value is not True:
        raise PydanticCustomError("M431", "not a mark", {"given": str(value).lower()})
    return value


def frozen(value: Mapping[Any, T]) -> Mapping[Any, T]:
    """The mapping in a form that nobody can change."""
    return MappingProxyType(dict(value))


def nothing() -> Mapping[Any, Any]:
    """An empty mapping that nobody can change."""
    return MappingProxyType({})


def is_article(value: object) -> bool:
    """Whether a value has the form of a reference to an article or a part of one."""
    return isinstance(value, str) and _ARTICLE.fullmatch(value) is not None


def is_school_class(value: str) -> bool:
    """Whether a text has the form of a class, such as 1B."""
    return _SCHOOL_CLASS.fullmatch(value) is not None


def is_school_year(value: str) -> bool:
    """Whether a text has the form of a school year: two years in a row, such as 2026-2027."""
    return _SCHOOL_YEAR.fullmatch(value) is not None and int(value[:4]) + 1 == int(value[5:])


def is_slug(value: object) -> bool:
    """Whether a value has the form of an id."""
    return isinstance(value, str) and _SLUG.fullmatch(value) is not None


Frozen = AfterValidator(frozen)
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Slug = Annotated[str, _matching(_SLUG, "M121"), _in_schema(_SLUG)]
Month = Annotated[str, _matching(_MONTH, "M124"), _in_schema(_MONTH)]
MonthDay = Annotated[str, _matching(_MONTH_DAY, "M806"), _in_schema(_MONTH_DAY)]
Fingerprint = Annotated[str, _matching(_FINGERPRINT, "M801"), _in_schema(_FINGERPRINT)]
Week = Annotated[str, _matching(_WEEK, "M830"), AfterValidator(_as_week), _in_schema(_WEEK)]
SchoolYearName = Annotated[
    str, _matching(_SCHOOL_YEAR, "M831"), AfterValidator(_as_school_year), _in_schema(_SCHOOL_YEAR)
]
YearGroupName = Annotated[str, _matching(_YEAR_GROUP, "M832"), _in_schema(_YEAR_GROUP)]
SchoolClass = Annotated[str, _matching(_SCHOOL_CLASS, "M833"), _in_schema(_SCHOOL_CLASS)]
Day = Annotated[str, AfterValidator(_as_date), WithJsonSchema({"type": "string", "format": "date"})]
Link = Annotated[str, _matching(_LINK, "M126"), _in_schema(_LINK)]
Site = Annotated[str, _matching(_SITE, "M139"), _in_schema(_SITE)]
ArticleRef = Annotated[str, _matching(_ARTICLE, "M127"), _in_schema(_ARTICLE)]
Correct = Annotated[Literal[True], BeforeValidator(_as_true)]
Number = Annotated[Decimal, BeforeValidator(_as_decimal), WithJsonSchema({"type": ["integer", "string"]})]
Many = Annotated[tuple[T, ...], Strict(False)]
OneOrMany = Annotated[tuple[T, ...], Strict(False), BeforeValidator(_as_list, json_schema_input_type=str | list[str])]


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
