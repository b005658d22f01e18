"""What lies on the tables: the worksheets."""

from __future__ import annotations

from medialijn.pages import addresses
from medialijn.pages.blocks import View, shown_blocks
from medialijn.pages.crumbs import above_lesson_part
from medialijn.pages.lesson_pages import facts
from medialijn.pages.markup import plain_line
from medialijn.pages.page import Page
from medialijn.pages.site import Site
from medialijn.sources.lesson import Lesson


def worksheets_page(site: Site, lesson: Lesson) -> Page:
    """The worksheets of a lesson, each to print on a sheet of its own."""
    url = addresses.worksheets(lesson.id)
    renderer = site.renderer(url)
    blocks = [block for block in lesson.blocks() if block.name == "werkblad"]
    crumbs = above_lesson_part(site, lesson, addresses.plan(lesson.id))
    html = site.fill(
        "worksheets.jinja",
        url,
        crumbs=crumbs,
        lesson=lesson,
        facts=facts(site, renderer, lesson),
        worksheets=shown_blocks(site, renderer, blocks, View.WORKSHEETS),
    )
    return Page(
        url,
        site.words("worksheets.title", title=plain_line(lesson.meta.title)),
        html,
        lesson.path,
        addresses.menu_part(addresses.plan_home(lesson.meta.audience)),
        template="plan.html",
        edit_url=site.edit_url(lesson.path),
        crumbs=crumbs,
    )
