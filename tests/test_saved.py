"""Saved answers in real browsers: through a rebuild of the site, and through all that storage and clocks can do."""

from __future__ import annotations

import copy
import functools
import json
import random
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from answer_sets import partly_answer, right_answer, wrong_answer
from attack_strings import ATTACKS
from medialijn.results import marking_key
from medialijn.sources.loading import load
from medialijn.sources.questions import UNSCORED, Question
from player_hands import by_mouse
from project import BUILD_DAY, ROOT, build, copy_project

pytestmark = pytest.mark.browser

QUIZ_ID = "mag-die-foto-online"
QUIZ = f"/lessen/{QUIZ_ID}/quiz/"
EXAMPLES = "/vormgeving/vragen/"
KEY = f"medialijn:medialijn:quiz:{QUIZ_ID}"
DAY = 86_400
NOW = 1_795_219_200  # the day of the build


@functools.cache
def questions() -> dict[str, Question]:
    """The questions of the quiz by id."""
    catalogue = load(ROOT, BUILD_DAY).catalogue
    assert catalogue is not None
    return {question.id: question for question in catalogue.quizzes[QUIZ_ID].questions}


def answer(page: Page, identifier: str, make: Callable[[Any], Any] = right_answer) -> None:
    """Answer one question of the open quiz and have it marked."""
    page.evaluate("id => { location.hash = 'vraag-' + id; }", identifier)
    by_mouse(page, f"vraag-{identifier}", make(marking_key(questions()[identifier])))
    page.locator(f'#vraag-{identifier} [data-do="check"]').click()
    expect(page.locator(f"#vraag-{identifier} .ml-fb")).to_be_visible()


def said(page: Page) -> str:
    """What the page says of the answers that it kept."""
    return page.locator("ml-quiz [data-saved]").inner_text()


def kept(page: Page) -> dict[str, Any]:
    """The records of the quiz on the device."""
    text = page.evaluate("key => localStorage.getItem(key)", KEY)
    return json.loads(text)["q"] if text else {}


def keep(page: Page, text: str | None) -> None:
    """Put a text where the quiz keeps its records, and open the quiz anew."""
    page.evaluate(
        "([key, text]) => text === null ? localStorage.removeItem(key) : localStorage.setItem(key, text)", [KEY, text]
    )
    page.goto("about:blank")
    page.goto(QUIZ)


def is_marked(page: Page, identifier: str) -> bool:
    """Whether a question shows its feedback, also while another question is on the screen."""
    marked: bool = page.evaluate("id => !document.querySelector(`#vraag-${id} .ml-fb`).hidden", identifier)
    return marked


