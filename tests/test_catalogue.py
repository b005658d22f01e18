"""The Catalogue: what reading a project without errors gives, and that nobody can change it afterwards."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from case_files import BASE
from medialijn.sources.catalogue import Catalogue, split_reference
from medialijn.sources.diagnostics import has_errors
from medialijn.sources.loading import load

PROJECT = Path(__file__).parents[1]
TODAY = "2026-11-21"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "project")
    return tmp_path / "project"


def _catalogue(project: Path) -> Catalogue:
    loaded = load(project, TODAY)
    assert loaded.catalogue, [finding.line_of_text() for finding in loaded.diagnostics]
    return loaded.catalogue


def _set(project: Path, roots: str, active: str = "linde") -> None:
    text = f"site: linde\nname: De Linde\nactive: [{active}]\nroots: [{roots}]\n"
    (project / "medialijn.yml").write_text(text, "utf-8")


def _replace(file: Path, before: str, after: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(before) == 1
    file.write_text(text.replace(before, after), "utf-8")


def test_the_project_itself_has_no_errors() -> None:
    loaded = load(PROJECT, TODAY)
    assert not has_errors(loaded.diagnostics), [finding.line_of_text() for finding in loaded.diagnostics]
    assert loaded.catalogue
    assert "jij-zag-het" in loaded.catalogue.lessons
    assert [protocol.id for protocol in loaded.catalogue.active()] == ["ichthus", "vivente"]


def _reachable(value: Any, seen: set[int]) -> list[Any]:
    """Every object that can be reached from the catalogue through fields, mappings and tuples."""
    if id(value) in seen:
        return []
    seen.add(id(value))
    inner: list[Any] = []
    if isinstance(value, BaseModel):
        inner = [getattr(value, name) for name in type(value).model_fields]
    elif is_dataclass(value) and not isinstance(value, type):
        inner = [getattr(value, field.name) for field in fields(value)]
    elif isinstance(value, Mapping):
        inner = list(value.values())
    elif isinstance(value, list | tuple | set | frozenset):
        inner = list(value)
    return [value, *(one for part in inner for one in _reachable(part, seen))]


def test_nothing_in_the_catalogue_can_be_changed() -> None:
    """No list, dict or set anywhere; assignment to any field of any object raises."""
    everything = _reachable(_catalogue(BASE), set())
    assert len(everything) > 300
    for value in everything:
        assert not isinstance(value, list | dict | set), value
        if isinstance(value, BaseModel):
            with pytest.raises(ValidationError):
                setattr(value, next(iter(type(value).model_fields)), None)
        elif is_dataclass(value) and not isinstance(value, type):
            with pytest.raises(FrozenInstanceError):
                setattr(value, fields(value)[0].name, None)


def test_mappings_of_the_catalogue_refuse_items() -> None:
    catalogue: Any = _catalogue(BASE)
    for mapping in (catalogue.lessons, catalogue.reference.terms, catalogue.protocols["linde"].articles):
        with pytest.raises(TypeError):
            mapping["nieuw"] = None


def test_articles_are_found_by_their_reference() -> None:
    catalogue = _catalogue(BASE)
    protocol, article, part = catalogue.article("linde:OM-2.foto")
    assert (protocol.id, article.id, part and part.text) == ("linde", "OM-2", "een foto")
    assert catalogue.article("linde:OM-1")[2] is None
    for unknown in ("els:A-1", "linde:OM-9", "linde:OM-2.film"):
        with pytest.raises(KeyError):
            catalogue.article(unknown)
    assert split_reference("linde:OM-2.foto") == ("linde", "OM-2", "foto")


def test_needs_stand_with_their_articles() -> None:
    """A part has the audiences of its article unless it names its own."""
    _, article, _ = _catalogue(BASE).article("linde:OM-2")
    assert article.need
    assert [(part.id, part.must) for part in article.parts] == [
        ("foto", frozenset({"leerling", "medewerker"})),
        ("naam", frozenset({"leerling"})),
    ]
    assert dict(article.need.by_year) == {"leerling": (1, 2)}
    assert [(one.audience, one.until) for one in article.need.exempt] == [("medewerker", "2027-08-01")]


def test_links_between_articles_are_read(project: Path) -> None:
    shutil.copytree(project / "docs/protocol/linde", project / "docs/protocol/els")
    _replace(project / "docs/protocol/els/protocol.md", "id: linde\n", "id: els\n")
    lines = "theme: rust\n    same_as: [els:OM-1]\n    suggested: [els:OM-2.foto]"
    _replace(project / "docs/protocol/linde/needs.yml", "theme: rust", lines)
    _replace(project / "docs/protocol/linde/needs.yml", "text: een foto", "text: een foto\n        same_as: [els:OM-2]")
    catalogue = _catalogue(project)
    whole, parted = catalogue.article("linde:TEL-1")[1].need, catalogue.article("linde:OM-2")[1].need
    assert whole
    assert parted
    assert (whole.same_as, whole.suggested) == (("els:OM-1",), ("els:OM-2.foto",))
    assert parted.parts["foto"].same_as == ("els:OM-2",)


def test_later_root_replaces_a_lesson_by_its_id(project: Path) -> None:
    """The school's own version wins, wherever it stands in its root; the shared quiz stays with it."""
    own = project / "eigen/lessons/eigen-map/de-klassenapp.md"
    own.parent.mkdir(parents=True)
    shutil.copy(project / "lessons/klas-1/de-klassenapp.md", own)
    _replace(own, "title: De klassenapp", "title: Onze klassenapp")
    _set(project, "., eigen")
    catalogue = _catalogue(project)
    lesson = catalogue.lessons["de-klassenapp"]
    assert (lesson.meta.title, lesson.path) == ("Onze klassenapp", "eigen/lessons/eigen-map/de-klassenapp.md")
    assert catalogue.quizzes["de-klassenapp"].path == "quizzes/klas-1/de-klassenapp.yml"


