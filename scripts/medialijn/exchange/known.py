"""The protocols that are known already: for ids that stay the same, and for links that the importer proposes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from medialijn.sources.diagnostics import Language
from medialijn.sources.lesson_file import read_lesson
from medialijn.sources.loading import SETTINGS_FILE
from medialijn.sources.mentions import Kind, Mention
from medialijn.sources.needs import Need, read_needs
from medialijn.sources.protocol import Article, ProtocolMeta, read_protocol
from medialijn.sources.quiz import read_quiz
from medialijn.sources.reading import Findings, read_text
from medialijn.sources.roots import find_files
from medialijn.sources.settings import Settings, read_settings
from medialijn.sources.yaml_document import YamlDocument


@dataclass(frozen=True, slots=True)
class Known:
    """A protocol that stands in a folder: its articles in their order, and their needs."""

    id: str
    meta: ProtocolMeta
    articles: tuple[Article, ...]
    needs: Mapping[str, Need]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its articles in their order."""
        return tuple(article.id for article in self.articles)


def read_known(folder: Path) -> Known | None:
    """The protocol in a folder with `protocol.md`; None when it can not be read."""
    ignored = Findings(folder.as_posix())
    text = read_text(folder / "protocol.md", ignored)
    protocol = None if text is None else read_protocol(folder.name, text, ignored).value
    if protocol is None:
        return None
    needs_text = read_text(folder / "needs.yml", ignored)
    needs = (read_needs(folder.name, needs_text, ignored).value if needs_text else None) or {}
    return Known(protocol.meta.id, protocol.meta, tuple(protocol.articles.values()), needs)


def roots_of(project: Path) -> tuple[str, ...]:
    """The roots in the settings of a project, the shared ones first; none when the settings can not be read.

    A fault elsewhere in the settings does not matter: what a school decides must not end up in another root.
    """
    if not (project / SETTINGS_FILE).exists():
        return (".",)
    settings, document = _settings(project)
    if settings:
        return settings.roots
    given = document.data.get("roots", ["."]) if document and isinstance(document.data, dict) else []
    return tuple(root for root in given if isinstance(root, str)) if isinstance(given, list) else ()


def language_of(project: Path) -> Language:
    """The language in which the settings of a project want findings."""
    settings, _ = _settings(project)
    return settings.language if settings else "nl"


def _settings(project: Path) -> tuple[Settings | None, YamlDocument | None]:
    ignored = Findings(SETTINGS_FILE)
    text = read_text(project / SETTINGS_FILE, ignored)
    return read_settings(text, ignored) if text else (None, None)


def protocols_of(project: Path, *, without: str) -> tuple[Known, ...]:
    """The protocols of a project that can be read, but not the one with the id `without`."""
    files = find_files(project, roots_of(project), []).protocols.values()
    found = (read_known(file.file.parent) for file in files if file.id != without)
    return tuple(one for one in found if one)


def citing_lessons(project: Path, protocol_id: str, articles: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For each of the articles the lessons and quizzes of a project that name it or a part of it."""
    wanted = {f"{protocol_id}:{article}": article for article in articles}
    found: dict[str, list[str]] = {article: [] for article in wanted.values()}
    for path, mention in _mentions(project) if wanted else ():
        article = wanted.get(mention.target.partition(".")[0])
        if mention.kind is Kind.ARTICLE and article is not None and path not in found[article]:
            found[article].append(path)
    return {article: tuple(paths) for article, paths in found.items()}


def _mentions(project: Path) -> Iterator[tuple[str, Mention]]:
    files = find_files(project, roots_of(project), [])
    for file in files.lessons.values():
        ignored = Findings(file.path)
        text = read_text(file.file, ignored)
        lesson = read_lesson(file.id, file.folder, text, ignored) if text else None
        yield from ((file.path, mention) for mention in (lesson.mentions if lesson else ()))
    for file in files.quizzes.values():
        ignored = Findings(file.path)
        text = read_text(file.file, ignored)
        quiz = read_quiz(file.id, text, file.file.parent, ignored) if text else None
        yield from ((file.path, mention) for mention in (quiz.mentions if quiz else ()))
