"""The quiz player in real browsers: every type, answered right, wrong and partly, by mouse and by keyboard."""

from __future__ import annotations

import html
import os
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from answer_sets import right_answer, wrong_answer
from axe import violations
from medialijn.pages.markup import Renderer
from medialijn.results import mark, marking_key
from medialijn.sources.loading import load
from medialijn.sources.questions import QUESTION_SHAPES, Question
from player_hands import by_keyboard, by_mouse, tab_to
from player_tries import EXAMPLES, Try, questions, tries
from project import BUILD_DAY, ROOT

pytestmark = pytest.mark.browser

QUIZ = "/lessen/jij-zag-het/quiz/"
TREES = Path(__file__).parent / "trees"


def texts_of(question: Question) -> dict[str, str]:
    """The words of each feedback of a question, by the name under which marking knows it."""
    found: dict[str, str] = {}

    def collect(entry: Any, prefix: str = "") -> None:
        if getattr(entry, "feedback", None):
            rendered = Renderer("", "").field(entry.feedback)
            found[prefix + entry.id] = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", rendered)).split())
        for name in ("options", "answers", "choices"):
            for child in getattr(entry, name, ()):
                collect(child, f"{entry.id}/")
        if getattr(entry, "otherwise", None):
            found[f"{entry.id}/otherwise"] = entry.otherwise.strip()

    if getattr(question, "otherwise", None):
        found["otherwise"] = question.otherwise.strip()  # type: ignore[union-attr]
    for name in ("options", "answers", "gaps", "pairs", "extra", "items", "parts", "nodes", "regions"):
        for entry in getattr(question, name, ()):
            collect(entry)
    return found


def check_feedback(page: Page, attempt: Try) -> None:
    """The feedback has focus, says how it went, and holds the author's words for what was chosen, and no others."""
    question = page.locator(f"#{attempt.anchor}")
    feedback = question.locator(".ml-fb")
    expect(feedback).to_be_focused()
    expect(feedback.get_by_role("heading")).to_have_text(attempt.heading)
    result = mark(marking_key(attempt.question), attempt.answer)
    wrong = [each.of for each in result.feedback if each.verdict == "wrong"]
    said = set(wrong or [each.of for each in result.feedback])
    shown = " ".join(" ".join(question.locator(".ml-fb, .ml-row__f").all_inner_texts()).split())
    texts = texts_of(attempt.question)
    assert {of for of in said if of in texts and texts[of] not in shown} == set()
    assert {
        of for of in set(texts) - said if texts[of] in shown and texts[of] not in {texts[o] for o in said & set(texts)}
    } == set()


def open_question(page: Page, anchor: str) -> None:
    """Open a question by its address, as it is before anybody answered it, with focus before its controls."""
    if EXAMPLES not in page.url:
        page.goto(EXAMPLES)
    page.evaluate("anchor => { location.hash = anchor; document.getElementById(anchor).reset(); }", anchor)
    expect(page.locator(f"#{anchor}")).to_be_visible()
    page.locator(f"#{anchor} fieldset").focus()


def go_back(page: Page) -> None:
    """As the browser's own button does; Playwright's waits in Firefox for a page that is not loaded anew."""
    page.evaluate("history.back()")


def test_every_type_is_answered_right_wrong_and_partly_by_mouse(watched: Page) -> None:
    for attempt in tries():
        open_question(watched, attempt.anchor)
        by_mouse(watched, attempt.anchor, attempt.answer)
        expect(watched.locator(f"#{attempt.anchor} .ml-fb")).to_be_hidden()
        watched.locator(f'#{attempt.anchor} [data-do="check"]').click()
        check_feedback(watched, attempt)


def test_every_type_is_answered_right_wrong_and_partly_by_keyboard(watched: Page) -> None:
    """Choosing with the arrow keys marks nothing; only the button, or Enter in a field, does."""
    for attempt in tries():
        open_question(watched, attempt.anchor)
        by_keyboard(watched, attempt.anchor, attempt.answer)
        expect(watched.locator(f"#{attempt.anchor} .ml-fb")).to_be_hidden()
        tab_to(watched, f'#{attempt.anchor} [data-do="check"]')
        watched.keyboard.press("Enter")
        check_feedback(watched, attempt)


