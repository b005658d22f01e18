"""A quiz as a test, with a time, and drawn from a pool: in real browsers, with mouse and keyboard."""

from __future__ import annotations

import gzip
import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from answer_sets import right_answer
from axe import violations
from medialijn.results import marking_key
from medialijn.results.draw import Drawn, draw_code, drawn, pooled
from medialijn.sources.loading import load
from medialijn.sources.questions import UNSCORED, Question
from medialijn.sources.quiz import Quiz
from passing_time import let_pass
from player_hands import by_keyboard, by_mouse, tab_to
from player_tries import EXAMPLES, questions, tries
from project import BUILD_DAY, ROOT

pytestmark = pytest.mark.browser

DRAWN = "/vormgeving/trekking/"
TREES = Path(__file__).parent / "trees"
LEFT_OPEN = ("choice", "order")


def drawn_quiz() -> Quiz:
    """The example from which every reader draws."""
    catalogue = load(ROOT, BUILD_DAY).catalogue
    assert catalogue is not None
    return catalogue.examples["trekking"]


def in_python(quiz: Quiz, code: str) -> tuple[Drawn, ...]:
    """What this code draws from a quiz, by the rules in Python."""
    assert quiz.draw is not None
    draw = quiz.draw
    return drawn(code, [pooled(question, draw, lambda _: True) for question in quiz.questions], draw.count)


def shown_code(page: Page) -> str:
    return page.locator("[data-code] b").inner_text()


def shown_draw(page: Page) -> list[str]:
    """The questions that the steps lead through."""
    anchors: list[str] = page.locator("ml-question:not(.is-left-out)").evaluate_all("all => all.map(one => one.id)")
    return [anchor.removeprefix("vraag-") for anchor in anchors]


def finish(page: Page) -> Locator:
    """Where a test is handed in, reached from the question that is shown."""
    page.get_by_role("link", name="Inleveren", exact=True).click()
    place = page.locator("#inleveren")
    expect(place).to_be_focused()
    return place


def test_a_test_marks_everything_at_its_end_and_never_marks_what_was_left_open(watched: Page) -> None:
    """All fourteen types in one go: nothing tells before the end, and afterwards every question has its feedback."""
    answers = {each.question.id: each for each in tries() if each.outcome == "right"}
    asked = questions()
    watched.goto(f"{EXAMPLES}#toets")
    check_tree(watched.locator(f"#vraag-{asked[0].id}"), "test-question")
    for question in asked:
        place = watched.locator(f"#vraag-{question.id}")
        expect(place).to_be_visible()
        expect(place.locator(".ml-hint:visible, .ml-fold-answers:visible")).to_have_count(0)
        if question.type not in LEFT_OPEN:
            by_mouse(watched, f"vraag-{question.id}", answers[question.id].answer)
        if question.type == "scenario":
            place.get_by_role("button", name="Ga verder").click()
            expect(place.get_by_role("link", name="Volgende vraag")).to_be_focused()
        expect(place.locator(".ml-fb:visible, .ml-opt__s:visible")).to_have_count(0)
        expect(place.get_by_role("button", name="Nakijken")).to_have_count(0)
        place.locator('[data-do="next"]').click()
    hand_in = watched.locator("#inleveren")
    expect(hand_in).to_be_focused()
    expect(hand_in).to_contain_text("2 vragen hebben nog geen antwoord.")
    expect(hand_in.locator(".ml-review li")).to_have_count(2)
    expect(watched.locator(".ml-steps .is-set")).to_have_count(len(asked) - 2)
    hand_in.get_by_role("link").first.click()
    first = asked[0]
    by_mouse(watched, f"vraag-{first.id}", right_answer(marking_key(first)))
    finish(watched)
    expect(hand_in).to_contain_text("1 vraag heeft nog geen antwoord.")
    check_tree(hand_in, "hand-in")
    hand_in.get_by_role("button", name="Lever in en kijk na").click()
    check_handed_in(watched, asked)


