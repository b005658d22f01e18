"""The grammar of a lesson's body: `///` blocks, in the phases that `##` headings open."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from medialijn.sources.block_line import BLOCK_LINES, opening_words
from medialijn.sources.lesson import NOTE_KINDS, PROSE, Block, Phase
from medialijn.sources.markdown_text import CODE_SPAN, CodeFences
from medialijn.sources.phase_line import Stretch, read_phase
from medialijn.sources.reading import Findings
from medialijn.sources.teacher_text import is_meant_end, meant_name

_MARKER = re.compile(r"(/{3,})(?: +(\S.*?))? *")
_HEADING = re.compile(r"##(?: |[^#\s])")
_HARD_SPACE = re.compile(r"(/{3,} *)[\u00a0\u2007\u202f].*")
_STRAY_MARKER = re.compile(r" *//|.*///")
_UNDERLINE = re.compile(r"(?:-+|=+) *")
BLOCK_NAMES = tuple(BLOCK_LINES)
_INSIDE_DOCENT = ("hulp", "wet")
_OF_A_PHASE = ("docent", "bord")


@dataclass(slots=True)
class _Open:
    """A block whose closing fence has not come yet."""

    slashes: int
    name: str  # empty when the name is unknown, so that what stands in it is passed over
    given: str
    argument: str
    variant: str
    line: int
    lines: list[str] = field(default_factory=list)
    children: list[Block] = field(default_factory=list)


def parse_body(
    lines: tuple[str, ...], first_line: int, findings: Findings
) -> tuple[tuple[Block, ...], tuple[Phase, ...], dict[str, Block]]:
    """The introduction, the phases and the notes of a lesson body; every fault of the grammar becomes a finding.

    A phase whose heading has a fault is read as far as it goes, so that its blocks are still checked.
    """
    scanner = _Scanner(findings)
    for number, line in enumerate(lines, first_line):
        scanner.take(number, line)
    scanner.close_all()
    notes = _notes(scanner.stretches, findings)
    introduction, *phases = (
        (stretch, tuple(block for block in stretch.blocks if not _is_note(block))) for stretch in scanner.stretches
    )
    for block in introduction[1] if phases else ():
        if block.name in _OF_A_PHASE and not block.argument:
            or_kind = "kind" if block.name == "docent" else ""
            findings.add((block.line, 1), "M333", given=block.name, or_kind=or_kind)
    return introduction[1], tuple(read_phase(stretch, blocks, findings) for stretch, blocks in phases), notes


def _is_note(block: Block) -> bool:
    return block.name == "docent" and block.argument in NOTE_KINDS


def _notes(stretches: list[Stretch], findings: Findings) -> dict[str, Block]:
    notes: dict[str, Block] = {}
    for block in (block for stretch in stretches for block in stretch.blocks if _is_note(block)):
        if block.argument in notes:
            findings.add((block.line, 1), "M325", given=block.argument, line=str(notes[block.argument].line))
        else:
            notes[block.argument] = block
    return notes


class _Scanner:
    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.stretches = [Stretch("", 0)]
        self.open: list[_Open] = []
        self.prose: list[str] = []
        self.prose_line = 0
        self.fences = CodeFences()
        self.forgiven = 0  # closers that belong to a block which was closed early, after a finding about it

    def take(self, number: int, line: str) -> None:
        if hard := _HARD_SPACE.fullmatch(line):
            self.findings.add((number, hard.end(1) + 1), "M350")
            line = re.sub(r"\s", " ", line)
        if self.fences.hides(number, line):
            self._text(number, line)
        elif marker := _MARKER.fullmatch(line):
            if marker.group(2):
                self._begin(number, line, len(marker.group(1)))
            else:
                self._end(number, len(marker.group(1)))
        elif _HEADING.match(line) or (line.startswith("#") and "phase=" in line):
            self._heading(number, line)
        elif name := meant_name(line):
            self.findings.add((number, len(line) - len(line.lstrip()) + 1), "M332")
            self._begin_meant(number, name, line)
        else:
            self._check_text(number, line)
            self._text(number, line)

    def _heading(self, number: int, line: str) -> None:
        if self.open and "{" not in line:
            self.findings.add((number, 1), "M311", given=line.strip())
            self._text(number, line)
            return
        if not line.startswith("## "):
            self.findings.add((number, 1), "M352", given=line.lstrip("# "))
        for block in self.open:
            self.findings.add((block.line, 1), "M351", given=block.given, line=str(number))
        self._close_open()
        self.close_all()
        self.stretches.append(Stretch(line, number))

    def _begin_meant(self, number: int, name: str, line: str) -> None:
        """Go on as if the signs were right for a docent block; pass over another, whose arguments may be wrong too."""
        if self.open and (self.open[-1].slashes == 3 or name not in _INSIDE_DOCENT):
            self.forgiven += 1
            self._text(number, line)
            return
        if not self.open:
            self.forgiven = 0
            self._flush_prose()
        slashes = 4 if re.match(r" *(\S)\1{3}(?!\1)", line) else 3
        kind = line.rpartition("|")[2].strip()
        argument = kind if kind in NOTE_KINDS else ""
        self.open.append(_Open(slashes, name if name == "docent" else "", name, argument, "", number))

    def _check_text(self, number: int, line: str) -> None:
        """What no text may hold: a heading that makes no phase, a block marker at the wrong place."""
        above = self._lines()[-1].strip() if self._lines() else ""
        if line.startswith("#") and not self._is_card(line):
            self.findings.add((number, 1), "M311", given=line.strip())
        elif above and _UNDERLINE.fullmatch(line):
            self.findings.add((number - 1, 1), "M311", given=above)
        elif "//" in line and _STRAY_MARKER.match(CODE_SPAN.sub("", line)):
            self.findings.add((number, line.index("//") + 1), "M332")
            if line.strip(" /"):
                self.forgiven += 1
            elif self.open:
                self._close_top()
        elif is_meant_end(line):
            self.findings.add((number, len(line) - len(line.lstrip()) + 1), "M332")
            if self.open:
                self._close_top()

    def _is_card(self, line: str) -> bool:
        return line.startswith("### ") and bool(self.open) and self.open[-1].name in {"werkblad", ""}

    def _lines(self) -> list[str]:
        return self.open[-1].lines if self.open else self.prose

    def _text(self, number: int, line: str) -> None:
        if not self.open and not self.prose:
            self.prose_line = number
        self._lines().append(line)

    def _begin(self, number: int, line: str, slashes: int) -> None:
        given, name, argument, variant = opening_words(number, line, self.findings)
        around = self.open[-1] if self.open else None
        if around and around.slashes == 4 and slashes == 3:
            if name and around.name and name not in _INSIDE_DOCENT:
                self.findings.add((number, 5), "M324", given=name)
        elif around:
            self.findings.add((around.line, 1), "M320", given=around.given, line=str(number))
            self.forgiven = len(self.open)
            self._close_open()
        else:
            self.forgiven = 0
            if name and (slashes > 4 or (slashes == 4 and name != "docent")):
                self.findings.add((number, 1), "M323", given=name)
        if not self.open:
            self._flush_prose()
        self.open.append(_Open(slashes, name, given, argument, variant, number))

    def _end(self, number: int, slashes: int) -> None:
        if not self.open:
            self.forgiven -= 1
            if self.forgiven < 0:
                self.findings.add((number, 1), "M321")
            return
        top = self.open[-1]
        if top.slashes != slashes:
            if slashes not in [block.slashes for block in self.open]:
                count = str(top.slashes)
                self.findings.add((number, 1), "M322", given=top.given, count=count, line=str(top.line))
            else:
                self.findings.add((top.line, 1), "M320", given=top.given, line=str(number))
                self._close_top()
        self._close_top()

    def close_all(self) -> None:
        """End what is still open, at a heading or at the end of the file."""
        self.fences.close(self.findings)
        for block in self.open:
            self.findings.add((block.line, 1), "M319", given=block.given)
        self._close_open()
        self._flush_prose()
        self.forgiven = 0

    def _close_open(self) -> None:
        while self.open:
            self._close_top()

    def _close_top(self) -> None:
        top = self.open.pop()
        if not top.name:
            return
        text = "\n".join(top.lines)
        if not text.strip() and not top.children:
            self.findings.add((top.line, 1), "M326", given=top.name)
        block = Block(top.name, text.rstrip(), top.line, top.argument, top.variant, tuple(top.children))
        if self.open:
            self.open[-1].children.append(block)
        else:
            self.stretches[-1].blocks.append(block)

    def _flush_prose(self) -> None:
        text = "\n".join(self.prose)
        if text.strip():
            self.stretches[-1].blocks.append(Block(PROSE, text.rstrip(), self.prose_line))
        self.prose = []
