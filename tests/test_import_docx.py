"""Word files: styles, numbers, footnotes and tables, and what lies outside the running text."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from import_documents import (
    Par,
    assert_balance,
    codes,
    docx,
    imported,
    note_reference,
    read_back,
    run,
    table,
    text_box,
    texts,
    zipped,
)

NAME = "regels.docx"
SAVED = Path(__file__).parent / "import" / "libreoffice.docx"


def test_sections_come_from_styles_and_numbers_from_lists_that_restart_and_go_on() -> None:
    result = imported(
        docx(
            Par("Regels voor schermen", "Titel"),
            Par("Omgang", "Kop1"),
            Par("Je groet elkaar.", list_id=1),
            Par("Je helpt elkaar:", list_id=1),
            Par("in de les;", list_id=1, level=1),
            Par("in de pauze.", list_id=1, level=1),
            Par("Je luistert.", list_id=1),
            Par("Scherm", "Kop1"),
            Par("Het scherm is uit.", list_id=2),
            Par("Het scherm is heel.", list_id=2),
            Par("Rust", "Kop1"),
            Par("Na negen uur is het stil.", list_id=3),
        ),
        NAME,
    )
    found = texts(result)
    assert list(found) == ["OMG-1", "OMG-2", "OMG-3", "SCH-1", "SCH-2", "RUS-1"]
    assert found["OMG-2"] == "Je helpt elkaar: - a. in de les; - b. in de pauze."
    assert read_back(result).meta.title == "Regels voor schermen"


def test_a_list_that_is_told_to_go_on_at_4_does() -> None:
    first = [Par(f"Regel die geldt op dag {day}.", list_id=1) for day in ("een", "twee", "drie")]
    rest = [Par("Een los woord vooraf.", ""), Par("Regel die geldt op dag vier.", list_id=4)]
    result = imported(docx(Par("Dagen", "Kop1"), *first, *rest), NAME)
    assert list(texts(result)) == ["DAG-1", "DAG-2", "DAG-3", "DAG-4"]
    assert "M712" in codes(result)


def test_a_style_that_numbers_articles_is_read() -> None:
    result = imported(
        docx(
            Par("Toon", "Artikelkop"),
            Par("Je schrijft vriendelijk.", ""),
            Par("Stilte", "Artikelkop"),
            Par("Op zondag is het stil.", ""),
        ),
        NAME,
    )
    assert texts(result) == {"INL-1": "Je schrijft vriendelijk.", "INL-2": "Op zondag is het stil."}
    assert [article.title for article in read_back(result).articles.values()] == ["Toon", "Stilte"]


def test_footnotes_stand_below_their_article_and_link_to_it() -> None:
    result = imported(
        docx(
            Par("Hulp", "Kop1"),
            Par("Je praat met de mentor", list_id=1, raw=note_reference(2) + run(" of met de zorgcoach.")),
            Par("Je belt een hulplijn.", list_id=1, raw=note_reference(3)),
            notes=("Of met een andere docent.", "Die staat op de site."),
        ),
        NAME,
    )
    assert list(texts(result)) == ["HUL-1", "NOOT-1", "HUL-2", "NOOT-2"]
    assert texts(result)["HUL-1"] == "Je praat met de mentor of met de zorgcoach."
    assert "[²](artikel:eik:NOOT-2)" in read_back(result).articles["HUL-2"].text


def test_tables_headers_text_boxes_and_contents_are_told() -> None:
    result = imported(
        docx(
            Par("Scherm\t3", "Inhopg1"),
            Par("Scherm", "Kop1"),
            Par("Het scherm is uit.", list_id=1),
            table(("Wanneer", "Wie"), ("In de les", "Iedereen")),
            Par("Het scherm blijft heel.", list_id=1, raw=text_box("Let op: ook thuis.")),
            header="De Eik",
        ),
        NAME,
    )
    assert texts(result)["SCH-1"] == "Het scherm is uit. Wanneer | Wie In de les | Iedereen"
    assert texts(result)["SCH-2"] == "Het scherm blijft heel."
    assert {(one.kind, one.text) for one in result.left_out} == {
        ("contents", "Scherm\t3"),
        ("textbox", "Let op: ook thuis."),
        ("page", "De Eik"),
    }
    assert codes(result).count("M730") == 2


def test_tracked_changes_are_counted() -> None:
    changed = (
        '<w:ins w:id="1"><w:r><w:t xml:space="preserve"> en ook thuis</w:t></w:r></w:ins>'
        '<w:del w:id="2"><w:r><w:delText> of niet</w:delText></w:r></w:del>'
    )
    result = imported(docx(Par("Rust", "Kop1"), Par("Het is stil", list_id=1, raw=changed)), NAME)
    assert texts(result) == {"RUS-1": "Het is stil en ook thuis"}
    finding = next(finding for finding in result.findings if finding.code == "M724")
    assert (finding.values["inserted"], finding.values["deleted"]) == ("3", "2")


def test_a_file_saved_by_libreoffice_is_read() -> None:
    """The file was made by this project's own docx() and saved anew by LibreOffice 7.4."""
    result = imported(SAVED.read_bytes(), NAME)
    found = texts(result)
    assert list(found) == ["INL-1", "OMG-1", "OMG-2", "NOOT-1", "OMG-3", "SCH-1", "SCH-2"]
    assert found["OMG-2"] == "Je helpt elkaar waar dat kan: - a. in de les; - b. in de pauze."
    assert found["NOOT-1"] == "Ook als je iemand niet kent."
    assert found["SCH-2"] == "Wie het beeld toch deelt, praat met de mentor."
    assert read_back(result).meta.title == "Regels voor schermen"
    assert not {"M725", "M731"} & set(codes(result))


