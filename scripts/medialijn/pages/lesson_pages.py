"""The pages that are made of one lesson: for the pupil, the mentor, the digibord and the printer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from medialijn.pages import addresses, quotes
from medialijn.pages.blocks import TITLE_ON_BOARD, ShownBlock, View, shown_blocks, teacher_text
from medialijn.pages.crumbs import above_lesson_part, above_lessons
from medialijn.pages.icons import AUDIENCE_ICONS, SUBJECT_ICONS
from medialijn.pages.markup import Renderer, plain_line
from medialijn.pages.page import Page
from medialijn.pages.quiz_page import ShownQuestion, board_questions, shown_questions
from medialijn.pages.site import Site
from medialijn.sources.agreement import is_asked
from medialijn.sources.lesson import NOTE_KINDS, Lesson, Phase

_MAX_DESCRIPTION = 155
_BEFORE = ("voorbereiding", "veiligheid")  # what a mentor reads before the lesson starts


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


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop on the line in minutes; `left` is a length in percent of the line."""

    number: int
    minute: int
    left: str


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


def lesson_pages(site: Site, lesson: Lesson) -> tuple[Page, ...]:
    """Every page of the lesson except that of its quiz."""
    return (_pupil_page(site, lesson), _plan(site, lesson), _board(site, lesson), _worksheets(site, lesson))


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


def _phases(site: Site, renderer: Renderer, lesson: Lesson, view: View) -> tuple[ShownPhase, ...]:
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


def _pupil_page(site: Site, lesson: Lesson) -> Page:
    url = addresses.lesson(lesson.id)
    renderer = site.renderer(url)
    phases = _phases(site, renderer, lesson, View.PUPIL)
    crumbs = above_lessons(site)
    html = site.fill(
        "lesson.jinja",
        url,
        crumbs=crumbs,
        lesson=lesson,
        facts=facts(site, renderer, lesson),
        introduction=shown_blocks(site, renderer, lesson.introduction, View.PUPIL),
        objectives=[renderer.line(objective.text) for objective in lesson.meta.objectives],
        phases=phases,
        help_phase=next((p.anchor for p in reversed(phases) if any(b.name == "hulp" for b in p.blocks)), ""),
        question_count=_question_count(site, lesson),
        keywords=site.words("list.comma").join(lesson.meta.keywords),
    )
    return Page(
        url,
        plain_line(lesson.meta.title),
        html,
        lesson.path,
        "lessen",
        description=_description(lesson),
        edit_url=site.edit_url(lesson.path),
        crumbs=crumbs,
    )


def _description(lesson: Lesson) -> str:
    """The reader's introduction in one line; teacher's notes never come into it."""
    prose = [block.text for block in lesson.introduction if block.name == "tekst"]
    text = " ".join(plain_line(paragraph) for paragraph in prose[0].split("\n\n")) if prose else ""
    text = " ".join((text or plain_line(lesson.meta.objectives[0].text)).split())
    return text if len(text) <= _MAX_DESCRIPTION else f"{text[:_MAX_DESCRIPTION].rsplit(' ', 1)[0]} …"


def _plan(site: Site, lesson: Lesson) -> Page:
    url = addresses.plan(lesson.id)
    renderer = site.renderer(url)
    meta = lesson.meta
    phases = _phases(site, renderer, lesson, View.MENTOR)
    covers = [reference for reference in meta.covers if site.catalogue.is_shown(reference)]
    crumbs = above_lesson_part(site, lesson, addresses.lesson(lesson.id))
    goals = [site.catalogue.reference.goals[identifier] for identifier in meta.goals]
    html = site.fill(
        "plan.jinja",
        url,
        crumbs=crumbs,
        lesson=lesson,
        facts=facts(site, renderer, lesson),
        introduction=[
            block
            for block in shown_blocks(site, renderer, lesson.introduction, View.MENTOR)
            if block.name != "werkblad"
        ],
        objectives=[renderer.line(objective.text) for objective in meta.objectives],
        materials=[renderer.line(material) for material in meta.materials],
        covers=[(addresses.article(ref), _cover_name(site, ref)) for ref in covers],
        goals=goals,
        phases=phases,
        stops=_stops(phases) if meta.sessions == 1 else (),
        notes_before=_notes(site, renderer, lesson, _BEFORE),
        notes_after=_notes(site, renderer, lesson, [kind for kind in NOTE_KINDS if kind not in _BEFORE]),
        worksheets=_worksheet_blocks(site, renderer, lesson),
        questions=_questions(site, renderer, lesson),
        quiz=site.catalogue.quizzes.get(lesson.id),
        sources=[(renderer.line(s.text), s.link, quotes.long_month(site, s.checked)) for s in meta.sources],
    )
    title = site.words("plan.title", title=plain_line(meta.title))
    edit_url = site.edit_url(lesson.path)
    return Page(url, title, html, lesson.path, "lessen", searchable=False, edit_url=edit_url, crumbs=crumbs)


