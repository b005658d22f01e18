"""Putting sentences together again that a footnote or the end of a page cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from medialijn.exchange.blocks import Block
from medialijn.exchange.headings import ends_sentence
from medialijn.sources.reading import Findings


def without_cuts(blocks: Sequence[Block], cut_lines: Sequence[int], findings: Findings) -> tuple[Block, ...]:
    """The blocks with each cut sentence whole; `cut_lines` are the lines where a page ended.

    A cut by a footnote or a page is what was to be expected; any other is noted where the sentence goes on.
    """
    whole: list[Block] = []
    for block in blocks:
        target = _interrupted(whole) if block.kind == "paragraph" else None
        if target is None or not _goes_on(whole[target], block, whole[target + 1 :], cut_lines, findings):
            whole.append(block)
        else:
            whole[target] = replace(whole[target], text=f"{whole[target].text} {block.text}")
    return tuple(whole)


def _interrupted(blocks: Sequence[Block]) -> int | None:
    """The place of the last block that is no footnote, when it is a text that can go on."""
    for place in range(len(blocks) - 1, -1, -1):
        if blocks[place].kind != "note":
            return place if blocks[place].kind in {"item", "paragraph"} else None
    return None


def _goes_on(
    before: Block, block: Block, between: Sequence[Block], cut_lines: Sequence[int], findings: Findings
) -> bool:
    is_open = not ends_sentence(before.text)
    is_lower = block.text[:1].islower()
    is_cut = bool(between) or any(before.line < line < block.line for line in cut_lines)
    if is_open and (is_lower or is_cut):
        if not (is_lower and is_cut):
            findings.add((block.line, 1), "M717", given=block.text[:60])
        return True
    if is_lower and not is_open:
        findings.add((block.line, 1), "M718", given=block.text[:60])
    return False
