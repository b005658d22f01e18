"""What the sources of a project say of each other: ids that exist, pairs that agree, decisions that still hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from medialijn.sources.agreement import lesson_and_quiz, protocol_and_needs, same_codes
from medialijn.sources.catalogue import split_reference
from medialijn.sources.diagnostics import Diagnostic, Severity, nearest
from medialijn.sources.gathering import Gathered
from medialijn.sources.lookup import look_up, with_article
from medialijn.sources.mentions import Kind, Mention, Source
from medialijn.sources.reference import LOOKED_UP, SCHOOL_LINE, is_old
from medialijn.sources.register import register_faults
from medialijn.sources.reviews import review_faults
from medialijn.sources.same_as import confirmed, faulty_lines
from medialijn.sources.settings import Settings
from medialijn.sources.wording_checks import gone, lock_faults, not_accepted, wordings
from medialijn.sources.year_plan_checks import plan_faults


def judge(gathered: Gathered, settings: Settings | None, today: str) -> Iterator[Diagnostic]:
    """Every finding about the sources, each by itself and all of them together."""
    declared, replaced = _declared(gathered), _replaced(gathered)
    for finding in (*gathered.findings, *_old_citations(gathered, today)):
        yield with_article(finding, declared[Kind.ARTICLE])
    judged = (mention for mention in gathered.mentions() if _can_judge(gathered, mention))
    yield from look_up(judged, declared, replaced)
    yield from _protocols(gathered)
    yield from _lessons(gathered, settings, declared[Kind.ARTICLE])
    yield from _decisions(gathered, settings, replaced, today)
    for plan in gathered.plans.values():
        yield from plan_faults(plan, gathered.lessons)
    for register in gathered.registers.values():
        yield from register_faults(register.value, gathered.lessons) if register.value else ()


def _old_citations(gathered: Gathered, today: str) -> Iterator[Diagnostic]:
    for source in gathered.lessons.values():
        for number, citation in enumerate(source.value.meta.sources if source.value else ()):
            if source.document and is_old(citation.checked, today):
                place = source.document.place(("sources", number, "checked"))
                values = {"given": citation.text[:60], "checked": citation.checked}
                yield Diagnostic(source.path, *place, "M601", values)


def _protocols(gathered: Gathered) -> Iterator[Diagnostic]:
    yield from faulty_lines(gathered.needs)
    for identifier, protocol in gathered.protocols.items():
        yield from protocol_and_needs(protocol, gathered.needs.get(identifier))
    beside: tuple[Source[Any], ...] = (*gathered.needs.values(), *gathered.locks.values())
    for source in beside:
        if source.id not in gathered.protocols:
            yield Diagnostic(source.path, 1, 1, "M515", {"given": source.id})


def _lessons(gathered: Gathered, settings: Settings | None, articles: frozenset[str]) -> Iterator[Diagnostic]:
    yield from same_codes(gathered.lessons.values())
    active = settings.active if settings else None
    same_as = confirmed({identifier: source.value or {} for identifier, source in gathered.needs.items()})
    for identifier, lesson in gathered.lessons.items():
        yield from lesson_and_quiz(lesson, gathered.quizzes.get(identifier), active, same_as, articles)
    for identifier, quiz in gathered.quizzes.items():
        if identifier not in gathered.lessons:
            yield Diagnostic(quiz.path, 1, 1, "M434", nearest(identifier, gathered.lessons))


def _decisions(
    gathered: Gathered, settings: Settings | None, replaced: Mapping[str, tuple[str, ...]], today: str
) -> Iterator[Diagnostic]:
    """Findings about what people decided: accepted wordings and reviews."""
    faulty = {finding.path for finding in gathered.findings if finding.severity is Severity.ERROR}
    for lock in gathered.locks.values():
        yield from lock_faults(lock, today)
        protocol, needs = gathered.protocols.get(lock.id), gathered.needs.get(lock.id)
        files = {source.path for source in (lock, protocol, needs) if source}
        if protocol and protocol.value and lock.value and not files & faulty:
            present = wordings(protocol.value, needs)
            yield from not_accepted(lock.id, lock.value, present)
            yield from gone(lock, present, replaced)
    for reviews in gathered.reviews.values():
        yield from review_faults(reviews, settings, today)
        if reviews.id not in gathered.lessons:
            yield Diagnostic(reviews.path, 1, 1, "M202", nearest(reviews.id, gathered.lessons))


def _declared(gathered: Gathered) -> Mapping[Kind, frozenset[str]]:
    declared: dict[Kind, set[str]] = {kind: set() for kind in Kind}
    declared[Kind.LESSON] = set(gathered.lessons)
    declared[Kind.PROTOCOL] = set(gathered.protocols)
    for quiz in gathered.quizzes.values():
        declared[Kind.QUESTION] |= {f"{quiz.id}/{identifier}" for identifier in quiz.declares}
    for protocol in gathered.protocols.values():
        parts = gathered.needs[protocol.id].declares if protocol.id in gathered.needs else frozenset()
        known = {part for part in parts if part.partition(".")[0] in protocol.declares}
        declared[Kind.ARTICLE] |= {f"{protocol.id}:{identifier}" for identifier in protocol.declares | known}
    for file in gathered.reference:
        for entry in file.declares:
            list_name, _, identifier = entry.partition(":")
            if list_name in LOOKED_UP:
                declared[LOOKED_UP[list_name]].add(identifier)
        if file.id == "school":
            declared[Kind.HELPLINE].add(SCHOOL_LINE)
    return {kind: frozenset(ids) for kind, ids in declared.items()}


def _replaced(gathered: Gathered) -> dict[str, tuple[str, ...]]:
    replaced: dict[str, tuple[str, ...]] = {}
    for source in gathered.needs.values():
        for identifier, need in (source.value or {}).items():
            for old in need.replaces:
                replaced[old] = (*replaced.get(old, ()), f"{source.id}:{identifier}")
    return replaced


def _can_judge(gathered: Gathered, mention: Mention) -> bool:
    """Whether the file that would declare the target could be read; if not, its own finding says enough."""
    if mention.kind is Kind.ARTICLE:
        return _can_judge_article(gathered, mention.target)
    if mention.kind is Kind.QUESTION:
        quiz = gathered.quizzes.get(mention.target.partition("/")[0])
        return quiz is None or quiz.document is not None
    homes = {kind: list_name for list_name, kind in LOOKED_UP.items()}
    home = homes.get(mention.kind, "")
    file = "frameworks" if home in {"competences", "digcomp"} else home
    return all(source.document is not None for source in gathered.reference if source.id == file)


def _can_judge_article(gathered: Gathered, target: str) -> bool:
    protocol_id, article_id, part_id = split_reference(target)
    protocol, needs = gathered.protocols.get(protocol_id), gathered.needs.get(protocol_id)
    if protocol is None or article_id not in protocol.declares:
        return bool(gathered.protocols) and (protocol is None or bool(protocol.declares))
    has_fault = needs is None or needs.value is None or article_id in needs.declares - needs.value.keys()
    return not (part_id and has_fault)
