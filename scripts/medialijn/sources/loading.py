"""From the files of a project to one checked Catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from medialijn.sources.catalogue import Catalogue
from medialijn.sources.diagnostics import Diagnostic, Language, has_errors, in_order, nearest
from medialijn.sources.gathering import Gathered, gather
from medialijn.sources.judging import judge
from medialijn.sources.lint import lint_lesson, lint_quiz, words_of_terms
from medialijn.sources.mentions import Source
from medialijn.sources.needs import Need
from medialijn.sources.protocol import Protocol
from medialijn.sources.reading import Findings, read_text
from medialijn.sources.reference import Reference
from medialijn.sources.roots import find_files, is_root
from medialijn.sources.settings import Settings, read_settings
from medialijn.sources.shapes import frozen
from medialijn.sources.yaml_document import YamlDocument

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
        return are_judged(self.diagnostics)


def are_judged(findings: Iterable[Diagnostic]) -> bool:
    """Whether none of the findings says that there was too little to judge, such as a file that can not be read."""
    return not any(finding.code in _CAN_NOT_JUDGE for finding in findings)


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
    gathered = gather(find_files(project, _roots(project, document, findings), findings.items), settings, today)
    if settings and document:
        _judge_settings(settings, document, gathered, findings)
    if not gathered.protocols:
        findings.add((1, 1), "M002")
    if not gathered.lessons:
        findings.add((1, 1), "M003")
    advice = _advice(gathered) if lint else ()
    diagnostics = in_order((*findings.items, *judge(gathered, settings, today), *advice))
    if settings is None or has_errors(one for one in diagnostics if one.code != _NOT_ACCEPTED):
        return Loaded(None, diagnostics, settings.language if settings else "nl")
    catalogue = _catalogue(gathered, settings)
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


def _judge_settings(settings: Settings, document: YamlDocument, gathered: Gathered, findings: Findings) -> None:
    for number, identifier in enumerate(settings.active):
        if gathered.protocols and identifier not in gathered.protocols:
            findings.add(document.place(("active", number)), "M201", **nearest(identifier, gathered.protocols))
    for subject, role in settings.owners.items():
        if role not in settings.roles:
            findings.add(document.place(("owners", subject)), "M809", **nearest(role, settings.roles))


def _advice(gathered: Gathered) -> Iterator[Diagnostic]:
    """How lessons and quizzes could be written better."""
    can_tell = all(source.value for source in gathered.reference)
    known_words = words_of_terms(_reference(gathered).terms) if can_tell else None
    for lesson in gathered.lessons.values():
        yield from lint_lesson(lesson, known_words)
    for quiz in (*gathered.quizzes.values(), *gathered.examples.values()):
        own = gathered.lessons.get(quiz.id)
        yield from lint_quiz(quiz, own.value.meta if own and own.value else None, known_words)


def _catalogue(gathered: Gathered, settings: Settings) -> Catalogue:
    needs = _values(gathered.needs)
    return Catalogue(
        settings,
        frozen({name: _with_needs(one, needs.get(name, {})) for name, one in _values(gathered.protocols).items()}),
        _values(gathered.lessons),
        _values(gathered.quizzes),
        _values(gathered.examples),
        _reference(gathered),
        _values(gathered.locks),
        _values(gathered.reviews),
        next((source.value for source in gathered.plans.values()), None),
        _values(gathered.registers),
    )


def _values(sources: Mapping[str, Source[T]]) -> Mapping[str, T]:
    return frozen({identifier: source.value for identifier, source in sources.items() if source.value})


def _with_needs(protocol: Protocol, needs: Mapping[str, Need]) -> Protocol:
    articles = {
        identifier: replace(article, need=needs.get(identifier)) for identifier, article in protocol.articles.items()
    }
    return replace(protocol, articles=frozen(articles))


def _reference(gathered: Gathered) -> Reference:
    lists: dict[str, dict[str, Any]] = {}
    invitation = ""
    for source in gathered.reference:
        if source.value:
            invitation = source.value.invitation or invitation
            for name, entries in source.value.lists.items():
                lists.setdefault(name, {}).update(entries)
    return Reference(**{name: frozen(entries) for name, entries in lists.items()}, invitation=invitation)
