"""Which marks of a document are those of its sections, and which of its articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from medialijn.exchange.blocks import Block
from medialijn.exchange.markers import Form
from medialijn.sources.reading import Findings

_COUNTED = {Form.DECIMAL, Form.BARE}
_NAMED = {Form.ROMAN, Form.CAPITAL}


def with_headings(blocks: Sequence[Block], findings: Findings) -> tuple[Block, ...]:
    """The blocks with each numbered heading as a heading, and each article that had the style of one as an item."""
    items = [_as_item(block) if block.kind == "heading" else block for block in blocks]
    for places in (_chapters(items), _named(items), _counted(items, findings)):
        for place in places:
            items[place] = replace(items[place], kind="heading")
    return tuple(
        replace(block, kind="paragraph", text=f"{block.marker.label} {block.text}", marker=None)
        if block.kind == "item" and block.marker and block.marker.form in {Form.BARE, Form.CHAPTER}
        else block
        for block in items
    )


def _as_item(block: Block) -> Block:
    marker = block.marker
    is_article = marker and (marker.form is Form.ARTICLE or (marker.form is Form.DECIMAL and len(marker.numbers) > 1))
    return replace(block, kind="item", is_short=True) if is_article else block


def _chapters(blocks: Sequence[Block]) -> list[int]:
    return [
        place
        for place, block in enumerate(blocks)
        if block.kind == "item" and block.marker and block.marker.form is Form.CHAPTER
        if block.is_short or not block.text
    ]


def _named(blocks: Sequence[Block]) -> list[int]:
    """The short lines with a capital letter or a Roman number, where others count the articles below them."""
    return [
        place
        for place, block in enumerate(blocks)
        if block.kind == "item" and block.is_short and block.marker and block.marker.form in _NAMED
        if place + 1 < len(blocks) and not _has_form(blocks[place + 1], block.marker.form)
    ]


def _has_form(block: Block, form: Form) -> bool:
    return block.kind == "item" and block.marker is not None and block.marker.form is form


def _counted(blocks: Sequence[Block], findings: Findings) -> list[int]:
    """The numbered lines that are headings of what stands below them."""
    if any(_has_form(block, Form.ARTICLE) for block in blocks):
        return []
    first_level = [place for place, block in enumerate(blocks) if _depth(block) == 1]
    short = [place for place in first_level if blocks[place].is_short and place + 1 < len(blocks)]
    if any(_depth(block) == 2 for block in blocks):
        return [place for place in short if _depth(blocks[place + 1]) == 2 or blocks[place + 1].kind == "paragraph"]
    if any(block.kind == "heading" and not block.is_styled for block in blocks[1:]):
        return []
    over_list = [place for place in short if _is_list(blocks[place + 1]) or _restarts(blocks, place)]
    is_clear = bool(over_list) and all(place in short or _below(place, over_list, blocks) for place in first_level)
    for place in over_list if not is_clear else ():
        findings.add((blocks[place].line, 1), "M732", given=blocks[place].text[:60])
    if not is_clear:
        return []
    return [place for place in short if place in over_list or blocks[place + 1].kind == "paragraph"]


def _depth(block: Block) -> int:
    if block.kind == "item" and block.marker and block.marker.form in _COUNTED and not block.level:
        return len(block.marker.numbers)
    return 0


def _is_list(block: Block) -> bool:
    return block.kind == "item" and block.marker is not None and block.marker.form in {Form.BULLET, Form.LETTER}


def _restarts(blocks: Sequence[Block], place: int) -> bool:
    """Whether the next line begins to count anew, below this one."""
    marker = blocks[place + 1].marker
    return _depth(blocks[place + 1]) == 1 and marker is not None and marker.number == 1


def _below(place: int, headings: Sequence[int], blocks: Sequence[Block]) -> bool:
    """Whether a numbered line stands in a list that restarted below a heading."""
    above = max((heading for heading in headings if heading < place), default=None)
    return above is not None and _restarts(blocks, above)
