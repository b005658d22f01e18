"""The digibord: a lesson as screens, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup

from medialijn.pages import addresses
from medialijn.pages.blocks import TITLE_ON_BOARD, ShownBlock, View
from medialijn.pages.board_questions import BoardQuestion, questions_for_class, recalled_for_class
from medialijn.pages.lesson_pages import ShownPhase, shown_phases
from medialijn.pages.markup import plain_line
from medialijn.pages.page import Page
from medialijn.pages.site import Site
from medialijn.sources.lesson import Lesson

# What stands together on a screen; every other block is a screen of its own, that the mentor reveals.
_TOGETHER = ("bord", *TITLE_ON_BOARD)
_HELP = "hulp"
_LAST = "hulp-slot"


@dataclass(frozen=True, slots=True)
class Screen:
    """What the board shows at once: the start of a step, blocks of it, or a question.

    `kind` is the template in `board/` that draws it; `title` is what the overview calls it.
    """

    anchor: str
    kind: str
    title: Markup
    blocks: tuple[ShownBlock, ...] = ()
    asked: BoardQuestion | None = None


@dataclass(frozen=True, slots=True)
class BoardPhase:
    """A step of the lesson with its screens, of which the first starts it."""

    phase: ShownPhase
    screens: tuple[Screen, ...]


@dataclass(frozen=True, slots=True)
class BoardSession:
    """What is shown in one go: its number, or 0 where the lesson is not divided, and its steps."""

    number: int
    phases: tuple[BoardPhase, ...]


def board_page(site: Site, lesson: Lesson) -> Page:
    """What the digibord shows, screen by screen; a sensitive lesson ends on the help lines."""
    url = addresses.board(lesson.id)
    renderer = site.renderer(url)
    quiz = site.catalogue.quizzes.get(lesson.id)
    questions = questions_for_class(site, renderer, quiz) if quiz else ()
    shown = sorted(shown_phases(site, renderer, lesson, View.BOARD), key=lambda phase: phase.session)
    recalled = recalled_for_class(site, renderer, lesson)
    phases = [_phase(site, phase, questions if phase.has_quiz else recalled[phase.anchor]) for phase in shown]
    if lesson.meta.sensitivity != "normaal":
        phases[-1] = _ending_on_help(site, phases)
    html = site.fill(
        "board.jinja",
        url,
        title=renderer.line(lesson.meta.title),
        lesson=lesson,
        sessions=_sessions(phases),
        total=len(phases),
        help_anchor=next((screen.anchor for screen in reversed(_all_screens(phases)) if screen.kind == _HELP), ""),
        asks_hands=any(question.rounds for question in questions),
    )
    name = site.words("board.title", title=plain_line(lesson.meta.title))
    role = addresses.menu_part(addresses.plan_home(lesson.meta.audience))
    return Page(url, name, html, lesson.path, role, template="board.html")


def _all_screens(phases: Sequence[BoardPhase]) -> list[Screen]:
    return [screen for phase in phases for screen in phase.screens]


def _phase(site: Site, phase: ShownPhase, questions: Sequence[BoardQuestion]) -> BoardPhase:
    groups = list(_grouped(phase.blocks))
    if not groups or groups[0][0].name not in _TOGETHER:
        groups.insert(0, [])
    screens = [Screen(phase.anchor, "begin", phase.title, tuple(groups[0]))]
    for number, blocks in enumerate(groups[1:], 2):
        kind = "titels" if blocks[0].name in _TOGETHER else blocks[0].name
        screens.append(Screen(f"{phase.anchor}-{number}", kind, _title(site, phase, blocks), tuple(blocks)))
    screens += [Screen(asked.anchor, "vraag", Markup.escape(asked.name), asked=asked) for asked in questions]
    return BoardPhase(phase, tuple(screens))


def _grouped(blocks: Sequence[ShownBlock]) -> Iterator[list[ShownBlock]]:
    for is_together, group in groupby(blocks, key=lambda block: block.name in _TOGETHER):
        if is_together:
            yield list(group)
        else:
            yield from ([block] for block in group)


def _title(site: Site, phase: ShownPhase, blocks: Sequence[ShownBlock]) -> Markup:
    if any(block.name == "bord" for block in blocks):
        return phase.title
    return Markup.escape(site.words("list.comma")).join(_name(site, block) for block in blocks)


def _name(site: Site, block: ShownBlock) -> Markup:
    if block.name == "artikel" and block.article:
        return Markup("{} {}").format(block.article.id, block.article.title)
    kind = Markup.escape(site.words(f"block.{block.name}"))
    if block.article:
        return Markup("{} {}").format(kind, block.article.id)
    return block.title or (Markup.escape(block.law.title) if block.law else kind)


def _ending_on_help(site: Site, phases: Sequence[BoardPhase]) -> BoardPhase:
    """The last step, with a screen of all help lines of the lesson after what else it ends on."""
    last = phases[-1]
    blocks = [block for screen in _all_screens(phases) for block in screen.blocks if block.name == _HELP]
    if last.screens[-1].kind == _HELP or not blocks:
        return last
    lines = {line.id: line for block in blocks for line in block.lines}
    end = replace(blocks[-1], lines=tuple(lines.values()))
    return replace(last, screens=(*last.screens, Screen(_LAST, _HELP, _title(site, last.phase, [end]), (end,))))


def _sessions(phases: Sequence[BoardPhase]) -> tuple[BoardSession, ...]:
    by_session = groupby(phases, key=lambda one: one.phase.session)
    return tuple(BoardSession(number, tuple(group)) for number, group in by_session)
