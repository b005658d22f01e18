"""What hangs in the classroom or lies on the tables: the digibord and the worksheets."""

from __future__ import annotations

from medialijn.pages import addresses
from medialijn.pages.blocks import View, shown_blocks
from medialijn.pages.crumbs import above_lesson_part
from medialijn.pages.lesson_pages import facts, shown_phases
from medialijn.pages.markup import plain_line
from medialijn.pages.page import Page
from medialijn.pages.quiz_page import board_questions
from medialijn.pages.site import Site
from medialijn.sources.lesson import Lesson


def board_page(site: Site, lesson: Lesson) -> Page:
    """What the digibord shows, step by step."""
    url = addresses.board(lesson.id)
    renderer = site.renderer(url)
    phases = shown_phases(site, renderer, lesson, View.BOARD)
    quiz = site.catalogue.quizzes.get(lesson.id)
    html = site.fill(
        "board.jinja",
        url,
        title=renderer.line(lesson.meta.title),
        lesson=lesson,
        phases=phases,
        total=len(phases),
        questions=board_questions(site, renderer, quiz) if quiz else (),
    )
    name = site.words("board.title", title=plain_line(lesson.meta.title))
    role = addresses.menu_part(addresses.plan_home(lesson.meta.audience))
    return Page(url, name, html, lesson.path, role, template="board.html")


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
