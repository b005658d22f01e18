"""Which lessons have to do with an article, and how each of those links stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from medialijn.coverage.reaching import asked
from medialijn.coverage.report import Link
from medialijn.coverage.states import SUSPECT, LinkStates, Standing, worst
from medialijn.sources.catalogue import Catalogue, whole
from medialijn.sources.lesson import Lesson
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


def article_links(catalogue: Catalogue, same_as: SameAs) -> Mapping[str, tuple[ArticleLink, ...]]:
    """For each article, `protocol:ARTICLE`, the lessons that name it or a part of it, in the order of lesson codes.

    What names an article also counts for those that are confirmed to be the same.
    """
    sectors = {
        f"{protocol.id}:{article}": protocol.meta.sector
        for protocol in catalogue.protocols.values()
        for article in protocol.articles
    }
    links: dict[str, list[ArticleLink]] = {article: [] for article in sectors}
    for lesson in catalogue.current_lessons():
        taught = {whole(target) for target in same_as.counted(lesson.meta.covers)}
        questions = _by_article(catalogue, lesson, same_as)
        for article in sorted(taught | set(questions)):
            in_sector = sectors[article] in lesson.meta.sectors
            links[article].append(ArticleLink(lesson, article in taught, questions.get(article, ()), in_sector))
    return {article: tuple(found) for article, found in links.items()}


def questions_about(links: Iterable[ArticleLink]) -> int:
    """How many questions in lessons for its sector assess the article with these links, or a part of it."""
    return sum(len(link.questions) for link in links if link.in_sector)


def same_as_lines(catalogue: Catalogue) -> SameAs:
    """The confirmed `same_as` lines of every protocol in the catalogue."""
    return confirmed(
        {
            protocol.id: {article.id: article.need for article in protocol.articles.values() if article.need}
            for protocol in catalogue.protocols.values()
        }
    )


def judged(catalogue: Catalogue, lesson: Lesson, states: LinkStates, same_as: SameAs) -> Iterator[Link]:
    """The links of a lesson as its sources name them, each with its state, and then those of its questions.

    A whole article is as its parts that the quiz asks about are: the lesson teaches each of them. An article of this
    site that only counts as the same is among the links when it gives a reason of its own to look again.
    """
    questioned = asked(catalogue, lesson)
    standings = {
        target: states.of_link(lesson, target, *(one for one in questioned if whole(one) == target))
        for target in dict.fromkeys(lesson.meta.covers)
    }
    others = [one for one in same_as.counted(standings) if one not in standings and catalogue.is_shown(one)]
    counting = {one: states.of_link(lesson, one, *catalogue.parts(one)) for one in others}
    standings |= {one: standing for one, standing in counting.items() if standing != states.of_lesson(lesson)}
    for target, standing in standings.items():
        yield _link(lesson, "", target, standing)
    is_suspect = any(one.state in SUSPECT for one in standings.values())
    for target, questions in questioned.items():
        standing = states.of_link(lesson, target)
        if is_suspect:
            standing = worst((standing, Standing("indirect")))
        for question in questions:
            yield _link(lesson, question, target, standing)


def _link(lesson: Lesson, question: str, target: str, one: Standing) -> Link:
    return Link(
        "assessed" if question else "taught", lesson.id, question, target, one.state, one.since, one.note, one.words
    )


def _by_article(catalogue: Catalogue, lesson: Lesson, same_as: SameAs) -> dict[str, tuple[str, ...]]:
    """The questions per article; a question stands once with an article, however many of its parts it names."""
    found: dict[str, list[str]] = {}
    quiz = catalogue.quizzes.get(lesson.id)
    for question in quiz.questions if quiz else ():
        for article in dict.fromkeys(whole(target) for target in same_as.counted(question.covers)):
            found.setdefault(article, []).append(question.id)
    return {article: tuple(questions) for article, questions in found.items()}
