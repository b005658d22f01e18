from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from medialijn.pages.lesson_pages import who
from medialijn.pages.markup import Renderer
from medialijn.pages.site import Site
from medialijn.sources.lesson import Lesson


@dataclass(frozen=True, slots=True)
class LessonLink:
    """A lesson in a list on another page: for whom it is, its title, and what it is when it is not finished."""

    who: str
    href: str
    title: Markup
    status: str


def lesson_link(site: Site, renderer: Renderer, lesson: Lesson, address: str) -> LessonLink:
    """The lesson with a link to this address of the site, which is one of its pages."""
    status = "" if lesson.meta.status == "gereed" else site.words(f"status.{lesson.meta.status}")
    return LessonLink(who(site, lesson), renderer.link(address), renderer.line(lesson.meta.title), status)
