"""Lists, tables and bold words that look right in the file, and that Markdown silently makes into something else."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from medialijn.sources.markdown_text import CODE_SPAN, CodeFences, blanks, without_comments
from medialijn.sources.reading import Findings

_ITEM = re.compile(r"( *)(?:[-*+]|\d{1,2}\.) +\S")
_STARTS_LIST = re.compile(r"(?:[-*+]|1\.) ")
_RULE = re.compile(r" {0,3}([-_*])(?: *\1){2,} *")
_DELIMITER = re.compile(r"\|?(?: *:?-+:? *\|)* *:?-+:? *\|?")
_BOLD = re.compile(r"\*\*(\**)")
_LOOSE_LINK = re.compile(r"\] +\((?:https?://|mailto:|les:|artikel:|begrip:|vraag:)")
_BOX = re.compile(r" *(?:[-*+]|\d+\.) +(\[[ xX]?\])(?: |$)")
_ESCAPED = re.compile(r"\\.")


def check_shape(text: str, first_line: int, findings: Findings) -> None:
    """Note what Markdown would not show as it stands; `first_line` is the line of the file on which `text` starts."""
    fences = CodeFences()
    reader = _Reader(findings)
    lines = without_comments(text).split("\n")
    for number, line in enumerate((*lines, ""), first_line):
        is_code = fences.hides(number, line)
        reader.take(number, "" if is_code else _ESCAPED.sub("  ", CODE_SPAN.sub(blanks, line)))


@dataclass(slots=True)
class _Reader:
    """Follows the lines and knows whether a paragraph, a list or a table is open."""

    findings: Findings
    kind: str = ""  # of the lines so far without an empty one between them: text, list or table
    list_indent: int | None = None  # of the list that is open, also across empty lines
    head: int = 0  # how many cells the head of the table has
    rows: int = 0
    bold: list[tuple[int, int]] = field(default_factory=list)  # the ** of the paragraph that stand open so far

    def take(self, number: int, line: str) -> None:
        """Judge a line in the light of those before it."""
        if not line.strip() or line.startswith("#") or _RULE.fullmatch(line):
            self._end_table(number)
            self._end_paragraph()
            self.kind = ""
            if line.strip():
                self.list_indent = None
            return
        item = _ITEM.match(line)
        if line.lstrip().startswith("|"):
            self._row(number, line)
        elif item:
            self._end_table(number)
            self._item(number, line, len(item.group(1)))
        else:
            self._end_table(number)
            if self.kind == "table" and not line.startswith(" "):
                self.findings.add((number, 1), "M145")
            if not self.kind and not line.startswith(" "):
                self.list_indent = None
            self.kind = self.kind if self.kind == "list" else "text"
        self._inline(number, line)

    def _item(self, number: int, line: str, indent: int) -> None:
        if self.kind in {"text", "table"} and self.list_indent is None:
            if not _STARTS_LIST.match(line.lstrip()):
                return
            self.findings.add((number, indent + 1), "M143" if self.kind == "text" else "M145")
        self._end_paragraph()
        if self.list_indent is None:
            self.list_indent = indent
        elif (indent - self.list_indent) % 4:
            self.findings.add((number, indent + 1), "M144", count=str(indent - self.list_indent))
        box = _BOX.match(line)
        if box:
            self.findings.add((number, box.start(1) + 1), "M150", given=box.group(1))
        self.kind = "list"

    def _row(self, number: int, line: str) -> None:
        self._end_paragraph()
        cells = _cells(line)
        if self.kind != "table":
            if self.kind:
                self.findings.add((number, 1), "M145")
            self.kind, self.head, self.rows = "table", cells, 1
            self.list_indent = self.list_indent if line.startswith(" ") else None
            return
        self.rows += 1
        if self.rows == 2 and (cells != self.head or not _DELIMITER.fullmatch(line.strip())):
            self._no_delimiter(number)
        elif cells > self.head:
            self.findings.add((number, 1), "M147", count=str(cells), bound=str(self.head))

    def _end_table(self, number: int) -> None:
        if self.kind == "table" and self.rows == 1:
            self._no_delimiter(number)

    def _no_delimiter(self, number: int) -> None:
        self.findings.add((number - 1, 1), "M146", given="|" + "---|" * min(self.head, 12))
        self.head = 1_000  # the rows of what is no table yet are not counted

    def _inline(self, number: int, line: str) -> None:
        for match in _BOLD.finditer(line):
            if len(match.group(1)) % 2 == 0 and len(match.group(1)) > 1:
                continue  # **** opens and closes nothing
            self.bold = [] if self.bold else [(number, match.start() + 1)]
        loose = _LOOSE_LINK.search(line)
        if loose:
            self.findings.add((number, loose.start() + 2), "M149")
        if self.kind == "table":
            self._end_paragraph()

    def _end_paragraph(self) -> None:
        """Note the bold words that the paragraph leaves open."""
        for place in self.bold:
            self.findings.add(place, "M148")
        self.bold = []


def _cells(line: str) -> int:
    return line.strip().removeprefix("|").removesuffix("|").count("|") + 1
