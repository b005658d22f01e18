"""Strict shapes for plain data: what a mapping, an id, a day or a reference looks like."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Strict,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from medialijn.sources.reading import INVISIBLE

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