def _cover_name(site: Site, reference: str) -> str:
    protocol, _, _ = site.catalogue.article(reference)
    name = quotes.article_name(site, reference)
    return f"{protocol.meta.school}, {name}" if len(site.catalogue.settings.active) > 1 else name


def _stops(phases: Sequence[ShownPhase]) -> tuple[Stop, ...]:
    total = phases[-1].end if phases else 0
    return tuple(Stop(phase.number, phase.start, f"{phase.start / total * 100:.2f}%") for phase in phases if total)


def _question_count(site: Site, lesson: Lesson) -> int:
    quiz = site.catalogue.quizzes.get(lesson.id)
    return sum(1 for question in quiz.questions if is_asked(question, site.catalogue.settings.active)) if quiz else 0


def _notes(
    site: Site, renderer: Renderer, lesson: Lesson, kinds: Sequence[str]
) -> dict[str, tuple[Markup, tuple[ShownBlock, ...]]]:
    """The notes of these kinds that belong to the whole lesson."""
    return {
        kind: (
            teacher_text(site, renderer, lesson.notes[kind].text),
            shown_blocks(site, renderer, lesson.notes[kind].children, View.MENTOR),
        )
        for kind in kinds
        if kind in lesson.notes
    }


def _questions(site: Site, renderer: Renderer, lesson: Lesson) -> tuple[ShownQuestion, ...]:
    quiz = site.catalogue.quizzes.get(lesson.id)
    return shown_questions(site, renderer, quiz) if quiz else ()


def _worksheet_blocks(site: Site, renderer: Renderer, lesson: Lesson) -> tuple[ShownBlock, ...]:
    blocks = [block for block in lesson.blocks() if block.name == "werkblad"]
    return shown_blocks(site, renderer, blocks, View.WORKSHEETS)


def _board(site: Site, lesson: Lesson) -> Page:
    url = addresses.board(lesson.id)
    renderer = site.renderer(url)
    phases = _phases(site, renderer, lesson, View.BOARD)
    title = renderer.line(lesson.meta.title)
    quiz = site.catalogue.quizzes.get(lesson.id)
    questions = board_questions(site, renderer, quiz) if quiz else ()
    values = {"title": title, "lesson": lesson, "phases": phases, "total": len(phases), "questions": questions}
    html = site.fill("board.jinja", url, **values)
    name = site.words("board.title", title=plain_line(lesson.meta.title))
    return Page(url, name, html, lesson.path, "lessen", template="board.html", searchable=False)


def _worksheets(site: Site, lesson: Lesson) -> Page:
    url = addresses.worksheets(lesson.id)
    renderer = site.renderer(url)
    worksheets = _worksheet_blocks(site, renderer, lesson)
    crumbs = above_lesson_part(site, lesson, addresses.plan(lesson.id))
    shown = facts(site, renderer, lesson)
    html = site.fill("worksheets.jinja", url, crumbs=crumbs, lesson=lesson, facts=shown, worksheets=worksheets)
    title = site.words("worksheets.title", title=plain_line(lesson.meta.title))
    edit_url = site.edit_url(lesson.path)
    return Page(url, title, html, lesson.path, "lessen", searchable=False, edit_url=edit_url, crumbs=crumbs)
