"""How a lesson stands toward an article it teaches: looked at and still right, or why not."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from medialijn.coverage.changes import Words, changed_words
from medialijn.sources import fingerprint
from medialijn.sources.catalogue import Catalogue, split_reference, whole
from medialijn.sources.lesson import Lesson
from medialijn.sources.reviews import Review
from medialijn.sources.settings import Settings
from medialijn.sources.wording import AcceptedWording, Lock

LinkState: TypeAlias = Literal[
    "replaced", "suspect", "edited", "rejected", "unreviewed", "expired", "current", "indirect"
]
# The worst first. `indirect` is only for questions: their lesson is suspect for another article than theirs.
STATES: tuple[LinkState, ...] = (
    "replaced",
    "suspect",
    "edited",
    "rejected",
    "unreviewed",
    "expired",
    "indirect",
    "current",
)
# What was adopted for other words than those that hold now.
SUSPECT: frozenset[LinkState] = frozenset({"replaced", "suspect"})
# The last day on which a review counts, by the id of its lesson and the day of that review.
DueDay: TypeAlias = Callable[[str, str, Settings], str]


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of a link; of a suspect one the day and the reason of the change, and the words that changed."""

    state: LinkState
    since: str = ""
    note: str = ""
    words: tuple[Words, ...] = ()


class LinkStates:
    """Judges links by the reviews of their lessons; `today` is `yyyy-mm-dd`."""

    def __init__(self, catalogue: Catalogue, today: str, due: DueDay) -> None:
        self.catalogue = catalogue
        self.today = today
        self.due = due
        self._lessons: dict[str, Standing] = {}
        self._links: dict[tuple[str, ...], Standing] = {}
        self._successors: dict[str, list[str]] = {}
        for protocol in catalogue.active():
            for article in protocol.articles.values():
                for old in article.need.replaces if article.need else ():
                    self._successors.setdefault(old, []).append(f"{protocol.id}:{article.id}")

    def last(self, lesson_id: str) -> Review | None:
        """The last review of a lesson, which is the one that counts."""
        found = self.catalogue.reviews.get(lesson_id, ())
        return found[-1] if found else None

    def next_review(self, lesson_id: str) -> str:
        """The last day on which the last review of the lesson counts; empty without a review."""
        review = self.last(lesson_id)
        return self.due(lesson_id, review.reviewed, self.catalogue.settings) if review else ""

    def of_lesson(self, lesson: Lesson) -> Standing:
        """How the lesson itself stands, apart from the articles that it teaches."""
        if lesson.id not in self._lessons:
            self._lessons[lesson.id] = self._judge_lesson(lesson)
        return self._lessons[lesson.id]

    def of_link(self, lesson: Lesson, named: str, *parts: str) -> Standing:
        """How the lesson stands toward an article or part, and toward these parts of that article.

        The lesson names it, or it counts as the same as what the lesson names.
        """
        key = (lesson.id, named, *parts)
        if key not in self._links:
            self._links[key] = self._judge_link(lesson, (named, *parts))
        return self._links[key]

    def _judge_lesson(self, lesson: Lesson) -> Standing:
        review = self.last(lesson.id)
        if review is None:
            return Standing("unreviewed")
        quiz = self.catalogue.quizzes.get(lesson.id)
        of_quiz = fingerprint.of_quiz(quiz) if quiz else None
        if (review.lesson, review.quiz) != (fingerprint.of_lesson(lesson), of_quiz):
            return Standing("edited", review.reviewed)
        if review.decision == "rejected":
            return Standing("rejected", review.reviewed, review.note)
        until = self.next_review(lesson.id)
        if until < self.today:
            return Standing("expired", until)
        return Standing("current", review.reviewed)

    def _judge_link(self, lesson: Lesson, names: Collection[str]) -> Standing:
        found = [self.of_lesson(lesson), *self._since_review(lesson, names)]
        review = self.last(lesson.id)
        if review and not all(one in review.articles for one in names):
            found.append(Standing("unreviewed"))
        return worst(found)

    def _since_review(self, lesson: Lesson, names: Iterable[str]) -> Iterator[Standing]:
        """What happened, since the lesson was reviewed, to articles and parts and to the articles of those parts."""
        concerned = tuple(dict.fromkeys(one for name in names for one in (name, whole(name))))
        for one in concerned:
            if one in self._successors:
                yield Standing("replaced", note=", ".join(self._successors[one]))
        review = self.last(lesson.id)
        if review:
            yield from self._changes(review, concerned)

    def _changes(self, review: Review, concerned: Iterable[str]) -> Iterable[Standing]:
        """The substantive changes since the review of the articles and parts concerned."""
        for reference in concerned:
            protocol_id, article, part = split_reference(reference)
            name = ".".join(filter(None, (article, part)))
            lock, seen = self.catalogue.locks.get(protocol_id), review.articles.get(reference)
            if lock is None or lock.current(name) is None:
                if seen and seen != self._fingerprint(reference):
                    yield Standing("suspect")
                continue
            change = lock.change_since(name, seen) if seen else _first_after(lock, name, review.reviewed)
            if change:
                old = lock.texts.get(seen or _before(lock, name, change), "")
                words = changed_words(old, self._text(reference)) if old else ()
                yield Standing("suspect", change.accepted, change.note, words)

    def _fingerprint(self, reference: str) -> str:
        _, article, part = self.catalogue.article(reference)
        return fingerprint.of_part(part) if part else fingerprint.of_article(article)

    def _text(self, reference: str) -> str:
        """The present wording of an article or part, as a reader sees it."""
        _, article, part = self.catalogue.article(reference)
        return fingerprint.seen((part.text,) if part else (article.title, article.text))


def _first_after(lock: Lock, name: str, day: str) -> AcceptedWording | None:
    """The first substantive change after a day: for an article of which the review looked at a part only."""
    wordings = lock.articles.get(name, ())
    return next((one for one in wordings if one.kind == "substantive" and one.accepted > day), None)


def _before(lock: Lock, name: str, change: AcceptedWording) -> str:
    wordings = lock.articles[name]
    return wordings[max(wordings.index(change) - 1, 0)].fingerprint


def worst(standings: Iterable[Standing]) -> Standing:
    """The standing that asks most of a reviewer."""
    return min(standings, key=lambda one: (STATES.index(one.state), one.since or "9"))
