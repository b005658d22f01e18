from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from medialijn.exchange.lines import Document, LeftOut, Line, clean, superscript
from medialijn.exchange.text_reader import decoded
from medialijn.sources.reading import Findings

_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*")
_RULE = re.compile(r" {0,3}(?:[-*_=] ?){3,}")
_ITEM = re.compile(r"(\s*)(?:[-*+]|\d+[.)])\s+\S")
_NOTE = re.compile(r"\[\^([^\]\s]+)\]:\s*")
_NOTE_REFERENCE = re.compile(r"\[\^([^\]\s]+)\]")
_LINK = re.compile(r"!?\[([^\]]*)\]\(\s*<?([^)\s>]*)>?[^)]*\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])(\*|_)(?=[^\s*_])(.+?)(?<=[^\s*_])\1(?![\w*])")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?-->")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!>-])")


def read_markdown(raw: bytes, path: str) -> Document:
    """The lines of a Markdown document: headings and list items as such, without the marks of emphasis and links."""
    findings = Findings(path)
    text = decoded(raw, findings)
    if text is None:
        return Document((), findings=tuple(findings.items))
    reader = _Reader()
    source = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    front = _front_matter_end(source)
    for number, line in enumerate(source, 1):
        if number <= front:
            reader.leave_out(number, line)
        else:
            reader.take(number, line)
    return Document(tuple(reader.lines), tuple(reader.left_out), tuple(findings.items))


def _front_matter_end(lines: list[str]) -> int:
    """The number of the line that closes front matter, 0 without front matter."""
    if lines[0].rstrip() != "---":
        return 0
    return next((number for number, line in enumerate(lines[1:], 2) if line.rstrip() == "---"), 0)


@dataclass(slots=True)
class _Reader:
    lines: list[Line] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    notes: dict[str, int] = field(default_factory=dict)

    def leave_out(self, number: int, text: str) -> None:
        """Keep a text aside that Markdown does not show."""
        if clean(text):
            self.left_out.append(LeftOut(number, "markup", clean(text)))

    def take(self, number: int, source: str) -> None:
        """Read one line."""
        if _RULE.fullmatch(source):
            self._underline(source)
            self.lines.append(Line(number, ""))
            return
        heading, item = _HEADING.fullmatch(source), _ITEM.match(source)
        text = heading.group(2) if heading else source
        shown = clean(self._without_marks(number, text.removeprefix("> ")))
        level = len(item.group(1).expandtabs(4)) // 2 if item else 0
        self.lines.append(
            Line(number, shown, heading=len(heading.group(1)) if heading else 0, level=level, is_item=bool(item))
        )

    def _underline(self, source: str) -> None:
        """Make a heading of the line above, when it is one that a row of = or - underlines."""
        last = self.lines[-1] if self.lines else Line(0, "")
        if last.text and not last.heading and not last.is_item and set(source.strip()) in ({"="}, {"-"}):
            self.lines[-1] = replace(last, heading=1 if "=" in source else 2)

    def _without_marks(self, number: int, text: str) -> str:
        note = _NOTE.match(text)
        if note:
            text = f"{self._note(number, note.group(1))} {text[note.end() :]}"
        text = _NOTE_REFERENCE.sub(lambda match: self._note(number, match.group(1)), text)
        for match in _TAG.finditer(text):
            self.leave_out(number, match.group())
        text = _LINK.sub(lambda match: f"{match.group(1)} ({match.group(2)})", _TAG.sub(" ", text))
        for pattern in (_STRONG, _EMPHASIS):
            text = pattern.sub(r"\2", text)
        return _ESCAPED.sub(r"\1", text)

    def _note(self, number: int, name: str) -> str:
        """The number of a footnote behind its word; a name that is no number gets the next one."""
        if name not in self.notes:
            is_number = name.isascii() and name.isdecimal() and len(name) < 4
            self.notes[name] = int(name) if is_number else len(self.notes) + 1
        if not name.isdecimal():
            self.leave_out(number, name)
        return superscript(self.notes[name])
