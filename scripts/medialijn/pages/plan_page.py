"""The page from which a mentor teaches a lesson, on a screen or on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from medialijn.pages import addresses, quotes
from medialijn.pages.blocks import View, shown_blocks
from medialijn.pages.changed_articles import changed_articles
from medialijn.pages.crumbs import above_plan
from medialijn.pages.lesson_pages import ShownPhase, facts, shown_phases
from medialijn.pages.markup import Renderer, plain_line
from medialijn.pages.notes import notes
from medialijn.pages.page import Page
from medialijn.pages.paper import downloads
from medialijn.pages.quiz_page import ShownQuestion, board_questions, recalled_questions, shown_questions
from medialijn.pages.site import Site
from medialijn.pages.year_plan_pages import places_of
from medialijn.sources.lesson import NOTE_KINDS, Lesson

_BEFORE = ("voorbereiding", "veiligheid")  # what a mentor reads before the lesson starts
_SUBSTITUTE = ("invaller",)  # on a sheet of its own
_AFTER = tuple(kind for kind in NOTE_KINDS if kind not in _BEFORE + _SUBSTITUTE)


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop on the line in minutes; `left` is a length in percent of the line."""

    number: int
    minute: int
    left: str


@dataclass(frozen=True, slots=True)
class Session:
    """What is done in one go: its number, or 0 where the lesson is not divided, its minutes, and its steps."""

    number: int
    minutes: int
    stops: tuple[Stop, ...]
    phases: tuple[ShownPhase, ...]


@dataclass(frozen=True, slots=True)
class CoveredArticle:
    """An article that the lesson teaches: where it stands, its name, and which parts of it."""

    address: str
    name: str
    parts: str


def plan_page(site: Site, lesson: Lesson) -> Page:
    """The plan of a lesson with all that its teacher may read."""
    url = addresses.plan(lesson.id)
    renderer = site.renderer(url)
    meta = lesson.meta
    phases = shown_phases(site, renderer, lesson, View.MENTOR)
    class_questions, other_questions = _questions(site, renderer, lesson)
    crumbs = above_plan(site, lesson)
    html = site.fill(
        "plan.jinja",
        url,
        crumbs=crumbs,
        lesson=lesson,
        facts=facts(site, renderer, lesson),
        changed=changed_articles(site, lesson.id),
        introduction=shown_blocks(site, renderer, lesson.introduction, View.MENTOR),
        objectives=[renderer.line(objective.text) for objective in meta.objectives],
        materials=[renderer.line(material) for material in meta.materials],
        covers=_covers(site, lesson),
        goals=[site.catalogue.reference.goals[identifier] for identifier in meta.goals],
        sessions=_sessions(phases),
        notes_before=tuple(notes(site, renderer, lesson, _BEFORE)),
        notes_after=tuple(notes(site, renderer, lesson, _AFTER)),
        substitute=tuple(notes(site, renderer, lesson, _SUBSTITUTE)),
        downloads=downloads(site, lesson),
        weeks=places_of(site, lesson),
        for_pupils=meta.audience == "leerling",
        school_year_start=site.catalogue.settings.school_year_start,
        has_worksheets=any(block.name == "werkblad" for block in lesson.blocks()),
        recalled=recalled_questions(site, renderer, lesson),
        class_questions=class_questions,
        other_questions=other_questions,
        has_quiz=lesson.id in site.catalogue.quizzes,
        sources=[(renderer.line(s.text), s.link, quotes.long_month(site, s.checked)) for s in meta.sources],
    )
    return Page(
        url,
        site.words("plan.title", title=plain_line(meta.title)),
        html,
        lesson.path,
        addresses.menu_part(addresses.plan_home(meta.audience)),
        template="plan.html",
        edit_url=site.edit_url(lesson.path),
        crumbs=crumbs,
    )


def _sessions(phases: Sequence[ShownPhase]) -> tuple[Session, ...]:
    sessions = []
    for number, group in groupby(sorted(phases, key=lambda phase: phase.session), key=lambda phase: phase.session):
        own = tuple(group)
        total = own[-1].end
        stops = tuple(Stop(phase.number, phase.start, f"{phase.start / total * 100:.2f}%") for phase in own)
        sessions.append(Session(number, total, stops, own))
    return tuple(sessions)


def _covers(site: Site, lesson: Lesson) -> list[tuple[str, list[CoveredArticle]]]:
    """The articles that the lesson teaches, under the school whose protocol they stand in."""
    parts: dict[str, list[str]] = {}
    for reference in filter(site.catalogue.is_shown, lesson.meta.covers):
        _, _, part = site.catalogue.article(reference)
        parts.setdefault(reference.partition(".")[0], []).extend([part.text] if part else [])
    found: dict[str, list[CoveredArticle]] = {}
    for article, texts in parts.items():
        protocol, _, _ = site.catalogue.article(article)
        named = site.words("list.comma").join(texts)
        covered = CoveredArticle(addresses.article(article), quotes.article_name(site, article), named)
        found.setdefault(protocol.meta.school, []).append(covered)
    return list(found.items())


def _questions(
    site: Site, renderer: Renderer, lesson: Lesson
) -> tuple[tuple[ShownQuestion, ...], tuple[ShownQuestion, ...]]:
    """The questions that the class answers together, and the others, each numbered from 1."""
    quiz = site.catalogue.quizzes.get(lesson.id)
    if not quiz:
        return (), ()
    together = board_questions(site, renderer, quiz)
    anchors = {question.anchor for question in together}
    others = [question for question in shown_questions(site, renderer, quiz) if question.anchor not in anchors]
    return together, tuple(replace(question, number=number) for number, question in enumerate(others, 1))
