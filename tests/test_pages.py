"""Golden pages: the finished HTML of every page of the small project in tests/cases/_base.

`MEDIALIJN_UPDATE_CASES=1 pytest tests/test_pages.py` writes what the generator makes now into tests/pages/; look at the
difference, and at the pages in a browser, before you keep it.
"""

from __future__ import annotations

import os
import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from case_files import BASE
from medialijn.coverage import cover
from medialijn.pages import Page, generate
from medialijn.sources.codes import CODES
from medialijn.sources.loading import load

GOLDEN = Path(__file__).parent / "pages"
TODAY = "2026-11-21"
TABLE_OF_CODES = "foutmeldingen/index.md"


def made(project: Path) -> dict[str, Page]:
    """The pages of a project."""
    loaded = load(project, TODAY)
    assert loaded.catalogue is not None, [finding.line_of_text() for finding in loaded.diagnostics]
    return dict(generate(loaded.catalogue, cover(loaded.catalogue, TODAY)))


PAGES = made(BASE)


def golden(src_uri: str) -> Path:
    """The file that holds what a page should be."""
    return GOLDEN / (src_uri.removesuffix("/index.md").removesuffix("index.md").replace("/", ".") or "start")


@pytest.mark.parametrize("src_uri", sorted(set(PAGES) - {TABLE_OF_CODES}))
def test_a_page_is_what_it_was(src_uri: str) -> None:
    file = golden(src_uri).with_name(golden(src_uri).name + ".html")
    text = PAGES[src_uri].markdown()
    if os.environ.get("MEDIALIJN_UPDATE_CASES"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8", newline="")
    assert file.read_text("utf-8") == text


def test_there_is_a_golden_file_for_every_page_and_no_other() -> None:
    expected = {golden(src_uri).name + ".html" for src_uri in set(PAGES) - {TABLE_OF_CODES}}
    assert {file.name for file in GOLDEN.iterdir()} == expected


def test_the_page_of_codes_tells_them_all() -> None:
    html = PAGES[TABLE_OF_CODES].html
    assert [code for code in CODES if f'id="{code.lower()}"' not in html] == []
    assert re.findall(r"{\w+}", html) == []


@pytest.mark.parametrize("src_uri", PAGES)
def test_a_page_is_one_element_with_one_title_and_no_jump_in_its_headings(src_uri: str) -> None:
    html = PAGES[src_uri].html.strip()
    levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    outer = re.match(r"<(\w+)", html)
    assert outer is not None
    assert html.endswith(f"</{outer.group(1)}>")


def test_the_crumbs_of_a_page_lead_up_to_pages_that_are_there() -> None:
    urls = {page.url for page in PAGES.values()}
    for page in PAGES.values():
        shown = page.html.partition('class="ml-crumbs"')[2].partition("</nav>")[0]
        assert re.findall("<a [^>]*>([^<]*)</a>", shown) == [name for _, name in page.crumbs]
        assert {address for address, _ in page.crumbs} <= urls
    assert len(PAGES["mentor/de-klassenapp/werkblad/index.md"].crumbs) == 2
    assert PAGES["protocol/linde/index.md"].crumbs == (("protocol/", "Protocollen"),)


def test_ids_on_a_page_are_unique() -> None:
    for page in PAGES.values():
        ids = re.findall(r'\bid="([^"]*)"', page.html)
        assert len(ids) == len(set(ids)), page.url


def test_each_question_type_can_be_read_with_its_answer() -> None:
    """Every pick's feedback stands on the page of the quiz, and only behind a fold."""
    loaded = load(BASE, TODAY)
    assert loaded.catalogue is not None
    quiz = loaded.catalogue.quizzes["de-klassenapp"]
    assert len({question.type for question in quiz.questions}) == 14
    html = PAGES["lessen/de-klassenapp/quiz/index.md"].html
    folded = "".join(re.findall(r"<details.*?</details>", html, re.DOTALL))
    for question in quiz.questions:
        for feedback in re.findall(r"feedback='([^']*)'", repr(question)):
            assert feedback in folded
            assert html.count(feedback) == folded.count(feedback)


def test_a_protocol_outside_the_site_is_not_quoted_in_lessons(tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(BASE, project)
    shutil.copytree(project / "docs/protocol/linde", project / "docs/protocol/berk")
    protocol = project / "docs/protocol/berk/protocol.md"
    protocol.write_text(
        protocol.read_text("utf-8").replace("id: linde", "id: berk").replace("De Linde", "De Berk"), "utf-8"
    )
    lesson = project / "lessons/klas-1/de-klassenapp.md"
    text = lesson.read_text("utf-8").replace(
        "/// artikel | linde:OM-1\nWanneer", "/// artikel | berk:OM-1\nVerborgen wanneer"
    )
    lesson.write_text(text.replace("*linde:OM-1*: je wacht", "- *berk:OM-1*: verborgen, je wacht"), "utf-8")
    pages = made(project)
    assert "berk:" not in pages["lessen/de-klassenapp/index.md"].html
    assert "erborgen" not in pages["lessen/de-klassenapp/index.md"].html
    assert "erborgen" not in pages["mentor/de-klassenapp/index.md"].html
    assert "houdt er geen dekking van bij" in pages["protocol/berk/index.md"].html


def changed(tmp_path: Path, changes: dict[str, list[tuple[str, str]]]) -> dict[str, Page]:
    """The pages of the small project after replacing texts in its files."""
    project = tmp_path / "project"
    shutil.copytree(BASE, project)
    for file, pairs in changes.items():
        text = (project / file).read_text("utf-8")
        for old, new in pairs:
            assert old in text, (file, old)
            text = text.replace(old, new)
        (project / file).write_text(text, "utf-8")
    return made(project)


LESSON = "lessons/klas-1/de-klassenapp.md"


def test_words_of_a_source_are_escaped_once(tmp_path: Path) -> None:
    pages = changed(tmp_path, {LESSON: [("title: De klassenapp", 'title: "Foto\'s delen & zo"')]})
    for src_uri in ("lessen/de-klassenapp", "mentor/de-klassenapp", "mentor/de-klassenapp/werkblad"):
        heading = re.search("<h1[^>]*>(.*?)</h1>", pages[f"{src_uri}/index.md"].html)
        assert heading is not None
        assert heading.group(1).endswith("Foto's delen &amp; zo") or heading.group(1).endswith(
            "Foto&#39;s delen &amp; zo"
        )
    assert "amp;amp;" not in "".join(page.html for page in pages.values())


def test_a_lesson_of_two_sessions_starts_its_clock_twice(tmp_path: Path) -> None:
    phases = ("terughalen", "intro", "kennis", "activiteit", "protocol", "quiz", "voornemen")
    pairs = [(f"phase={kind} ", f"session={1 if kind in phases[:4] else 2} phase={kind} ") for kind in phases]
    pages = changed(tmp_path, {LESSON: [("sessions: 1", "sessions: 2"), *pairs]})
    plan = pages["mentor/de-klassenapp/index.md"].html
    rows = [body.partition("</tbody>")[0].count('scope="row"') for body in plan.split("<tbody>")[1:]]
    assert rows == [4, 3]
    assert re.findall(r'colspan="4">(Les \d)<', plan) == ["Les 1", "Les 2"]
    assert re.findall(r'<td class="ml-num">(\d+–\d+)', plan)[3:5] == ["15–30", "0–5"]
    assert plan.count('<svg class="ml-minline"') == 2
    assert "Les 2 · minuut 0 tot 5" in plan
    assert "2 keer 22 minuten" in plan


def test_a_lesson_for_groups_says_so(tmp_path: Path) -> None:
    pages = changed(tmp_path, {LESSON: [("sectors: [vo]", "sectors: [po]"), ("years: [1]", "groups: [7, 8]")]})
    assert "groep 7 en 8" in pages["lessen/de-klassenapp/index.md"].html


def test_a_withdrawn_lesson_says_what_it_is(tmp_path: Path) -> None:
    pages = changed(tmp_path, {LESSON: [("status: concept", "status: vervallen")]})
    assert "Deze les is vervallen" in pages["lessen/de-klassenapp/index.md"].html


def test_the_lesson_counts_the_questions_that_the_quiz_asks(tmp_path: Path) -> None:
    pages = changed(tmp_path, {})
    count = pages["lessen/de-klassenapp/quiz/index.md"].html.count('class="ml-item"')
    assert f"<b>{count} vragen.</b>" in pages["lessen/de-klassenapp/index.md"].html


def test_a_long_introduction_becomes_a_short_description(tmp_path: Path) -> None:
    text = "Soms staan er honderd berichten in de [klassenapp](begrip:klassenapp)."
    pages = changed(tmp_path, {LESSON: [(text, "Er staan elke avond heel veel berichten. " * 8)]})
    description = pages["lessen/de-klassenapp/index.md"].description
    assert description.endswith(" …")
    assert len(description) <= 157


def test_the_board_shows_the_questions_for_the_class() -> None:
    board = PAGES["mentor/de-klassenapp/bord/index.md"].html
    assert re.findall('id="vraag-([^"]*)"', board), "the quiz names questions for the board"


def test_a_school_can_say_who_its_people_are_and_where(tmp_path: Path) -> None:
    school = "docs/reference/school.yml"
    text = (BASE / school).read_text("utf-8")
    role = re.search(r"( *)role: .*\n", text)
    assert role is not None
    named = f"{role.group()}{role.group(1)}name: Juf Wilg\n{role.group(1)}where: lokaal 12\n"
    pages = changed(tmp_path, {school: [(role.group(), named)]})
    assert "Juf Wilg, lokaal 12" in pages["hulp/index.md"].html
    assert "Juf Wilg, lokaal 12" in pages["lessen/de-klassenapp/index.md"].html
