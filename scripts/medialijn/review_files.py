"""Adding a review to `lessons/reviews/<id>.yml`: every byte that is there stays."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from medialijn.sources.diagnostics import Diagnostic
from medialijn.sources.mentions import Source
from medialijn.sources.reading import MAX_BYTES, Findings, decode
from medialijn.sources.record_text import REVIEWS_HEAD, review_text
from medialijn.sources.reviews import Review, read_reviews, review_faults
from medialijn.sources.settings import Settings


class NotAddedError(Exception):
    """The reviews of a lesson can not take one more; `findings` say why, if the new review itself is the reason."""

    def __init__(self, file: Path, findings: tuple[Diagnostic, ...]) -> None:
        self.findings = findings
        super().__init__(f"{file.as_posix()} is not as Medialijn writes it; restore it, then try again")


def with_review(project: Path, settings: Settings, lesson_id: str, review: Review, today: str) -> tuple[Path, bytes]:
    """The file of a lesson's reviews in the last root, the school's own, and its content with this review at the end.

    Raises NotAddedError when the file would not be read back as the reviews before and this one.
    """
    file = project / settings.roots[-1] / "lessons" / "reviews" / f"{lesson_id}.yml"
    before = file.read_bytes() if file.is_file() else b""
    earlier = _reviews(lesson_id, before).value or () if before else ()
    start = before or REVIEWS_HEAD.encode()
    content = start + (b"" if start.endswith(b"\n") else b"\n") + review_text(review).encode()
    now = _reviews(lesson_id, content, Path(os.path.relpath(file, project)).as_posix())
    if len(content) > MAX_BYTES or now.value != (*earlier, review):
        raise NotAddedError(file, ())
    # The lines that these are about are not in the file, and will not be.
    faults = tuple(replace(fault, line=1, column=1) for fault in review_faults(now, settings, today))
    if faults:
        raise NotAddedError(file, faults)
    return file, content


def _reviews(lesson_id: str, content: bytes, path: str = "") -> Source[tuple[Review, ...]]:
    findings = Findings(path)
    text = decode(content, findings)
    return Source(lesson_id, path, None) if text is None else read_reviews(lesson_id, text, findings)
