"""How far each article and part is, for an audience, in a sector and through the years of a route.

What is decided here, strictly, is what counts:

- A lesson reaches what it teaches when its own quiz asks about it; a question in another lesson does not help.
- A lesson that names a whole article teaches each of its parts. A question that names a whole article asks about none
  of its parts: one question can not ask about eleven things.
- What is `same_as` a whole article is as far as that article is with all the parts that the audience must learn there,
  or all its parts when it must learn none; a lesson about one of them is not enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from medialijn.coverage.ladder import Level, Reach, all_of, best
from medialijn.coverage.states import SUSPECT, LinkStates, worst
from medialijn.coverage.view import LEARNERS, View, years_of
from medialijn.sources.catalogue import Catalogue, whole
from medialijn.sources.lesson import Lesson
from medialijn.sources.needs import Audience
from medialijn.sources.questions import UNSCORED
from medialijn.sources.same_as import SameAs


class Reaching:
    """The lessons of a catalogue that are in view, by what they teach and ask."""

    def __init__(self, catalogue: Catalogue, same_as: SameAs, states: LinkStates, view: View) -> None:
        self.catalogue = catalogue
        self.states = states
        self._year = view.year
        self.lessons = tuple(lesson for lesson in catalogue.current_lessons() if view.has(lesson))
        self.asked = {lesson.id: asked(catalogue, lesson) for lesson in self.lessons}
        self._teachers: dict[str, list[Lesson]] = {}
        for lesson in self.lessons:
            for target in dict.fromkeys(lesson.meta.covers):
                self._teachers.setdefault(target, []).append(lesson)
        self._same: dict[str, list[str]] = {}
        for lines in same_as.lines.values():
            for named, own in lines:
                self._same.setdefault(own, []).append(named)
        self.of = cache(self._of)

    def _of(self, target: str, audience: Audience, sector: str, years: tuple[int, ...] = ()) -> Reach:
        """How far the article without parts, or the part, is; `years` are those in which a lesson may fall."""
        own = [self._by(lesson, target, named) for lesson, named in self._of_lessons(target, audience, sector, years)]
        equal = [
            self._through(named, (name, target), audience, sector, years)
            for name in dict.fromkeys((target, whole(target)))
            for named in self._same.get(name, ())
        ]
        return best((*own, *equal))

    def _through(
        self, named: str, own: tuple[str, str], audience: Audience, sector: str, years: tuple[int, ...]
    ) -> Reach:
        """How far something is because another article or part is; `own` is what that counts for, with the cell."""
        _, article, part = self.catalogue.article(named)
        if part or not article.parts:
            targets = [named]
        else:
            needed = [one for one in article.parts if audience in one.must] or article.parts
            targets = [f"{named}.{one.id}" for one in needed]
        return all_of(
            best(
                self._by(lesson, target, name, same=own)
                for lesson, name in self._of_lessons(target, audience, sector, years)
            )
            for target in targets
        )

    def _of_lessons(
        self, target: str, audience: Audience, sector: str, years: tuple[int, ...]
    ) -> Iterator[tuple[Lesson, str]]:
        """The lessons that teach the target to this audience, each with the name by which it does."""
        for name in dict.fromkeys((target, whole(target))):
            for lesson in self._teachers.get(name, ()):
                given = years_of(lesson, sector)
                fits = self._year in {None, *given} and (not years or set(years) & set(given))
                if LEARNERS[lesson.meta.audience] == audience and sector in lesson.meta.sectors and fits:
                    yield lesson, name

    def _by(self, lesson: Lesson, target: str, named: str, same: tuple[str, str] | None = None) -> Reach:
        """How far this lesson alone brings the target, which it names as `named`; `same` is what that counts for."""
        if lesson.meta.status != "gereed" or target not in self.asked[lesson.id]:
            return Reach(Level.PLANNED, lessons=(lesson.id,))
        standing = self.states.of_link(lesson, named, target)
        if same:
            standing = worst((standing, self.states.of_link(lesson, *same)))
        level = Level.ADOPTED if standing.state == "current" else Level.AVAILABLE
        return Reach(level, standing.state in SUSPECT, (lesson.id,))


def asked(catalogue: Catalogue, lesson: Lesson) -> Mapping[str, tuple[str, ...]]:
    """The questions of the lesson's quiz by the articles and parts that they name; a poll asks none."""
    found: dict[str, list[str]] = {}
    quiz = catalogue.quizzes.get(lesson.id)
    for question in quiz.questions if quiz else ():
        if question.type not in UNSCORED:
            for target in dict.fromkeys(question.covers):
                found.setdefault(target, []).append(question.id)
    return {target: tuple(questions) for target, questions in found.items()}