def check_handed_in(page: Page, asked: tuple[Question, ...]) -> None:
    """The result of a test in which everything was right but the order, which was left open."""
    result = page.locator("#uitslag")
    expect(result).to_be_focused()
    scored = sum(1 for question in asked if question.type not in UNSCORED)
    expect(result.get_by_role("heading", level=2)).to_have_text(f"Je had {scored - 1} van de {scored} vragen goed")
    check_tree(result, "test-result")
    rows = result.locator(".ml-review li")
    for number, question in enumerate(asked):
        if question.type == "order":
            expect(rows.nth(number)).to_contain_text("Nog niet gemaakt")
            expect(rows.nth(number)).to_have_class("")
            continue
        expect(rows.nth(number)).to_have_class("" if question.type in UNSCORED else "is-right")
        page.evaluate("anchor => { location.hash = anchor; }", f"vraag-{question.id}")
        place = page.locator(f"#vraag-{question.id}")
        expect(place.locator(".ml-fb")).to_be_visible()
        expect(place.locator(".ml-fold-answers > summary")).to_be_visible()
    page.evaluate("location.hash = 'uitslag'")
    result.get_by_role("button", name="Oefen de vraag die nog niet lukte of nog openstaat").click()
    expect(page.get_by_role("button", name="Nakijken")).to_be_visible()
    page.evaluate("location.hash = 'uitslag'")
    result.get_by_role("button", name="Begin opnieuw").click()
    expect(page).to_have_url(re.compile("#toets&vraag-"))
    expect(page.get_by_role("link", name="Inleveren", exact=True)).to_be_visible()
    expect(page.locator(".ml-steps :is(.is-set, .is-right)")).to_have_count(0)


def check_tree(place: Locator, name: str) -> None:
    """The accessibility tree of a part of the page is the one in its golden file."""
    file = TREES / f"{name}.yml"
    if os.environ.get("MEDIALIJN_UPDATE_CASES"):
        file.write_text(place.aria_snapshot() + "\n", "utf-8", newline="")
    expect(place).to_match_aria_snapshot(file.read_text("utf-8"))


def test_a_test_is_chosen_made_and_handed_in_with_the_keyboard_alone(watched: Page) -> None:
    """From the fold at the start to the result; Enter in a field goes on to the next question and marks nothing."""
    quiz = drawn_quiz()
    by_id = {question.id: question for question in quiz.questions}
    watched.goto(f"{DRAWN}#trekking-KQ7MPX")
    tab_to(watched, ".ml-setup summary")
    watched.keyboard.press("Enter")
    check_tree(watched.locator("ml-setup"), "setup")
    tab_to(watched, 'ml-setup [name="modus"]')
    watched.keyboard.press("ArrowDown")
    tab_to(watched, "#setup-minuten")
    watched.keyboard.type("20")
    tab_to(watched, "#setup-trekking")
    watched.keyboard.press("ControlOrMeta+a")
    watched.keyboard.type("abo")
    tab_to(watched, '[data-do="begin"]')
    watched.keyboard.press("Enter")
    expect(watched.locator("#setup-trekking")).to_be_focused()
    expect(watched.locator("ml-setup [role=status]")).to_contain_text("Een trekking heeft zes tekens")
    watched.keyboard.press("ControlOrMeta+a")
    watched.keyboard.type("abc 234")
    tab_to(watched, '[data-do="begin"]')
    watched.keyboard.press("Enter")
    expect(watched).to_have_url(re.compile(r"#toets-20&trekking-ABC234&vraag-"))
    expect(watched.locator("ml-clock")).to_contain_text("Nog 20 minuten")
    for each in in_python(quiz, "ABC234"):
        anchor = f"vraag-{each.id}"
        expect(watched.locator(f"#{anchor} fieldset")).to_be_focused()
        by_keyboard(watched, anchor, right_answer(marking_key(by_id[each.id])))
        if by_id[each.id].type not in {"text", "number"}:
            tab_to(watched, f'#{anchor} [data-do="next"]')
        watched.keyboard.press("Enter")
    expect(watched.locator("#inleveren")).to_contain_text("Alle vragen hebben een antwoord.")
    tab_to(watched, '[data-do="hand-in"]')
    watched.keyboard.press("Enter")
    expect(watched.locator("#uitslag")).to_be_focused()
    expect(watched.locator("#uitslag")).to_contain_text("Alles klopt.")
    expect(watched.locator("ml-clock")).to_be_hidden()


