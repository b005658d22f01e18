"""What the pages of one lesson share: the facts at their top, and the steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from medialijn.pages.blocks import TITLE_ON_BOARD, ShownBlock, View, shown_blocks
from medialijn.pages.icons import AUDIENCE_ICONS, SUBJECT_ICONS
from medialijn.pages.markup import Renderer
from medialijn.pages.site import Site
from medialijn.sources.agreement import is_asked
from medialijn.sources.lesson import Lesson, Phase
from medialijn.sources.questions import Question


@dataclass(frozen=True, slots=True)
class Facts:
    """What every page says of a lesson at its top."""

    title: Markup
    subject: str
    subject_icon: str
    audience_icon: str
    who: str
    minutes: str
    sensitivity: str
    status: str


@dataclass(frozen=True, slots=True)
class ShownPhase:
    """A step of the lesson as a page shows it; `start` and `end` are minutes from the start of its session."""

    number: int
    anchor: str
    title: Markup
    kind: str
    minutes: int
    forms: str
    start: int
    end: int
    session: int
    has_quiz: bool
    blocks: tuple[ShownBlock, ...]


def facts(site: Site, renderer: Renderer, lesson: Lesson) -> Facts:
    """The facts at the top of a page about the lesson."""
    meta, t = lesson.meta, site.words
    minutes = (
        t("lesson.minutes", count=meta.minutes)
        if meta.sessions == 1
        else t("lesson.sessions", count=meta.sessions, minutes=meta.minutes // meta.sessions)
    )
    return Facts(
        renderer.line(meta.title),
        t(f"subject.{meta.subject}"),
        SUBJECT_ICONS[meta.subject],
        AUDIENCE_ICONS[meta.audience],
        who(site, lesson),
        minutes,
        "" if meta.sensitivity == "normaal" else t(f"sensitivity.{meta.sensitivity}"),
        "" if meta.status == "gereed" else t(f"status.{meta.status}"),
    )


def who(site: Site, lesson: Lesson) -> str:
    """For whom the lesson is: `leerjaar 1`, `groep 7 en 8`, `medewerkers`."""
    meta, t = lesson.meta, site.words
    if meta.years:
        return t("who.years", numbers=_and(site, [str(year) for year in meta.years]))
    if meta.groups:
        return t("who.groups", numbers=_and(site, [str(group) for group in meta.groups]))
    return t(f"who.{meta.audience}")


def _and(site: Site, words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else site.words("list.and", before=", ".join(words[:-1]), last=words[-1])


def asked_questions(site: Site, lesson: Lesson) -> tuple[Question, ...]:
    """The questions that the quiz of the lesson asks on this site; none without a quiz."""
    quiz = site.catalogue.quizzes.get(lesson.id)
    return tuple(one for one in quiz.questions if is_asked(one, site.catalogue.settings.active)) if quiz else ()


def shown_phases(site: Site, renderer: Renderer, lesson: Lesson, view: View) -> tuple[ShownPhase, ...]:
    """The steps of the lesson, with what `view` shows of each; every session starts at minute 0."""
    shown: list[ShownPhase] = []
    clock: dict[int, int] = {}
    for number, phase in enumerate(lesson.phases, 1):
        kind = site.words(f"phase.{phase.kind}")
        start = clock.get(phase.session, 0)
        clock[phase.session] = start + phase.minutes
        shown.append(
            ShownPhase(
                number,
                f"fase-{number}",
                renderer.line(phase.title),
                "" if kind.casefold() == phase.title.casefold() else kind,
                phase.minutes,
                site.words("list.then").join(site.words(f"form.{form}") for form in phase.forms),
                start,
                start + phase.minutes,
                phase.session,
                phase.kind == "quiz" and lesson.id in site.catalogue.quizzes,
                _phase_blocks(site, renderer, phase, view),
            )
        )
    return tuple(shown)


def _phase_blocks(site: Site, renderer: Renderer, phase: Phase, view: View) -> tuple[ShownBlock, ...]:
    blocks = shown_blocks(site, renderer, phase.blocks, view)
    if view is View.BOARD and any(block.name == "bord" for block in blocks):
        return tuple(block for block in blocks if block.name not in TITLE_ON_BOARD)
    return blocks