@pytest.mark.only_browser("chromium")
@pytest.mark.parametrize("kind", sorted(QUESTION_SHAPES))
def test_a_screen_reader_meets_a_question_as_this_tree(page: Page, base_url: str, kind: str) -> None:
    """Before and after a first answer; `MEDIALIJN_UPDATE_CASES=1` writes the trees of Chromium anew, to look at."""
    attempts = [each for each in tries() if each.question.type == kind]
    attempt = next((each for each in attempts if each.outcome == "wrong"), attempts[0])
    page.goto(f"{base_url}{EXAMPLES}#{attempt.anchor}")
    check_tree(page, attempt.anchor, f"{kind}-start")
    by_mouse(page, attempt.anchor, attempt.answer)
    page.locator(f'#{attempt.anchor} [data-do="check"]').click()
    check_tree(page, attempt.anchor, f"{kind}-marked")


def check_tree(page: Page, anchor: str, name: str) -> None:
    """The accessibility tree of a question is the one in its golden file."""
    file = TREES / f"{name}.yml"
    question = page.locator(f"#{anchor}")
    if os.environ.get("MEDIALIJN_UPDATE_CASES"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(question.aria_snapshot() + "\n", "utf-8", newline="")
    expect(question).to_match_aria_snapshot(file.read_text("utf-8"))


def test_a_wrong_answer_can_be_tried_again_and_the_first_try_counts(watched: Page) -> None:
    attempt = next(each for each in tries() if each.question.type == "choice" and each.outcome == "wrong")
    question = watched.locator(f"#{attempt.anchor}")
    open_question(watched, attempt.anchor)
    by_mouse(watched, attempt.anchor, attempt.answer)
    question.get_by_role("button", name="Nakijken").click()
    expect(question.get_by_text("Klopt", exact=True).locator("visible=true")).to_have_count(0)
    expect(question.locator(".ml-fold-answers")).to_be_hidden()
    question.get_by_role("button", name="Probeer opnieuw").press("Enter")
    expect(question.locator("fieldset input").first).to_be_focused()
    expect(question.locator("fieldset input:checked")).to_have_count(0)
    by_mouse(watched, attempt.anchor, right_answer(marking_key(attempt.question)))
    question.get_by_role("button", name="Nakijken").click()
    expect(question.locator(".ml-fb").get_by_role("heading")).to_have_text("Klopt")
    watched.evaluate("location.hash = 'uitslag'")
    expect(watched.locator("#uitslag")).to_contain_text("1 vraag lukte bij een nieuwe poging.")
    expect(watched.get_by_role("heading", level=2)).to_have_text("Er was nog geen vraag meteen goed")


def test_another_try_keeps_what_was_right(watched: Page) -> None:
    attempt = next(each for each in tries() if each.question.type == "match" and each.outcome == "partly")
    question = watched.locator(f"#{attempt.anchor}")
    open_question(watched, attempt.anchor)
    by_mouse(watched, attempt.anchor, attempt.answer)
    question.get_by_role("button", name="Nakijken").click()
    question.get_by_role("button", name="Probeer opnieuw").click()
    values = question.locator("select").evaluate_all("all => all.map(one => one.value)")
    assert [value for value in values if value] == [next(iter(attempt.answer))]
    expect(question.locator(".ml-row__f")).to_have_count(0)


def test_the_explanation_can_be_asked_for_after_a_try_and_not_before(watched: Page) -> None:
    attempt = next(each for each in tries() if each.question.type == "choice" and each.outcome == "wrong")
    question = watched.locator(f"#{attempt.anchor}")
    open_question(watched, attempt.anchor)
    expect(question.get_by_role("button", name="Laat de uitleg zien")).to_be_hidden()
    by_mouse(watched, attempt.anchor, attempt.answer)
    question.get_by_role("button", name="Nakijken").click()
    question.get_by_role("button", name="Laat de uitleg zien").click()
    expect(question.locator(".ml-fold-answers summary")).to_be_focused()
    expect(question.locator(".ml-whys").get_by_text("Klopt", exact=True)).to_be_visible()
    expect(question.get_by_role("link", name="Volgende vraag")).to_be_visible()


def test_nothing_set_is_asked_for_and_a_part_left_open_is_named_once(watched: Page) -> None:
    choice, match = (next(q for q in questions() if q.type == kind) for kind in ("choice", "match"))
    open_question(watched, f"vraag-{choice.id}")
    watched.get_by_role("button", name="Nakijken").click()
    expect(watched.get_by_text("Kies eerst een antwoord.")).to_be_visible()
    expect(watched.locator(f"#vraag-{choice.id} input").first).to_be_focused()
    open_question(watched, f"vraag-{match.id}")
    lists = watched.locator(f"#vraag-{match.id} select")
    lists.first.select_option(index=1)
    watched.get_by_role("button", name="Nakijken").click()
    expect(watched.locator(f"#vraag-{match.id} .ml-q__msg")).to_contain_text(f"nog {lists.count() - 1} plekken open")
    expect(lists.nth(1)).to_be_focused()
    watched.get_by_role("button", name="Nakijken").click()
    expect(watched.locator(f"#vraag-{match.id} .ml-fb")).to_be_focused()


def test_a_whole_quiz_ends_in_a_result_that_leads_back_to_what_was_missed(watched: Page) -> None:
    """Every question from the first on, one of them wrong and one skipped, then only those two again."""
    catalogue = load(ROOT, BUILD_DAY).catalogue
    assert catalogue is not None
    everything = catalogue.quizzes["jij-zag-het"].questions
    missed, skipped = everything[0], everything[1]
    watched.goto(QUIZ)
    for question in everything:
        place = watched.locator(f"#vraag-{question.id}")
        expect(place).to_be_visible()
        expect(watched.locator("ml-question:visible")).to_have_count(1)
        key = marking_key(question)
        if question is skipped:
            place.get_by_role("link", name="Overslaan").click()
            continue
        by_mouse(watched, f"vraag-{question.id}", wrong_answer(key) if question is missed else right_answer(key))
        place.locator('[data-do="check"]').click()
        if question is missed:
            place.get_by_role("button", name="Laat de uitleg zien").click()
        place.locator('[data-do="next"]').click()
    result = watched.locator("#uitslag")
    expect(result).to_be_focused()
    scored = sum(1 for question in everything if question.type != "poll")
    expect(result.get_by_role("heading", level=2)).to_have_text(
        f"Je had {scored - 2} van de {scored} vragen meteen goed"
    )
    expect(result).to_contain_text(re.compile(r"Je weet hier al veel van\. .*1 vraag heb je nog niet gemaakt\."))
    expect(result.get_by_role("list").first.get_by_role("listitem")).to_have_count(
        len({missed.objective, skipped.objective})
    )
    rows = result.locator(".ml-review li")
    expect(rows).to_have_count(len(everything))
    expect(rows.nth(0)).to_contain_text("Nog niet")
    expect(rows.nth(1)).to_contain_text("Nog niet gemaakt")
    rows.nth(0).get_by_role("link").click()
    expect(watched.locator(f"#vraag-{missed.id} .ml-fb")).to_be_visible()
    go_back(watched)
    expect(result).to_be_visible()
    result.get_by_role("button", name="Oefen wat nog niet lukte of nog openstaat (2)").click()
    for question in (missed, skipped):
        by_mouse(watched, f"vraag-{question.id}", right_answer(marking_key(question)))
        watched.locator(f'#vraag-{question.id} [data-do="check"]').click()
        watched.locator(f'#vraag-{question.id} [data-do="next"]').click()
    expect(result.get_by_role("button", name=re.compile("Oefen"))).to_be_hidden()
    expect(result).to_contain_text("1 vraag lukte bij een nieuwe poging.")
    result.get_by_role("button", name="Begin opnieuw").click()
    expect(watched.locator(f"#vraag-{missed.id} input:checked")).to_have_count(0)
    expect(watched.locator(".ml-steps .is-right, .ml-steps .is-wrong")).to_have_count(0)


def test_back_goes_one_question_back_with_its_answer(watched: Page) -> None:
    first, second = questions()[:2]
    watched.goto(EXAMPLES)
    watched.locator(f"#vraag-{first.id} input").nth(1).check()
    watched.get_by_role("link", name="Overslaan").click()
    expect(watched.locator("ml-question:visible")).to_have_count(1)
    go_back(watched)
    expect(watched.locator(f"#vraag-{first.id} input").nth(1)).to_be_checked()
    watched.goto(f"{EXAMPLES}#vraag-{second.id}")
    expect(watched.locator(f"#vraag-{second.id}")).to_be_visible()


@pytest.mark.only_browser("chromium")  # Playwright can not switch scripts off in Debian's Firefox
def test_without_a_script_every_question_and_answer_can_be_read(browser: Browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base_url + QUIZ)
    expect(page.locator("ml-question")).to_have_count(12)
    for question in page.locator("ml-question").all():
        expect(question).to_be_visible()
        expect(question.locator(".ml-fold-answers > summary")).to_be_visible()
    page.locator(".ml-fold-answers > summary").first.click()
    expect(page.locator(".ml-whys").first.get_by_text("Klopt", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Nakijken")).to_have_count(0)
    context.close()


def test_a_script_that_fails_leaves_the_page_readable_and_sends_nothing(page: Page, base_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route("**/js/quiz.js", lambda route: route.fulfill(body="throw new Error('broken')"))
    page.goto(base_url + QUIZ)
    expect(page.locator("ml-question").nth(3)).to_be_visible()
    page.locator("fieldset input[type=text]").first.fill("Yara")
    page.keyboard.press("Enter")
    expect(page.locator(".ml-fold-answers > summary").first).to_be_visible()
    assert [address for address in asked if "Yara" in address] == []
    assert page.url == base_url + QUIZ


def test_the_quiz_works_from_a_folder_and_with_storage_blocked(page: Page, site: Path) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('', 'SecurityError'); }})"
    )
    page.goto((site / "vormgeving" / "vragen" / "index.html").as_uri())
    for attempt in [each for each in tries() if each.outcome == "right"]:
        page.evaluate("anchor => { location.hash = anchor; }", attempt.anchor)
        by_mouse(page, attempt.anchor, attempt.answer)
        page.locator(f'#{attempt.anchor} [data-do="check"]').click()
        check_feedback(page, attempt)


