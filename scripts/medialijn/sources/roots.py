"""Which files a project consists of: every root in its order, a later one replacing what has the same id."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from medialijn.sources.diagnostics import Diagnostic
from medialijn.sources.reference import REFERENCE_FILES
from medialijn.sources.register import REGISTER_FOLDER
from medialijn.sources.shapes import is_school_year
from medialijn.sources.year_plan import PLAN_FILE

RESERVED_IDS = frozenset(
    "index klas quiz bord werkblad dekking vergelijk hulp mentor leerling reviews 404".split()  # noqa: SIM905
)
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# What operating systems and editors leave in a folder without asking.
_LEFT_BEHIND = re.compile(r"thumbs\.db|desktop\.ini|\..*|~\$.*|.*~|#.*#", re.IGNORECASE)
_OTHER_HOMES = {"lessons": "reviews", "quizzes": "img"}
REVIEWS_PLACE = "lessons/reviews/<id>.yml"
# What stands in the folder of a protocol: its articles, who must learn them, and their accepted wordings.
PROTOCOL_FILES = ("protocol.md", "needs.yml", "lock.yml")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of the project, its id, the folder around it, and its path as findings name it."""

    id: str
    folder: str
    file: Path
    path: str


@dataclass(frozen=True, slots=True)
class ProjectFiles:
    """The files of a project by kind and id; reference files of all roots, in their order, because entries add up.

    `examples` are quizzes without a lesson, which show on a page of components what a quiz can be. `locks` are by
    protocol, `reviews` by lesson: those of a later root are another school's, and take the place of the earlier ones.
    There is at most one year plan, of the last root that has one; `registers` are by school year.
    """

    protocols: Mapping[str, SourceFile]
    needs: Mapping[str, SourceFile]
    lessons: Mapping[str, SourceFile]
    quizzes: Mapping[str, SourceFile]
    examples: Mapping[str, SourceFile]
    locks: Mapping[str, SourceFile]
    reviews: Mapping[str, SourceFile]
    plans: tuple[SourceFile, ...]
    registers: Mapping[str, SourceFile]
    reference: tuple[SourceFile, ...]


def is_root(project: Path, root: str) -> bool:
    """Whether `root` names a folder in or beside the project."""
    try:
        return not Path(root).is_absolute() and (project / root).is_dir()
    except OSError:
        return False


def find_files(project: Path, roots: Iterable[str], findings: list[Diagnostic]) -> ProjectFiles:
    """The files under the roots; a file with a wrong name or place is a finding."""
    by_protocol: dict[str, dict[str, SourceFile]] = {name: {} for name in PROTOCOL_FILES}
    lessons: dict[str, SourceFile] = {}
    quizzes: dict[str, SourceFile] = {}
    examples: dict[str, SourceFile] = {}
    reviews: dict[str, SourceFile] = {}
    plans: tuple[SourceFile, ...] = ()
    registers: dict[str, SourceFile] = {}
    reference: list[SourceFile] = []
    for root in roots:
        finder = _Finder(project, project / root, findings)
        for name, files in by_protocol.items():
            files.update({file.id: file for file in finder.protocol_files(name)})
        lessons.update(finder.by_id("lessons", ".md"))
        quizzes.update(finder.by_id("quizzes", ".yml"))
        examples.update({file.id: file for file in finder.examples()})
        reviews.update({file.id: file for file in finder.reviews()})
        plans = tuple(finder.year_plan()) or plans
        registers.update({file.id: file for file in finder.registers()})
        reference += finder.reference_files()
    protocols, needs, locks = (_sorted(files) for files in by_protocol.values())
    return ProjectFiles(
        protocols,
        needs,
        _sorted(lessons),
        _sorted(quizzes),
        _sorted(examples),
        locks,
        _sorted(reviews),
        plans,
        _sorted(registers),
        tuple(reference),
    )


def _sorted(files: dict[str, SourceFile]) -> dict[str, SourceFile]:
    return dict(sorted(files.items()))


