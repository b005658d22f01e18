"""What a review of a lesson looks at, and what changed since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from medialijn.coverage.links import same_as_lines
from medialijn.coverage.review_dates import due, first_due
from medialijn.sources.catalogue import Catalogue, split_reference, whole
from medialijn.sources.diagnostics import Diagnostic
from medialijn.sources.fingerprint import of_lesson, of_quiz, of_seen, seen
from medialijn.sources.lesson import Lesson
from medialijn.sources.reviews import Review
from medialijn.sources.wording_checks import changed_words


@dataclass(frozen=True, slots=True)
class Subject:
    """What there is to look at in a lesson, as the sources have it now.

    `articles` holds the text of each article and part that the lesson teaches or asks about, also those of other
    protocols that are confirmed to be the same, by `protocol:ARTICLE`. With a part comes its article: a part is a word
    or two in `needs.yml`, and what it means stands in the article. With a whole one that is the same come its parts.
    """

    lesson: Lesson
    fingerprint: str
    quiz: str | None
    articles: Mapping[str, str] = field(hash=False)

    def review(self, *, by: str, decision: str, note: str, day: str) -> Review:
        """The review that records this decision about what there is now."""
        return Review.model_validate(
            {
                "reviewed": day,
                "by": by,
                "decision": decision,
                "note": note,
                "lesson": self.fingerprint,
                "quiz": self.quiz,
                "articles": {article: of_seen(text) for article, text in self.articles.items()},
            }
        )


def subject(catalogue: Catalogue, lesson: Lesson) -> Subject:
    """What a review of the lesson looks at; the catalogue is that of the sources, not one made for a profile."""
    quiz = catalogue.quizzes.get(lesson.id)
    asked = (target for question in (quiz.questions if quiz else ()) for target in question.covers)
    own = dict.fromkeys((*lesson.meta.covers, *asked))
    covered = same_as_lines(catalogue).counted(own)
    named = {one for reference in covered for one in (whole(reference), reference)}
    named |= {part for reference in covered if reference not in own for part in catalogue.parts(reference)}
    articles = {reference: _text(catalogue, reference) for reference in sorted(named)}
    return Subject(lesson, of_lesson(lesson), of_quiz(quiz) if quiz else None, articles)


def _text(catalogue: Catalogue, reference: str) -> str:
    _, article, part = catalogue.article(reference)
    return seen((part.text,)) if part else seen((article.title, article.text))


def obstacles(catalogue: Catalogue, looked_at: Subject) -> Iterator[Diagnostic]:
    """A finding for each reason why the lesson can not be reviewed now: not finished, or a wording nobody accepted."""
    lesson = looked_at.lesson
    if lesson.meta.status != "gereed":
        yield Diagnostic(lesson.path, 1, 1, "M811", {"given": lesson.id, "status": lesson.meta.status})
    for reference in looked_at.articles:
        protocol_id, _, name = reference.partition(":")
        lock = catalogue.locks.get(protocol_id)
        if lock is None or lock.current(name) is None:
            yield Diagnostic(*_place(catalogue, reference), "M803", {"given": reference})


def to_review(catalogue: Catalogue, lesson: Lesson, today: str) -> Iterator[Diagnostic]:
    """A finding for each reason to look at the lesson again, and for what was only written differently since."""
    reviews = catalogue.reviews.get(lesson.id, ())
    if not reviews:
        day = first_due(lesson.id, today, catalogue.settings)
        yield Diagnostic(lesson.path, 1, 1, "M818", {"due": day})
        return
    last = reviews[-1]
    yield from changes_since(catalogue, subject(catalogue, lesson), last)
    until = due(lesson.id, last.reviewed, catalogue.settings)
    if until < today:
        yield Diagnostic(lesson.path, 1, 1, "M819", {"day": last.reviewed, "due": until})


def changes_since(catalogue: Catalogue, now: Subject, review: Review) -> Iterator[Diagnostic]:
    """A finding for all that differs from what the review looked at, with the words of articles that changed."""
    edited = {"lesson": review.lesson != now.fingerprint, "quiz": review.quiz != now.quiz}
    for what in (what for what, is_edited in edited.items() if is_edited):
        quiz = catalogue.quizzes.get(now.lesson.id) if what == "quiz" else None
        path = quiz.path if quiz else now.lesson.path
        yield Diagnostic(path, 1, 1, "M817", {"edited": what, "day": review.reviewed})
    for reference, text in now.articles.items():
        before = review.articles.get(reference)
        place = _place(catalogue, reference)
        values = {"given": reference, "day": review.reviewed}
        if before is None:
            yield Diagnostic(*place, "M814", values)
        elif before != of_seen(text):
            protocol_id, _, name = reference.partition(":")
            lock = catalogue.locks.get(protocol_id)
            accepted = lock if lock and lock.current(name) else None
            is_editorial = accepted is not None and accepted.change_since(name, before) is None
            values["changes"] = changed_words(lock, before, text)
            yield Diagnostic(*place, "M816" if is_editorial else "M815", values)


def _place(catalogue: Catalogue, reference: str) -> tuple[str, int, int]:
    protocol_id, article_id, _ = split_reference(reference)
    protocol = catalogue.protocols[protocol_id]
    return protocol.path, protocol.articles[article_id].line, 1
