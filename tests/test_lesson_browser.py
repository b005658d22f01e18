"""The pages of a lesson in real browsers: hard words, the lesson plan on a screen and on paper, and what axe finds."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from axe import violations

pytestmark = pytest.mark.browser

LESSON = "/lessen/jij-zag-het/"
PLAN = "/mentor/jij-zag-het/"
LISTS = ("/", "/leerling/", "/mentor/", "/team/", "/ouders/")
NEW_CLIPBOARD = """
Object.defineProperty(navigator, "clipboard", {value: {writeText: text => {
  window.copied = text;
  return Promise.resolve();
}}});
"""


def term(page: Page, name: str) -> tuple[Locator, Locator]:
    """The word on the page, and its meaning."""
    button = page.get_by_role("button", name=name, exact=True)
    identifier = button.get_attribute("aria-describedby")
    return button, page.locator(f"#{identifier}")


def test_a_word_is_explained_by_keyboard_and_escape_closes_it(watched: Page) -> None:
    watched.goto(LESSON)
    button, meaning = term(watched, "vertrouwenspersoon")
    expect(meaning).to_be_hidden()
    before, _ = term(watched, "anti-pestcoördinator")
    before.focus()
    watched.keyboard.press("Tab")
    expect(button).to_be_focused()
    expect(meaning).to_be_visible()
    expect(button).to_have_accessible_description(re.compile("^Iemand op school met wie je kunt praten"))
    watched.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    expect(button).to_be_focused()
    watched.keyboard.press("Enter")
    expect(meaning).to_be_visible()
    watched.keyboard.press("Escape")
    watched.keyboard.press("Tab")
    watched.keyboard.press("Shift+Tab")
    expect(meaning).to_be_visible()


def test_the_meaning_stays_under_the_pointer_until_it_leaves(watched: Page) -> None:
    watched.goto(LESSON)
    button, meaning = term(watched, "bondgenoot")
    button.hover()
    expect(meaning).to_be_visible()
    word, strip = button.bounding_box(), meaning.bounding_box()
    assert word is not None
    assert strip is not None
    across = word["x"] + word["width"] / 2
    watched.mouse.move(across, word["y"] + word["height"] / 2)
    watched.mouse.move(across, strip["y"] + strip["height"] / 2, steps=30)
    expect(meaning).to_be_visible()
    watched.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    watched.mouse.move(5, 5)
    button.hover()
    expect(meaning).to_be_visible()
    watched.mouse.move(5, 5)
    expect(meaning).to_be_hidden()


def test_a_tap_opens_the_meaning_also_without_a_script(
    browser: Browser, base_url: str, browser_context_args: dict[str, Any]
) -> None:
    for has_script in (True, False):
        context = browser.new_context(
            **browser_context_args, java_script_enabled=has_script, viewport={"width": 320, "height": 640}
        )
        page = context.new_page()
        if not has_script:
            page.route(re.compile(r"\.js$"), lambda route: route.abort())
        page.goto(base_url + LESSON)
        button, meaning = term(page, "protocol")
        button.click()
        expect(meaning).to_be_visible()
        context.close()


@pytest.mark.only_browser("chromium")
def test_no_meaning_makes_a_phone_scroll_sideways_or_hides_its_own_word(watched: Page) -> None:
    watched.set_viewport_size({"width": 320, "height": 640})
    watched.goto(LESSON)
    buttons = watched.locator(".ml-term button")
    assert buttons.count() >= 10
    for number in range(buttons.count()):
        button = buttons.nth(number)
        button.focus()
        meaning = watched.locator(".ml-term__tip:visible")
        word, strip = button.bounding_box(), meaning.bounding_box()
        assert word is not None
        assert strip is not None
        assert strip["y"] >= word["y"] + word["height"] * 0.7
        assert strip["x"] >= 0
        assert watched.evaluate("document.documentElement.scrollWidth") <= 320


def test_search_knows_the_sentence_and_not_the_meaning(site: Path) -> None:
    script = (site / "assets" / "data" / "search.js").read_text("utf-8")
    [lesson] = [entry for entry in script.split("],[") if '"lessen/jij-zag-het/"' in entry]
    assert "of vertrouwenspersoon is." in lesson
    assert "Iemand op school met wie je kunt praten" not in lesson


@pytest.mark.only_browser("chromium")
@pytest.mark.parametrize("address", [LESSON, PLAN, *LISTS])
def test_axe_finds_nothing(page: Page, base_url: str, address: str) -> None:
    """On a phone in light and on a laptop in dark, as the page opens and with everything on it unfolded."""
    found = []
    for width, scheme in ((320, "light"), (1280, "dark")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.goto(base_url + address)
        found += violations(page)
        page.locator("#inhoud details").evaluate_all("folds => folds.forEach(fold => { fold.open = true; })")
        if address == LESSON:
            page.locator(".ml-term button").first.focus()
        found += violations(page)
    assert found == []


def printed(page: Page, file: Path) -> list[str]:
    """The words on each sheet of the page as it is printed on A4."""
    page.pdf(path=str(file), format="A4", margin={"top": "13mm", "right": "13mm", "bottom": "13mm", "left": "13mm"})
    return [" ".join((sheet.extract_text() or "").split()) for sheet in PdfReader(file).pages]


def test_a_mentor_can_teach_from_paper(page: Page, base_url: str, tmp_path: Path) -> None:
    page.goto(base_url + PLAN)
    sheets = printed(page, tmp_path / "plan.pdf")
    text = " ".join(sheets)
    for words in (
        "Vandaag luisteren we naar één persoon.",  # said aloud
        "Drie vragen uit eerdere lessen. Schrijf bij elke vraag één steekwoord op.",  # on the board
        "Noem wat er online bijkomt en de vier plekken in een groep",  # done
        "C pesten: elke avond, vijf tegen één, het doet pijn en gaat door.",  # an answer
        "Lachen kan spanning zijn.",  # when it goes otherwise
        "Na gym had ik een rood hoofd en natte haren.",  # a case
        "Je appt Yara dat je het zag en vertelt het morgen aan je mentor",  # an option of a question
        "Yara weet nu dat ze niet alleen staat.",  # its feedback
        "Zo ga je verder:",  # what to do with a misconception
        "0800-0432",
    ):
        assert words in text
    assert "Print dit lesplan" not in text
    assert 10 <= len(sheets) <= 22
    assert all("Lesplan: Jij zag het" in sheet for sheet in sheets)
    assert "De les in minuten" in sheets[0]
    assert "Samen" in sheets[0]


@pytest.mark.only_browser("chromium")
def test_the_substitute_gets_one_sheet_of_their_own(page: Page, base_url: str, tmp_path: Path) -> None:
    page.goto(base_url + PLAN)
    heading = "Voor een invaller Wat je geeft."
    own = [sheet for sheet in printed(page, tmp_path / "plan.pdf") if heading in sheet]
    assert len(own) == 1
    assert "Verschil maken" not in own[0]
    assert "Breng briefjes en kaarten in een dichte envelop" in own[0]
    page.evaluate("void (window.print = () => { window.alone = document.querySelector('.is-only').id; })")
    page.get_by_role("button", name="Print alleen dit blad").click()
    assert page.evaluate("window.alone") == "invaller"
    alone = printed(page, tmp_path / "alone.pdf")
    assert len(alone) == 1
    assert heading in alone[0]


@pytest.mark.only_browser("chromium")
def test_a_pupil_page_on_paper_is_a_text_to_read_with_its_words_explained(
    page: Page, base_url: str, tmp_path: Path
) -> None:
    page.goto(base_url + LESSON)
    sheets = printed(page, tmp_path / "lesson.pdf")
    text = " ".join(sheets)
    assert "Moment 6 · vrijdag, tweede uur" in text
    assert "Iemand op school met wie je kunt praten" in text
    assert "Moeilijke woorden in deze les" in text
    assert "Naar de quiz" not in text
    assert len(sheets) <= 10


def test_the_lines_for_parents_are_copied_without_the_note_to_the_mentor(page: Page, base_url: str) -> None:
    page.add_init_script(NEW_CLIPBOARD)
    page.goto(base_url + PLAN)
    page.get_by_role("button", name="Kopieer de tekst").click()
    expect(page.get_by_role("status").filter(has_text="De tekst is gekopieerd.")).to_be_visible()
    lines = page.evaluate("window.copied").split("\n")
    assert [line[:3] for line in lines] == ["1. ", "2. ", "3. ", "4. ", "5. "]
    assert lines[0].startswith("1. In de mentorles ging het over pesten in groepschats.")


def test_answers_are_folded_on_a_screen_and_open_without_a_script(
    browser: Browser, base_url: str, browser_context_args: dict[str, Any]
) -> None:
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    page = context.new_page()
    page.route(re.compile(r"\.js$"), lambda route: route.abort())  # Firefox by WebDriver BiDi runs them all the same
    page.goto(base_url + PLAN)
    step = page.locator("#fase-3")
    answer = step.get_by_text("elke avond, vijf tegen één")
    expect(answer).to_be_hidden()
    step.locator("summary").filter(has_text="Antwoorden").click()
    expect(answer).to_be_visible()
    expect(page.get_by_role("button", name="Print dit lesplan")).to_be_hidden()
    context.close()


def test_the_rail_stays_in_reach_of_the_keyboard_and_leads_to_every_step(watched: Page) -> None:
    watched.set_viewport_size({"width": 1280, "height": 640})
    watched.goto(PLAN)
    rail = watched.get_by_role("complementary", name="Aan de slag")
    for name in ("Voorbereiding", "Het bericht aan Yara 18 min", "Invaller: de les op één blad"):
        link = rail.get_by_role("link", name=name)
        link.focus()
        expect(link).to_be_in_viewport()
        watched.keyboard.press("Enter")
        target = watched.url.partition("#")[2]
        expect(watched.locator(f"#{target} > h2")).to_be_in_viewport()
        expect(rail.get_by_role("link", name="Open het digibord")).to_be_attached()
