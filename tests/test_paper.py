"""What a lesson has on paper: which sheets, in which documents, with what on them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html as lxml_html  # type: ignore[import-untyped]

from case_files import BASE
from medialijn.coverage import cover
from medialijn.pages import generate
from paper_lessons import catalogue_of, documents_of, with_worksheet
from project import BUILD_DAY, ROOT

PAPER = "mentor/jij-zag-het/werkblad/index.md"
CATALOGUE = catalogue_of(ROOT)
PAGES = generate(CATALOGUE, cover(CATALOGUE, BUILD_DAY))
DOCUMENTS = documents_of(ROOT, "jij-zag-het")


def sheets(html: str) -> dict[str, str]:
    """The words of each sheet, by its id."""
    found = lxml_html.document_fromstring(html).iter("section")
    return {one.get("id"): " ".join(one.text_content().split()) for one in found if one.get("class") == "ml-sheet"}


def test_the_page_has_every_sheet_of_the_lesson_in_the_order_of_use() -> None:
    numbered = [f"blad-{number}" for number in range(1, 8)]
    expected = [*numbered, "quiz", "antwoorden", "antwoorden-quiz", "invaller", "thuis"]
    assert list(sheets(PAGES[PAPER].html)) == expected


def test_at_first_the_worksheets_without_a_variant_are_chosen() -> None:
    boxes = re.findall(r'value="([^"]*)" autocomplete="off"( checked)?>', PAGES[PAPER].html)
    assert [identifier for identifier, chosen in boxes if chosen] == ["blad-1", "blad-2", "blad-3", "blad-4"]
    assert len(boxes) == 12


def test_the_documents_hold_what_the_page_holds_and_no_more() -> None:
    on_page = sheets(PAGES[PAPER].html)
    assert list(DOCUMENTS) == [
        "jij-zag-het-werkbladen.pdf",
        "jij-zag-het-docent.pdf",
        "jij-zag-het-werkbladen.docx",
        "jij-zag-het-ouders.docx",
    ]
    pdfs = sheets(DOCUMENTS["jij-zag-het-werkbladen.pdf"].html) | sheets(DOCUMENTS["jij-zag-het-docent.pdf"].html)
    assert pdfs == on_page
    assert sheets(DOCUMENTS["jij-zag-het-ouders.docx"].html).keys() == {"thuis"}


def test_no_document_for_pupils_or_parents_holds_an_answer_or_a_word_to_the_teacher() -> None:
    pupils = DOCUMENTS["jij-zag-het-werkbladen.pdf"].html
    assert "Yara weet nu dat ze niet alleen staat." not in pupils
    assert "Yara weet nu dat ze niet alleen staat." in DOCUMENTS["jij-zag-het-docent.pdf"].html
    assert "Vijf regels voor ouders" not in DOCUMENTS["jij-zag-het-ouders.docx"].html


def test_the_answers_are_those_of_the_plan_without_what_else_it_says() -> None:
    answers = sheets(PAGES[PAPER].html)["antwoorden"]
    assert "pesten en kwetsen. 'Zwartmaken' of 'beschadigen' mag ook" in answers
    assert "Zie je dat? De stille acties telden ook." not in answers
    assert "Krijgt Jesse dan straf?" not in answers
    assert "Wat je kunt horen" not in answers


@pytest.mark.parametrize("lesson", sorted(CATALOGUE.quizzes.keys() & CATALOGUE.lessons.keys()))
def test_the_questions_have_the_numbers_and_the_words_of_the_screen(lesson: str) -> None:
    quiz = PAGES[f"lessen/{lesson}/quiz/index.md"].html
    paper = lxml_html.document_fromstring(PAGES[f"mentor/{lesson}/werkblad/index.md"].html)
    on_paper = []
    for question in paper.find_class("ml-paperq"):
        number, stem = question.find("h3"), question.find_class("ml-paperq__stem")[0]
        on_paper.append((number.text_content().split()[1], stem[0].text_content().strip()))
    on_screen = re.findall(
        r'class="ml-q__nr">Vraag (\d+) van \d+</span> <span class="ml-q__t">(.*?)</span>', quiz, re.DOTALL
    )
    assert on_paper == [(number, lxml_html.fromstring(f"<p>{ask}</p>").text_content()) for number, ask in on_screen]


def test_every_type_of_question_has_room_for_its_answer() -> None:
    catalogue = catalogue_of(BASE)
    page = generate(catalogue, cover(catalogue, BUILD_DAY))["mentor/de-klassenapp/werkblad/index.md"].html
    questions = lxml_html.document_fromstring(page).find_class("ml-paperq")
    types = [question.type for question in catalogue.quizzes["de-klassenapp"].questions]
    assert len(set(types)) == 14
    for kind, question in zip(types, questions, strict=True):
        room = question.find_class("ml-paperq__room") or question.findall(".//hr") or question.find_class("ml-span")
        assert room, kind


@pytest.mark.parametrize(
    ("text", "layouts"),
    [
        ("### A\nKort.\n\n### B\nKort.\n\n### C\nKort.\n", ["pair", "half"]),
        ("### A\nKort.\n\n### B\n___\n\n### C\nKort.\n\n### D\nKort.\n", ["wide", "wide", "pair"]),
        ("### A\n" + "Een lange kaart met veel tekst. " * 30 + "\n", ["wide"]),
        ("Eerst een zin.\n\n### A\nKort.\n", ["wide"]),
        ("Alleen een zin.\n", []),
    ],
)
def test_cards_lie_in_pairs_and_one_to_write_on_has_a_row_to_itself(
    tmp_path: Path, text: str, layouts: list[str]
) -> None:
    html = documents_of(with_worksheet(tmp_path, text))["de-klassenapp-werkbladen.pdf"].html
    assert re.findall(r'class="ml-cutrow ml-cutrow--(\w+)"', html) == layouts
    assert ("Knip langs" in html) == bool(layouts)


def test_a_document_leads_nowhere_on_the_site() -> None:
    """Links to other sites stay; a link to a page of this site leaves its words."""
    for document in documents_of(ROOT).values():
        links = lxml_html.document_fromstring(document.html).xpath("//div[contains(@class, 'ml-prose')]//a/@href")
        assert [link for link in links if not link.startswith(("https:", "mailto:"))] == [], document.file


def test_a_site_with_downloads_leads_to_each_document_and_one_without_to_none() -> None:
    with_them = generate(CATALOGUE, cover(CATALOGUE, BUILD_DAY), downloads=True)
    for page in (PAPER, "mentor/jij-zag-het/index.md"):
        linked = re.findall(r'href="[./]*/downloads/([^"]*)"', with_them[page].html)
        assert linked == list(DOCUMENTS)
        assert "downloads/" not in PAGES[page].html
