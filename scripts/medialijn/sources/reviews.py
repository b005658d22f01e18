"""What people decided about a lesson: `lessons/reviews/<id>.yml`, written by `medialijn review`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, TypeAdapter

from medialijn.sources.conforming import conform
from medialijn.sources.diagnostics import Diagnostic, nearest
from medialijn.sources.mentions import Source
from medialijn.sources.reading import Findings
from medialijn.sources.settings import Settings
from medialijn.sources.shapes import ArticleRef, Day, Fingerprint, Frozen, Many, Shape, Slug, Text, nothing
from medialijn.sources.yaml_document import Place, YamlDocument, read_yaml

Decision: TypeAlias = Literal["adopted", "adapted", "rejected"]


class Review(Shape):
    """One decision about a lesson, and the fingerprints of what was looked at.

    `by` is a role from the settings, never a person. `adapted` adopts the lesson after changes. `articles` holds every
    article and part that the lesson covered, `quiz` is absent for a lesson without one; `criteria` names the points of
    the checklist that were ticked.
    """

    reviewed: Day
    by: Slug
    decision: Decision
    note: Text
    lesson: Fingerprint
    quiz: Fingerprint | None = None
    articles: Annotated[Mapping[ArticleRef, Fingerprint], Frozen] = Field(default_factory=nothing)
    criteria: Many[Slug] = ()


class ReviewRecord(Review):
    """A review that someone made in the browser: one review as YAML, with the id of its lesson under `lesson_id`.

    It is a file of its own, which `medialijn review accept` puts with the other reviews of the lesson.
    """

    lesson_id: Slug

    def review(self) -> Review:
        """The review as it stands with the other ones of the lesson."""
        return Review.model_validate({name: getattr(self, name) for name in Review.model_fields})


class ReviewFile(Shape):
    """The reviews of a lesson, the oldest first; nothing is ever taken out."""

    reviews: Annotated[Many[Review], Field(min_length=1)]


_FILE = TypeAdapter(ReviewFile)
_RECORD = TypeAdapter(ReviewRecord)


def read_reviews(lesson_id: str, text: str, findings: Findings) -> Source[tuple[Review, ...]]:
    """The reviews in the text of `lessons/reviews/<lesson_id>.yml`."""
    document = read_yaml(text, findings)
    file = conform(_FILE, document.data, document, findings) if document else None
    return Source(lesson_id, findings.path, file.reviews if file else None, document=document)


def read_record(text: str, findings: Findings) -> Source[ReviewRecord]:
    """The review in the text of a file that came from the browser; the source has the id of its lesson."""
    document = read_yaml(text, findings)
    record = conform(_RECORD, document.data, document, findings) if document else None
    return Source(record.lesson_id if record else "", findings.path, record, document=document)


def review_faults(reviews: Source[tuple[Review, ...]], settings: Settings | None, today: str) -> Iterator[Diagnostic]:
    """Findings about roles that the settings do not know, order, repeats, and days that are still to come."""
    if reviews.value is None or reviews.document is None:
        return
    for number, review in enumerate(reviews.value):
        place = partial(_place, reviews.document, number)
        if settings and review.by not in settings.roles:
            yield Diagnostic(reviews.path, *place("by"), "M809", nearest(review.by, settings.roles))
        if review.reviewed > today:
            yield Diagnostic(reviews.path, *place("reviewed"), "M810", {"given": review.reviewed})
        before = reviews.value[:number]
        if review in before:
            yield Diagnostic(reviews.path, *place(), "M812")
        if before and before[-1].reviewed > review.reviewed:
            values = {"given": review.reviewed, "other": before[-1].reviewed}
            yield Diagnostic(reviews.path, *place("reviewed"), "M807", values)


def _place(document: YamlDocument, number: int, *keys: str) -> Place:
    return document.place(("reviews", number, *keys))
