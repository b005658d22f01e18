"""From the files of a project to one checked Catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from medialijn.sources.agreement import lesson_and_quiz, protocol_and_needs, same_codes
from medialijn.sources.catalogue import Catalogue, split_reference
from medialijn.sources.diagnostics import Diagnostic, Language, Severity, has_errors, in_order, nearest
from medialijn.sources.lesson import Lesson
from medialijn.sources.lesson_file import read_lesson
from medialijn.sources.lint import lint_lesson, lint_quiz, words_of_terms
from medialijn.sources.lookup import look_up, with_article
from medialijn.sources.mentions import Kind, Mention, Source
from medialijn.sources.needs import Need, read_needs
from medialijn.sources.protocol import Protocol, read_protocol
from medialijn.sources.quiz import Quiz, read_quiz
from medialijn.sources.reading import Findings, read_text
from medialijn.sources.reference import LOOKED_UP, SCHOOL_LINE, Reference, ReferenceFile, is_old, read_reference
from medialijn.sources.register import Register, read_register, register_faults
from medialijn.sources.reviews import Review, read_reviews, review_faults
from medialijn.sources.roots import ProjectFiles, SourceFile, find_files, is_root
from medialijn.sources.same_as import confirmed, faulty_lines
from medialijn.sources.settings import SCHOOL_YEAR_START, Settings, read_settings
from medialijn.sources.wording import Lock, read_lock
from medialijn.sources.wording_checks import gone, lock_faults, not_accepted, wordings
from medialijn.sources.yaml_document import YamlDocument
from medialijn.sources.year_plan import YearPlan, read_year_plan
from medialijn.sources.year_plan_checks import plan_faults

SETTINGS_FILE = "medialijn.yml"
_CAN_NOT_JUDGE = {"M001", "M002", "M003", "M100"}
_NOT_ACCEPTED = "M802"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What reading a project gave: the catalogue when there is no error, and every finding in order.

    `draft` is what an author may see while writing: also there when the only errors are wordings of the protocol that
    nobody accepted yet.
    """

    catalogue: Catalogue | None
    diagnostics: tuple[Diagnostic, ...]
    language: Language = "nl"
    draft: Catalogue | None = None

    @property
    def is_judged(self) -> bool:
        """Whether there was enough to judge: settings, articles and lessons that could be read."""
        return not any(finding.code in _CAN_NOT_JUDGE for finding in self.diagnostics)


def load(project: Path, today: str, *, lint: bool = True) -> Loaded:
    """Read and check the project in the folder `project`; facts are judged against the day `today`, `yyyy-mm-dd`.

    Never raises for what a source holds, and reports all problems of all files at once; without `lint`, no advice
    about how lessons and quizzes are written.
    """
    findings = Findings(SETTINGS_FILE)
    text = read_text(project / SETTINGS_FILE, findings) if (project / SETTINGS_FILE).is_file() else None
    if text is None:
        if not findings.items:
            findings.add((1, 1), "M001")
        return Loaded(None, tuple(findings.items))
    settings, document = read_settings(text, findings)
    roots = _roots(project, document, findings)
    read = _Read(find_files(project, roots, findings.items), settings, today)
    advice = read.lint() if lint else ()
    for number, identifier in enumerate(settings.active if settings else ()):
        if document and read.protocols and identifier not in read.protocols:
            findings.add(document.place(("active", number)), "M201", **nearest(identifier, read.protocols))
    for subject, role in settings.owners.items() if settings else ():
        if document and settings and role not in settings.roles:
            findings.add(document.place(("owners", subject)), "M809", **nearest(role, settings.roles))
    if not read.protocols:
        findings.add((1, 1), "M002")
    if not read.lessons:
        findings.add((1, 1), "M003")
    diagnostics = in_order((*findings.items, *read.found(), *advice))
    if settings is None or has_errors(one for one in diagnostics if one.code != _NOT_ACCEPTED):
        return Loaded(None, diagnostics, settings.language if settings else "nl")
    catalogue = read.catalogue(settings)
    return Loaded(None if has_errors(diagnostics) else catalogue, diagnostics, settings.language, catalogue)


def _roots(project: Path, document: YamlDocument | None, findings: Findings) -> list[str]:
    """The roots that exist; also when the settings have another fault, which must not make articles seem unknown."""
    data = document.data if document and isinstance(document.data, dict) else {}
    given = data.get("roots", ["."])
    roots = []
    for number, root in enumerate(given if isinstance(given, list) else ["."]):
        if isinstance(root, str) and is_root(project, root):
            roots.append(root)
        elif isinstance(root, str) and root and document:
            findings.add(document.place(("roots", number)), "M603", given=root)
    return roots


