"""PDF and Word files as a teacher and a screen reader get them: whole cards, tags, styles, and nothing fetched."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeGuard
from zipfile import ZipFile

import pytest
from lxml import html as lxml_html  # type: ignore[import-untyped]
from pypdf import PdfReader

from attack_strings import ATTACKS
from case_files import BASE
from medialijn.coverage import cover
from medialijn.packages.making import made
from medialijn.pages import Document, Format, documents
from medialijn.sources.lesson import Block, Lesson
from paper_lessons import LESSONS, catalogue_of, documents_of, with_worksheet
from project import BUILD_DAY, ROOT
from required import missing

try:
    import docx
    from pdfminer import layout
    from pdfminer.high_level import extract_pages

    from medialijn.packages import pdf_writer, word_writer
except (ImportError, OSError) as error:
    missing(f"the extra [pdf] or Pango is not here: {error}")

DOCUMENTS = documents_of(ROOT, *LESSONS)


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """What pupils and parents get of the three lessons."""
    return {name: made(one, BUILD_DAY, {}) for name, one in DOCUMENTS.items() if not name.endswith("docent.pdf")}


def squeezed(text: str) -> str:
    """A text without its spaces, and without the hyphens of broken words."""
    return re.sub(r"[\s\u2010]", "", text)


def with_markers(html: str) -> Any:
    """The document with the number or bullet of each list item as text, as it stands on paper."""
    tree = lxml_html.document_fromstring(html)
    for one in tree.iter("ol", "ul"):
        for number, item in enumerate(one.iterchildren("li"), int(one.get("start") or 1)):
            if "ml-paperq__rows" not in (one.get("class") or ""):
                item.text = (f"{number}. " if one.tag == "ol" else "• ") + (item.text or "")
    return tree


def boxes(page: Any) -> Iterator[tuple[float, float, float, float]]:
    """The cells between the dashed lines of a page, from the top, and from the left."""
    sides: dict[tuple[int, int], list[float]] = {}
    for line in (one for one in page if isinstance(one, layout.LTLine) and one.dashing_style):
        if line.width < 1:
            sides.setdefault((-round(line.y1), round(line.y0)), []).append(line.x0)
    for (top, bottom), found in sorted(sides.items()):
        across = sorted({round(x) for x in found})
        yield from ((left, bottom, right, -top) for left, right in pairwise(across))


def is_text(element: Any) -> TypeGuard[layout.LTTextContainer[Any]]:
    """Whether this element of a page is lines of text."""
    return isinstance(element, layout.LTTextContainer)


def text_in(page: Any, box: tuple[float, float, float, float]) -> str:
    """The lines of text that touch a box; one that is not wholly inside it fails the test."""
    left, bottom, right, top = box
    lines = []
    for line in (line for one in page if is_text(one) for line in one):
        if line.x0 < right and line.x1 > left and line.y0 < top and line.y1 > bottom:
            assert left <= line.x0, (box, line)
            assert line.x1 <= right, (box, line)
            assert bottom <= line.y0, (box, line)
            assert line.y1 <= top, (box, line)
            lines.append(line)
    return squeezed("".join(line.get_text() for line in sorted(lines, key=lambda one: (-round(one.y0), one.x0))))


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_card_is_whole_on_its_page_and_between_its_cut_lines(files: dict[str, bytes], lesson: str) -> None:
    name = f"{lesson}-werkbladen.pdf"
    cards = cards_of(DOCUMENTS[name])
    assert len(cards) >= 10
    assert cut_out(files[name]) == cards


def test_a_card_that_does_not_fit_below_another_moves_to_the_next_page(tmp_path: Path) -> None:
    """Twenty-two lines fill more than half a page, so that the end of the second card would fall off."""
    lines = "".join(f"Dit is regel {number} van de kaart.\n\n" for number in range(22))
    document = documents_of(with_worksheet(tmp_path, f"### Kaart\n\n{lines}" * 3))["de-klassenapp-werkbladen.pdf"]
    assert len(cards_of(document)) == 3
    assert cut_out(made(document, BUILD_DAY, {})) == cards_of(document)


def cards_of(document: Document) -> list[str]:
    """The text of each card to cut out, as it should stand on paper."""
    return [squeezed(card.text_content()) for card in with_markers(document.html).find_class("ml-cutcard")]


def cut_out(pdf: bytes) -> list[str]:
    """The text of each card that comes out of the pages when they are cut along the dashed lines."""
    found = [text_in(page, box) for page in extract_pages(BytesIO(pdf)) for box in boxes(page)]
    return [text for text in found if text]


def test_eight_short_cards_lie_on_one_page(tmp_path: Path) -> None:
    text = "".join(f"### Kaart {number}\n{'Een korte zin op een kaart. ' * 5}\n\n" for number in range(1, 17))
    document = documents_of(with_worksheet(tmp_path, text))["de-klassenapp-werkbladen.pdf"]
    pages = list(extract_pages(BytesIO(made(document, BUILD_DAY, {}))))
    assert [sum(1 for box in boxes(page) if text_in(page, box)) for page in pages[:2]] == [8, 8]


def structure(node: Any) -> Iterator[Any]:
    """Every element of the tag tree."""
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            yield from structure(child)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from structure(node["/K"])


def test_a_pdf_names_its_title_language_and_kind_and_has_tags_and_bookmarks(files: dict[str, bytes]) -> None:
    reader = PdfReader(BytesIO(files["jij-zag-het-werkbladen.pdf"]))
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "nl"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert 'pdfuaid:part="1"' in root["/Metadata"].get_data().decode()
    assert reader.metadata is not None
    assert reader.metadata.title == "Werkbladen: Jij zag het: van stille lezer naar bondgenoot"
    tags = Counter(element["/S"] for element in structure(root["/StructTreeRoot"]))
    html = lxml_html.document_fromstring(DOCUMENTS["jij-zag-het-werkbladen.pdf"].html)
    for tag in ("h1", "h2", "h3", "table", "th", "li"):
        assert tags["/Table" if tag == "table" else f"/{tag.upper()}"] == len(html.findall(f".//{tag}")), tag
    cells = [one for one in structure(root["/StructTreeRoot"]) if one["/S"] in {"/TH", "/TD"}]
    heads = {cell["/ID"] for cell in cells if cell["/S"] == "/TH"}
    assert all(set(cell["/A"]["/Headers"]) & heads for cell in cells if cell["/S"] == "/TD")
    chapters = reader.outline[1]
    assert isinstance(chapters, list)
    assert len(chapters) == len(html.findall(".//h2"))


def test_long_dutch_words_are_broken_where_dutch_breaks_them(files: dict[str, bytes]) -> None:
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(files["het-eerste-uur-werkbladen.pdf"])).pages[:9])
    assert len(re.findall(r"[a-zë]\u2010", text)) > 20
    assert "vertrouwensinspec\u2010" in text.casefold()


@pytest.mark.parametrize("form", list(Format))
def test_a_second_run_gives_the_same_bytes_and_another_day_does_not(form: Format) -> None:
    document = next(one for one in documents_of(BASE).values() if one.format is form)
    writer = {Format.PDF: pdf_writer.written, Format.WORD: word_writer.written}[form]
    first = writer(document.html, BUILD_DAY, {})
    time.sleep(2.1)  # a zip tells time in steps of two seconds
    assert writer(document.html, BUILD_DAY, {}) == first
    assert writer(document.html, "2026-11-22", {}) != first


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "https://example.org/x.svg",
        "http://127.0.0.1/x.svg",
        "data:image/svg+xml,<svg/>",
        "https://medialijn.invalid/other.svg",
        "https://medialijn.invalid/../etc/passwd",
        "https://medialijn.invalid.example.org/assets/quiz/a/b.svg",
    ],
)
def test_nothing_but_a_picture_of_the_document_is_given(address: str) -> None:
    fetcher = pdf_writer.OwnPictures({"assets/quiz/a/b.svg": b"<svg/>"})
    assert fetcher.fetch("https://medialijn.invalid/assets/quiz/a/b.svg").read() == b"<svg/>"
    with pytest.raises(pdf_writer.RefusedError):
        fetcher.fetch(address)


# A font without a sign for a character gives a file whose text can not be read back.
READABLE = [attack for attack in ATTACKS if attack.isprintable()]


def attacked() -> dict[str, Document]:
    """Documents of a lesson with each attack on a card of its worksheet, past the readers that would refuse it."""
    catalogue = catalogue_of(BASE)
    lesson = catalogue.lessons["de-klassenapp"]
    text = "\n\n".join(f"### Kaart {number}\n\n{attack}\n" for number, attack in enumerate(READABLE))
    text += "\n\n### Laatste\n\n![x](file:///etc/passwd) <object data='file:///etc/passwd'></object>\n"

    def spoiled(block: Block) -> Block:
        return replace(block, text=text) if block.name == "werkblad" else block

    phases = tuple(replace(phase, blocks=tuple(map(spoiled, phase.blocks))) for phase in lesson.phases)
    bad: Lesson = replace(lesson, phases=phases)
    spoiled_catalogue = replace(catalogue, lessons={**catalogue.lessons, lesson.id: bad})
    return {one.file: one for one in documents(spoiled_catalogue, cover(catalogue, BUILD_DAY), [lesson.id])}


def test_hostile_text_on_a_worksheet_stays_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """No script or action, no embedded file or picture, no link but to the web, and nothing asked of any host."""
    asked: list[object] = []

    def connect(_: socket.socket, address: object) -> None:
        asked.append(address)
        raise OSError(address)

    monkeypatch.setattr(socket.socket, "connect", connect)
    found = attacked()
    pdf = made(found["de-klassenapp-werkbladen.pdf"], BUILD_DAY, {})
    reader = PdfReader(BytesIO(pdf))
    text = squeezed("".join(one.get_text() for page in extract_pages(BytesIO(pdf)) for one in page if is_text(one)))
    assert text.count("alert(1)") > 40
    assert "root:" not in text
    objects = [str(reader.get_object(number)) for number in range(1, len(reader.xref[0]) + 1)]
    barred = ("/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/SubmitForm", "'/Subtype': '/Image'")
    assert [name for name in barred for one in objects if name in one] == []
    assert not {str(one) for one in re.findall(r"'/URI': '([^']*)'", "".join(objects)) if not one.startswith("https:")}
    word = ZipFile(BytesIO(made(found["de-klassenapp-werkbladen.docx"], BUILD_DAY, {})))
    assert [name for name in word.namelist() if b'TargetMode="External"' in word.read(name)] == []
    assert asked == []


def test_a_hostile_document_gets_no_file_and_no_host_either(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even if HTML slipped through, what it asks for is refused."""
    asked: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda _, address: asked.append(address))
    sources = ("file:///etc/hostname", "http://127.0.0.1:9/x.png", "//example.org/x.png", "../../etc/hostname")
    tags = ["<img src='{}' alt='x'>", "<link rel=stylesheet href='{}'>", "<object data='{}'></object>"]
    tags += ("<link rel=attachment href='{}'>", "<style>@import url({}); p {{ background: url({}) }}</style>")
    html = "".join(tag.format(source, source) for tag in tags for source in sources)
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image href="file:///etc/hostname"/></svg>'
    page = f"<html lang=nl><head><title>t</title></head><body>{html}<img src='assets/a.svg' alt='a'><p>slot</p></body>"
    reader = PdfReader(BytesIO(pdf_writer.written(page, BUILD_DAY, {"assets/a.svg": svg})))
    assert "slot" in reader.pages[0].extract_text()
    assert Path("/etc/hostname").read_text("utf-8").strip() not in reader.pages[0].extract_text()
    assert "/EmbeddedFiles" not in str(reader.trailer["/Root"])
    assert asked == []


