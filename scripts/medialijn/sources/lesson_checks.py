"""What must hold in one lesson beyond its shape: minutes, phases, notes that its sensitivity asks for, block bodies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from medialijn.sources.lesson import RECALLED, Block, Lesson, LessonMeta, Phase
from medialijn.sources.reading import Findings
from medialijn.sources.yaml_document import YamlDocument

_FULL_LESSON = ("terughalen", "intro", "kennis", "activiteit", "protocol", "quiz", "voornemen")
_MODULE = ("activiteit", "protocol", "quiz")
_REPEATABLE = ("activiteit", "vrij")
_SENSITIVE_NOTES = ("voorbereiding", "veiligheid", "thuis", "invaller")
_MAX_BOARD_WORDS = 40
_MAX_PRACTICE_SENTENCES = 6  # five is the rule; a closing question with its answer counts as one
_WITHOUT_REPEATS = (
    "sectors", "years", "groups", "covers", "touches", "goals", "extends", "competences", "digcomp", "keywords"
)  # fmt: skip
_WORD = re.compile(r"\w[\w'’-]*")
_SENTENCE_END = re.compile(r"[.!?…]['\"’”)]*(?:\s|$)")
# Ten digits from 0, +31 with nine, or 0800 and 0900 with four or seven, as people write them; a date is none of these.
PHONE = re.compile(
    r"(?<![\w.,/-])(?!\d\d?-\d\d?-\d{4})"
    r"(?:0[89]00(?:[ -]?\d){4}(?:(?:[ -]?\d){3})?|(?:\+31|0031)(?:[ ()-]{0,3}\d){9,10}|\(?0(?:[ ()-]{0,3}\d){9})"
    r"(?![\d-])"
)
_LIST_ITEM = re.compile(r"(?:[-*+]|\d+\.) ")
_NUMBERED = re.compile(r"\d+\. \S")

KEY_ORDER = tuple(LessonMeta.model_fields)


def check_key_order(front: YamlDocument, findings: Findings) -> None:
    """Note the first front matter key that stands before one that it should follow."""
    ranks = [(KEY_ORDER.index(key), key) for key in front.data if key in KEY_ORDER]
    for (before, earlier), (rank, key) in pairwise(ranks):
        if rank < before:
            findings.add(front.place((key,), of_key=True), "M301", key=key, after=earlier)
            return


def check_lesson(lesson: Lesson, front: YamlDocument, findings: Findings, *, sees_all: bool) -> None:
    """Note everything in the lesson that does not agree with its own front matter.

    `sees_all` is False when a code block without an end hides phases and notes.
    """
    _check_meta(lesson.meta, front, findings)
    _check_recalled(lesson, findings)
    if sees_all:
        _check_phases(lesson, front, findings)
        _check_notes(lesson, front, findings)


def check_body(phases: Sequence[Phase], blocks: Iterable[Block], findings: Findings) -> None:
    """Note everything in the body of a lesson that is wrong whatever its front matter says."""
    seen: set[str] = set()
    for phase in phases:
        if phase.kind and phase.kind in seen and phase.kind not in _REPEATABLE:
            findings.add((phase.line, 1), "M334", given=phase.kind)
        seen.add(phase.kind)
        boards = [block for block in phase.blocks if block.name == "bord"]
        for extra in boards[1:]:
            findings.add((extra.line, 1), "M331", line=str(boards[0].line))
    for block in blocks:
        _check_block(block, findings)


def _check_meta(meta: LessonMeta, front: YamlDocument, findings: Findings) -> None:
    if meta.audience == "leerling":
        if bool(meta.years) == bool(meta.groups):
            findings.add(front.place(("groups" if meta.groups else "years",), of_key=True), "M302")
        if len(meta.objectives) != 3:
            findings.add(front.place(("objectives",), of_key=True), "M303", count=str(len(meta.objectives)))
    first: dict[str, int] = {}
    for number, objective in enumerate(meta.objectives):
        place = front.place(("objectives", number, "id"))
        if objective.id in first:
            findings.add(place, "M114", given=objective.id, line=str(first[objective.id]))
        first.setdefault(objective.id, place[0])
    _check_sectors(meta, front, findings)
    for key in _WITHOUT_REPEATS:
        _check_repeated(getattr(meta, key), key, front, findings)
    for number, target in enumerate(meta.touches):
        if target in meta.covers:
            findings.add(front.place(("touches", number)), "M304", given=target)


def _check_sectors(meta: LessonMeta, front: YamlDocument, findings: Findings) -> None:
    """Secondary schools count years, primary schools count groups; a lesson for both may name either."""
    for sector, key, other in (("vo", "groups", "years"), ("po", "years", "groups")):
        if meta.sectors == (sector,) and getattr(meta, key) and not getattr(meta, other):
            findings.add(front.place((key,), of_key=True), "M307", key=key)


def _check_repeated(values: Iterable[str | int], key: str, front: YamlDocument, findings: Findings) -> None:
    seen: set[str | int] = set()
    for number, value in enumerate(values):
        if value in seen:
            findings.add(front.place((key, number)), "M305", given=str(value))
        seen.add(value)


def _check_phases(lesson: Lesson, front: YamlDocument, findings: Findings) -> None:
    meta = lesson.meta
    kinds = {phase.kind for phase in lesson.phases}
    if not lesson.phases:
        findings.add(front.place(("minutes",)), "M330")
        return
    _check_sessions(lesson, front, findings)
    total = sum(phase.minutes for phase in lesson.phases)
    if all(phase.minutes for phase in lesson.phases) and total != meta.minutes:
        findings.add(front.place(("minutes",)), "M335", given=str(meta.minutes), total=str(total))
    full = meta.audience == "leerling" and meta.minutes >= 40
    needed = _FULL_LESSON if full else (() if meta.audience == "leerling" else _MODULE)
    missing = [kind for kind in needed if kind not in kinds]
    if missing and all(phase.kind for phase in lesson.phases):
        findings.add(front.place(("minutes",)), "M336", missing=", ".join(missing))


def _check_sessions(lesson: Lesson, front: YamlDocument, findings: Findings) -> None:
    """One session has no numbers; of more, each has at least one phase."""
    sessions = lesson.meta.sessions
    given = {phase.session for phase in lesson.phases}
    for phase in lesson.phases:
        if sessions == 1 and phase.session:
            findings.add((phase.line, 1), "M337")
        elif sessions > 1 and not 1 <= phase.session <= sessions:
            findings.add((phase.line, 1), "M338", count=str(sessions))
    if sessions > 1 and given < set(range(1, sessions + 1)):
        findings.add(front.place(("sessions",)), "M338", count=str(sessions))


def _check_recalled(lesson: Lesson, findings: Findings) -> None:
    """What a class had before stands in another lesson; whether it exists is looked up with all other links."""
    for phase in lesson.phases:
        for block in phase.blocks if phase.recalled else ():
            for number, line in enumerate(block.text.split("\n"), block.text_line):
                for match in RECALLED.finditer(line):
                    if match[1].partition("/")[0] == lesson.id:
                        findings.add((number, match.start(1) + 1), "M353", given=match[1])


def _check_notes(lesson: Lesson, front: YamlDocument, findings: Findings) -> None:
    if lesson.meta.sensitivity == "normaal":
        return
    place = front.place(("sensitivity",))
    needed = (*_SENSITIVE_NOTES, "ouderbrief") if lesson.meta.sensitivity == "zeer-hoog" else _SENSITIVE_NOTES
    missing = [kind for kind in needed if kind not in lesson.notes]
    if missing:
        findings.add(place, "M339", given=lesson.meta.sensitivity, missing=", ".join(missing))
    if lesson.phases and not any(block.name == "hulp" for block in lesson.phases[-1].blocks):
        findings.add((lesson.phases[-1].line, 1), "M340", given=lesson.meta.sensitivity)


def _check_block(block: Block, findings: Findings) -> None:
    place = (block.line, 1)
    if block.name == "bord":
        count = len(_WORD.findall(block.text))
        if count > _MAX_BOARD_WORDS:
            findings.add(place, "M341", count=str(count))
    elif block.name == "praktijk":
        count = len(_SENTENCE_END.findall(block.text))
        if count > _MAX_PRACTICE_SENTENCES:
            findings.add(place, "M342", count=str(count))
    elif block.name in {"hulp", "wet", "artikel"} and re.search(r"\n *\n", block.text.strip()):
        findings.add(place, "M343", given=block.name)
    elif block.name == "gesprek":
        _check_questions(block, findings)
    if block.name in {"docent", "hulp", "wet"}:
        _check_quotes(block, findings)
    for number, line in enumerate(block.text.split("\n"), block.text_line):
        for phone in PHONE.finditer(line):
            findings.add((number, phone.start() + 1), "M346", given=phone.group())


def _check_questions(block: Block, findings: Findings) -> None:
    for number, line in enumerate(block.text.split("\n"), block.text_line):
        if line.strip() and not line.startswith(" ") and not _NUMBERED.match(line):
            findings.add((number, 1), "M344")
            return


def _check_quotes(block: Block, findings: Findings) -> None:
    """Markdown takes the rest of a list into a quote that stands in it, so the list would lose its items."""
    in_list = False
    for number, line in enumerate(block.text.split("\n"), block.text_line):
        if _LIST_ITEM.match(line.lstrip()):
            in_list = True
        elif not line.strip():
            in_list = False
        if line.lstrip().startswith(">") and (in_list or line.startswith(" ")):
            findings.add((number, 1), "M345")
            return
