"""Markdown and PDF, and what is unclear in any document: each a finding at its line."""

from __future__ import annotations

import re

import pytest

from import_documents import Par, assert_balance, codes, docx, imported, lines_of, pdf, read_back, texts
from medialijn.exchange.known import Known
from medialijn.sources.codes import CODES
from medialijn.sources.protocol import Article, ProtocolMeta

MARKDOWN = """---
layout: page
---
# Regels voor schermen

## Omgang

1. Je bent **altijd** vriendelijk, zie [de gids](https://example.org/gids).
2. Je helpt een ander:[^1]
   - in de les;
   - in de pauze.

[^1]: Zonder erom te vragen.

Scherm
------

1. Het scherm is *uit*, zegt de docent\\*.
"""


def test_markdown_gives_its_headings_lists_links_and_footnotes() -> None:
    result = imported(MARKDOWN, "regels.md")
    assert texts(result) == {
        "OMG-1": "Je bent altijd vriendelijk, zie de gids (https://example.org/gids).",
        "OMG-2": "Je helpt een ander: - in de les; - in de pauze.",
        "NOOT-1": "Zonder erom te vragen.",
        "SCH-1": "Het scherm is uit, zegt de docent*.",
    }
    assert read_back(result).meta.title == "Regels voor schermen"
    assert [one.text for one in result.left_out] == ["---", "layout: page", "---"]
    assert_balance(MARKDOWN, result)


def test_a_pdf_is_read_with_a_warning_and_without_what_its_pages_repeat() -> None:
    first = ("Schermregels", "Omgang", "1. Je wacht met een antwoord als je boos bent, en je denkt", "De Eik 1")
    second = ("na tot je weer rustig bent.", "2. Je vraagt hulp.", "Rust", "1. Na negen uur is het stil.", "De Eik 2")
    result = imported(pdf(first, second), "regels.pdf")
    assert texts(result) == {
        "OMG-1": "Je wacht met een antwoord als je boos bent, en je denkt na tot je weer rustig bent.",
        "OMG-2": "Je vraagt hulp.",
        "RUS-1": "Na negen uur is het stil.",
    }
    assert "M705" in codes(result)
    assert [one.text for one in result.left_out] == ["De Eik 1", "De Eik 2"]


@pytest.mark.parametrize("raw", [b"", b"%PDF-1.4\n", pdf(("Rust",))[:200], b"%PDF-1.4\n" + b"\xff" * 500])
def test_a_broken_pdf_is_refused_or_has_no_articles(raw: bytes) -> None:
    result = imported(raw, "regels.pdf")
    assert result.protocol is None
    assert set(codes(result)) & {"M701", "M706"}


KNOWN = Known(
    "lin",
    ProtocolMeta(
        id="lin", school="De Lin", sector="vo", title="Regels", dated="2026-01-01", wording="officieel", source="Lin"
    ),
    tuple(Article(identifier, "x", "Samen", "x", 1) for identifier in ("SAM-1", "SAM-9")),
    {},
)
TWO = "Samen\n\n1. Je groet elkaar.\n2. Je helpt elkaar.\n"

