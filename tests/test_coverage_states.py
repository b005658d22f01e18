"""How a lesson stands toward what it teaches: who looked at it, and what changed since."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from medialijn.coverage import Report, cover
from medialijn.coverage.changes import Words, changed_words
from medialijn.coverage.gate import Gate, failures
from medialijn.coverage.report import Cell
from medialijn.pages.coverage_words import todo_line
from medialijn.pages.words import read_words
from medialijn.sources.catalogue import Catalogue
from medialijn.sources.settings import Settings
from medialijn.sources.wording import AcceptedWording, Lock
from project import BUILD_DAY
from reviewed import (
    ARTICLE,
    CHANGED_ON,
    LESSON,
    NEW,
    OLD,
    changed,
    finished,
    locked,
    present,
    reviewed,
    reworded,
    with_need,
)

PART = "linde:OM-2.foto"
ASKED = ("linde:OM-2", PART, ARTICLE)


def report(catalogue: Catalogue, day: str = BUILD_DAY) -> Report:
    """The report on a day."""
    return cover(catalogue, day).report


def taught(catalogue: Catalogue, day: str = BUILD_DAY) -> dict[str, str]:
    """The state of each article and part that the lesson teaches."""
    return {link.target: link.state for link in report(catalogue, day).links if link.kind == "taught"}


def asked(catalogue: Catalogue) -> dict[str, str]:
    """The state of each article and part that the quiz asks about."""
    return {link.target: link.state for link in report(catalogue).links if link.kind == "assessed"}


def cell(catalogue: Catalogue, target: str) -> Cell:
    """The cell of pupils."""
    cells = (
        cell
        for article in report(catalogue).protocols[0].articles
        for duty in article.duties
        if duty.audience == "leerling"
        for cell in duty.cells
    )
    return next(one for one in cells if one.target == target)


def test_a_lesson_that_nobody_reviewed_makes_nothing_adopted() -> None:
    assert taught(finished()) == {ARTICLE: "unreviewed", PART: "unreviewed"}
    assert (cell(finished(), ARTICLE).level, cell(finished(), ARTICLE).suspect) == ("available", False)


def test_a_review_adopts_what_the_lesson_teaches_and_asks() -> None:
    assert taught(reviewed(finished())) == {ARTICLE: "current", PART: "current"}
    assert cell(reviewed(finished()), ARTICLE) == Cell(ARTICLE, 0, "adopted", False, (LESSON,))


def test_a_review_does_not_make_a_draft_more_than_planned() -> None:
    assert cell(reviewed(finished(status="concept")), ARTICLE).level == "planned"


def test_an_editorial_change_leaves_what_was_adopted() -> None:
    assert taught(changed("editorial")) == {ARTICLE: "current", PART: "current"}


def test_a_substantive_change_makes_only_its_own_article_suspect() -> None:
    assert taught(changed()) == {ARTICLE: "suspect", PART: "current"}
    assert asked(changed()) == {ARTICLE: "suspect", PART: "indirect"}
    found = cell(changed(), ARTICLE)
    assert (found.level, found.suspect) == ("available", True)
    assert cell(changed(), PART).level == "adopted"


def test_a_suspect_link_tells_since_when_why_and_which_words() -> None:
    link = next(link for link in report(changed()).links if link.state == "suspect")
    assert (link.since, link.note) == (CHANGED_ON, "Besluit van het team.")
    assert [run for run in link.words if run.kind != "same"] == [Words("new", "een uur")]
    first = report(changed()).todo[0]
    assert (first.kind, first.lesson, first.targets, first.words) == ("suspect", LESSON, (ARTICLE,), link.words)


def test_a_new_review_makes_it_clean_and_the_first_change_counts_until_then() -> None:
    assert taught(reviewed(changed(), "2026-11-12")) == {ARTICLE: "current", PART: "current"}
    assert not [one for one in report(reviewed(changed(), "2026-11-12")).todo if one.lesson]


def test_a_lesson_about_a_part_is_suspect_when_its_article_changes() -> None:
    before = reviewed(finished())
    after = reworded(before, "OM-2", "Je vraagt het eerst", "Je vraagt het altijd eerst")
    assert taught(locked(after, before, "OM-2", "substantive")) == {ARTICLE: "current", PART: "suspect"}


def test_a_lesson_about_a_whole_article_is_suspect_when_a_part_changes_that_its_quiz_asks_about() -> None:
    before = reviewed(finished(covers=("linde:OM-2",)), articles={name: present(finished(), name) for name in ASKED})
    article = before.protocols["linde"].articles["OM-2"]
    assert article.need
    foto = article.need.parts["foto"].model_copy(update={"text": "een foto of een filmpje"})
    after = with_need(before, "OM-2", parts={**article.need.parts, "foto": foto})
    assert cell(before, PART).level == "adopted"
    lock = locked(before, before, "OM-2", "substantive").locks["linde"]
    accepted = {
        "OM-2": lock.articles["OM-2"][:1],
        "OM-2.foto": tuple(
            AcceptedWording.model_validate(
                {"fingerprint": present(one, PART), "accepted": day, "kind": kind, "note": "Ook bewegend beeld."}
            )
            for one, day, kind in ((before, "2026-09-01", "first"), (after, CHANGED_ON, "substantive"))
        ),
    }
    texts = {**lock.texts, present(before, PART): "een foto", present(after, PART): "een foto of een filmpje"}
    after = replace(after, locks=MappingProxyType({"linde": Lock(articles=accepted, texts=texts)}))
    assert taught(after) == {"linde:OM-2": "suspect"}
    assert asked(after)[PART] == "suspect"
    assert (cell(after, PART).level, cell(after, PART).suspect) == ("available", True)
    assert [run.text for run in report(after).todo[0].words if run.kind == "new"] == ["of een filmpje"]


def test_a_part_that_a_lesson_teaches_since_its_review_was_never_reviewed() -> None:
    """The review looked at the article for the sake of another part."""
    before = reviewed(finished(covers=(ARTICLE,)))
    (review,) = before.reviews[LESSON]
    names = (ARTICLE, "linde:OM-2", "linde:OM-2.naam")
    review = review.model_copy(update={"articles": {name: present(before, name) for name in names}})
    lesson = before.lessons[LESSON]
    meta = lesson.meta.model_copy(update={"covers": (ARTICLE, "linde:OM-2.naam", PART)})
    after = replace(before, lessons={LESSON: replace(lesson, meta=meta)}, reviews={LESSON: (review,)})
    assert taught(after) == {ARTICLE: "current", "linde:OM-2.naam": "current", PART: "unreviewed"}
    assert cell(after, PART).level == "available"


def test_a_question_about_an_article_that_its_lesson_does_not_teach_is_suspect_when_that_changes() -> None:
    before = reviewed(finished(covers=(PART,)), articles={name: present(finished(), name) for name in ASKED})
    assert asked(before)[ARTICLE] == "current"
    after = locked(reworded(before, "OM-1", OLD, NEW), before, "OM-1", "substantive")
    assert (taught(after), asked(after)[ARTICLE]) == ({PART: "current"}, "suspect")
    first = report(after).todo[0]
    assert (first.kind, first.targets, [run.text for run in first.words if run.kind == "new"]) == (
        "suspect",
        (ARTICLE,),
        ["een uur"],
    )


def test_a_change_under_two_parts_of_an_article_is_one_thing_to_do() -> None:
    parts = ("linde:OM-2.foto", "linde:OM-2.naam")
    before = reviewed(finished(covers=parts))
    after = reworded(before, "OM-2", "Je vraagt het eerst", "Je vraagt het altijd eerst")
    todo = report(locked(after, before, "OM-2", "substantive")).todo
    assert [one.targets for one in todo if one.kind == "suspect"] == [parts]


def test_a_review_that_did_not_look_at_the_whole_article_goes_by_the_day_of_the_change() -> None:
    before = reviewed(finished())
    (review,) = before.reviews[LESSON]
    only_part = {name: mark for name, mark in review.articles.items() if name != "linde:OM-2"}
    before = replace(before, reviews={LESSON: (review.model_copy(update={"articles": only_part}),)})
    after = reworded(before, "OM-2", "Je vraagt het eerst", "Je vraagt het altijd eerst")
    assert taught(locked(after, before, "OM-2", "substantive"))[PART] == "suspect"
    assert taught(locked(after, before, "OM-2", "substantive", day="2026-10-31"))[PART] == "current"


def test_without_a_lock_other_words_are_suspect_too() -> None:
    before = reviewed(finished())
    assert taught(reworded(before, "OM-1", "boos", "kwaad"))[ARTICLE] == "suspect"


def test_a_lesson_or_quiz_that_was_edited_is_to_be_reviewed_again() -> None:
    before = reviewed(finished())
    lesson, quiz = before.lessons[LESSON], before.quizzes[LESSON]
    meta = lesson.meta.model_copy(update={"title": "Een andere titel"})
    edited = replace(before, lessons=MappingProxyType({LESSON: replace(lesson, meta=meta)}))
    assert set(taught(edited).values()) == {"edited"}
    fewer = replace(quiz, questions=quiz.questions[:-1])
    assert set(taught(replace(before, quizzes=MappingProxyType({LESSON: fewer}))).values()) == {"edited"}
    assert cell(edited, ARTICLE) == Cell(ARTICLE, 0, "available", False, (LESSON,))
    assert [one.kind for one in report(edited).todo if one.lesson] == ["edited"]


def test_what_a_lesson_teaches_since_its_review_was_never_reviewed() -> None:
    before = reviewed(finished(covers=(PART,)))
    lesson = before.lessons[LESSON]
    meta = lesson.meta.model_copy(update={"covers": (PART, ARTICLE)})
    after = replace(before, lessons=MappingProxyType({LESSON: replace(lesson, meta=meta)}))
    assert taught(after) == {PART: "current", ARTICLE: "unreviewed"}


def test_a_lesson_that_was_rejected_is_not_adopted_whatever_was_decided_before() -> None:
    both = reviewed(reviewed(finished()), "2026-11-05", decision="rejected")
    assert set(taught(both).values()) == {"rejected"}
    assert cell(both, ARTICLE).level == "available"
    again = reviewed(both, "2026-11-06", decision="adapted")
    assert cell(again, ARTICLE).level == "adopted"


def test_a_review_counts_up_to_the_day_that_is_given() -> None:
    def due(lesson_id: str, last_review: str, settings: Settings) -> str:
        assert (lesson_id, last_review, settings.site) == (LESSON, "2026-11-01", "linde")
        return "2026-11-21"

    on_time = cover(reviewed(finished()), "2026-11-21", due).report
    too_late = cover(reviewed(finished()), "2026-11-22", due).report
    assert [one.lessons[0].state for one in (on_time, too_late)] == ["current", "expired"]
    assert too_late.lessons[0].next_review == "2026-11-21"
    assert [(one.kind, one.since) for one in too_late.todo if one.lesson] == [("expired", "2026-11-21")]


def test_an_article_that_another_one_took_the_place_of_is_not_adopted() -> None:
    after = with_need(reviewed(finished()), "TEL-1", replaces=(ARTICLE,))
    assert taught(after) == {ARTICLE: "replaced", PART: "current"}
    assert (cell(after, ARTICLE).level, cell(after, ARTICLE).suspect) == ("available", True)
    assert report(after).todo[0].note == "linde:TEL-1"


def test_an_article_that_was_split_names_all_that_took_its_place() -> None:
    after = with_need(with_need(reviewed(finished()), "TEL-1", replaces=(ARTICLE,)), "INL-1", replaces=(ARTICLE,))
    assert report(after).todo[0].note == "linde:INL-1, linde:TEL-1"


def test_a_protocol_that_is_not_active_yet_replaces_nothing() -> None:
    """Next year's protocol can be written while this year's is in force."""
    before = reviewed(finished())
    meant = with_need(before, "TEL-1", replaces=(ARTICLE,)).protocols["linde"]
    coming = replace(meant, id="linde-2027", meta=meant.meta.model_copy(update={"id": "linde-2027"}))
    protocols = {**before.protocols, "linde-2027": coming}
    assert taught(replace(before, protocols=MappingProxyType(protocols)))[ARTICLE] == "current"


def test_a_wording_that_is_gone_from_the_lock_is_suspect_once_it_changed() -> None:
    suspect = changed("editorial")
    lock = Lock(articles={}, texts=suspect.locks["linde"].texts)
    assert taught(replace(suspect, locks=MappingProxyType({"linde": lock})))[ARTICLE] == "suspect"
    assert taught(replace(reviewed(finished()), locks=MappingProxyType({"linde": lock})))[ARTICLE] == "current"


def test_what_is_missing_in_one_year_is_told_with_that_year() -> None:
    """The lesson for year 1 teaches the part; what lacks is the part in year 2, and the other one in both years."""
    found = report(finished())
    todo = next(one for one in found.todo if one.article == "linde:OM-2" and one.audience == "leerling")
    assert (todo.kind, todo.targets) == ("partly", (f"{PART}@2", "linde:OM-2.naam@1", "linde:OM-2.naam@2"))
    assert todo_line(read_words(), found, todo) == (
        "Voor leerlingen ontbreekt nog een deel van dit artikel: OM-2 (foto, naam) in jaar 2, OM-2 (naam) in jaar 1."
    )


def test_what_is_to_be_done_is_one_line_whatever_people_noted() -> None:
    """On a console a second line could pass for the verdict."""
    found = report(changed())
    first = replace(found.todo[0], note="Besluit:\nOordeel: gehaald.")
    assert todo_line(read_words(), found, first).endswith("OM-1 is gewijzigd. Besluit: Oordeel: gehaald.")


def test_an_exemption_that_ended_is_something_to_do() -> None:
    kinds = [one.kind for one in report(finished(), "2027-08-02").todo]
    assert "exemption-ended" in kinds
    assert "exemption-ended" not in [one.kind for one in report(finished(), "2027-08-01").todo]


def test_a_suspect_lesson_fails_the_gate_when_the_days_of_grace_are_over() -> None:
    waiting = Gate(grace=11)
    assert failures(report(changed(), "2026-11-21"), waiting) == ()
    (failure,) = failures(report(changed(), "2026-11-22"), waiting)
    assert (failure.kind, failure.about, failure.now) == ("grace", ARTICLE, CHANGED_ON)


def test_changed_words_are_shown_between_a_few_that_stayed() -> None:
    old = "een twee drie vier vijf zes zeven acht negen tien elf twaalf"
    assert changed_words(old, old) == ()
    assert changed_words(old, f"{old}  ") == ()
    assert changed_words(f"{old} 16 jaar", f"{old} 18 jaar") == (
        Words("same", "… vijf zes zeven acht negen tien elf twaalf"),
        Words("old", "16"),
        Words("new", "18"),
        Words("same", "jaar"),
    )
