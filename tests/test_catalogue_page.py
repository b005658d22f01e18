"""Which filters the catalogue of lessons has, what they know of a lesson, and the page that is made of both."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from medialijn.pages.catalogue_page import Filter, filters, marks_of, search_words, session_lengths
from shelf import LESSONS, lessons, page_of, shelf

GOLDEN = Path(__file__).parent / "shelf.html"
GIVEN = {name: update for name, update in LESSONS.items() if name != "oud"}


def found(made: dict[str, dict[str, object]]) -> dict[str, Filter]:
    """The filters of these lessons by their names."""
    site, own = shelf(made), list(lessons(made).values())
    lengths = session_lengths(own)
    marks = {lesson.id: marks_of(site, lesson, lengths) for lesson in own}
    return {one.name: one for one in filters(site, own, marks)}


def values(one: Filter) -> list[tuple[str, str, int]]:
    return [(value.key, value.label, value.count) for group in one.groups for value in group.values]


def test_the_page_is_what_it_was() -> None:
    text = page_of(LESSONS).markdown()
    if os.environ.get("MEDIALIJN_UPDATE_CASES"):
        GOLDEN.write_text(text, "utf-8", newline="")
    assert GOLDEN.read_text("utf-8") == text


def test_years_go_from_young_to_old_and_a_lesson_for_two_years_counts_in_both() -> None:
    assert values(found(GIVEN)["jaar"]) == [
        ("groep-8", "Groep 8", 1),
        ("leerjaar-1", "Leerjaar 1", 2),
        ("leerjaar-2", "Leerjaar 2", 2),
        ("leerjaar-3", "Leerjaar 3", 1),
    ]


def test_each_filter_has_the_values_that_a_lesson_has_and_no_other() -> None:
    every = found(GIVEN)
    assert list(every) == ["jaar", "vak", "sector", "gevoelig", "artikel", "doel", "tijd"]
    assert [key for key, _, _ in values(every["vak"])] == ["mentoraat", "ict", "studieles", "groepsles", "ouderavond"]
    assert values(every["sector"]) == [("po", "Basisschool", 2), ("vo", "Middelbare school", 5)]
    assert [(key, count) for key, _, count in values(every["gevoelig"])] == [
        ("normaal", 4),
        ("hoog", 1),
        ("zeer-hoog", 1),
    ]
    assert values(every["doel"]) == [("DOEL-1", "DOEL-1 Je gaat goed met anderen om.", 2)]


def test_articles_stand_under_their_school_and_a_part_counts_for_its_article() -> None:
    articles = found(GIVEN)["artikel"]
    assert [group.label for group in articles.groups] == ["De Linde"]
    assert values(articles) == [
        ("linde:OM-1", "OM-1 Rustig blijven", 4),
        ("linde:OM-2", "OM-2 Eerst vragen", 3),
        ("linde:TEL-1", "TEL-1 Na negen uur", 1),
    ]


def test_time_is_that_of_one_session_and_a_shorter_lesson_fits_in_a_longer_hour() -> None:
    assert values(found(GIVEN)["tijd"]) == [
        ("20", "hoogstens 20 minuten", 1),
        ("45", "hoogstens 45 minuten", 4),
        ("50", "hoogstens 50 minuten", 5),
    ]


@pytest.mark.parametrize("made", [{}, {"rust": LESSONS["rust"]}])
def test_what_narrows_nothing_is_no_filter(made: dict[str, dict[str, object]]) -> None:
    assert found(made) == {}
    assert "<form" not in page_of(made).html


def test_lessons_that_differ_in_one_thing_have_one_filter() -> None:
    assert list(found({"een": {}, "twee": {"subject": "ict"}})) == ["vak"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Privé is coördinatie", "prive is coordinatie"),
        ("COM-4", "com-4 com4 com 4"),
        ("foto's", "foto fotos"),
        ("foto’s", "foto fotos"),
        ("'geheim', zei Noor.", "geheim zei noor"),
        ("ÉÉN–twee/drie_vier", "een twee drie vier"),
        ("<img src=x onerror=alert(1)>", "img src x onerror alert 1"),
        ("… !?", ""),
    ],
)
def test_words_are_found_without_accents_and_capitals_and_by_their_halves(text: str, words: str) -> None:
    assert search_words(text) == set(words.split())


def test_a_lesson_is_found_by_its_title_goals_keywords_articles_and_code() -> None:
    site = shelf(LESSONS)
    words = marks_of(site, site.catalogue.lessons["vragen"], ()).words.split()
    for typed in ("eerst", "prive", "foto", "om-2", "doel-1", "boos", "ict"):
        assert any(word.startswith(typed) for word in words), typed


def test_a_card_tells_the_filters_what_they_ask() -> None:
    html = page_of(LESSONS).html
    names = set(re.findall(r'<(?:input type="checkbox"|select id="[^"]*") name="(\w+)"', html))
    cards = re.findall(r"<article [^>]*>", html)
    assert len(cards) == 7  # the lesson for two years has two
    for card in cards:
        assert {name for name in names if f' data-{name}="' not in card} == set()


def test_the_table_has_every_lesson_once_with_its_status() -> None:
    table = page_of(LESSONS).html.partition("<table")[2].partition("</table>")[0]
    assert re.findall(r'<tr data-lesson="(\w+)"', table) == sorted(GIVEN)
    assert table.count(">gereed<") == 5
    assert table.count(">concept<") == 1


def test_a_withdrawn_lesson_is_not_in_the_catalogue() -> None:
    assert 'data-lesson="oud"' not in page_of(LESSONS).html


def test_what_sources_say_stays_text() -> None:
    attack = 'Foto"><img src=x onerror=alert(1)>'
    made: dict[str, dict[str, object]] = {
        "een": {"title": attack, "keywords": (attack,), "materials": (attack,)},
        "twee": {"subject": "ict"},
    }
    html = page_of(made).html
    assert "<img" not in html
    assert 'data-words="' in html
    assert not re.search(r"<[^>]* onerror", re.sub(r'"[^"]*"', '""', html))
