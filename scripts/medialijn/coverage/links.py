from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from medialijn.sources.catalogue import Catalogue
from medialijn.sources.lesson import Lesson
from medialijn.sources.quiz import Quiz


@dataclass(frozen=True, slots=True)
class ArticleLink:
    """A lesson that has to do with an article: whether it teaches it, and how many of its questions assess it."""

    lesson: Lesson
    is_taught: bool
    questions: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """For each article, `protocol:ARTICLE`, the lessons that teach or assess it or a part of it."""

    links: Mapping[str, tuple[ArticleLink, ...]] = field(hash=False)

    def questions(self, article: str) -> int:
        """How many questions assess the article or a part of it."""
        return sum(link.questions for link in self.links.get(article, ()))


def cover(catalogue: Catalogue) -> Coverage:
    """The links between all articles and all lessons that are not withdrawn, in the order of lesson codes."""
    links: dict[str, list[ArticleLink]] = {
        f"{protocol.id}:{article}": [] for protocol in catalogue.protocols.values() for article in protocol.articles
    }
    lessons = (lesson for lesson in catalogue.lessons.values() if lesson.meta.status != "vervallen")
    for lesson in sorted(lessons, key=lambda lesson: (lesson.meta.code, lesson.id)):
        taught = {_whole(target) for target in lesson.meta.covers}
        asked = _asked(catalogue.quizzes.get(lesson.id))
        for article in sorted(taught | set(asked)):
            links[article].append(ArticleLink(lesson, article in taught, asked.get(article, 0)))
    return Coverage(MappingProxyType({article: tuple(found) for article, found in links.items()}))


def _asked(quiz: Quiz | None) -> dict[str, int]:
    """The number of questions per article; a question counts once for an article, however many parts it names."""
    count: dict[str, int] = {}
    for question in quiz.questions if quiz else ():
        for article in {_whole(target) for target in question.covers}:
            count[article] = count.get(article, 0) + 1
    return count


def _whole(target: str) -> str:
    return target.partition(".")[0]
