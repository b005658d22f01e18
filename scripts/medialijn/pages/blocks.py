"""Which block a page shows, and as what: one table, one function."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from markupsafe import Markup

from medialijn.pages import quotes
from medialijn.pages.markup import Renderer
from medialijn.pages.site import Site
from medialijn.sources.lesson import Block


class View(StrEnum):
    """A page that shows blocks of a lesson."""

    PUPIL = "leerling"
    MENTOR = "mentor"
    BOARD = "bord"
    WORKSHEETS = "werkblad"


_PEOPLE = frozenset((View.PUPIL, View.MENTOR))
_CLASSROOM = frozenset((View.MENTOR, View.BOARD))
_ALL = _PEOPLE | _CLASSROOM

# What stands here under a name is all that a view shows of it: a `docent` block reaches nobody but the mentor.
SHOWN: Mapping[str, frozenset[View]] = MappingProxyType(
    {
        "tekst": _PEOPLE,
        "docent": frozenset((View.MENTOR,)),
        "casus": _ALL,
        "gesprek": _ALL,
        "opdracht": _ALL,
        "bord": _CLASSROOM,  # without a digibord it goes on the whiteboard
        "werkblad": frozenset((View.MENTOR, View.WORKSHEETS)),
        "artikel": _ALL,
        "praktijk": _ALL,
        "hulp": _ALL,
        "wet": _ALL,
    }
)
TITLE_ON_BOARD = ("gesprek", "opdracht")

_ITEM = re.compile(r" *(?:[-*+]|\d+\.) ")
_ANSWER = re.compile(r"( *)((?:[-*+]|\d+\.) +)?\*([a-z0-9-]+):[A-Z]")
_ITALIC_ARTICLE = re.compile(r"(?<![*\w])\*([a-z0-9-]+):([A-Z][A-Z0-9]*(?:-[0-9]+)?(?:\.[a-z0-9-]+)?)\*(?!\*)")
_CARD = re.compile(r"^### +(.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Card:
    """A card to cut from a worksheet; the first one of a worksheet without cards has no title."""

    title: Markup
    text: Markup


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block ready for its template: `blocks/<name>.jinja`."""

    name: str
    title: Markup
    text: Markup
    variant: str = ""
    cards: tuple[Card, ...] = ()
    article: quotes.QuotedArticle | None = None
    lines: tuple[quotes.QuotedLine, ...] = ()
    law: quotes.QuotedLaw | None = None
    children: tuple[ShownBlock, ...] = ()

    def running_texts(self) -> tuple[Markup, ...]:
        """What one reads on in the block, in reading order: the article or law that it quotes, then its own text."""
        quoted = (self.article if self.name == "artikel" else None) or self.law
        return (quoted.text, self.text) if quoted else (self.text,)

    def with_running_texts(self, texts: Sequence[Markup]) -> ShownBlock:
        """The block with other running texts; there are as many as it has."""
        block = replace(self, text=texts[-1])
        if len(texts) == 1:
            return block
        if self.law:
            return replace(block, law=replace(self.law, text=texts[0]))
        return replace(block, article=replace(self.article, text=texts[0])) if self.article else block


def shown_blocks(site: Site, renderer: Renderer, blocks: Iterable[Block], view: View) -> tuple[ShownBlock, ...]:
    """What `view` shows of these blocks, in their order, without what belongs to a protocol outside this site."""
    return tuple(_shown(site, renderer, block, view) for block in blocks if _belongs(site, block, view))


def _belongs(site: Site, block: Block, view: View) -> bool:
    if view not in SHOWN[block.name]:
        return False
    return block.name not in {"artikel", "praktijk"} or site.catalogue.is_shown(block.argument)


def _shown(site: Site, renderer: Renderer, block: Block, view: View) -> ShownBlock:
    title = renderer.line(block.argument) if block.name in {"casus", "gesprek", "opdracht", "werkblad"} else Markup()
    if view is View.BOARD and block.name in TITLE_ON_BOARD:
        return ShownBlock(block.name, title, Markup())
    if block.name == "docent":
        text = teacher_text(site, renderer, block.text)
        children = shown_blocks(site, renderer, block.children, view)
        return ShownBlock(block.name, Markup(), text, variant=block.argument, children=children)
    if block.name == "werkblad":
        return ShownBlock(block.name, title, Markup(), variant=block.variant, cards=_cards(renderer, block.text))
    text = renderer.lesson_text(block.text)
    if block.name in {"artikel", "praktijk"}:
        quoted = quotes.article(site, renderer, block.argument)
        return ShownBlock(block.name, title, text, article=quoted)
    if block.name == "hulp":
        lines = quotes.help_lines(site, renderer, (word.strip() for word in block.argument.split(",")))
        return ShownBlock(block.name, title, text, lines=lines)
    if block.name == "wet":
        return ShownBlock(block.name, title, text, law=quotes.law(site, renderer, block.argument))
    return ShownBlock(block.name, title, text)


def teacher_text(site: Site, renderer: Renderer, text: str) -> Markup:
    """Notes for the mentor: quotes said aloud, no answers about other protocols, article ids as links."""
    return renderer.lesson_text(_for_this_site(site, text), speech=True)


def teacher_answers(site: Site, renderer: Renderer, text: str) -> Markup:
    """The answers in notes for the mentor, without those about other protocols."""
    return renderer.answers(_for_this_site(site, text))


def _for_this_site(site: Site, text: str) -> str:
    kept = without_other_protocols(text, site.catalogue.settings.active)

    def named(match: re.Match[str]) -> str:
        protocol = site.catalogue.protocols[match.group(1)]
        reference = f"{match.group(1)}:{match.group(2)}"
        return f"**[{protocol.meta.school} {match.group(2)}](artikel:{reference})**"

    return _ITALIC_ARTICLE.sub(named, kept)


def without_other_protocols(text: str, active: Sequence[str]) -> str:
    """`text` without the list items and paragraphs that start with the id of an article of a protocol outside `active`.

    An item goes with all that belongs to it: the lines and paragraphs that are indented deeper than its marker, and
    the lines right below it.
    """
    kept: list[str] = []
    left_out: tuple[int, bool] | None = None  # indent of the marker, and whether it is a list item
    after_blank = False
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip())
        if left_out is not None and not _ends(line, indent, left_out, after_blank=after_blank):
            after_blank = not line.strip()
            continue
        left_out, after_blank = None, False
        answer = _ANSWER.match(line)
        if answer and answer.group(3) not in active:
            left_out = (indent, bool(answer.group(2)))
        else:
            kept.append(line)
    return "\n".join(kept)


def _ends(line: str, indent: int, left_out: tuple[int, bool], *, after_blank: bool) -> bool:
    """Whether a line no longer belongs to what is left out."""
    start, is_item = left_out
    if not line.strip():
        return not is_item
    if is_item and indent > start:
        return False
    return after_blank or _ITEM.match(line) is not None


def _cards(renderer: Renderer, text: str) -> tuple[Card, ...]:
    before, *rest = _CARD.split(text)
    cards = [Card(Markup(), renderer.lesson_text(before))] if before.strip() else []
    for heading, body in zip(rest[::2], rest[1::2], strict=True):
        cards.append(Card(renderer.line(heading), renderer.lesson_text(body)))
    return tuple(cards)
