"""The pages on which pupils, staff and parents find what there is for them, and what a list of lessons is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from medialijn.pages import addresses
from medialijn.pages.lesson_order import YearGroup, by_year, in_order
from medialijn.pages.lesson_pages import Facts, asked_questions, facts
from medialijn.pages.markup import Renderer, plain_line
from medialijn.pages.page import Findable, Page
from medialijn.pages.site import Site
from medialijn.sources.lesson import Lesson
from medialijn.sources.needs import Need
from medialijn.sources.protocol import Article

_READY = frozenset(("gereed",))
_TO_TEACH = frozenset(("gereed", "concept"))
_SOURCE = "medialijn.yml"
# What a pupil can do besides a lesson.
_CHOICES = (
    (addresses.PROGRESS, "doel", "progress.title", "progress.choice"),
    (addresses.REPEAT, "opnieuw", "repeat.title", "repeat.choice"),
)


@dataclass(frozen=True, slots=True)
class ListedLesson:
    """A lesson as a list shows it; `materials` names in short what is needed.

    Without a quiz `questions` is 0 and `first_question` is empty.
    """

    id: str
    facts: Facts
    goal: Markup
    prepare: int
    materials: str
    questions: int
    first_question: str
    has_worksheets: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The lessons of a year, with the anchor of their list; the title is empty where the part has one list only."""

    anchor: str
    title: str
    lessons: tuple[ListedLesson, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a list: a school type with its years."""

    anchor: str
    title: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Duties:
    """What a protocol asks of an audience: the articles that it must learn, and those that it ought to know."""

    anchor: str
    school: str
    title: str
    must: tuple[tuple[str, str, Markup], ...]
    know: tuple[tuple[str, str, Markup], ...]


def list_pages(site: Site) -> Iterator[Page]:
    """The lists for pupils, staff and parents."""
    lessons = listed_by_year(site, addresses.PUPILS, of_status(site, ("leerling",), _READY))
    choices = [(address, sign, site.words(name), site.words(text)) for address, sign, name, text in _CHOICES]
    jumps = years_to_jump_to(lessons)
    yield list_page(site, addresses.PUPILS, "pupils", parts=lessons, jumps=jumps, choices=choices)
    modules = of_status(site, ("medewerker", "teamleider"), _TO_TEACH)
    yield list_page(
        site,
        addresses.TEAM,
        "team",
        modules=listed(site, site.renderer(addresses.TEAM), modules),
        duties=_duties(site, addresses.TEAM, "medewerker"),
    )
    yield list_page(
        site,
        addresses.PARENTS,
        "parents",
        modules=listed(site, site.renderer(addresses.PARENTS), of_status(site, ("ouder",), _READY)),
        parts=listed_by_year(site, addresses.PARENTS, of_status(site, ("leerling",), _READY)),
        duties=_duties(site, addresses.PARENTS, "ouder"),
    )


def list_page(site: Site, url: str, name: str, template: str = "lists.html", **values: Any) -> Page:
    """A list as a page: `name` is that of its template and of its words."""
    html = site.fill(f"{name}.jinja", url, **values)
    title, description = site.words(f"{name}.title"), site.words(f"{name}.lead")
    findable = Findable(site.words("search.kind.list"))
    role = addresses.menu_part(url)
    return Page(url, title, html, _SOURCE, role, description, template=template, findable=findable)


def of_status(site: Site, audiences: Iterable[str], statuses: Iterable[str]) -> list[Lesson]:
    """The lessons for these audiences with one of these statuses, in the order in which a class takes them."""
    lessons = site.catalogue.lessons.values()
    return in_order(one for one in lessons if one.meta.audience in audiences and one.meta.status in statuses)


def listed_by_year(site: Site, url: str, lessons: Iterable[Lesson]) -> tuple[Part, ...]:
    """The lessons under their school type and year, as the page at this address lists them."""
    renderer = site.renderer(url)
    groups: dict[str, list[Group]] = {}
    for group in by_year(lessons):
        groups.setdefault(group.kind, []).append(_group(site, renderer, group))
    return tuple(Part(f"deel-{kind}", site.words(f"lists.{kind}"), tuple(found)) for kind, found in groups.items())


def _group(site: Site, renderer: Renderer, group: YearGroup) -> Group:
    lessons = listed(site, renderer, group.lessons)
    if not group.number:
        return Group("", "", lessons)
    title = site.words(f"lists.{group.kind}-number", number=group.number)
    return Group(addresses.year(group.kind, group.number), title, lessons)


def years_to_jump_to(parts: Iterable[Part]) -> list[Group]:
    """The years to jump to, where there is a choice."""
    titled = [group for part in parts for group in part.groups if group.title]
    return titled if len(titled) > 1 else []


def listed(site: Site, renderer: Renderer, lessons: Iterable[Lesson]) -> tuple[ListedLesson, ...]:
    """The lessons as a list shows them."""
    return tuple(
        ListedLesson(
            lesson.id,
            facts(site, renderer, lesson),
            renderer.line(lesson.meta.objectives[0].text),
            lesson.meta.prepare,
            site.words("list.semicolon").join(map(_in_short, lesson.meta.materials)),
            len(asked),
            asked[0].id if asked else "",
            any(block.name == "werkblad" for block in lesson.blocks()),
        )
        for lesson in lessons
        for asked in [asked_questions(site, lesson)]
    )


def _in_short(material: str) -> str:
    """What is needed without how much of it: `Leerlingblad, voor elke leerling één` is `Leerlingblad`."""
    return re.split(r"[,(:]", plain_line(material), maxsplit=1)[0].strip()


def _duties(site: Site, url: str, audience: str) -> tuple[Duties, ...]:
    renderer = site.renderer(url)
    found = []
    for protocol in site.catalogue.active():
        must: list[tuple[str, str, Markup]] = []
        know: list[tuple[str, str, Markup]] = []
        for article in protocol.articles.values():
            row = (article.id, addresses.article(f"{protocol.id}:{article.id}"), renderer.line(article.title))
            if article.need and _must(article, article.need, audience):
                must.append(row)
            elif article.need and audience in article.need.know:
                know.append(row)
        if must or know:
            found.append(Duties(protocol.id, protocol.meta.school, protocol.meta.title, tuple(must), tuple(know)))
    return tuple(found)


def _must(article: Article, need: Need, audience: str) -> bool:
    return audience in need.must or any(audience in part.must for part in article.parts)
