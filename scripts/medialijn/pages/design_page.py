"""The page that shows every part of the design, made with the templates of the real pages where these can be shared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from medialijn.pages import addresses
from medialijn.pages.blocks import ShownBlock, View, shown_blocks
from medialijn.pages.icons import names as icon_names
from medialijn.pages.lesson_order import in_order
from medialijn.pages.lesson_pages import Facts, facts
from medialijn.pages.markup import Renderer
from medialijn.pages.page import Page
from medialijn.pages.pupil_page import hard_words
from medialijn.pages.site import Site
from medialijn.pages.terms import explained
from medialijn.sources.lesson import Lesson
from medialijn.sources.quiz import Quiz

TEXT, SIGN = "4,5", "3"  # the least contrast of text, and of a border or sign that means something


@dataclass(frozen=True, slots=True)
class Pair:
    """Two colours of tokens.css that are seen together: what for, which stands on which, and their least contrast."""

    name: str
    on_top: str
    below: str
    least: str = TEXT


PAIRS = (
    Pair("ink", "ink", "paper"),
    Pair("ink-surface", "ink", "surface"),
    Pair("soft", "ink-soft", "sunken"),
    Pair("brand", "brand", "paper"),
    Pair("button", "on-brand", "brand"),
    Pair("pressed", "on-brand", "brand-strong"),
    Pair("quiet", "ink", "tint"),
    Pair("marker", "on-marker", "marker"),
    Pair("band", "ink", "marker-band"),
    Pair("right", "right", "right-bg"),
    Pair("wrong", "wrong", "wrong-bg"),
    Pair("warn", "warn", "warn-bg"),
    Pair("care", "care", "care-bg"),
    Pair("lv1", "lv1-ink", "lv1"),
    Pair("lv2", "lv2-ink", "lv2"),
    Pair("lv3", "lv3-ink", "lv3"),
    Pair("lv4", "lv4-ink", "lv4"),
    Pair("foot", "foot-link", "foot"),
    Pair("edge", "edge", "surface", SIGN),
    Pair("line", "brand", "surface", SIGN),
    Pair("focus", "focus", "paper", SIGN),
)


def design_page(site: Site) -> Page:
    """Every part of the design with its states, and the way to the example questions."""
    t, url = site.words, addresses.DESIGN
    renderer = site.renderer(url)
    lessons = in_order(site.catalogue.current_lessons())
    html = site.fill(
        "design.jinja",
        url,
        pairs=PAIRS,
        icons=icon_names(),
        facts=_facts(site, renderer, lessons),
        blocks=tuple(_each_block_once(site, renderer, lessons)),
        term=_term(site, renderer),
        table=renderer.field(t("design.table")),
        examples=[(addresses.example(quiz.id), renderer.field_line(quiz.title)) for quiz in _examples(site)],
        crumbs=(),
    )
    return Page(url, t("design.title"), html, "docs/assets/css/tokens.css", "", template="design.html")


def _examples(site: Site) -> list[Quiz]:
    return list(site.catalogue.examples.values())


def _facts(site: Site, renderer: Renderer, lessons: list[Lesson]) -> Facts | None:
    """The facts of the lesson that has most to say: a sensitive one, if there is any."""
    chosen = sorted(lessons, key=lambda lesson: lesson.meta.sensitivity == "normaal")
    return facts(site, renderer, chosen[0]) if chosen else None


def _each_block_once(site: Site, renderer: Renderer, lessons: list[Lesson]) -> Iterator[ShownBlock]:
    """Of each kind of block that pupils see, the first there is."""
    seen: set[str] = set()
    for lesson in lessons:
        for block in shown_blocks(site, renderer, tuple(lesson.blocks()), View.PUPIL):
            if block.name not in seen:
                seen.add(block.name)
                yield block


def _term(site: Site, renderer: Renderer) -> Markup:
    """A sentence with the first hard word in it."""
    words = hard_words(site, renderer)[:1]
    sentence = renderer.field(site.words("design.term", word=words[0].name)) if words else Markup()
    (shown,), _ = explained([sentence], words)
    return shown
