from __future__ import annotations

import codecs
import re

from medialijn.exchange.lines import Document, Line, clean
from medialijn.sources.reading import Findings

_LINE_ENDS = re.compile("\r\n|\r|\n|\x0b|\x1c|\x1d|\x1e|\x85|\u2028|\u2029")
_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def read_plain_text(raw: bytes, path: str) -> Document:
    """The lines of a plain text; a form feed is the end of a page."""
    findings = Findings(path)
    text = decoded(raw, findings)
    if text is None:
        return Document((), findings=tuple(findings.items))
    return Document(text_lines(text), findings=tuple(findings.items))


def decoded(raw: bytes, findings: Findings) -> str | None:
    """The text in the encoding that the bytes show: UTF-8, UTF-16 with its mark, else that of Windows (noted)."""
    encoding = next((name for mark, name in _BOMS.items() if raw.startswith(mark)), "utf-8")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-16":
            findings.add((1, 1), "M701", reason="UTF-16")
            return None
        line = raw.count(b"\n", 0, error.start) + 1
        findings.add((line, 1), "M704", given="Windows-1252")
        text = _windows(raw)
    if "\x00" in text:
        findings.add((text.count("\n", 0, text.index("\x00")) + 1, 1), "M701", reason="U+0000")
        return None
    return text


def _windows(raw: bytes) -> str:
    """cp1252, with the five bytes that it does not define as spaces."""
    return raw.translate(bytes.maketrans(b"\x81\x8d\x8f\x90\x9d", b"     ")).decode("cp1252")


def text_lines(text: str) -> tuple[Line, ...]:
    """The lines of a text with their numbers; where a page ends, an empty line says so."""
    lines = []
    for number, whole in enumerate(_LINE_ENDS.split(text), 1):
        for index, piece in enumerate(whole.split("\f")):
            if index:
                lines.append(Line(number, "", ends_page=True))
            lines.append(Line(number, clean(piece)))
    return tuple(lines)