def test_a_word_file_has_styles_lists_and_tables_and_is_dutch(files: dict[str, bytes]) -> None:
    document = docx.Document(BytesIO(files["dapper-melden-werkbladen.docx"]))
    html = lxml_html.document_fromstring(DOCUMENTS["dapper-melden-werkbladen.docx"].html)
    styles = Counter(one.style.name for one in document.paragraphs if one.style is not None)
    assert styles["Title"] == 1
    assert styles["Heading 1"] == len(html.findall(".//h2"))
    assert styles["List Number"] == sum(1 for li in html.findall(".//li") if not li.xpath("ancestor::section[2]"))
    assert styles["Writing line"] == sum(1 for hr in html.findall(".//hr") if not hr.xpath("ancestor::section[2]"))
    assert len(document.tables) == len(html.findall(".//table")) + len(html.find_class("ml-cutcards"))
    assert document.core_properties.language == "nl-NL"
    languages = document.styles.element.xpath("//w:lang/@w:val")
    assert languages
    assert set(languages) == {"nl-NL"}


@pytest.fixture(scope="module")
def read_back(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The text that LibreOffice reads in each Word file."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not here, so no Word file is opened in it")
    folder = tmp_path_factory.mktemp("office")
    names = [name for name in files if name.endswith(".docx")]
    for name in names:
        (folder / name).write_bytes(files[name])
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", *names]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=180)
    return {name: (folder / name).with_suffix(".txt").read_text("utf-8-sig") for name in names}


def test_libreoffice_opens_a_word_file_and_gives_the_same_text_back(read_back: dict[str, str]) -> None:
    assert len(read_back) == 2 * len(LESSONS)
    for name, text in read_back.items():
        expected = lxml_html.document_fromstring(DOCUMENTS[name].html.replace('"ml-badge">', '"ml-badge">('))
        without_markers = re.sub(r"^\s*(?:\d+\.|[•▪])\s", "", text, flags=re.MULTILINE)
        words = re.sub(r"^\s*(?:\d+\.|[•▪])\s", "", expected.body.text_content(), flags=re.MULTILINE)
        assert squeezed(without_markers).replace(")", "") == squeezed(words).replace(")", ""), name
