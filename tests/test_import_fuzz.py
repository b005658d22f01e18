"""Whatever bytes a document holds, the import gives findings and never an exception, and no word is lost or doubled."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from import_documents import Par, assert_balance, codes, docx, imported, pdf

_BOUNDED = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
_PIECES = (
    "Samen online",
    "RUST IN DE KLAS",
    "1. Je groet elkaar",
    "2. Je helpt een ander.",
    "1.1 Je luistert",
    "3) Je vraagt",
    "a. ook thuis;",
    "- een foto",
    "• een stem.",
    "Artikel 4 Toon",
    "Hoofdstuk 2",
    "II. Gevolgen",
    "A. Voor ouders",
    "¹ Zie de gids.",
    "dat is zo.²",
    "en dat ver-",
    "der gaat",
    "Pagina 3 van 9",
    "7",
    "\f",
    "Inhoud",
    "Rust ..... 4",
    "Datum: 3 mei 2026",
    "",
    "",
    "Wie dat doet, praat met de mentor.",
    "<b>*vet*</b> [x](y) `z` # > +",
    "| a | b |",
    "# Kop",
    "[^1]: noot[^x]",
    "```",
)
_DOCUMENTS = st.lists(st.sampled_from(_PIECES), max_size=25).map("\n".join)


@_BOUNDED
@given(_DOCUMENTS)
def test_a_text_of_likely_lines_keeps_its_words(source: str) -> None:
    result = imported(source)
    assert not {"M726", "M737"} & set(codes(result))
    if result.protocol:
        assert_balance(source, result)


@_BOUNDED
@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(source: str) -> None:
    result = imported(source.encode("utf-8", "surrogatepass"))
    assert not {"M726", "M737"} & set(codes(result))


@_BOUNDED
@given(_DOCUMENTS | st.text(max_size=200))
def test_any_markdown_is_read_or_refused(source: str) -> None:
    result = imported(source.encode("utf-8", "surrogatepass"), "regels.md")
    assert not {"M726", "M737"} & set(codes(result))


@_BOUNDED
@given(st.binary(max_size=300), st.sampled_from(["regels.txt", "regels.md", "regels.docx", "regels.pdf"]))
def test_any_bytes_are_read_or_refused(raw: bytes, name: str) -> None:
    assert not {"M726", "M737"} & set(codes(imported(raw, name)))


_WORD = docx(Par("Samen", "Kop1"), Par("Je groet.", list_id=1), Par("Je helpt.", list_id=1), notes=("Zie de gids.",))
_PAGES = pdf(("Samen", "1. Je groet elkaar.", "2. Je helpt elkaar."))


@settings(_BOUNDED, max_examples=60)
@given(st.integers(0, 5_000), st.binary(min_size=1, max_size=4), st.booleans())
def test_a_damaged_file_is_read_or_refused(place: int, bytes_: bytes, is_word: bool) -> None:
    good = _WORD if is_word else _PAGES
    place %= len(good)
    damaged = good[:place] + bytes_ + good[place + len(bytes_) :]
    result = imported(damaged, "regels.docx" if is_word else "regels.pdf")
    assert not {"M726", "M737"} & set(codes(result))