@dataclass(frozen=True, slots=True)
class _Finder:
    project: Path
    root: Path
    findings: list[Diagnostic]

    def _source(self, identifier: str, file: Path) -> SourceFile:
        return SourceFile(identifier, file.parent.name, file, self._path(file))

    def _path(self, file: Path) -> str:
        return Path(os.path.relpath(file, self.project)).as_posix()

    def _is_misnamed(self, file: Path) -> bool:
        """Whether a hidden `.txt` follows the real name, as editors of Windows add it; that is then a finding."""
        is_misnamed = file.name.endswith((".md.txt", ".yml.txt"))
        if is_misnamed:
            self.findings.append(Diagnostic(self._path(file), 1, 1, "M608", {"given": file.name}))
        return is_misnamed

    def protocol_files(self, name: str) -> Iterator[SourceFile]:
        for file in sorted((self.root / "docs" / "protocol").glob(f"*/{name}.txt")):
            self._is_misnamed(file)
        for file in sorted((self.root / "docs" / "protocol").glob(f"*/{name}")):
            if file.parent.name in RESERVED_IDS:
                self.findings.append(Diagnostic(self._path(file), 1, 1, "M606", {"given": file.parent.name}))
            else:
                yield self._source(file.parent.name, file)

    def examples(self) -> Iterator[SourceFile]:
        for file in sorted((self.root / "docs" / "vormgeving").glob("*.yml")):
            yield self._source(file.stem, file)

    def year_plan(self) -> Iterator[SourceFile]:
        for file in sorted(self.root.glob(f"{PLAN_FILE}*")):
            if not self._is_misnamed(file) and file.name == PLAN_FILE and file.is_file():
                yield self._source("plan", file)

    def registers(self) -> Iterator[SourceFile]:
        for file in sorted((self.root / REGISTER_FOLDER).glob("*")):
            if file.suffix == ".csv" and is_school_year(file.stem):
                yield self._source(file.stem, file)
            elif not _LEFT_BEHIND.fullmatch(file.name):
                allowed = f"{REGISTER_FOLDER}/2026-2027.csv"
                self.findings.append(Diagnostic(self._path(file), 1, 1, "M604", {"allowed": allowed}))

    def reference_files(self) -> Iterator[SourceFile]:
        for file in sorted((self.root / "docs" / "reference").glob("*")):
            if file.suffix == ".yml" and file.stem in REFERENCE_FILES:
                yield self._source(file.stem, file)
            elif not _LEFT_BEHIND.fullmatch(file.name) and not self._is_misnamed(file):
                allowed = ", ".join(f"{name}.yml" for name in REFERENCE_FILES)
                self.findings.append(Diagnostic(self._path(file), 1, 1, "M604", {"allowed": allowed}))

    def reviews(self) -> Iterator[SourceFile]:
        home = self.root / "lessons" / "reviews"
        for file in sorted(set((self.root / "lessons").rglob("reviews/**/*"))):
            if file.is_dir() or _LEFT_BEHIND.fullmatch(file.name) or self._is_misnamed(file):
                continue
            if file.parent == home and file.suffix == ".yml":
                yield self._source(file.stem, file)
            else:
                self.findings.append(Diagnostic(self._path(file), 1, 1, "M604", {"allowed": REVIEWS_PLACE}))

    def by_id(self, kind: str, suffix: str) -> dict[str, SourceFile]:
        found: dict[str, SourceFile] = {}
        for file in sorted((self.root / kind).rglob("*")):
            relative = file.relative_to(self.root / kind)
            is_left_behind = any(_LEFT_BEHIND.fullmatch(part) for part in relative.parts)
            if file.is_dir() or is_left_behind or _OTHER_HOMES[kind] in relative.parts[:-1] or self._is_misnamed(file):
                continue
            source = self._source(file.stem, file)
            if file.suffix != suffix or len(relative.parts) != 2:
                allowed = f"{kind}/<map>/<id>{suffix}"
                self.findings.append(Diagnostic(source.path, 1, 1, "M604", {"allowed": allowed}))
            elif not _ID.fullmatch(file.stem):
                self.findings.append(Diagnostic(source.path, 1, 1, "M605", {"given": file.stem}))
            elif file.stem in RESERVED_IDS:
                self.findings.append(Diagnostic(source.path, 1, 1, "M606", {"given": file.stem}))
            elif file.stem in found:
                other = found[file.stem].path
                self.findings.append(Diagnostic(source.path, 1, 1, "M607", {"given": file.stem, "other": other}))
            else:
                found[file.stem] = source
        return found
