"""A teacher's text as a page shows it: what is said aloud in bubbles, what one looks up afterwards behind folds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement, fromstring

from medialijn.pages.icons import icon

# The bold labels that the lesson format knows; what stands below them is not needed while speaking.
_ANSWERS = "antwoorden"  # also with more behind it: **Antwoorden bij de artikelen**
_FOLDED = frozenset(("wat je kunt horen", "gaat het anders"))
_FOLD = "ml-answers"
_LISTS = frozenset(("ul", "ol"))
_ENDS = frozenset(("blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "hr"))


def arranged(children: Iterable[Element]) -> Iterator[Element]:
    """The elements of a teacher's text, with each quote as a bubble and each labelled answer behind a fold.

    A fold holds what follows its label, until something is said aloud, another bold label or heading stands there, or
    the text goes on below a list.
    """
    fold: Element | None = None
    for child in children:
        label = _label(child)
        if label:
            fold = _fold(label)
            yield fold
            _add_rest(fold, child)
        elif fold is not None and not _ends(fold[1], child):
            fold[1].append(child)
        else:
            fold = None
            yield from map(_bubble, child) if child.tag == "blockquote" else (child,)


def answers_in(children: Iterable[Element]) -> Iterator[Element]:
    """What stands behind the folds with answers, and nothing else of a teacher's text."""
    for child in tuple(arranged(children)):  # a fold is filled after it is handed out
        if child.get("class") == _FOLD and _is_answers(child[0][0].tail or ""):
            yield from child[1]


def _bubble(breath: Element) -> Element:
    """What is said in one breath; Markdown joins quotes that follow each other into one."""
    bubble = Element("div", {"class": "ml-say"})
    bubble.append(breath)
    return bubble


def _label(element: Element) -> str:
    """The label that a paragraph starts with, if answers follow it."""
    if not _starts_bold(element):
        return ""
    words = "".join(element[0].itertext()).strip().rstrip(":.")
    return words if _is_answers(words) or words.rstrip(" ?").casefold() in _FOLDED else ""


def _is_answers(label: str) -> bool:
    return label.casefold().partition(" ")[0] == _ANSWERS


def _starts_bold(element: Element) -> bool:
    return element.tag == "p" and len(element) > 0 and element[0].tag == "strong" and not (element.text or "").strip()


def _ends(content: Element, child: Element) -> bool:
    """Whether `child` no longer belongs to the content of a fold."""
    after_list = len(content) > 0 and content[-1].tag in _LISTS
    starts_anew = _starts_bold(child) and child[0].find("a") is None  # an answer may start with the name of its article
    return child.tag in _ENDS or starts_anew or (after_list and child.tag not in _LISTS)


def _fold(label: str) -> Element:
    fold = Element("details", {"class": _FOLD})
    summary = SubElement(fold, "summary")
    sign = fromstring(icon("oog"))  # noqa: S314 - our own picture
    sign.tail = label
    summary.append(sign)
    SubElement(fold, "div", {"class": "ml-prose"})
    return fold


def _add_rest(fold: Element, paragraph: Element) -> None:
    """Put what stands behind the label in its own paragraph into the fold."""
    label = paragraph[0]
    rest = (label.tail or "").lstrip(" :\n")
    paragraph.remove(label)
    paragraph.text = rest
    if rest or len(paragraph):
        fold[1].append(paragraph)
