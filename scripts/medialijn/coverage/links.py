from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from medialijn.coverage.standing import Standing, standings
from medialijn.sources.catalogue import Catalogue, whole
from medialijn.sources.lesson import Lesson
from medialijn.sources.quiz import Quiz
from medialijn.sources.same_as import SameAs, confirmed


@dataclass(frozen=True, slots=True)
class ArticleLink:
    """A lesson that has to do with an article: whether it teaches it, and the questions that assess it, by id.

    A lesson for another sector than that of the protocol is linked, and does not count for the article.
    """

    lesson: Lesson
    is_taught: bool
    questions: tuple[str, ...]
    in_sector: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """For each article, `protocol:ARTICLE`, the lessons that teach or assess it, and what they add up to.

    `standings` has one for each active protocol and audience, pupils first.
    """

    links: Mapping[str, tuple[ArticleLink, ...]] = field(hash=False)
    standings: tuple[Standing, ...]

    def questions(self, article: str) -> int:
        """How many questions in lessons for its sector assess the article or a part of it."""
        return sum(len(link.questions) for link in self.links.get(article, ()) if link.in_sector)


def cover(catalogue: Catalogue) -> Coverage:
    """The links between all articles and all lessons that are not withdrawn, in the order of lesson codes.

    What names an article also counts for those that are confirmed to be the same.
    """
    same_as = same_as_lines(catalogue)
    sectors = {
        f"{protocol.id}:{article}": protocol.meta.sector
        for protocol in catalogue.protocols.values()
        for article in protocol.articles
    }
    links: dict[str, list[ArticleLink]] = {article: [] for article in sectors}
    for lesson in catalogue.current_lessons():
        taught = {whole(target) for target in same_as.counted(lesson.meta.covers)}
        asked = _asked(catalogue.quizzes.get(lesson.id), same_as)
        for article in sorted(taught | set(asked)):
            in_sector = sectors[article] in lesson.meta.sectors
            links[article].append(ArticleLink(lesson, article in taught, tuple(asked.get(article, ())), in_sector))
    by_article = MappingProxyType({article: tuple(found) for article, found in links.items()})
    return Coverage(by_article, standings(catalogue, same_as))


def same_as_lines(catalogue: Catalogue) -> SameAs:
    """The confirmed `same_as` lines of every protocol in the catalogue."""
    return confirmed(
        {
            protocol.id: {article.id: article.need for article in protocol.articles.values() if article.need}
            for protocol in catalogue.protocols.values()
        }
    )


def _asked(quiz: Quiz | None, same_as: SameAs) -> dict[str, list[str]]:
    """The questions per article; a question stands once with an article, however many of its parts it names."""
    asked: dict[str, list[str]] = {}
    for question in quiz.questions if quiz else ():
        for article in dict.fromkeys(whole(target) for target in same_as.counted(question.covers)):
            asked.setdefault(article, []).append(question.id)
    return asked
