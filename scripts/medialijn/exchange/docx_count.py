"""Counting a .docx by its own XML, apart from the library that reads it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from medialijn.exchange.docx_numbering import W
from medialijn.exchange.docx_simplify import FALLBACK
from medialijn.exchange.lines import words

_BREAKS = {f"{W}tab", f"{W}br", f"{W}cr", f"{W}footnoteReference", f"{W}endnoteReference"}


@dataclass(frozen=True, slots=True)
class Counted:
    """The words of a document in its running text, its text boxes (a text per paragraph) and its tracked changes."""

    running: Counter[str]
    boxes: tuple[str, ...]
    inserted: int
    deleted: int


def count_words(root: Element) -> Counted:
    """The words in `word/document.xml` by where they stand."""
    running: Counter[str] = Counter()
    boxes: list[str] = []
    for paragraph, in_box in _paragraphs(root, in_box=False):
        text = "".join(_own_text(paragraph))
        if in_box and text.strip():
            boxes.append(" ".join(text.split()))
        elif not in_box:
            running.update(words(text))
    inserted = sum(len(words("".join(_own_text(part)))) for tag in ("ins", "moveTo") for part in root.iter(W + tag))
    deleted = sum(len(words(part.text or "")) for part in root.iter(f"{W}delText"))
    deleted += sum(len(words("".join(_own_text(part)))) for part in root.iter(f"{W}moveFrom"))
    return Counted(running, tuple(boxes), inserted, deleted)


def _paragraphs(element: Element, *, in_box: bool) -> Iterator[tuple[Element, bool]]:
    for child in element:
        if child.tag == FALLBACK:
            continue
        inside = in_box or child.tag == f"{W}txbxContent"
        if child.tag == f"{W}p":
            yield child, inside
        yield from _paragraphs(child, in_box=inside)


def _own_text(element: Element) -> Iterator[str]:
    """The text of a paragraph without that of text boxes in it."""
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"
        elif child.tag in _BREAKS:
            yield " "
        elif child.tag not in {FALLBACK, f"{W}txbxContent", f"{W}p", f"{W}moveFrom"}:
            yield from _own_text(child)
