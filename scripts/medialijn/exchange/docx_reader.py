from __future__ import annotations

import io
import re
import warnings
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element, ParseError, fromstring

from docx2python import docx2python
from docx2python.iterators import iter_at_depth

from medialijn.exchange.archive import HostileArchiveError, xml_parts
from medialijn.exchange.docx_count import Counted, count_words
from medialijn.exchange.docx_numbering import Numbering, Style, read_numbering, read_styles
from medialijn.exchange.docx_simplify import simplified
from medialijn.exchange.lines import Document, LeftOut, Line, clean, superscript, words
from medialijn.sources.reading import Findings

_MAIN = "word/document.xml"
_BULLET = re.compile(r"\t*(?:\S+\)|--)\t")
_NOTE_REFERENCE = re.compile(r"----((?:foot|end)note\d+)----")
_NOTE = re.compile(r"((?:foot|end)note\d+)\)\t")
_PICTURE = re.compile(r"----Image alt text---->[^<]*<|----[^-\s]+\.\w+----")
_HYPERLINK = re.compile(r'<a href="[^"]*">(.*?)</a>', re.DOTALL)
_HEADING = re.compile(r"heading ([1-9])")


def read_docx(raw: bytes, path: str) -> Document:
    """The paragraphs of a .docx; what stands in headers, text boxes and tracked changes is noted."""
    findings = Findings(path)
    try:
        parts = xml_parts(raw)
        # Parts with a DTD were refused, so that there is no entity to expand.
        roots = {name: fromstring(parts[name]) for name in _wanted(parts)}  # noqa: S314
        counted = count_words(roots[_MAIN])
        with warnings.catch_warnings(action="ignore"):
            reader = _read(simplified(parts), roots, findings)
    except HostileArchiveError as error:
        findings.add((1, 1), "M703", reason=error.reason)
        return Document((), findings=tuple(findings.items))
    except (
        ParseError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        SyntaxError,
    ) as error:
        findings.add((1, 1), "M701", reason=type(error).__name__)
        return Document((), findings=tuple(findings.items))
    reader.compare(counted, findings)
    return Document(tuple(reader.lines), tuple(reader.left_out), tuple(findings.items))


def _wanted(parts: Mapping[str, bytes]) -> Iterable[str]:
    return (_MAIN, *(name for name in ("word/numbering.xml", "word/styles.xml") if name in parts))


def _read(raw: bytes, roots: Mapping[str, Element], findings: Findings) -> _Reader:
    numbering, styles = read_numbering(roots.get("word/numbering.xml")), read_styles(roots.get("word/styles.xml"))
    reader = _Reader(numbering, styles)
    with docx2python(io.BytesIO(raw)) as content:
        for row in iter_at_depth(content.body_pars, 2):
            reader.take_row([list(cell) for cell in row], findings)
        for note in iter_at_depth([*content.footnotes_pars, *content.endnotes_pars], 4):
            reader.take_note("".join(note.run_strings))
        for paragraph in iter_at_depth([*content.header_pars, *content.footer_pars], 4):
            reader.leave_out("".join(paragraph.run_strings))
    return reader


@dataclass(slots=True)
class _Reader:
    numbering: Numbering
    styles: Mapping[str, Style]
    lines: list[Line] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    notes: dict[str, int] = field(default_factory=dict)
    seen: Counter[str] = field(default_factory=Counter)
    paragraphs: int = 0

    def take_row(self, cells: list[list[Any]], findings: Findings) -> None:
        """Read a row of a table as one line, and what is no table paragraph by paragraph."""
        texts: list[str] = []
        for paragraph in (paragraph for cell in cells for paragraph in cell):
            if "txbxContent" in paragraph.lineage:
                continue
            self.paragraphs += 1
            text, line = self._line(paragraph)
            self.seen.update(words(text))
            if "tbl" in paragraph.lineage:
                texts += [line.text] if line.text else []
            else:
                self.lines.append(line)
        if texts:
            findings.add((self.paragraphs, 1), "M730", given=" | ".join(texts))
            self.lines.append(Line(self.paragraphs, " | ".join(texts), is_whole=True))

    def _line(self, paragraph: Any) -> tuple[str, Line]:
        """The text of a paragraph without its number, and the line that it makes."""
        style = self.styles.get(paragraph.style, Style(str(paragraph.style).casefold()))
        list_id, text = paragraph.list_position[0], "".join(paragraph.run_strings)
        bullet = _BULLET.match(text) if list_id else None
        if bullet:
            text = text[bullet.end() :]
        level = bullet.group().rstrip("\t").count("\t") if bullet else style.level
        list_id = list_id or style.list_id
        shown = self._shown(text)
        label = self.numbering.label(list_id, level) if list_id and list_id != "0" else ""
        heading = _HEADING.match(style.name)
        is_contents = style.name.startswith(("toc ", "contents", "inhopg"))
        line = Line(
            self.paragraphs,
            clean(f"{label} {shown}") if shown.strip() else "",
            heading=int(heading.group(1)) if heading else 0,
            level=level if label else 0,
            is_item=bool(label) and not heading,
            is_whole=True,
            is_title=style.name == "title",
        )
        if is_contents and line.text:
            self.left_out.append(LeftOut(self.paragraphs, "contents", line.text))
            return shown, Line(self.paragraphs, "")
        return shown, line

    def _shown(self, text: str) -> str:
        """The text as a reader sees it: links by their words, footnotes by a small number."""
        text = _HYPERLINK.sub(r"\1", _PICTURE.sub(" ", text))
        return _NOTE_REFERENCE.sub(lambda match: superscript(self._number(match.group(1))), text)

    def _number(self, name: str) -> int:
        return self.notes.setdefault(name, len(self.notes) + 1)

    def take_note(self, text: str) -> None:
        """Read a paragraph of a footnote or endnote, which stands after the text in the order of the notes."""
        self.paragraphs += 1
        start = _NOTE.match(text)
        shown = clean(self._shown(text[start.end() :] if start else text))
        if start and shown:
            self.lines += [
                Line(self.paragraphs, ""),
                Line(self.paragraphs, f"{superscript(self._number(start.group(1)))} {shown}", is_whole=True),
            ]
        elif shown and self.lines:
            last = self.lines.pop()
            self.lines.append(Line(last.number, f"{last.text} {shown}", is_whole=True))

    def leave_out(self, text: str) -> None:
        """Keep the text of a header or footer aside."""
        shown = clean(self._shown(text))
        if shown:
            self.left_out.append(LeftOut(1, "page", shown))

    def compare(self, counted: Counted, findings: Findings) -> None:
        """Note what the XML holds beyond the running text."""
        self.left_out += [LeftOut(1, "textbox", text) for text in counted.boxes]
        if counted.inserted or counted.deleted:
            findings.add((1, 1), "M724", inserted=str(counted.inserted), deleted=str(counted.deleted))
        unread = counted.running - self.seen
        if unread:
            findings.add((1, 1), "M725", count=str(unread.total()), given=" ".join(sorted(unread)[:12]))
        doubled = self.seen - counted.running
        if doubled:
            findings.add((1, 1), "M731", count=str(doubled.total()), given=" ".join(sorted(doubled)[:12]))