ALTERNATIVES = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    f'<mc:Choice Requires="wps">{run(" Eens")}</mc:Choice><mc:Fallback>{run(" Eens")}</mc:Fallback>'
    "</mc:AlternateContent>"
)
ONCE = {
    "a text in two forms": (ALTERNATIVES, "Je groet. Eens"),
    "a text that was moved": (f'<w:moveFrom w:id="1">{run(" Weg")}</w:moveFrom>', "Je groet."),
    "a hyphen that does not break": ("<w:r><w:t> e</w:t><w:noBreakHyphen/><w:t>mail</w:t></w:r>", "Je groet. e-mail"),
    "a hyphen that is not seen": (
        "<w:r><w:t> buiten</w:t><w:softHyphen/><w:t>spel</w:t></w:r>",
        "Je groet. buitenspel",
    ),
    "a sign of another font": ('<w:r><w:t> a</w:t><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>', "Je groet. a"),
    "a field": (f"<w:fldSimple>{run(' Eens')}</w:fldSimple>", "Je groet. Eens"),
    "a control": (f"<w:sdt><w:sdtContent>{run(' Eens')}</w:sdtContent></w:sdt>", "Je groet. Eens"),
}


@pytest.mark.parametrize("case", ONCE)
def test_each_word_of_a_word_file_is_read_once(case: str) -> None:
    raw, expected = ONCE[case]
    result = imported(docx(Par("Samen", "Kop1"), Par("Je groet.", list_id=1, raw=raw)), NAME)
    assert texts(result) == {"SAM-1": expected}
    assert not {"M725", "M731"} & set(codes(result))


def bomb() -> bytes:
    return zipped({"word/document.xml": " " * 70_000_000})


def lying() -> bytes:
    """An archive whose directory calls a large part small."""
    raw = bytearray(zipped({"word/document.xml": "<a>" + "x" * 3_000_000 + "</a>"}))
    place = raw.rindex(b"PK\x01\x02") + 24
    raw[place : place + 4] = (100).to_bytes(4, "little")
    return bytes(raw)


def with_entity(encoding: str) -> bytes:
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><d>&x;</d>'
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", text.encode(encoding))
    return buffer.getvalue()


HOSTILE = {
    "a bomb": (bomb, "M703"),
    "a size that is a lie": (lying, "M701"),
    "an entity of another file": (lambda: with_entity("utf-8"), "M703"),
    "an entity in UTF-16": (lambda: with_entity("utf-16"), "M703"),
    "a part outside the archive": (lambda: zipped({"../weg.xml": "<a/>", "word/document.xml": "<a/>"}), "M703"),
    "too many parts": (lambda: zipped({f"word/{number}.xml": "" for number in range(2_001)}), "M703"),
    "no document": (lambda: zipped({"word/styles.xml": "<a/>"}), "M701"),
    "broken XML": (lambda: zipped({"word/document.xml": "<a>"}), "M701"),
    "deep XML": (lambda: zipped({"word/document.xml": "<a>" * 100_000}), "M701"),
    "no zip": (lambda: b"PK\x03\x04 en verder niets", "M701"),
    "half a file": (lambda: docx(Par("Rust", "Kop1"), Par("Stil.", list_id=1))[:-400], "M701"),
    "nothing": (lambda: b"", "M701"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_or_broken_file_is_refused_with_a_finding(case: str) -> None:
    make, code = HOSTILE[case]
    result = imported(make(), NAME)
    assert result.protocol is None
    assert codes(result) == [code]


def test_a_macro_name_or_old_word_file_is_no_document() -> None:
    result = imported(b"\xd0\xcf\x11\xe0", "regels.doc")
    assert codes(result) == ["M700"]


def test_no_word_of_a_word_file_is_lost() -> None:
    parts = [
        Par("Regels", "Titel"),
        Par("Omgang", "Kop1"),
        Par("Je groet elkaar.", list_id=1),
        Par("Je helpt.", list_id=1),
    ]
    assert_balance("\n".join(part.text for part in parts), imported(docx(*parts), NAME))
