"""The page on which a pupil, colleague or parent takes a lesson."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from medialijn.pages import addresses
from medialijn.pages.blocks import ShownBlock, View, shown_blocks
from medialijn.pages.changed_articles import changed_articles
from medialijn.pages.crumbs import above_lesson
from medialijn.pages.lesson_order import next_lesson, previous_lesson
from medialijn.pages.lesson_pages import ShownPhase, asked_questions, facts, shown_phases, who
from medialijn.pages.markup import Renderer, plain_line
from medialijn.pages.page import Findable, Page
from medialijn.pages.site import Site
from medialijn.pages.terms import Word, explained
from medialijn.sources.lesson import Lesson

_MAX_DESCRIPTION = 155


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one reads on the page, from the top down."""

    introduction: tuple[ShownBlock, ...]
    objectives: tuple[Markup, ...]
    phases: tuple[ShownPhase, ...]


def pupil_page(site: Site, lesson: Lesson) -> Page:
    """The page of a lesson without anything that only its teacher may read."""
    url = addresses.lesson(lesson.id)
    renderer = site.renderer(url)
    reading, words = _explained(
        _Reading(
            shown_blocks(site, renderer, lesson.introduction, View.PUPIL),
            tuple(renderer.line(objective.text) for objective in lesson.meta.objectives),
            shown_phases(site, renderer, lesson, View.PUPIL),
        ),
        hard_words(site, renderer),
    )
    crumbs = above_lesson(site, lesson)
    before = previous_lesson(site.catalogue.lessons.values(), lesson)
    following = next_lesson(site.catalogue.lessons.values(), lesson)
    home = addresses.home(lesson.meta.audience)
    keywords = site.words("list.comma").join(lesson.meta.keywords)
    html = site.fill(
        "lesson.jinja",
        url,
        crumbs=crumbs,
        lesson=lesson,
        facts=facts(site, renderer, lesson),
        changed=changed_articles(site, lesson.id),
        reading=reading,
        help_phase=next((p.anchor for p in reversed(reading.phases) if any(b.name == "hulp" for b in p.blocks)), ""),
        question_count=len(asked_questions(site, lesson)),
        keywords=keywords,
        words=sorted(words, key=lambda word: word.name.casefold()),
        home=home,
        previous=(addresses.lesson(before.id), plain_line(before.meta.title)) if before else None,
        next=(addresses.lesson(following.id), renderer.line(following.meta.title)) if following else None,
    )
    return Page(
        url,
        plain_line(lesson.meta.title),
        html,
        lesson.path,
        addresses.menu_part(home),
        description=_description(lesson),
        findable=_findable(site, lesson, keywords),
        edit_url=site.edit_url(lesson.path),
        crumbs=crumbs,
    )


def _findable(site: Site, lesson: Lesson, keywords: str) -> Findable:
    subject = site.words(f"subject.{lesson.meta.subject}")
    return Findable(site.words("search.kind.lesson", who=who(site, lesson), subject=subject), keywords, whole=True)


def hard_words(site: Site, renderer: Renderer) -> tuple[Word, ...]:
    """The words that a page may explain, with links from where the renderer stands."""
    return tuple(
        Word(term.id, term.term, term.forms, plain_line(term.text), renderer.link(addresses.term(term.id)))
        for term in site.catalogue.reference.terms.values()
    )


def _explained(reading: _Reading, words: tuple[Word, ...]) -> tuple[_Reading, tuple[Word, ...]]:
    """The same with each hard word explained where it stands first, and the words that are."""
    texts = [
        *_running_texts(reading.introduction),
        *reading.objectives,
        *(text for phase in reading.phases for text in _running_texts(phase.blocks)),
    ]
    done, used = explained(texts, words)
    left = iter(done)
    introduction = _with_texts(reading.introduction, left)
    objectives = tuple(next(left) for _ in reading.objectives)
    phases = tuple(replace(phase, blocks=_with_texts(phase.blocks, left)) for phase in reading.phases)
    return _Reading(introduction, objectives, phases), used


def _running_texts(blocks: tuple[ShownBlock, ...]) -> Iterator[Markup]:
    for block in blocks:
        yield from block.running_texts()


def _with_texts(blocks: tuple[ShownBlock, ...], texts: Iterator[Markup]) -> tuple[ShownBlock, ...]:
    """The blocks with the next of these texts for each of their own."""
    return tuple(block.with_running_texts([next(texts) for _ in block.running_texts()]) for block in blocks)


def _description(lesson: Lesson) -> str:
    """The reader's introduction in one line; teacher's notes never come into it."""
    prose = [block.text for block in lesson.introduction if block.name == "tekst"]
    text = " ".join(plain_line(paragraph) for paragraph in prose[0].split("\n\n")) if prose else ""
    text = " ".join((text or plain_line(lesson.meta.objectives[0].text)).split())
    return text if len(text) <= _MAX_DESCRIPTION else f"{text[:_MAX_DESCRIPTION].rsplit(' ', 1)[0]} …"