def test_time_warns_once_can_be_stretched_and_takes_nothing_away(page: Page, base_url: str) -> None:
    page.clock.install()
    page.goto(f"{base_url}{EXAMPLES}#toets-10")
    clock, said = page.locator("ml-clock"), page.locator("ml-clock [role=status]")
    first = questions()[0]
    by_mouse(page, f"vraag-{first.id}", right_answer(marking_key(first)))
    expect(clock).to_contain_text("Nog 10 minuten")
    expect(said).to_be_empty()
    let_pass(page, 7, 30)
    expect(clock).to_contain_text("Nog 3 minuten")
    expect(said).to_be_empty()
    page.clock.run_for("00:31")
    expect(said).to_have_text("Je hebt nog hoogstens 2 minuten. Meer tijd nodig? Kies die hierboven.")
    clock.get_by_label("Tijd").select_option("1.5")
    expect(clock).to_contain_text("Nog 7 minuten")
    expect(said).to_be_empty()
    let_pass(page, 7)
    expect(said).to_contain_text("De tijd is om. Je antwoorden staan er nog.")
    expect(page.locator(f"#vraag-{first.id} input:checked")).to_have_count(1)
    expect(page.locator(f"#vraag-{first.id} input").first).to_be_enabled()
    clock.get_by_label("Tijd").select_option("0")
    expect(said).to_be_empty()
    let_pass(page, 59)
    expect(said).to_be_empty()
    finish(page).get_by_role("button", name="Lever in").click()
    expect(page.locator("#uitslag .ml-review li").first).to_have_class("is-right")


def test_a_code_draws_in_the_page_what_it_draws_in_python_with_letters_that_fit(watched: Page) -> None:
    quiz = drawn_quiz()
    for code in ("ABC234", "KQ7MPX", "ZZZZZZ"):
        watched.goto(f"{DRAWN}#trekking-{code}")
        watched.reload()
        expected = in_python(quiz, code)
        assert shown_code(watched) == code
        assert shown_draw(watched) == [each.id for each in expected]
        expect(watched.locator(".ml-steps li")).to_have_count(len(expected))
        numbers = watched.locator("ml-question:not(.is-left-out) .ml-q__nr").all_text_contents()
        assert numbers == [f"Vraag {number} van {len(expected)}" for number in range(1, len(expected) + 1)]
        for each in expected:
            if each.options:
                question = watched.locator(f"#vraag-{each.id}")
                for rows, name in ((question.locator(".ml-opt"), "shows"), (question.locator(".ml-whys > li"), "of")):
                    assert rows.evaluate_all(f"all => all.map(one => one.dataset.{name})") == list(each.options)
                    letters = rows.locator(".ml-opt__k").all_text_contents()
                    assert letters == list("ABCDEFGH"[: len(each.options)])


def test_every_visit_draws_anew_until_the_address_holds_the_code(watched: Page) -> None:
    watched.goto(DRAWN)
    code = shown_code(watched)
    assert draw_code(code) == code
    before = shown_draw(watched)
    watched.get_by_role("link", name="Overslaan").click()
    expect(watched).to_have_url(re.compile(f"#trekking-{code}&vraag-{before[1]}$"))
    watched.reload()
    assert (shown_code(watched), shown_draw(watched)) == (code, before)
    watched.locator(".ml-setup summary").click()
    watched.get_by_role("button", name="Nieuwe trekking").click()
    assert shown_code(watched) != code
    watched.goto(f"{DRAWN}#vraag-{drawn_quiz().questions[0].id}")
    watched.reload()
    expect(watched.locator("[data-code]")).to_be_hidden()
    assert len(shown_draw(watched)) == len(drawn_quiz().questions)


