"""The page of laws: what each says in the safest sentence, where it stands, how sure that is, and who uses it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from medialijn.pages import addresses, quotes
from medialijn.pages.citations import Citation, citations
from medialijn.pages.lesson_links import LessonLink, lesson_link
from medialijn.pages.markup import Renderer
from medialijn.pages.page import Findable, Page
from medialijn.pages.references import REFERENCE_FOLDER, other_references
from medialijn.pages.site import Site
from medialijn.sources.lesson import Block, Lesson
from medialijn.sources.reference import Law

_BLOCK = "wet"
_CERTAINTIES = ("zeker", "waarschijnlijk")


@dataclass(frozen=True, slots=True)
class ShownLaw:
    """A law with all that is known of it, and the lessons that quote it."""

    id: str
    law: quotes.QuotedLaw
    is_certain: bool
    checked: str
    sources: tuple[Citation, ...]
    lessons: tuple[LessonLink, ...]


def laws_page(site: Site) -> Page:
    """Every law of the reference file under its own anchor; those for staff only stand apart."""
    url = addresses.LAWS
    renderer = site.renderer(url)
    lessons = _lessons(site, renderer)
    laws = sorted(site.catalogue.reference.laws.values(), key=lambda law: law.title.casefold())
    for_all = [law for law in laws if "leerling" in law.audiences]
    for_adults = [law for law in laws if "leerling" not in law.audiences]
    groups = (("wetten", "laws.for-all", for_all), ("team", "laws.for-adults", for_adults))
    html = site.fill(
        "laws.jinja",
        url,
        certainties=[(one, site.words(f"laws.means.{one}")) for one in _CERTAINTIES],
        groups=[
            (anchor, site.words(key), [_shown(site, renderer, law, lessons) for law in found])
            for anchor, key, found in groups
            if found
        ],
        references=other_references(site, url),
    )
    source = f"{REFERENCE_FOLDER}/laws.yml"
    description = site.words("laws.description")
    return Page(
        url,
        site.words("laws.title"),
        html,
        source,
        "",
        description,
        "reference.html",
        findable=Findable(site.words("search.kind.list"), part=site.words("search.kind.law")),
        edit_url=site.edit_url(source),
    )


def _shown(site: Site, renderer: Renderer, law: Law, lessons: Mapping[str, tuple[LessonLink, ...]]) -> ShownLaw:
    return ShownLaw(
        law.id,
        quotes.law(site, renderer, law.id),
        law.certainty == "zeker",
        site.words("laws.checked", month=quotes.long_month(site, law.checked)),
        citations(law.source),
        lessons.get(law.id, ()),
    )


def _lessons(site: Site, renderer: Renderer) -> Mapping[str, tuple[LessonLink, ...]]:
    """The lessons by the laws that they quote; what only the mentor reads is linked on the mentor's page."""
    found: dict[str, tuple[LessonLink, ...]] = {}
    for lesson in site.catalogue.current_lessons():
        open_to_all = set(_quoted(_outside_notes(lesson)))
        for identifier in dict.fromkeys(_quoted(lesson.blocks())):
            address = addresses.lesson(lesson.id) if identifier in open_to_all else addresses.plan(lesson.id)
            found[identifier] = (*found.get(identifier, ()), lesson_link(site, renderer, lesson, address))
    return found


def _outside_notes(lesson: Lesson) -> Iterable[Block]:
    yield from lesson.introduction
    for phase in lesson.phases:
        yield from phase.blocks


def _quoted(blocks: Iterable[Block]) -> Iterable[str]:
    return (block.argument for block in blocks if block.name == _BLOCK)
