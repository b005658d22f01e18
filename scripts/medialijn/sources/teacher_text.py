"""What only a teacher may read, and what looks like the mark of a block without being one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from medialijn.sources.block_line import BLOCK_LINES
from medialijn.sources.lesson import Block
from medialijn.sources.markdown_text import CodeFences
from medialijn.sources.reading import Findings

_LABEL = re.compile(
    r" *(?:(?:[-*+]|\d+\.) +)?"
    r"((?P<mark>\*{2,3}|__)(?:(?:antwoorden|wat je kunt horen|gaat het anders)[ ?:.]*(?P=mark):?"
    r"|docent *(?::(?P=mark)|(?P=mark) *(?::|$))))",
    re.IGNORECASE,
)
_QUOTE = re.compile(r" *>")
_SIGN = r"[/\\|:!=~%$&@^+*>／＼｜：！⁄∕⧸-]"
_MEANT_START = re.compile(
    rf" *(?P<signs>{_SIGN}(?: *{_SIGN})*) *(?P<name>{'|'.join(BLOCK_LINES)})\b(?P<rest>.*)", re.IGNORECASE
)
_MEANT_END = re.compile(r" *(?:([/\\／＼])(?: *\1)*|([:!])(?: *\2)+|[|｜]{3,}) *")
_LIST_SIGNS = set("-*+>")


def meant_name(line: str) -> str:
    """The name of the block that a line was meant to open, although its signs are wrong; empty if it is other text."""
    found = _MEANT_START.fullmatch(line)
    if not found:
        return ""
    signs, rest = found.group("signs").replace(" ", ""), found.group("rest").strip()
    is_list = set(signs) <= _LIST_SIGNS and (len(signs) == 1 or " " in found.group("signs"))
    is_row = signs == "|" and rest
    is_sentence = rest and not rest.startswith("|") and (len(signs) == 1 or len(set(signs)) > 1 or "*" in signs)
    return "" if is_list or is_row or is_sentence else found.group("name").lower()


def is_meant_end(line: str) -> bool:
    """Whether a line was meant to close a block, although its signs are wrong."""
    return _MEANT_END.fullmatch(line) is not None


def check_teacher_text(blocks: Iterable[Block], findings: Findings) -> None:
    """Note what pupils would read in these blocks although it is for the teacher: words to say, answers, tips."""
    for block in blocks:
        if block.name == "docent":
            continue
        fences = CodeFences()
        is_quoted = False  # one missing line explains every quote of the block, so the first is enough
        for number, line in enumerate(block.text.split("\n"), block.text_line):
            if fences.hides(number, line):
                continue
            if _QUOTE.match(line) and not is_quoted:
                is_quoted = True
                findings.add((number, line.index(">") + 1), "M347")
            if label := _LABEL.match(line):
                findings.add((number, label.start(1) + 1), "M348", given=label.group(1).strip())
