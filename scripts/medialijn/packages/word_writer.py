"""A document as a Word file that a teacher can change: real styles, headings, lists and tables, in Dutch."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from lxml import html as lxml_html  # type: ignore[import-untyped]

from medialijn.packages.word_blocks import HEADINGS, WRITING_LINE, BlockWriter, borders

_LANGUAGE = "nl-NL"
_FONT = "Calibri"  # Word has it; other programs have one with the same measures
_FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip knows
_BLACK = RGBColor(0, 0, 0)


def written(html: str, day: str, _pictures: Mapping[str, bytes]) -> bytes:
    """The document on A4, each sheet on a page of its own; of a picture stand its words."""
    source = lxml_html.document_fromstring(html)
    document = docx.Document()
    _set_page(document)
    _set_styles(document)
    _set_properties(document, source.findtext(".//title"), day)
    BlockWriter(document).write_all(source.body)
    content = BytesIO()
    document.save(content)
    return _with_fixed_times(content.getvalue())


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin = section.bottom_margin = Mm(16)


def _set_styles(document: Document) -> None:
    for element in document.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), _LANGUAGE)
    cast("ParagraphStyle", document.styles["Normal"]).font.name = _FONT
    for name in HEADINGS.values():
        cast("ParagraphStyle", document.styles[name]).font.color.rgb = _BLACK
    line = cast("ParagraphStyle", document.styles.add_style(WRITING_LINE, WD_STYLE_TYPE.PARAGRAPH))
    line.paragraph_format.space_before = Pt(14)
    # Word draws one line for paragraphs with the same border, unless one is asked for between them.
    line.element.get_or_add_pPr().append(borders("w:pBdr", "single", ("bottom", "between")))


def _set_properties(document: Document, title: str, day: str) -> None:
    properties = document.core_properties
    properties.title, properties.language = title, _LANGUAGE
    properties.author = properties.comments = ""
    properties.created = properties.modified = datetime.fromisoformat(day)


def _with_fixed_times(content: bytes) -> bytes:
    """The same archive, in which no file says when it was written."""
    fixed = BytesIO()
    with ZipFile(BytesIO(content)) as before, ZipFile(fixed, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(ZipInfo(name, _FIRST_MOMENT), before.read(name), ZIP_DEFLATED)
    return fixed.getvalue()
