"""Adding a review to `lessons/reviews/<id>.yml`: every byte that is there stays."""

from __future__ import annotations

from pathlib import Path

from medialijn.sources.reading import MAX_BYTES, Findings, decode
from medialijn.sources.record_text import REVIEWS_HEAD, review_text
from medialijn.sources.reviews import Review, read_reviews
from medialijn.sources.settings import Settings


class NotAddedError(Exception):
    """The reviews of a lesson can not take one more, and why."""


def with_review(project: Path, settings: Settings, lesson_id: str, review: Review) -> tuple[Path, bytes]:
    """The file of a lesson's reviews in the last root, the school's own, and its content with this review at the end.

    Raises NotAddedError when the review is there already or before the last one, or when the file would not be read
    back as the reviews before and this one.
    """
    file = project / settings.roots[-1] / "lessons" / "reviews" / f"{lesson_id}.yml"
    before = file.read_bytes() if file.is_file() else b""
    earlier = _reviews(lesson_id, before) if before else ()
    if review in earlier:
        raise NotAddedError(f"{lesson_id}: this review is there already, with the same day, decision and note")
    if earlier and earlier[-1].reviewed > review.reviewed:
        raise NotAddedError(f"{lesson_id}: the last review was on {earlier[-1].reviewed}, after {review.reviewed}")
    start = before or REVIEWS_HEAD.encode()
    content = start + (b"" if start.endswith(b"\n") else b"\n") + review_text(review).encode()
    if len(content) > MAX_BYTES or _reviews(lesson_id, content) != (*earlier, review):
        raise NotAddedError(f"{file.as_posix()} is not as Medialijn writes it; restore it, then try again")
    return file, content


def _reviews(lesson_id: str, content: bytes) -> tuple[Review, ...]:
    """The reviews in the content of a file; none when it can not be read."""
    findings = Findings(lesson_id)
    text = decode(content, findings)
    return () if text is None else read_reviews(lesson_id, text, findings).value or ()
