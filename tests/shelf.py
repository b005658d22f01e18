"""A small catalogue of lessons that differ in all that its filters look at, and its page in a built site."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from case_files import BASE
from medialijn.coverage import cover
from medialijn.pages import Page
from medialijn.pages.catalogue_page import catalogue_page
from medialijn.pages.site import Site
from medialijn.pages.words import read_words
from medialijn.sources.catalogue import Catalogue
from medialijn.sources.lesson import Lesson
from medialijn.sources.loading import load
from project import BUILD_DAY

PO: dict[str, Any] = {"sectors": ("po",), "years": (), "groups": (8,), "subject": "groepsles"}
PARENTS: dict[str, Any] = {"audience": "ouder", "years": (), "subject": "ouderavond", "sectors": ("po", "vo")}
SOURCES: dict[str, Any] = {"title": "Bronnen", "subject": "studieles", "minutes": 100, "sessions": 2}
FOUND_BY = ("foto's", "privé")
LESSONS: dict[str, dict[str, Any]] = {
    "rust": {"title": "Rust in de app", "covers": ("linde:OM-1",), "keywords": ("klassenapp",)},
    "vragen": {
        "title": "Eerst vragen",
        "subject": "ict",
        "covers": ("linde:OM-2.foto",),
        "keywords": ("foto's", "privé"),
    },
    "bondgenoot": {"title": "Bondgenoot", "years": (2, 3), "minutes": 20, "sensitivity": "hoog", "goals": ()},
    "bronnen": {**SOURCES, "years": (2,), "status": "concept", "goals": ()},
    "melden": {**PO, "title": "Melden", "sensitivity": "zeer-hoog", "covers": ("linde:TEL-1",), "goals": ()},
    "avond": {**PARENTS, "title": "Een avond", "minutes": 60, "covers": ("linde:OM-1",), "goals": ()},
    "oud": {"status": "vervallen", "subject": "teamscholing"},
}


@cache
def small() -> Catalogue:
    """The small project of the golden pages."""
    catalogue = load(BASE, BUILD_DAY).catalogue
    assert catalogue is not None
    return catalogue


def lessons(made: dict[str, dict[str, Any]]) -> dict[str, Lesson]:
    """Lessons by id; each is that of the small project with other front matter."""
    model = small().lessons["de-klassenapp"]
    return {
        name: replace(model, id=name, meta=model.meta.model_copy(update={"code": name, "status": "gereed", **update}))
        for name, update in made.items()
    }


def shelf(made: dict[str, dict[str, Any]]) -> Site:
    """The small project with these lessons in place of its own."""
    catalogue = replace(small(), lessons=MappingProxyType(lessons(made)))
    return Site(catalogue, cover(catalogue, BUILD_DAY), read_words())


def page_of(made: dict[str, dict[str, Any]]) -> Page:
    """The catalogue of these lessons."""
    return catalogue_page(shelf(made))


def put(page: Page, site: Path) -> None:
    """Put the catalogue into a built site, in the place of its own."""
    file = site / "mentor" / "index.html"
    own = re.compile(r'<div class="ml-page">.*(?=</div>\s*<script>var target)', re.DOTALL)
    text, count = own.subn(lambda _: page.html, file.read_text("utf-8"))
    assert count == 1
    file.write_text(text, "utf-8")
