"""JSON Schemas of every source, so that an editor can complete keys and check values while someone types."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, create_model

from medialijn.sources.lesson import LessonMeta
from medialijn.sources.needs import Need
from medialijn.sources.protocol import ProtocolMeta
from medialijn.sources.questions import AnyQuestion
from medialijn.sources.quiz import QuizFile
from medialijn.sources.reference import REFERENCE_FILES
from medialijn.sources.settings import Settings
from medialijn.sources.shapes import Many, Shape, Text
from medialijn.sources.year_plan import PLAN_FILE, YearPlanFile

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class _Quiz(QuizFile):
    """A quiz file: the quiz of the lesson with the same name."""

    questions: Annotated[Many[AnyQuestion], Field(min_length=1)]


class _Needs(Shape):
    """Who must learn which article of a protocol."""

    articles: dict[str, Need]


def _reference(name: str) -> type[BaseModel]:
    """The shape of a whole reference file, from the shapes of its lists."""
    lists: dict[str, Any] = {key: (Many[shape], ...) for key, shape in REFERENCE_FILES[name].items()}  # type: ignore[valid-type]
    if name == "school":
        lists |= {"invitation": (Text, ...), "papers": (Many[REFERENCE_FILES[name]["papers"]], ())}  # type: ignore[misc]
    shape = create_model(name.capitalize(), __config__=ConfigDict(extra="forbid"), **lists)
    shape.__doc__ = " ".join(" ".join((one.__doc__ or "").split()) for one in REFERENCE_FILES[name].values())
    return shape


_SHAPES: dict[str, tuple[str, type[BaseModel]]] = {
    "medialijn": ("medialijn.yml", Settings),
    "plan": (PLAN_FILE, YearPlanFile),
    "protocol": ("The front matter of docs/protocol/<id>/protocol.md", ProtocolMeta),
    "needs": ("docs/protocol/<id>/needs.yml", _Needs),
    "lesson": ("The front matter of lessons/<folder>/<id>.md", LessonMeta),
    "quiz": ("quizzes/<folder>/<id>.yml", _Quiz),
    **{name: (f"docs/reference/{name}.yml", _reference(name)) for name in REFERENCE_FILES},
}


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each kind of source, by the name of its file: `lesson.schema.json` and so on."""
    return {f"{name}.schema.json": _schema(title, shape) for name, (title, shape) in _SHAPES.items()}


def _schema(title: str, shape: type[BaseModel]) -> dict[str, Any]:
    return {"$schema": DIALECT, **_without_null(TypeAdapter(shape).json_schema()), "title": title}


def _without_null(schema: Any) -> Any:
    """A key that may be left out never holds null in these sources; it is simply not there."""
    if isinstance(schema, list):
        return [_without_null(part) for part in schema if part != {"type": "null"}]
    if not isinstance(schema, dict):
        return schema
    plain = {key: _without_null(part) for key, part in schema.items() if part is not None}
    options = plain.get("anyOf", ())
    return {**options[0], **{k: v for k, v in plain.items() if k != "anyOf"}} if len(options) == 1 else plain


def write_schemas(folder: Path, others: Mapping[str, dict[str, Any]] | None = None) -> list[Path]:
    """The files that were written into `folder`: a schema for each kind of source, and `others` by their names.

    The folder is made when needed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, schema in {**schemas(), **(others or {})}.items():
        file = folder / name
        file.write_text(json.dumps(schema, indent=2, ensure_ascii=False) + "\n", "utf-8", newline="")
        written.append(file)
    return written
