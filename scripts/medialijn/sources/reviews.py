"""What people decided about a lesson: `lessons/reviews/<id>.yml`, written by `medialijn review`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, TypeAdapter

from medialijn.sources.mentions import Source
from medialijn.sources.reading import Findings
from medialijn.sources.shapes import ArticleRef, Day, Fingerprint, Frozen, Many, Shape, Slug, Text, conform, nothing
from medialijn.sources.yaml_document import read_yaml

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


class ReviewFile(Shape):
    """The reviews of a lesson, the oldest first; nothing is ever taken out."""

    reviews: Annotated[Many[Review], Field(min_length=1)]


_FILE = TypeAdapter(ReviewFile)


def read_reviews(lesson_id: str, text: str, findings: Findings) -> Source[tuple[Review, ...]]:
    """The reviews in the text of `lessons/reviews/<lesson_id>.yml`."""
    document = read_yaml(text, findings)
    file = conform(_FILE, document.data, document, findings) if document else None
    return Source(lesson_id, findings.path, file.reviews if file else None, document=document)
