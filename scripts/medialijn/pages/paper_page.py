"""The page on which a mentor chooses what to print of a lesson."""

from __future__ import annotations

from itertools import groupby

from medialijn.pages import addresses
from medialijn.pages.crumbs import above_lesson_part
from medialijn.pages.lesson_pages import facts
from medialijn.pages.markup import plain_line
from medialijn.pages.page import Page
from medialijn.pages.paper import downloads, sheets
from medialijn.pages.site import Site
from medialijn.sources.lesson import Lesson


def paper_page(site: Site, lesson: Lesson) -> Page:
    """All sheets of a lesson, each to print on a page of its own."""
    url = addresses.worksheets(lesson.id)
    renderer = site.renderer(url)
    crumbs = above_lesson_part(site, lesson, addresses.plan(lesson.id))
    own = sheets(site, renderer, lesson)
    html = site.fill(
        "worksheets.jinja",
        url,
        crumbs=crumbs,
        facts=facts(site, renderer, lesson),
        groups=[(purpose, list(members)) for purpose, members in groupby(own, key=lambda sheet: sheet.purpose)],
        sheets=own,
        downloads=downloads(site, lesson),
    )
    return Page(
        url,
        site.words("paper.title", title=plain_line(lesson.meta.title)),
        html,
        lesson.path,
        addresses.menu_part(addresses.plan_home(lesson.meta.audience)),
        template="paper.html",
        edit_url=site.edit_url(lesson.path),
        crumbs=crumbs,
    )
