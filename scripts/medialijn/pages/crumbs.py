"""The way from the top of the site to a page."""

from __future__ import annotations

from medialijn.pages import addresses
from medialijn.pages.markup import plain_line
from medialijn.pages.page import Crumbs
from medialijn.pages.site import Site
from medialijn.sources.lesson import Lesson


def above_lessons(site: Site) -> Crumbs:
    """What stands above the page of a lesson."""
    return ((addresses.START, site.words("crumbs.lessons")),)


def above_lesson_part(site: Site, lesson: Lesson, parent: str) -> Crumbs:
    """What stands above a page about a lesson; `parent` is the address of the page that it belongs to."""
    return (*above_lessons(site), (parent, plain_line(lesson.meta.title)))


def above_protocol(site: Site) -> Crumbs:
    """What stands above the page of a protocol."""
    return ((addresses.PROTOCOLS, site.words("crumbs.protocols")),)
