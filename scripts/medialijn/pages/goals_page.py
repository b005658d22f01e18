"""The page of goals: what the curriculum and the frameworks ask, and which lessons name it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from medialijn.pages import addresses, quotes
from medialijn.pages.citations import Citation, citations
from medialijn.pages.lesson_links import LessonLink, lesson_link
from medialijn.pages.markup import Renderer
from medialijn.pages.page import Findable, Page
from medialijn.pages.references import REFERENCE_FOLDER, other_references
from medialijn.pages.site import Site
from medialijn.sources.lesson import LessonMeta
from medialijn.sources.reference import Competence, DigComp, Goal

_SECTORS = ("po", "vo")
Lessons = Mapping[str, tuple[LessonLink, ...]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A goal with the lessons that work on it, and those that build on it."""

    anchor: str
    id: str
    text: Markup
    lessons: tuple[LessonLink, ...]
    extended_by: tuple[LessonLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Goals with one label, and in a few words what the lessons do for them; frameworks have neither."""

    label: str
    verdict: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Goals with one origin: from when they are, how official they are, and where they stand."""

    anchor: str
    title: str
    status: str
    dated: str
    sources: tuple[Citation, ...]
    reach: str
    groups: tuple[Group, ...]


def goals_page(site: Site) -> Page:
    """Every goal of the reference files under its own anchor."""
    url = addresses.GOALS
    renderer = site.renderer(url)
    sections = (*_curriculum(site, renderer), *_frameworks(site, renderer))
    html = site.fill("goals.jinja", url, sections=sections, references=other_references(site, url))
    source = f"{REFERENCE_FOLDER}/goals.yml"
    description = site.words("goals.description")
    return Page(
        url,
        site.words("goals.title"),
        html,
        source,
        "",
        description,
        "reference.html",
        findable=Findable(site.words("search.kind.list"), part=site.words("search.kind.goal")),
        edit_url=site.edit_url(source),
    )


def _curriculum(site: Site, renderer: Renderer) -> Iterable[Section]:
    taught = _lessons(site, renderer, lambda meta: meta.goals)
    extended = _lessons(site, renderer, lambda meta: meta.extends)
    sectors = dict.fromkeys((*(protocol.meta.sector for protocol in site.catalogue.active()), *_SECTORS))
    found = site.catalogue.reference.goals.values()
    order = {one: number for number, one in enumerate((*sectors, *dict.fromkeys(goal.subject for goal in found)))}
    goals = sorted(
        found, key=lambda goal: (order[goal.sector], order[goal.subject], *_origin(goal)[2:], _by_number(goal.id))
    )
    for number, (_, group) in enumerate(groupby(goals, key=_origin), 1):
        section = list(group)
        first = section[0]
        entries = {goal.id: _goal(renderer, goal, taught, extended) for goal in section}
        by_label = groupby(section, key=lambda goal: goal.label)
        yield Section(
            f"kerndoelen-{number}",
            site.words(
                "goals.section",
                subject=f"{first.subject[0].upper()}{first.subject[1:]}",
                sector=site.words(f"sector.{first.sector}"),
            ),
            first.status,
            site.words("goals.dated", release=first.release, month=quotes.long_month(site, first.checked)),
            (Citation(site.words("goals.link"), first.link), *citations(first.source)),
            _reach(site, entries.values()),
            tuple(_group(site, label, tuple(labelled), entries) for label, labelled in by_label),
        )


def _group(site: Site, label: str, goals: Sequence[Goal], entries: Mapping[str, Entry]) -> Group:
    """The goals of one label; the first of them, the shortest id, says what they add up to."""
    head = min(goals, key=lambda goal: len(goal.id))
    found = next(one for one in site.coverage.report.goals if one.id == head.id)
    verdict = site.words(f"goals.verdict-{found.verdict}", covered=found.covered, points=found.points)
    reason = head.outside if found.verdict == "out-of-scope" else None
    return Group(label, " ".join(filter(None, (verdict, reason))), tuple(entries[goal.id] for goal in goals))


def _goal(renderer: Renderer, goal: Goal, taught: Lessons, extended: Lessons) -> Entry:
    anchor, text = addresses.slug(goal.id), renderer.line(goal.summary)
    return Entry(anchor, goal.id, text, taught.get(goal.id, ()), extended.get(goal.id, ()))


def _origin(goal: Goal) -> tuple[str, ...]:
    """What goals of one section share."""
    return (goal.sector, goal.subject, goal.status, goal.release, goal.checked, goal.source, goal.link)


def _by_number(identifier: str) -> tuple[tuple[int, str], ...]:
    """A key that puts `VO-23A-10` after `VO-23A-9`."""
    return tuple((int(part), "") if part.isdigit() else (0, part) for part in re.split(r"(\d+)", identifier))


def _frameworks(site: Site, renderer: Renderer) -> Iterable[Section]:
    reference = site.catalogue.reference
    lists: tuple[tuple[str, str, Sequence[Competence | DigComp], Callable[[str], str], Lessons], ...] = (
        (
            "competences",
            "competenties",
            tuple(reference.competences.values()),
            addresses.competence,
            _lessons(site, renderer, lambda meta: meta.competences),
        ),
        (
            "digcomp",
            "digcomp",
            tuple(reference.digcomp.values()),
            addresses.digcomp,
            _lessons(site, renderer, lambda meta: meta.digcomp),
        ),
    )
    for name, anchor, facts, address, lessons in lists:
        if not facts:
            continue
        entries = tuple(
            Entry(address(one.id).partition("#")[2], one.id, renderer.line(one.text), lessons.get(one.id, ()))
            for one in facts
        )
        month = quotes.long_month(site, min(one.checked for one in facts))
        sources = tuple(dict.fromkeys(cited for one in facts for cited in citations(one.source)))
        title = site.words(f"goals.{name}")
        checked = site.words("goals.checked", month=month)
        yield Section(anchor, title, "", checked, sources, _reach(site, entries), (Group("", "", entries),))


def _reach(site: Site, entries: Iterable[Entry]) -> str:
    found = list(entries)
    return site.words("goals.reach", count=sum(1 for entry in found if entry.lessons), total=len(found))


def _lessons(site: Site, renderer: Renderer, named: Callable[[LessonMeta], Sequence[str]]) -> Lessons:
    """The lessons by the goals that they name; a link leads to the page of the mentor, who works with goals."""
    found: dict[str, tuple[LessonLink, ...]] = {}
    for lesson in site.catalogue.current_lessons():
        link = lesson_link(site, renderer, lesson, addresses.plan(lesson.id))
        for identifier in named(lesson.meta):
            found[identifier] = (*found.get(identifier, ()), link)
    return found
