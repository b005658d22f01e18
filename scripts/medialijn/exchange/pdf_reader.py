from __future__ import annotations

import io
import logging
from itertools import count

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from medialijn.exchange.lines import Document, Line, clean
from medialijn.sources.reading import Findings

MAX_PAGES = 200
_MAX_CHARACTERS = 2_000_000
# What a damaged file makes pypdf raise, beside its own errors.
_DAMAGE = (
    PyPdfError,
    ValueError,
    KeyError,
    TypeError,
    IndexError,
    AttributeError,
    OSError,
    RecursionError,
    MemoryError,
)


def read_pdf(raw: bytes, path: str) -> Document:
    """The lines of the text in a PDF, page by page, always with a warning that a person must compare them."""
    # What pypdf logs of a damaged file says nothing to a teacher; that the file is damaged is a finding.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    findings = Findings(path)
    lines: list[Line] = []
    numbers, size = count(1), 0
    try:
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted:
            findings.add((1, 1), "M701", reason="password")
            return Document((), findings=tuple(findings.items))
        if len(reader.pages) > MAX_PAGES:
            findings.add((1, 1), "M703", reason="pages")
            return Document((), findings=tuple(findings.items))
        for page in reader.pages:
            text = page.extract_text()
            size += len(text)
            if size > _MAX_CHARACTERS:
                findings.add((1, 1), "M703", reason="unpacked")
                return Document((), findings=tuple(findings.items))
            lines += [Line(next(numbers), clean(line)) for line in text.splitlines()]
            lines.append(Line(next(numbers), "", ends_page=True))
    except _DAMAGE as error:
        findings.add((1, 1), "M701", reason=type(error).__name__)
        return Document((), findings=tuple(findings.items))
    findings.add((1, 1), "M705")
    return Document(tuple(lines), findings=tuple(findings.items))
