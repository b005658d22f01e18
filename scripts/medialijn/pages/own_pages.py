"""The pages about what a pupil did: progress, repetition, and what the site keeps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from medialijn.pages import addresses
from medialijn.pages.lesson_order import in_order
from medialijn.pages.lesson_pages import asked_questions
from medialijn.pages.page import Findable, Page
from medialijn.pages.site import Site

_SOURCE = "medialijn.yml"
_ROLE = addresses.menu_part(addresses.PUPILS)
_PRIVACY = ("kept", "who", "sent", "wipe")


@dataclass(frozen=True, slots=True)
class KeptQuiz:
    """A quiz whose answers a device keeps: its title, and the ids of the questions that this site asks."""

    id: str
    title: Markup
    questions: tuple[str, ...]


def own_pages(site: Site) -> Iterator[Page]:
    """Progress, repetition and privacy."""
    yield _own(site, addresses.PROGRESS, "progress", _quizzes(site, addresses.PROGRESS))
    yield _own(site, addresses.REPEAT, "repeat", [quiz.id for quiz in _quizzes(site, addresses.REPEAT)])
    yield _privacy(site)


def _quizzes(site: Site, page: str) -> list[KeptQuiz]:
    renderer = site.renderer(page)
    return [
        KeptQuiz(lesson.id, renderer.line(lesson.meta.title), tuple(one.id for one in asked_questions(site, lesson)))
        for lesson in in_order(site.catalogue.lessons.values())
        if lesson.id in site.catalogue.quizzes and lesson.meta.status != "vervallen"
    ]


def _own(site: Site, url: str, name: str, quizzes: object) -> Page:
    crumbs = ((addresses.PUPILS, site.words("crumbs.pupils")),)
    html = site.fill(f"{name}.jinja", url, crumbs=crumbs, quizzes=quizzes)
    title, description = site.words(f"{name}.title"), site.words(f"{name}.lead")
    findable = Findable(site.words("search.kind.list"))
    return Page(url, title, html, _SOURCE, _ROLE, description, f"{name}.html", findable, crumbs=crumbs)


def _privacy(site: Site) -> Page:
    renderer = site.renderer(addresses.PRIVACY)
    texts = {part: renderer.lesson_text(site.words(f"privacy.{part}-text")) for part in _PRIVACY}
    html = site.fill("privacy.jinja", addresses.PRIVACY, texts=texts)
    title, lead = site.words("privacy.title"), site.words("privacy.lead")
    findable = Findable(site.words("search.kind.list"), whole=True)
    return Page(addresses.PRIVACY, title, html, _SOURCE, "", lead, findable=findable)