# A document, what is said about it, and the line at which the finding stands.
UNCLEAR: dict[str, tuple[str | bytes, str, dict[str, object], int]] = {
    "M700": (TWO, "regels.odt", {}, 1),
    "M701": (b"Samen\n\x00\n", "regels.txt", {}, 2),
    "M702": (b" " * 2_000_001, "regels.txt", {}, 1),
    "M703": (docx(extra={"x.xml": "<!DOCTYPE x>"}), "regels.docx", {}, 1),
    "M704": (b"Samen\n\n1. Priv\xe9.\n", "regels.txt", {}, 3),
    "M705": (pdf(("Samen", "1. Je groet elkaar.")), "regels.pdf", {}, 1),
    "M706": ("Dit is een brief.\n\nMet twee zinnen.\n", "regels.txt", {}, 1),
    "M707": (TWO, "regels.txt", {"dated": ""}, 1),
    "M708": (TWO, "regels.txt", {}, 1),
    "M709": (TWO, "regels.txt", {"school": ""}, 1),
    "M710": (TWO + "\nPagina 1 van 1\n", "regels.txt", {}, 6),
    "M711": ("Samen\n\n1. Je groet el-\nkaar.\n", "regels.txt", {}, 4),
    "M712": (TWO + "\nDit geldt overal.\n", "regels.txt", {}, 6),
    "M713": ("Samen\n\n- Je groet elkaar.\n- Je helpt.\n", "regels.txt", {}, 3),
    "M714": ("Samen\n\n1. Je groet elkaar.\n3. Je helpt.\n", "regels.txt", {}, 4),
    "M715": (TWO + "\n1. Je luistert.\n", "regels.txt", {}, 6),
    "M716": (TWO + "\nNawoord\n", "regels.txt", {}, 6),
    "M717": ("Samen\n\n1. Je groet een ander\n\nen je helpt.\n", "regels.txt", {}, 5),
    "M718": (TWO + "\nen nog iets.\n", "regels.txt", {}, 6),
    "M719": (TWO + "\n¹ Zie de gids.\n", "regels.txt", {}, 6),
    "M720": ("Samen\n\n1. Je groet elkaar.⁷\n", "regels.txt", {}, 3),
    "M721": (TWO, "regels.txt", {"ids_from": KNOWN}, 1),
    "M722": (TWO, "regels.txt", {"ids_from": KNOWN}, 4),
    "M723": (TWO, "regels.txt", {"sections": {"X": "Samn"}}, 1),
    "M724": (docx(Par("x", raw='<w:del w:id="1"><w:r><w:delText>y</w:delText></w:r></w:del>')), "regels.docx", {}, 1),
    "M728": (TWO, "regels.txt", {}, 1),
    "M729": ("Samen\n\n1. Je bent op school vanaf klas\n3. tot het eind.\n", "regels.txt", {}, 4),
    "M730": (
        docx(Par("Samen", "Kop1"), "<w:tbl><w:tr><w:tc>" + Par("x").xml() + "</w:tc></w:tr></w:tbl>"),
        "regels.docx",
        {},
        2,
    ),
    "M732": ("1. Omgang\n- Je groet elkaar.\n\n2. Je helpt elkaar altijd.\n", "regels.txt", {}, 1),
    "M733": (TWO + "\nZo vastgesteld door de raad.\n", "regels.txt", {}, 6),
    "M734": ("Samen\n\n1. Rust.¹\n\n¹ Zie een.\n\nSlot\n\n1. Stil.¹\n\n¹ Zie twee.\n", "regels.txt", {}, 11),
    "M735": ("Artikel 1\n\nArtikel 2\n\nJe helpt.\n", "regels.txt", {}, 1),
    "M736": (TWO + "\nZo vastgesteld op 1 mei 2026.\n", "regels.txt", {"dated": ""}, 6),
}
# What test_import_files.py shows with files, and what guards against a fault of the program itself.
WITH_FILES = {"M727", "M738"}
GUARDS = {"M725", "M726", "M731", "M737"}


@pytest.mark.parametrize("code", UNCLEAR)
def test_what_is_unclear_is_a_finding_at_its_line(code: str) -> None:
    source, name, said, line = UNCLEAR[code]
    result = imported(source, name, **said)
    assert line in lines_of(result, code), [finding.line_of_text() for finding in result.findings]
    assert (result.protocol is None) == any(finding.severity == "error" for finding in result.findings)


def test_every_code_of_the_import_is_shown() -> None:
    assert {code for code in CODES if re.match("M7", code)} == set(UNCLEAR) | WITH_FILES | GUARDS


def test_a_finding_is_told_in_dutch_and_in_english() -> None:
    finding = next(one for one in imported(TWO + "\nPagina 1 van 1\n").findings if one.code == "M710")
    assert finding.message() == "weggelaten (kop of voet van een bladzijde): 'Pagina 1 van 1'"
    assert finding.message("en") == "left out (top or foot of a page): 'Pagina 1 van 1'"