class _Switched(SimpleHTTPRequestHandler):
    site: Path

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, directory=str(type(self).site), **named)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the parameter's name in the standard library
        """Say nothing."""


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site after an author inserted, changed and removed a question, swapped two options and renamed one."""
    folder = tmp_path_factory.mktemp("rebuilt")
    project = copy_project(folder / "project")
    file = next((project / "quizzes").rglob(f"{QUIZ_ID}.yml"))
    quiz = yaml.safe_load(file.read_text("utf-8"))
    by_id = {question["id"]: question for question in quiz["questions"]}
    quiz["questions"].insert(0, {**copy.deepcopy(by_id["geen-antwoord"]), "id": "nieuw-bovenaan"})
    by_id["foto-van-de-schoolsite"]["stem"] += "\nKijk goed naar de datum."
    quiz["questions"].remove(by_id["handtekening"])
    quiz["board"].remove("handtekening")
    options = by_id["geen-antwoord"]["options"]
    options[0], options[1] = options[1], options[0]
    next(one for one in by_id["ja-aan-de-telefoon"]["options"] if one.get("correct"))["id"] = "nieuwe-naam"
    file.write_text(yaml.safe_dump(quiz, allow_unicode=True, sort_keys=False), "utf-8")
    return build(project, folder / "site")


@pytest.fixture
def served(site: Path) -> Iterator[tuple[str, type[_Switched]]]:
    """A server of which the site can be swapped, as a school does that publishes anew."""
    handler = type("Switched", (_Switched,), {"site": site})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}", handler
    server.shutdown()


def test_after_a_rebuild_every_answer_stands_where_it_belongs_and_the_page_says_what_changed(
    page: Page, served: tuple[str, type[_Switched]], rebuilt: Path
) -> None:
    address, handler = served
    page.goto(address + QUIZ)
    unchanged, changed, removed, swapped, renamed = (
        "over-school-posten", "foto-van-de-schoolsite", "handtekening", "geen-antwoord", "ja-aan-de-telefoon",
    )  # fmt: skip
    for identifier in (unchanged, changed, removed, swapped, renamed):
        answer(page, identifier)
    page.evaluate("location.hash = 'uitslag'")
    expect(page.locator("#uitslag h2")).to_have_text("Je had 5 van de 11 vragen meteen goed")
    right = {name: right_answer(marking_key(questions()[name])) for name in (unchanged, changed, swapped)}
    handler.site = rebuilt
    page.goto(f"{address}{QUIZ}?nieuw#uitslag")
    assert said(page) == (
        "Je antwoorden van eerder staan er nog. "
        "2 vragen zijn vernieuwd. Ze tellen weer mee als je ze nakijkt. "
        "Bij 1 vraag past je oude antwoord niet meer. Maak die opnieuw. "
        "1 vraag die je maakte, staat niet meer in deze quiz."
    )
    expect(page.locator("#uitslag h2")).to_have_text("Je had 1 van de 11 vragen meteen goed")
    for name, value in right.items():
        chosen = page.locator(f"#vraag-{name} fieldset input:checked").evaluate_all("all => all.map(one => one.value)")
        assert chosen == [value], name
    nothing = page.locator(":is(#vraag-nieuw-bovenaan, #vraag-ja-aan-de-telefoon) fieldset input:checked")
    expect(nothing).to_have_count(0)
    assert [name for name in (*right, renamed, "nieuw-bovenaan") if is_marked(page, name)] == [unchanged]
    page.evaluate("id => { location.hash = 'vraag-' + id; }", changed)
    expect(page.locator(f"#vraag-{changed}").get_by_text("Deze vraag is vernieuwd.")).to_be_visible()
    page.locator(f'#vraag-{changed} [data-do="check"]').click()
    page.goto("about:blank")
    page.goto(f"{address}{QUIZ}?nieuw#uitslag")
    assert said(page).startswith("Je antwoorden van eerder staan er nog. 1 vraag is vernieuwd.")
    assert "staat niet meer" not in said(page)
    page.goto(f"{address}/mijn-voortgang/")
    expect(page.locator(f'[data-quiz="{QUIZ_ID}"]')).to_contain_text("5 van de 11 vragen meteen goed.")


def test_reload_back_forward_and_another_tab_lose_nothing(watched: Page, browser_name: str) -> None:
    watched.goto(QUIZ)
    assert said(watched) == ""
    answer(watched, "geen-antwoord", wrong_answer)
    watched.reload()
    assert said(watched) == "Je antwoorden van eerder staan er nog."
    assert is_marked(watched, "geen-antwoord")
    watched.goto("/hulp/")
    if browser_name != "firefox":  # Playwright waits for ever for a page that Firefox has kept whole
        watched.evaluate("history.back()")
        expect(watched.locator("#vraag-geen-antwoord .ml-fb")).to_be_attached()
        assert is_marked(watched, "geen-antwoord")
        watched.evaluate("history.forward()")
        expect(watched.locator("h1")).to_have_text("Hulp")
    watched.goto(QUIZ)
    watched.evaluate("key => localStorage.removeItem(key)", KEY)
    watched.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    assert not is_marked(watched, "geen-antwoord"), "a page that the browser kept whole shows what is kept now"
    answer(watched, "geen-antwoord", wrong_answer)
    watched.goto("/hulp/")
    watched.goto(QUIZ)
    expect(watched.locator("#vraag-foto-van-de-schoolsite")).to_be_visible()  # the first that is open
    other = watched.context.new_page()
    other.goto(watched.url)
    watched.evaluate("location.hash = 'vraag-handtekening'")
    watched.locator("#vraag-handtekening input").first.check()
    answer(other, "over-school-posten")
    expect(watched.locator("ml-quiz [data-saved]")).to_have_text(
        "In een ander tabblad is iets veranderd. Dat zie je hier nu ook."
    )
    assert is_marked(watched, "over-school-posten")
    answer(other, "handtekening")
    watched.wait_for_timeout(200)
    assert not is_marked(watched, "handtekening"), "who is choosing is not disturbed"
    answer(watched, "foto-van-de-schoolsite")
    assert set(kept(watched)) == {"geen-antwoord", "over-school-posten", "handtekening", "foto-van-de-schoolsite"}
    other.close()


@pytest.mark.only_browser("chromium")  # Debian's Firefox can not be taken off the network by a test
def test_without_a_network_in_the_middle_of_a_quiz_answers_are_marked_and_kept(page: Page, base_url: str) -> None:
    page.goto(base_url + QUIZ)
    page.context.set_offline(True)
    answer(page, "geen-antwoord")
    answer(page, "over-school-posten")
    page.context.set_offline(False)
    page.reload()
    assert is_marked(page, "over-school-posten")


def test_a_full_device_is_told_and_what_was_not_kept_goes_along_when_there_is_room(page: Page, base_url: str) -> None:
    page.goto(base_url + QUIZ)
    page.evaluate("""() => {
      let size = 65536;
      for (let number = 0; size >= 1; number += 1) {
        try { localStorage.setItem('vol' + number, 'x'.repeat(size)); } catch (error) { size = Math.floor(size / 2); }
      }
    }""")
    answer(page, "geen-antwoord")
    assert said(page) == "Het geheugen van deze browser is vol. Nieuwe antwoorden worden niet bewaard."
    assert kept(page) == {}
    page.evaluate(
        "for (const key of Object.keys(localStorage)) if (key.startsWith('vol')) localStorage.removeItem(key)"
    )
    answer(page, "over-school-posten")
    assert set(kept(page)) == {"geen-antwoord", "over-school-posten"}


@pytest.mark.parametrize(
    "storage", ["get() { throw new DOMException('', 'SecurityError'); }", "value: null", "value: undefined"]
)
def test_a_browser_that_keeps_nothing_says_so_at_once_and_marks_all_the_same(
    page: Page, base_url: str, storage: str
) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(error.stack or ""))
    page.add_init_script(
        f"for (const name of ['localStorage', 'sessionStorage']) {{"
        f" Object.defineProperty(window, name, {{{storage}}}); }}"
    )
    page.goto(base_url + QUIZ)
    assert said(page) == "Deze browser bewaart niets. Sluit je de pagina, dan zijn je antwoorden weg."
    answer(page, "geen-antwoord")
    answer(page, "posten-vragen-weglaten", partly_answer)
    page.goto(f"{base_url}/mijn-voortgang/")
    expect(page.get_by_text("Je hebt nog geen quiz gemaakt")).to_be_visible()
    page.goto(f"{base_url}/herhalen/")
    expect(page.get_by_text("Er staat niets klaar om te herhalen.")).to_be_visible()
    assert [fault for fault in faults if "/assets/js/" in fault] == [], "the theme has faults of its own"


RECORD = '{"a":"wachten","f":"0123456789","e":1,"d":20778,"b":4,"w":0}'
BROKEN = [
    "{", "null", "[]", "42", '"x"', '{"a":null}', '{"v":1}x', '{"v":1,"q":{"geen-antwoord":{"a":{"b":{"c":1}}}}}',
    "<img src=x onerror=alert(1)>", "\x00\x00", "x" * 1_000_000, '{"v":1,"q":[1,[2]],"s":{"1":null}}',
    '{"v":1,"q":{"__proto__":{"a":7},"constructor":[],"toString":null}}',
]  # fmt: skip


def test_what_can_not_be_read_is_told_set_aside_and_never_stops_the_quiz(watched: Page) -> None:
    watched.goto(QUIZ)
    for text in BROKEN:
        keep(watched, text)
        told = said(watched)
        assert told == "Een deel van wat hier bewaard was, is beschadigd en niet meer te lezen.", text[:80]
        aside = watched.evaluate("key => localStorage.getItem(key)", KEY.replace(":quiz:", ":stuk:"))
        assert aside.partition(" ")[2] == text
    keep(watched, f'{{"v":1,"x":99999,"q":{{"__proto__":{RECORD},"constructor":{RECORD}}},"s":{{}}}}')
    assert said(watched) == "2 vragen die je maakte, staan niet meer in deze quiz."
    answer(watched, "geen-antwoord")
    assert set(kept(watched)) == {"geen-antwoord"}


def hostile_texts(count: int) -> Iterator[str]:
    """Texts as storage might hold them: noise, and states in which something was cut, put in or turned round."""
    dice = random.Random(7)
    values = [
        "null",
        "7",
        "-1",
        "1e9",
        "[]",
        "{}",
        '""',
        '["x"]',
        '{"__proto__":"x"}',
        '"wachten"',
        "true",
        *map(json.dumps, ATTACKS),
    ]
    names = [*questions(), "__proto__", "constructor", "toString", "hasOwnProperty", ""]
    for number in range(count):
        if number % 4 == 0:
            yield "".join(map(chr, dice.choices(range(1, 0x2FF), k=dice.randrange(60))))
            continue
        record = {"a": '"wachten"', "f": '"0123456789"', "e": "1", "d": "20778", "b": "4", "w": "0"}
        for _ in range(dice.randrange(3)):
            record[dice.choice(list(record))] = dice.choice(values)
        body = ",".join(f'"{name}":{value}' for name, value in record.items())
        entries = ",".join(f"{json.dumps(dice.choice(names))}:{{{body}}}" for _ in range(3))
        text = f'{{"v":1,"x":{dice.choice(values)},"q":{{{entries}}},"s":{{"1":{{{body}}}}}}}'
        cut = dice.randrange(len(text))
        yield text[:cut] + dice.choice(values) + text[cut:] if number % 4 == 1 else text


def test_ten_thousand_texts_in_storage_cause_no_error(watched: Page) -> None:
    """Each is read as the page does at its start; every fiftieth is also shown by the questions themselves."""
    watched.goto(QUIZ)
    texts = list(hostile_texts(10_000))
    shown = watched.evaluate(
        """([key, texts]) => texts.filter((text, number) => {
          localStorage.setItem(key, text);
          medialijn.saved.tidy();
          const state = medialijn.saved.of(key.split(':').pop());
          medialijn.attempts.text(state);
          if (number % 50 === 0) document.dispatchEvent(new CustomEvent('ml-kept'));
          return state.questions.size;
        }).length""",
        [KEY, texts],
    )
    assert shown > 1000, "most texts were nonsense through and through"
    answer(watched, "over-school-posten")


def test_a_clock_that_jumps_wipes_nothing_at_once_and_keeps_nothing_for_ever(page: Page, base_url: str) -> None:
    """After 30 days work is not shown; it goes when a later day agrees, and comes back when the clock was wrong."""
    page.clock.set_fixed_time(NOW)
    page.goto(base_url + QUIZ)
    answer(page, "geen-antwoord")

    def at(days: int) -> bool:
        page.clock.set_fixed_time(NOW + days * DAY)
        page.goto(f"{base_url}{QUIZ}?{days}")
        return is_marked(page, "geen-antwoord")

    assert at(30)
    assert not at(400)
    assert at(1)
    assert at(-400)
    assert next(iter(kept(page).values()))["d"] == NOW // DAY - 400
    assert not at(1)
    assert kept(page) != {}
    assert not at(2)
    assert kept(page) == {}


def test_an_answer_of_every_type_can_be_set_again(watched: Page) -> None:
    """What reading gives, writing puts back: the answer, and nothing beside it."""
    catalogue = load(ROOT, BUILD_DAY).catalogue
    assert catalogue is not None
    watched.goto(EXAMPLES)
    for question in catalogue.examples["vragen"].questions:
        key = marking_key(question)
        answers = [right_answer(key)] if question.type in UNSCORED else [right_answer(key), wrong_answer(key)]
        for given in answers:
            read = watched.evaluate(
                """([id, answer]) => {
                  const question = document.getElementById(id);
                  question.reset();
                  question.controls.write(question, answer);
                  return question.controls.read(question);
                }""",
                [f"vraag-{question.id}", given],
            )
            assert sorted(read) == sorted(given), question.type


def test_a_test_that_is_not_handed_in_is_kept_and_knows_nothing_of_earlier_answers(watched: Page) -> None:
    watched.goto(QUIZ)
    answer(watched, "geen-antwoord")
    watched.goto("about:blank")
    watched.goto(f"{QUIZ}#toets")
    expect(watched.locator("#vraag-geen-antwoord input:checked")).to_have_count(0)
    by_mouse(watched, "vraag-geen-antwoord", wrong_answer(marking_key(questions()["geen-antwoord"])))
    watched.reload()
    expect(watched.locator("#vraag-geen-antwoord input:checked")).to_have_count(1)
    assert not is_marked(watched, "geen-antwoord")
    watched.evaluate("location.hash = 'toets&inleveren'")
    watched.locator('[data-do="hand-in"]').click()
    expect(watched.locator("#uitslag")).to_be_visible()
    watched.reload()
    expect(watched.locator("#uitslag")).to_be_visible()
    assert is_marked(watched, "geen-antwoord")


@pytest.mark.only_browser("chromium")  # Playwright can not switch scripts off in Debian's Firefox
def test_without_a_script_the_pages_say_what_they_would_do(browser: Browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for address, text in (
        (QUIZ, "Zonder JavaScript bewaart deze pagina niets."),
        ("/mijn-voortgang/", "Daarvoor is JavaScript nodig."),
        ("/herhalen/", "Daarvoor is JavaScript nodig."),
    ):
        page.goto(base_url + address)
        expect(page.get_by_text(text)).to_be_visible()
        expect(page.get_by_role("button", name="Wis alles")).to_have_count(0)
    context.close()