@pytest.mark.parametrize(
    "address",
    [
        "#%",
        "#toets-0",
        "#toets-9999",
        "#trekking-",
        "#trekking-000000",
        "#toets&trekking-<b>&vraag-",
        "#&&&",
        "#vraag-__proto__",
        "#constructor",
    ],
)
def test_a_strange_address_shows_the_first_question(watched: Page, address: str) -> None:
    watched.goto(DRAWN + address)
    expect(watched.locator("ml-question:visible")).to_have_count(1)
    expect(watched.locator(".ml-q__nr:visible")).to_contain_text("Vraag 1 van")


@pytest.mark.only_browser("chromium")  # Playwright can not show Debian's Firefox the styles of paper
def test_paper_holds_the_code_and_exactly_the_drawn_questions(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}{DRAWN}#trekking-ABC234")
    page.emulate_media(media="print")
    expected = [f"vraag-{each.id}" for each in in_python(drawn_quiz(), "ABC234")]
    assert page.locator("ml-question:visible").evaluate_all("all => all.map(one => one.id)") == expected
    expect(page.get_by_text("Trekking: ABC234")).to_be_visible()
    expect(page.locator(":is(ml-setup details, .ml-steps, .ml-bar):visible")).to_have_count(0)


@pytest.mark.only_browser("chromium")
@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_axe_finds_nothing_in_the_states_of_a_test(page: Page, base_url: str, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    page.clock.install()
    page.goto(f"{base_url}{DRAWN}#toets-2&trekking-ABC234")
    page.locator(".ml-setup summary").click()
    page.clock.run_for("00:05")
    expect(page.locator("ml-clock [role=status]")).to_contain_text("hoogstens 2 minuten")
    assert violations(page) == []
    heights = page.locator(":is(ml-setup, ml-clock) :is(.ml-pill, .ml-select, .ml-btn, summary)").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height).filter(Boolean)"
    )
    assert len(heights) > 5
    assert [height for height in heights if height < 44] == []
    finish(page)
    assert violations(page, "ml-quiz") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="Lever in").click()
    expect(page.locator("#uitslag")).to_contain_text("De meeste vragen heb je nog niet gemaakt.")
    assert violations(page, "ml-quiz") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("quiz", ["lessen/jij-zag-het/quiz", DRAWN.strip("/")])
def test_what_a_quiz_loads_beyond_a_plain_page_stays_within_15_kb(site: Path, quiz: str) -> None:
    """Scripts and styles together, gzipped."""

    def loads(page: str) -> set[str]:
        text = (site / page / "index.html").read_text("utf-8")
        return {address.lstrip("./") for address in re.findall(r'(?:src|href)="([^"]+\.(?:js|css))"', text)}

    extra = loads(quiz) - loads("begrippen")
    assert "assets/js/quiz.js" in extra
    assert sum(len(gzip.compress((site / file).read_bytes(), 6)) for file in extra) <= 15_000


def test_the_words_of_a_result_follow_from_how_much_was_earned(page: Page) -> None:
    page.goto("about:blank")
    page.evaluate("window.medialijn = {}")
    page.evaluate((ROOT / "docs" / "assets" / "js" / "quiz" / "sums.js").read_text("utf-8"))
    for count, left_open, percent, expected in (
        (10, 0, 100, "all"),
        (10, 5, 100, "all"),
        (10, 0, 60, "passed"),
        (10, 0, 59.9, "near"),
        (10, 0, 30, "near"),
        (10, 0, 29.9, "begin"),
        (10, 0, 0, "begin"),
        (10, 6, 40, "few"),
        (10, 10, 0, "few"),
    ):
        sums = {"count": count, "open": left_open, "percent": percent}
        assert page.evaluate("sums => medialijn.sums.range(sums, 60)", sums) == expected, sums
