"""Every file of a project, read by itself; what the files say of each other is judged afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from medialijn.sources.diagnostics import Diagnostic
from medialijn.sources.lesson import Lesson
from medialijn.sources.lesson_file import read_lesson
from medialijn.sources.mentions import Mention, Source
from medialijn.sources.needs import Need, read_needs
from medialijn.sources.protocol import Protocol, read_protocol
from medialijn.sources.quiz import Quiz, read_quiz
from medialijn.sources.reading import Findings, read_text
from medialijn.sources.reference import ReferenceFile, read_reference
from medialijn.sources.register import Register, read_register
from medialijn.sources.reviews import Review, read_reviews
from medialijn.sources.roots import ProjectFiles, SourceFile
from medialijn.sources.settings import SCHOOL_YEAR_START, Settings
from medialijn.sources.wording import Lock, read_lock
from medialijn.sources.year_plan import YearPlan, read_year_plan

T = TypeVar("T")
_Read = Callable[[SourceFile, str, Findings], Source[T]]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What reading each file gave, by the id of the file; `findings` are those that a file alone explains.

    `reference` holds the files of all roots in their order, because their entries add up.
    """

    protocols: Mapping[str, Source[Protocol]]
    needs: Mapping[str, Source[dict[str, Need]]]
    lessons: Mapping[str, Source[Lesson]]
    quizzes: Mapping[str, Source[Quiz]]
    examples: Mapping[str, Source[Quiz]]
    reference: tuple[Source[ReferenceFile], ...]
    locks: Mapping[str, Source[Lock]]
    reviews: Mapping[str, Source[tuple[Review, ...]]]
    plans: Mapping[str, Source[YearPlan]]
    registers: Mapping[str, Source[Register]]
    findings: tuple[Diagnostic, ...]

    def mentions(self) -> Iterator[Mention]:
        """Everything that the files point at."""
        every: tuple[Iterable[Source[Any]], ...] = (
            self.protocols.values(),
            self.needs.values(),
            self.lessons.values(),
            self.quizzes.values(),
            self.examples.values(),
            self.reference,
            self.plans.values(),
        )
        return (mention for sources in every for source in sources for mention in source.mentions)


def gather(files: ProjectFiles, settings: Settings | None, today: str) -> Gathered:
    """Read every file; facts are judged against the day `today`, and school years begin as the settings say."""
    found: list[Diagnostic] = []
    start = settings.school_year_start if settings else SCHOOL_YEAR_START

    def quizzes(of: Mapping[str, SourceFile]) -> dict[str, Source[Quiz]]:
        return _by_id(of.values(), lambda file, text, noted: read_quiz(file.id, text, file.file.parent, noted), found)

    return Gathered(
        _by_id(files.protocols.values(), lambda file, text, noted: read_protocol(file.id, text, noted), found),
        _by_id(files.needs.values(), lambda file, text, noted: read_needs(file.id, text, noted), found),
        _by_id(files.lessons.values(), lambda file, text, noted: read_lesson(file.id, file.folder, text, noted), found),
        quizzes(files.quizzes),
        quizzes(files.examples),
        tuple(
            _source(file, lambda file, text, noted: read_reference(file.id, text, noted, today), found)
            for file in files.reference
        ),
        _by_id(files.locks.values(), lambda file, text, noted: read_lock(file.id, text, noted), found),
        _by_id(files.reviews.values(), lambda file, text, noted: read_reviews(file.id, text, noted), found),
        _by_id(files.plans, lambda _, text, noted: read_year_plan(text, noted, start), found),
        _by_id(files.registers.values(), lambda file, text, noted: read_register(file.id, text, noted, start), found),
        tuple(found),
    )


def _by_id(files: Iterable[SourceFile], read: _Read[T], found: list[Diagnostic]) -> dict[str, Source[T]]:
    return {file.id: _source(file, read, found) for file in files}


def _source(file: SourceFile, read: _Read[T], found: list[Diagnostic]) -> Source[T]:
    noted = Findings(file.path)
    text = read_text(file.file, noted)
    source = Source(file.id, file.path, None) if text is None else read(file, text, noted)
    found += noted.items
    return source