@pytest.mark.only_browser("chromium")  # nor show it the styles of paper
def test_paper_shows_all_questions_and_no_answer(page: Page, base_url: str) -> None:
    page.goto(base_url + QUIZ)
    page.locator("ml-question").first.locator("input").first.check()
    page.get_by_role("button", name="Nakijken").click()
    page.emulate_media(media="print")
    expect(page.locator("ml-question:visible")).to_have_count(12)
    for hidden in (".ml-fold-answers", ".ml-fb", ".ml-bar", ".ml-hint", "#uitslag"):
        expect(page.locator(f"{hidden}:visible")).to_have_count(0)
    expect(page.locator("[data-moment]:visible").first).to_be_visible()


@pytest.mark.only_browser("chromium")
@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_axe_finds_nothing_in_any_state(page: Page, base_url: str, width: int, scheme: Any) -> None:
    """The whole page once; after that the quiz alone, which is all that changes."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(base_url + EXAMPLES)
    assert violations(page) == []
    for attempt in tries():
        open_question(page, attempt.anchor)
        if attempt.outcome == "right":
            assert violations(page, "ml-quiz") == [], f"{attempt.anchor} at the start"
        by_mouse(page, attempt.anchor, attempt.answer)
        page.locator(f'#{attempt.anchor} [data-do="check"]').click()
        assert violations(page, "ml-quiz") == [], f"{attempt.anchor} {attempt.outcome}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, attempt.anchor
    page.evaluate("location.hash = 'uitslag'")
    expect(page.locator("#uitslag")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.only_browser("chromium")
@pytest.mark.parametrize("width", [320, 1280])
def test_whatever_is_pressed_is_large_enough_for_a_finger(page: Page, base_url: str, width: int) -> None:
    """44 pixels, except for what stands in a line of text."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(base_url + EXAMPLES)
    for question in questions():
        page.evaluate("anchor => { location.hash = anchor; }", f"vraag-{question.id}")
        expect(page.locator(f"#vraag-{question.id}")).to_be_visible()
        targets = page.locator("ml-question:visible :is(.ml-opt label, .ml-pill, .ml-select, .ml-btn, summary)")
        heights = targets.evaluate_all("all => all.map(one => one.getBoundingClientRect().height).filter(Boolean)")
        assert heights
        assert [height for height in heights if height < 44] == []
