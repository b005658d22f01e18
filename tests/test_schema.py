"""The JSON Schemas say of every real source what the readers say: each key is known, and nothing else is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from medialijn.sources.front_matter import split_front_matter
from medialijn.sources.questions import QUESTION_SHAPES
from medialijn.sources.reading import Findings
from medialijn.sources.reference import REFERENCE_FILES
from medialijn.sources.schema import DIALECT, schemas, write_schemas
from medialijn.sources.yaml_document import read_yaml

PROJECT = Path(__file__).parents[1]
BASE = Path(__file__).parent / "cases" / "_base"
SOURCES = {
    "medialijn": "medialijn.yml",
    "plan": "plan.yml",
    "protocol": "docs/protocol/*/protocol.md",
    "needs": "docs/protocol/*/needs.yml",
    "lesson": "lessons/*/*.md",
    "quiz": "quizzes/*/*.yml",
    **{name: f"docs/reference/{name}.yml" for name in REFERENCE_FILES},
}


def _data(file: Path) -> Any:
    text = file.read_text("utf-8")
    findings = Findings(file.name)
    document = split_front_matter(text, findings).front if file.suffix == ".md" else read_yaml(text, findings)
    assert document, findings.items
    return document.data


def _mismatches(value: Any, schema: dict[str, Any], whole: dict[str, Any], where: str = "") -> Iterator[str]:
    """Where a value differs from the structure of a schema: keys, kinds, choices and the type of a question."""
    if "$ref" in schema:
        yield from _mismatches(value, whole["$defs"][schema["$ref"].rpartition("/")[2]], whole, where)
    elif "oneOf" in schema:
        target = schema["discriminator"]["mapping"][value[schema["discriminator"]["propertyName"]]]
        yield from _mismatches(value, {"$ref": target}, whole, where)
    elif "anyOf" in schema:
        if all(list(_mismatches(value, option, whole, where)) for option in schema["anyOf"]):
            yield f"{where}: fits no option"
    elif isinstance(value, dict):
        yield from _mapping_mismatches(value, schema, whole, where)
    elif isinstance(value, list):
        if schema.get("type") != "array":
            yield f"{where}: a list"
        for number, part in enumerate(value):
            yield from _mismatches(part, schema.get("items", {}), whole, f"{where}[{number}]")
    else:
        yield from _scalar_mismatches(value, schema, where)


def _scalar_mismatches(value: Any, schema: dict[str, Any], where: str) -> Iterator[str]:
    kind = "boolean" if isinstance(value, bool) else "integer" if isinstance(value, int) else "string"
    allowed = schema.get("type", kind)
    if kind not in ([allowed] if isinstance(allowed, str) else allowed):
        yield f"{where}: {kind} instead of {allowed}"
    if value not in schema.get("enum", [value]) or value != schema.get("const", value):
        yield f"{where}: {value} is not listed"


def _mapping_mismatches(value: dict[str, Any], schema: dict[str, Any], whole: Any, where: str) -> Iterator[str]:
    properties, rest = schema.get("properties", {}), schema.get("additionalProperties")
    for pattern, part in schema.get("patternProperties", {}).items():
        properties = properties | {key: part for key in value if re.search(pattern, key)}
    yield from (f"{where}: lacks {key}" for key in schema.get("required", ()) if key not in value)
    for key, part in value.items():
        if key in properties or rest:
            yield from _mismatches(part, properties.get(key, rest), whole, f"{where}.{key}")
        else:
            yield f"{where}: {key} is unknown"


@pytest.mark.parametrize("name", SOURCES)
@pytest.mark.parametrize("root", [PROJECT, BASE], ids=["project", "base"])
def test_every_real_source_fits_its_schema(name: str, root: Path) -> None:
    files = sorted(root.glob(SOURCES[name]))
    assert files or name == "plan", "only a school that plans its lessons has one"
    schema = schemas()[f"{name}.schema.json"]
    assert [(file.name, found) for file in files for found in _mismatches(_data(file), schema, schema)] == []


@pytest.mark.parametrize("name", SOURCES)
def test_no_schema_lets_an_unknown_key_through(name: str) -> None:
    """Every mapping with named keys is closed, and no key may hold null: it is there or it is not."""
    schema = schemas()[f"{name}.schema.json"]
    assert schema["$schema"] == DIALECT
    assert schema["description"]
    assert "$id" not in schema
    for part in (schema, *schema.get("$defs", {}).values()):
        assert part["additionalProperties"] is False
    assert '"null"' not in json.dumps(schema)


def test_a_misspelled_key_does_not_fit() -> None:
    schema = schemas()["lesson.schema.json"]
    data = _data(BASE / "lessons/klas-1/de-klassenapp.md") | {"titel": "x"}
    assert list(_mismatches(data, schema, schema)) == [": titel is unknown"]


def test_quiz_schema_knows_each_question_type_by_its_name() -> None:
    schema = schemas()["quiz.schema.json"]
    items = schema["properties"]["questions"]["items"]
    assert len(QUESTION_SHAPES) == 14
    assert set(items["discriminator"]["mapping"]) == set(QUESTION_SHAPES)
    for name, shape in QUESTION_SHAPES.items():
        definition = schema["$defs"][shape.__name__]
        assert definition["properties"]["type"]["const"] == name
        assert "type" in definition["required"]
        assert definition["description"] == shape.__doc__


def test_schemas_check_the_form_of_ids_months_and_links() -> None:
    properties = schemas()["lesson.schema.json"]["properties"]
    assert properties["code"]["pattern"] == "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$"
    assert properties["covers"]["items"]["pattern"].startswith("^(?:[a-z0-9-]+:")
    assert properties["status"]["enum"] == ["concept", "gereed", "vervallen"]


def test_schemas_are_written_once_and_for_all_times_the_same(tmp_path: Path) -> None:
    first = {file.name: file.read_bytes() for file in write_schemas(tmp_path / "new" / "folder")}
    again = {file.name: file.read_bytes() for file in write_schemas(tmp_path / "new" / "folder")}
    assert first == again
    assert set(first) == {f"{name}.schema.json" for name in SOURCES}
    assert all(json.loads(raw) for raw in first.values())
