"""Shared lessons in a school with a protocol of its own: they name and quote that school's articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from medialijn.coverage.links import same_as_lines
from medialijn.sources.catalogue import Catalogue, whole
from medialijn.sources.lesson import Block, Lesson
from medialijn.sources.quiz import Quiz
from medialijn.sources.same_as import SameAs

_QUOTE = "artikel"


def for_profile(catalogue: Catalogue) -> Catalogue:
    """The catalogue as a site with its active protocols shows it.

    Lessons and questions also name the articles that are confirmed to be the same as the ones they name, so that a
    question about those is asked. An `artikel` block quotes the article of each active protocol. `praktijk`, which
    speaks of the wording of one protocol, and everything that only a suggestion would change, stay as they are.

    Fingerprints are of the sources; take them of the catalogue that this one is made from.
    """
    same_as = same_as_lines(catalogue)
    if not same_as.lines:
        return catalogue
    lessons = {identifier: _lesson(catalogue, lesson, same_as) for identifier, lesson in catalogue.lessons.items()}
    quizzes = {identifier: _quiz(quiz, same_as) for identifier, quiz in catalogue.quizzes.items()}
    return replace(catalogue, lessons=MappingProxyType(lessons), quizzes=MappingProxyType(quizzes))


def _quiz(quiz: Quiz, same_as: SameAs) -> Quiz:
    questions = (
        question.model_copy(update={"covers": same_as.counted(question.covers)}) for question in quiz.questions
    )
    return replace(quiz, questions=tuple(questions))


def _lesson(catalogue: Catalogue, lesson: Lesson, same_as: SameAs) -> Lesson:
    covers = same_as.counted(lesson.meta.covers)
    touches = tuple(target for target in same_as.counted(lesson.meta.touches) if target not in covers)
    quotes = _Quotes(catalogue, lesson, same_as)
    return replace(
        lesson,
        meta=lesson.meta.model_copy(update={"covers": covers, "touches": touches}),
        introduction=quotes.put(lesson.introduction),
        phases=tuple(replace(phase, blocks=quotes.put(phase.blocks)) for phase in lesson.phases),
    )


@dataclass(slots=True)
class _Quotes:
    """Goes through a lesson once and puts the site's own articles in its `artikel` blocks, each the first time only."""

    catalogue: Catalogue
    lesson: Lesson
    same_as: SameAs
    quoted: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.quoted |= {block.argument for block in self.lesson.blocks() if block.name == _QUOTE}

    def put(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        return tuple(shown for block in blocks for shown in self._shown(block))

    def _shown(self, block: Block) -> Iterator[Block]:
        """The block with all that this site quotes for it; its question stands below the last article."""
        if block.name != _QUOTE:
            yield block
            return
        articles = [block.argument] if self.catalogue.is_shown(block.argument) else []
        articles += self._own(block.argument)
        for number, article in enumerate(articles, 1):
            yield replace(block, argument=article, text=block.text if number == len(articles) else "")

    def _own(self, cited: str) -> Sequence[str]:
        """The articles of active protocols that are the same as what the lesson is about in the cited one."""
        meta = self.lesson.meta
        about = [target for target in (*meta.covers, *meta.touches) if whole(target) == cited] or [cited]
        found = dict.fromkeys(whole(one) for target in about for one in self.same_as.counterparts(target))
        own = [article for article in found if self.catalogue.is_shown(article) and article not in self.quoted]
        self.quoted |= set(own)
        return own
