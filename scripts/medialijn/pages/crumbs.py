"""The way from the top of the site to a page."""

from __future__ import annotations

from medialijn.pages import addresses
from medialijn.pages.markup import plain_line
from medialijn.pages.page import Crumbs
from medialijn.pages.site import Site
from medialijn.sources.lesson import Lesson

_LIST_NAMES = {
    addresses.PUPILS: "crumbs.pupils",
    addresses.MENTORS: "crumbs.mentors",
    addresses.TEAM: "crumbs.team",
    addresses.PARENTS: "crumbs.parents",
}


def above_lesson(site: Site, lesson: Lesson) -> Crumbs:
    """What stands above the page of a lesson."""
    return (_list(site, addresses.home(lesson.meta.audience)),)


def above_plan(site: Site, lesson: Lesson) -> Crumbs:
    """What stands above the plan of a lesson."""
    return (_list(site, addresses.plan_home(lesson.meta.audience)),)


def above_lesson_part(site: Site, lesson: Lesson, parent: str) -> Crumbs:
    """What stands above a page about a lesson; `parent` is the address of the page that it belongs to."""
    above = above_plan if parent == addresses.plan(lesson.id) else above_lesson
    return (*above(site, lesson), (parent, plain_line(lesson.meta.title)))


def above_protocol(site: Site) -> Crumbs:
    """What stands above the page of a protocol."""
    return ((addresses.PROTOCOLS, site.words("crumbs.protocols")),)


def above_coverage(site: Site) -> Crumbs:
    """What stands above the page about coverage."""
    return ((addresses.LEADERS, site.words("leaders.title")),)


def above_coverage_part(site: Site) -> Crumbs:
    """What stands above a page that belongs to the one about coverage."""
    return (*above_coverage(site), (addresses.COVERAGE, site.words("coverage.title")))


def _list(site: Site, address: str) -> tuple[str, str]:
    return address, site.words(_LIST_NAMES[address])
