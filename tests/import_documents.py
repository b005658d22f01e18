"""Documents for the tests of the import, and what must hold between a document and its result."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections import Counter
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from medialijn.exchange import Imported, Request, import_protocol
from medialijn.exchange.lines import words
from medialijn.sources.protocol import Protocol, read_protocol
from medialijn.sources.reading import Findings

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NOTE_LINK = re.compile(r"\[[⁰¹²³⁴⁵⁶⁷⁸⁹]+\]\(artikel:[^)]*\)")


def imported(source: str | bytes, name: str = "regels.txt", **said: Any) -> Imported:
    """What the import makes of a document, as a school that gives its name and a date."""
    raw = source.encode() if isinstance(source, str) else source
    request = {"path": name, "id": "eik", "sector": "vo", "school": "De Eik", "dated": "2026-02-03", **said}
    return import_protocol(raw, Request(**request))


def read_back(result: Imported) -> Protocol:
    """The protocol in the result, read as `check` reads it; fails with the findings when it was refused."""
    assert result.protocol is not None, [finding.line_of_text() for finding in result.findings]
    findings = Findings("protocol.md")
    protocol = read_protocol("eik", result.protocol, findings).value
    assert findings.items == []
    assert protocol is not None
    return protocol


def plain(markdown: str) -> str:
    """The words of an article as they stood in the document."""
    return html.unescape(re.sub(r"\\(.)", r"\1", _NOTE_LINK.sub(" ", markdown)))


def texts(result: Imported) -> dict[str, str]:
    """The text of each article on one line, without the numbers of footnotes."""
    return {article.id: " ".join(plain(article.text).split()) for article in read_back(result).articles.values()}


def codes(result: Imported) -> list[str]:
    """The codes of the findings in their order."""
    return [finding.code for finding in result.findings]


def lines_of(result: Imported, code: str) -> list[int]:
    """The lines at which a code is found."""
    return [finding.line for finding in result.findings if finding.code == code]


def assert_balance(source: str, result: Imported) -> None:
    """Every word of the source stands in the result exactly once, but for labels and what was listed as left out."""
    protocol = read_back(result)
    is_added = "M708" in codes(result) or protocol.meta.title not in source
    found = Counter([] if is_added else words(protocol.meta.title))
    for section in re.findall(r"^## (.*)$", result.protocol or "", re.MULTILINE):
        found.update(words(plain(section)))
    for article in protocol.articles.values():
        text, title = words(plain(article.text)), words(plain(article.title))
        found.update(text)
        if " ".join(title) not in " ".join(text):
            found.update(title)
    for left_out in result.left_out:
        found.update(words(left_out.text))
    given = Counter(words(source))
    for finding in result.findings:
        if finding.code == "M711":
            given.subtract(words(finding.values["left"]) + words(finding.values["right"]))
            given.update(words(finding.values["given"]))
    lost, doubled = given - found, found - given
    assert {word for word in lost if not re.fullmatch(r"\d{1,3}|[a-zA-Z]|[IVX]+|Artikel|Hoofdstuk", word)} == set()
    assert set(doubled) <= {"Inleiding"}


@dataclass(frozen=True)
class Par:
    """A paragraph of a .docx; `list_id` and `level` number it, `raw` is XML behind its text."""

    text: str
    style: str = ""
    list_id: int = 0
    level: int = 0
    raw: str = ""

    def xml(self) -> str:
        """The paragraph as WordprocessingML."""
        style = f'<w:pStyle w:val="{self.style}"/>' if self.style else ""
        numbered = f'<w:numPr><w:ilvl w:val="{self.level}"/><w:numId w:val="{self.list_id}"/></w:numPr>'
        properties = f"<w:pPr>{style}{numbered if self.list_id else ''}</w:pPr>"
        run = f'<w:r><w:t xml:space="preserve">{escape(self.text)}</w:t></w:r>'
        return f"<w:p>{properties}{run}{self.raw}</w:p>"


def note_reference(number: int) -> str:
    """The XML of a reference to a footnote."""
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def run(text: str) -> str:
    """The XML of a piece of text."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    """The XML of a table."""
    cells = ("".join(f"<w:tc>{Par(cell).xml()}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def text_box(text: str) -> str:
    """The XML of a text box, as old versions of Word write it."""
    box = f"<v:textbox><w:txbxContent>{Par(text).xml()}</w:txbxContent></v:textbox>"
    return f'<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">{box}</v:shape></w:pict></w:r>'


_LEVELS = "".join(
    f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
    for level, (form, text) in enumerate((("decimal", "%1."), ("lowerLetter", "%2."), ("decimal", "%3.")))
)
_BULLETS = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>'
_ARTICLES = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Artikel %1"/></w:lvl>'


def _numbering() -> str:
    """List 1 to 3 count anew, 4 goes on at 4, 5 has bullets, 6 says Artikel."""
    kinds = "".join(
        f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'
        for number, levels in enumerate((_LEVELS, _BULLETS, _ARTICLES))
    )
    lists = ""
    for identifier, kind, start in ((1, 0, 1), (2, 0, 1), (3, 0, 1), (4, 0, 4), (5, 1, 0), (6, 2, 0)):
        restart = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>' if start else ""
        lists += f'<w:num w:numId="{identifier}"><w:abstractNumId w:val="{kind}"/>{restart}</w:num>'
    return f"<w:numbering {_W}>{kinds}{lists}</w:numbering>"


_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/>{more}</w:style>'
    for identifier, name, more in (
        ("Titel", "Title", ""),
        ("Kop1", "heading 1", ""),
        ("Kop2", "heading 2", ""),
        ("Inhopg1", "toc 1", ""),
        ("Artikelkop", "Artikelkop", '<w:pPr><w:numPr><w:numId w:val="6"/></w:numPr></w:pPr>'),
    )
)


def docx(
    *content: Par | str, notes: tuple[str, ...] = (), header: str = "", extra: dict[str, str] | None = None
) -> bytes:
    """A .docx with paragraphs and pieces of XML, footnotes numbered from 2 as Word does, and other parts."""
    body = "".join(one if isinstance(one, str) else one.xml() for one in content)
    parts = {
        "word/document.xml": f"<w:document {_W} {_R}><w:body>{body}</w:body></w:document>",
        "word/numbering.xml": _numbering(),
        "word/styles.xml": f"<w:styles {_W}>{_STYLES}</w:styles>",
        "word/footnotes.xml": f"<w:footnotes {_W} {_R}>"
        + "".join(f'<w:footnote w:id="{number}">{Par(note).xml()}</w:footnote>' for number, note in enumerate(notes, 2))
        + "</w:footnotes>",
    }
    if header:
        parts["word/header1.xml"] = f"<w:hdr {_W} {_R}>{Par(header).xml()}</w:hdr>"
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{name.removesuffix("1")}" Target="{name}.xml"/>'
        for number, name in enumerate(("numbering", "styles", "footnotes", *(("header1",) if header else ())), 1)
    )
    parts["word/_rels/document.xml.rels"] = _relationships(relations)
    main = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    parts["_rels/.rels"] = _relationships(main)
    parts["[Content_Types].xml"] = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>'
    )
    return zipped(
        {name: f'<?xml version="1.0" encoding="UTF-8"?>{text}' for name, text in parts.items()} | (extra or {})
    )


def _relationships(inner: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def zipped(parts: dict[str, str]) -> bytes:
    """A zip with these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def pdf(*pages: tuple[str, ...]) -> bytes:
    """A PDF with a line of text below the other on each page."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for lines in pages:
        drawn = "".join(f"({line}) Tj 0 -16 Td " for line in lines)
        stream = f"BT /F1 11 Tf 60 780 Td {drawn}ET"
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
        resources = "<</Font<</F1 3 0 R>>>>"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources{resources}/Contents {len(objects)} 0 R>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    text, places = "%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(text))
        text += f"{number} 0 obj{one}endobj\n"
    table_start = len(text)
    text += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(
        f"{place:010} 00000 n \n" for place in places
    )
    text += f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{table_start}\n%%EOF"
    return text.encode("latin-1")