class _Read:
    """Every source of the project, read but not yet compared."""

    def __init__(self, files: ProjectFiles, settings: Settings | None, today: str) -> None:
        self.findings: list[Diagnostic] = []
        self.settings = settings
        self.today = today
        self.protocols: dict[str, Source[Protocol]] = self._each(
            files.protocols.values(), lambda file, text, findings: read_protocol(file.id, text, findings)
        )
        self.needs: dict[str, Source[dict[str, Need]]] = self._each(
            files.needs.values(), lambda file, text, findings: read_needs(file.id, text, findings)
        )
        self.lessons: dict[str, Source[Lesson]] = self._each(
            files.lessons.values(), lambda file, text, findings: read_lesson(file.id, file.folder, text, findings)
        )
        self.quizzes: dict[str, Source[Quiz]] = self._each(
            files.quizzes.values(), lambda file, text, findings: read_quiz(file.id, text, file.file.parent, findings)
        )
        self.examples: dict[str, Source[Quiz]] = self._each(
            files.examples.values(), lambda file, text, findings: read_quiz(file.id, text, file.file.parent, findings)
        )
        self.reference: list[Source[ReferenceFile]] = []
        for file in files.reference:
            one = self._each([file], lambda file, text, findings: read_reference(file.id, text, findings, today))
            self.reference += one.values()
        self.locks: dict[str, Source[Lock]] = self._each(
            files.locks.values(), lambda file, text, findings: read_lock(file.id, text, findings)
        )
        self.reviews: dict[str, Source[tuple[Review, ...]]] = self._each(
            files.reviews.values(), lambda file, text, findings: read_reviews(file.id, text, findings)
        )
        start = settings.school_year_start if settings else SCHOOL_YEAR_START
        self.plans: dict[str, Source[YearPlan]] = self._each(
            files.plans, lambda _, text, findings: read_year_plan(text, findings, start)
        )
        self.registers: dict[str, Source[Register]] = self._each(
            files.registers.values(), lambda file, text, findings: read_register(file.id, text, findings, start)
        )
        self._judge_citations(today)

    def _each(
        self, files: Iterable[SourceFile], read: Callable[[SourceFile, str, Findings], Source[T]]
    ) -> dict[str, Source[T]]:
        sources: dict[str, Source[T]] = {}
        for file in files:
            findings = Findings(file.path)
            text = read_text(file.file, findings)
            sources[file.id] = Source(file.id, file.path, None) if text is None else read(file, text, findings)
            self.findings += findings.items
        return sources

    def _judge_citations(self, today: str) -> None:
        for source in self.lessons.values():
            for number, citation in enumerate(source.value.meta.sources if source.value else ()):
                if source.document and is_old(citation.checked, today):
                    place = source.document.place(("sources", number, "checked"))
                    values = {"given": citation.text[:60], "checked": citation.checked}
                    self.findings.append(Diagnostic(source.path, *place, "M601", values))

    def found(self) -> Iterable[Diagnostic]:
        """Every finding about the sources, each by itself and all of them together."""
        articles = self._declared()[Kind.ARTICLE]
        yield from (with_article(finding, articles) for finding in self.findings)
        yield from self._cross_check()

    def _cross_check(self) -> Iterable[Diagnostic]:
        every: tuple[Iterable[Source[Any]], ...] = (
            self.protocols.values(),
            self.needs.values(),
            self.lessons.values(),
            self.quizzes.values(),
            self.examples.values(),
            self.reference,
            self.plans.values(),
        )
        mentions = [mention for sources in every for source in sources for mention in source.mentions]
        judged = (mention for mention in mentions if self._can_judge(mention))
        yield from look_up(judged, self._declared(), self._replaced())
        yield from same_codes(self.lessons.values())
        yield from faulty_lines(self.needs)
        for identifier, protocol in self.protocols.items():
            yield from protocol_and_needs(protocol, self.needs.get(identifier))
        beside: tuple[Source[Any], ...] = (*self.needs.values(), *self.locks.values())
        for source in beside:
            if source.id not in self.protocols:
                yield Diagnostic(source.path, 1, 1, "M515", {"given": source.id})
        active = self.settings.active if self.settings else None
        same_as = confirmed({identifier: source.value or {} for identifier, source in self.needs.items()})
        for identifier, lesson in self.lessons.items():
            yield from lesson_and_quiz(lesson, self.quizzes.get(identifier), active, same_as)
        for identifier, quiz in self.quizzes.items():
            if identifier not in self.lessons:
                yield Diagnostic(quiz.path, 1, 1, "M434", nearest(identifier, self.lessons))
        yield from self._records()
        for plan in self.plans.values():
            yield from plan_faults(plan, self.lessons)
        for register in self.registers.values():
            yield from register_faults(register.value, self.lessons) if register.value else ()

    def _records(self) -> Iterable[Diagnostic]:
        """Findings about what people decided: accepted wordings and reviews."""
        faulty = {finding.path for finding in self.findings if finding.severity is Severity.ERROR}
        for lock in self.locks.values():
            yield from lock_faults(lock, self.today)
            protocol, needs = self.protocols.get(lock.id), self.needs.get(lock.id)
            files = {source.path for source in (lock, protocol, needs) if source}
            if protocol and protocol.value and lock.value and not files & faulty:
                present = wordings(protocol.value, needs)
                yield from not_accepted(lock.id, lock.value, present)
                yield from gone(lock, present, self._replaced())
        for reviews in self.reviews.values():
            yield from review_faults(reviews, self.settings, self.today)
            if reviews.id not in self.lessons:
                yield Diagnostic(reviews.path, 1, 1, "M202", nearest(reviews.id, self.lessons))

    def lint(self) -> Iterable[Diagnostic]:
        """Advice about each lesson and quiz."""
        can_tell = all(source.value for source in self.reference)
        known_words = words_of_terms(self._reference().terms) if can_tell else None
        for lesson in self.lessons.values():
            yield from lint_lesson(lesson, known_words)
        for quiz in (*self.quizzes.values(), *self.examples.values()):
            own = self.lessons.get(quiz.id)
            yield from lint_quiz(quiz, own.value.meta if own and own.value else None, known_words)

    def _declared(self) -> Mapping[Kind, frozenset[str]]:
        declared: dict[Kind, set[str]] = {kind: set() for kind in Kind}
        declared[Kind.LESSON] = set(self.lessons)
        declared[Kind.PROTOCOL] = set(self.protocols)
        for quiz in self.quizzes.values():
            declared[Kind.QUESTION] |= {f"{quiz.id}/{identifier}" for identifier in quiz.declares}
        for protocol in self.protocols.values():
            parts = self.needs[protocol.id].declares if protocol.id in self.needs else frozenset()
            known = {part for part in parts if part.partition(".")[0] in protocol.declares}
            declared[Kind.ARTICLE] |= {f"{protocol.id}:{identifier}" for identifier in protocol.declares | known}
        for file in self.reference:
            for entry in file.declares:
                list_name, _, identifier = entry.partition(":")
                if list_name in LOOKED_UP:
                    declared[LOOKED_UP[list_name]].add(identifier)
            if file.id == "school":
                declared[Kind.HELPLINE].add(SCHOOL_LINE)
        return {kind: frozenset(ids) for kind, ids in declared.items()}

    def _replaced(self) -> dict[str, tuple[str, ...]]:
        replaced: dict[str, tuple[str, ...]] = {}
        for source in self.needs.values():
            for identifier, need in (source.value or {}).items():
                for old in need.replaces:
                    replaced[old] = (*replaced.get(old, ()), f"{source.id}:{identifier}")
        return replaced

    def _can_judge(self, mention: Mention) -> bool:
        """Whether the file that would declare the target could be read; if not, its own finding says enough."""
        if mention.kind is Kind.ARTICLE:
            return self._can_judge_article(mention.target)
        if mention.kind is Kind.QUESTION:
            quiz = self.quizzes.get(mention.target.partition("/")[0])
            return quiz is None or quiz.document is not None
        unreadable = {source.id for source in self.reference if source.document is None}
        homes = {kind: list_name for list_name, kind in LOOKED_UP.items()}
        home = homes.get(mention.kind, "")
        return ("frameworks" if home in {"competences", "digcomp"} else home) not in unreadable

    def _can_judge_article(self, target: str) -> bool:
        protocol_id, article_id, part_id = split_reference(target)
        protocol, needs = self.protocols.get(protocol_id), self.needs.get(protocol_id)
        if protocol is None or article_id not in protocol.declares:
            return bool(self.protocols) and (protocol is None or bool(protocol.declares))
        has_fault = needs is None or needs.value is None or article_id in needs.declares - needs.value.keys()
        return not (part_id and has_fault)

    def catalogue(self, settings: Settings) -> Catalogue:
        protocols = {
            identifier: _with_needs(source.value, self.needs[identifier].value or {})
            for identifier, source in self.protocols.items()
            if source.value
        }
        lessons = {identifier: source.value for identifier, source in self.lessons.items() if source.value}
        quizzes = {identifier: source.value for identifier, source in self.quizzes.items() if source.value}
        return Catalogue(
            settings,
            MappingProxyType(protocols),
            MappingProxyType(lessons),
            MappingProxyType(quizzes),
            MappingProxyType({name: source.value for name, source in self.examples.items() if source.value}),
            self._reference(),
            MappingProxyType({name: source.value for name, source in self.locks.items() if source.value}),
            MappingProxyType({name: source.value for name, source in self.reviews.items() if source.value}),
            next((source.value for source in self.plans.values()), None),
            MappingProxyType({name: source.value for name, source in self.registers.items() if source.value}),
        )

    def _reference(self) -> Reference:
        lists: dict[str, dict[str, Any]] = {}
        invitation = ""
        for source in self.reference:
            if source.value:
                invitation = source.value.invitation or invitation
                for name, entries in source.value.lists.items():
                    lists.setdefault(name, {}).update(entries)
        return Reference(**{name: MappingProxyType(entries) for name, entries in lists.items()}, invitation=invitation)


def _with_needs(protocol: Protocol, needs: Mapping[str, Need]) -> Protocol:
    articles = {
        identifier: replace(article, need=needs.get(identifier)) for identifier, article in protocol.articles.items()
    }
    return replace(protocol, articles=MappingProxyType(articles))
