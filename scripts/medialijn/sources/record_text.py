"""The texts of the files that record what people decided; the strict readers read back exactly what was written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from medialijn.sources.reading import UNWANTED
from medialijn.sources.reviews import Review
from medialijn.sources.wording import Lock

REVIEWS_HEAD = "# Geschreven door `medialijn review`. Er komt alleen iets bij; verander niets met de hand.\nreviews:\n"
_LOCK_HEAD = "# Geschreven door `medialijn protocol accept`. Verander dit bestand niet met de hand."
_NAME = re.compile(r"([A-Z][A-Z0-9]*)(?:-([0-9]+))?(?:\.([a-z0-9-]+))?")


def lock_text(lock: Lock) -> str:
    """The text of a `lock.yml`: articles by name and number, texts in the order in which the articles mention them."""
    lines = [_LOCK_HEAD, "articles:"]
    mentioned: dict[str, None] = {}
    for name in sorted(lock.articles, key=_by_number):
        lines.append(f"  {name if _NAME.fullmatch(name) else _quoted(name)}:")
        for one in lock.articles[name]:
            mentioned[one.fingerprint] = None
            lines += [
                f"    - fingerprint: {one.fingerprint}",
                f"      accepted: {_quoted(one.accepted)}",
                f"      kind: {one.kind}",
                f"      note: {_quoted(one.note)}",
            ]
    lines += ["texts:"] if lock.texts else []
    for fingerprint in (*(one for one in mentioned if one in lock.texts), *sorted(lock.texts.keys() - mentioned)):
        lines += _block(f"  {fingerprint}:", lock.texts[fingerprint])
    return "\n".join(lines) + "\n"


def review_text(review: Review) -> str:
    """The lines of one review in the list of a `lessons/reviews/<id>.yml`."""
    return "".join(f"{'    ' if number else '  - '}{line}\n" for number, line in enumerate(_review(review)))


def _review(review: Review) -> Iterator[str]:
    yield f"reviewed: {_quoted(review.reviewed)}"
    yield f"by: {_quoted(review.by)}"
    yield f"decision: {review.decision}"
    yield f"note: {_quoted(review.note)}"
    yield f"lesson: {review.lesson}"
    if review.quiz:
        yield f"quiz: {review.quiz}"
    if review.articles:
        yield "articles:"
        yield from (f"  {article}: {fingerprint}" for article, fingerprint in sorted(review.articles.items()))
    if review.criteria:
        yield "criteria:"
        yield from (f"  - {_quoted(one)}" for one in review.criteria)


def _by_number(name: str) -> tuple[str, int, str]:
    """`COM-2` before `COM-10`, and both before `COM-10.hacken`."""
    match = _NAME.fullmatch(name)
    if match is None:
        return name, 0, ""
    return match.group(1), int(match.group(2) or 0), match.group(3) or ""


def _block(key: str, text: str) -> Iterable[str]:
    """A key with a text that people can read line by line; quoted when a character in it can not be seen."""
    lines = text.split("\n")
    if UNWANTED.search(text) or "\t" in text or any(line != line.strip(" ") for line in lines):
        return [f"{key} {_quoted(text)}"]
    return [f"{key} |-", *(f"    {line}" if line else "" for line in lines)]


def _quoted(text: str) -> str:
    shown = json.dumps(text, ensure_ascii=False)
    return UNWANTED.sub(lambda match: f"\\u{ord(match.group()):04X}", shown)