def test_root_beside_the_project_is_named_from_the_project(project: Path) -> None:
    """Shared lessons may stand outside the school's own repository; a finding still says where."""
    shared = project.parent / "gedeeld"
    (shared / "lessons").mkdir(parents=True)
    shutil.move(project / "lessons/klas-1", shared / "lessons/klas-1")
    _set(project, "../gedeeld, .")
    assert _catalogue(project).lessons["de-klassenapp"].path == "../gedeeld/lessons/klas-1/de-klassenapp.md"


def test_reference_entries_of_roots_add_up(project: Path) -> None:
    """A school adds its own words and replaces one, without copying the others."""
    own = project / "eigen/docs/reference/terms.yml"
    own.parent.mkdir(parents=True)
    own.write_text(
        "terms:\n  - id: klassenapp\n    term: klassenapp\n    text: Onze app.\n"
        "  - id: linde\n    term: linde\n    text: Een boom.\n",
        "utf-8",
    )
    _set(project, "., eigen")
    terms = _catalogue(project).reference.terms
    assert {identifier: term.text for identifier, term in terms.items()} == {
        "klassenapp": "Onze app.",
        "linde": "Een boom.",
    }


def test_protocol_that_is_not_active_is_read_and_not_shown(project: Path) -> None:
    """Lessons may point at it, and pages know that it does not count on this site."""
    shutil.copytree(project / "docs/protocol/linde", project / "docs/protocol/els")
    _replace(project / "docs/protocol/els/protocol.md", "id: linde\n", "id: els\n")
    _replace(project / "lessons/klas-1/de-klassenapp.md", "touches: [linde:TEL-1]", "touches: [els:TEL-1]")
    catalogue = _catalogue(project)
    assert list(catalogue.protocols) == ["els", "linde"]
    assert [protocol.id for protocol in catalogue.active()] == ["linde"]
    assert catalogue.is_shown("linde:TEL-1")
    assert not catalogue.is_shown("els:TEL-1")


def test_few_questions_are_counted_for_the_active_protocols_only(project: Path) -> None:
    """A question whose articles all lie in another protocol is not asked on this site."""
    shutil.copytree(project / "docs/protocol/linde", project / "docs/protocol/els")
    _replace(project / "docs/protocol/els/protocol.md", "id: linde\n", "id: els\n")
    _replace(project / "lessons/klas-1/de-klassenapp.md", "status: concept", "status: gereed")
    quiz = project / "quizzes/klas-1/de-klassenapp.yml"
    text = quiz.read_text("utf-8")
    for objective in ("rust", "vragen"):
        text = text.replace(f"    objective: {objective}\n", "    covers: [linde:TEL-1]\n")
    counts = []
    for protocol in ("linde", "els"):
        quiz.write_text(text.replace("linde:", f"{protocol}:"), "utf-8")
        findings = load(project, TODAY).diagnostics
        counts.append([finding.values["count"] for finding in findings if finding.code == "M433"])
    assert counts == [[], ["5"]]
