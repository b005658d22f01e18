"""Reviews: one lesson at a time, only ever added to, and never of something that nobody looked at."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from decisions import (
    LESSON,
    LOCK,
    PROTOCOL,
    QUIZ,
    REVIEWS,
    accept,
    accepted_project,
    catalogue_of,
    change,
    codes,
    done,
    editorial,
    review,
    run,
)
from medialijn.cli import main
from medialijn.coverage import Report, cover
from medialijn.coverage.reviewing import subject
from medialijn.sources.fingerprint import of_lesson, of_quiz
from medialijn.sources.reading import Findings, decode
from medialijn.sources.record_text import REVIEWS_HEAD, lock_text, review_text
from medialijn.sources.reviews import Review, read_reviews
from medialijn.sources.wording import Lock
from project import BUILD_DAY

SECOND = "lessons/klas-1/nog-een.md"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small project with a finished lesson and a second one, all wordings accepted."""
    project = accepted_project(tmp_path)
    shutil.copy(project / LESSON, project / SECOND)
    shutil.copy(project / QUIZ, project / "quizzes/klas-1/nog-een.yml")
    change(project, SECOND, "code: k1-01", "code: k1-02")
    return project


def substantive(project: Path) -> None:
    """Change an article in substance, from nine to ten o'clock for waiting."""
    change(project, PROTOCOL, "Dan wacht je met typen.", "Dan stop je met typen.")
    assert accept(project, "linde:OM-1", kind="substantive").exit_code == 0


def report(project: Path) -> Report:
    """The report about coverage on the day of the tests."""
    return cover(catalogue_of(project), BUILD_DAY).report


def test_the_help_of_the_short_form_leads_to_every_option() -> None:
    """`review LESSON …` is what people type; the options stand with the command that it is short for."""
    assert "`medialijn review add --help`" in CliRunner().invoke(main, ["review", "--help"]).output
    options = CliRunner().invoke(main, ["review", "add", "--help"]).output
    assert all(option in options for option in ("--by ROLE", "--decision [adopted|adapted|rejected]", "--note"))


def test_a_review_records_all_that_it_looked_at(project: Path) -> None:
    """With a part its article too: what the part means stands there."""
    review(project, "de-klassenapp")
    catalogue = catalogue_of(project)
    (found,) = catalogue.reviews["de-klassenapp"]
    assert (found.reviewed, found.by, found.decision, found.note) == (
        BUILD_DAY,
        "teamleider",
        "adopted",
        "Past bij ons.",
    )
    assert found.lesson == of_lesson(catalogue.lessons["de-klassenapp"])
    assert found.quiz == of_quiz(catalogue.quizzes["de-klassenapp"])
    assert set(found.articles) == {"linde:OM-1", "linde:OM-2", "linde:OM-2.foto"}


def test_a_review_also_looks_at_articles_that_are_confirmed_to_be_the_same(project: Path) -> None:
    shutil.copytree(project / "docs/protocol/linde", project / "docs/protocol/els")
    change(project, "docs/protocol/els/protocol.md", "id: linde\n", "id: els\n")
    change(project, "docs/protocol/els/needs.yml", "theme: rust", "theme: rust\n    same_as: [linde:OM-1]")
    change(project, "docs/protocol/els/needs.yml", "text: een naam", "text: een naam\n        same_as: [linde:OM-2]")
    catalogue = catalogue_of(project)
    found = subject(catalogue, catalogue.lessons["de-klassenapp"]).articles
    assert {one for one in found if one.startswith("els:")} == {"els:TEL-1", "els:OM-2", "els:OM-2.naam"}


def test_substance_shows_its_words_until_the_next_review(project: Path) -> None:
    done(project, "review", "de-klassenapp", "--by", "teamleider", "--decision", "adopted", "--note", "x")
    assert codes(done(project, "diff", "de-klassenapp")) == []
    substantive(project)
    found = run(project, "diff", "de-klassenapp")
    assert (found.exit_code, codes(found)) == (1, ["M815"])
    assert f"{PROTOCOL}:21:1: M815 linde:OM-1" in found.output
    assert "Dan [wacht → stop] je met typen." in found.output
    assert review(project, "de-klassenapp").exit_code == 0
    assert codes(done(project, "diff", "de-klassenapp")) == []


def test_another_way_of_writing_is_shown_and_asks_for_nothing(project: Path) -> None:
    review(project, "de-klassenapp")
    editorial(project)
    found = done(project, "diff", "de-klassenapp")
    assert codes(found) == ["M816"]
    assert "Word je [boos? Dan → boos, dan] wacht je" in found.output


def test_without_an_accepted_wording_nobody_says_that_it_means_the_same(project: Path) -> None:
    review(project, "de-klassenapp")
    lock = catalogue_of(project).locks["linde"]
    fewer = {name: wordings for name, wordings in lock.articles.items() if name != "OM-1"}
    (project / LOCK).write_text(lock_text(Lock(articles=fewer, texts=lock.texts)), "utf-8")
    change(project, PROTOCOL, "Dan wacht je met typen.", "Dan stop je met typen.")
    found = run(project, "diff", "de-klassenapp")
    assert (found.exit_code, codes(found)) == (1, ["M815"])
    assert "Dan [wacht → stop] je met typen." in found.output


def test_a_change_behind_a_part_is_seen(project: Path) -> None:
    review(project, "de-klassenapp")
    change(project, PROTOCOL, "als je iets van een ander deelt", "als je iets van iemand anders deelt")
    assert accept(project, "linde:OM-2", kind="substantive").exit_code == 0
    assert "M815 linde:OM-2 " in run(project, "diff", "de-klassenapp").output


def test_what_was_never_looked_at_is_told(project: Path) -> None:
    assert codes(run(project, "diff", "de-klassenapp")) == ["M818"]
    review(project, "de-klassenapp")
    change(project, LESSON, "covers: [linde:OM-1, linde:OM-2.foto]", "covers: [linde:OM-1, linde:OM-2]")
    assert codes(run(project, "diff", "de-klassenapp")) == []
    change(project, LESSON, "covers: [linde:OM-1, linde:OM-2]", "covers: [linde:OM-1, linde:OM-2, linde:TEL-1]")
    change(project, LESSON, "touches: [linde:TEL-1]", "touches: []")
    found = run(project, "diff", "de-klassenapp")
    assert (found.exit_code, codes(found)) == (1, ["M814"])
    assert "linde:TEL-1" in found.output


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (LESSON, "Wie boos is, typt snel.", "Wie boos is, typt te snel.", "de les is bewerkt"),
        (QUIZ, "text: Meteen typen", "text: Direct typen", "de quiz is bewerkt"),
    ],
)
def test_an_edited_lesson_or_quiz_is_to_be_read_again(project: Path, file: str, old: str, new: str, says: str) -> None:
    review(project, "de-klassenapp")
    change(project, file, old, new)
    found = run(project, "diff", "de-klassenapp")
    assert (found.exit_code, codes(found)) == (1, ["M817"])
    assert says in found.output


def test_a_review_grows_old(project: Path) -> None:
    review(project, "de-klassenapp")
    found = run(project, "diff", "de-klassenapp", today="2027-12-01")
    assert (found.exit_code, codes(found)) == (1, ["M819"])


def test_where_nothing_is_to_be_reviewed_the_last_decision_is_told(project: Path) -> None:
    run(project, "review", "de-klassenapp", "--by", "teamleider", "--decision", "rejected", "--note", "Past niet.")
    lesson = next(one for one in report(project).lessons if one.id == "de-klassenapp")
    told = f"rejected by teamleider on {BUILD_DAY}, until {lesson.next_review}"
    assert done(project, "diff", "de-klassenapp").output == f"de-klassenapp: nothing to review; {told}\n"


def test_diff_of_what_can_not_be_judged_ends_with_2(project: Path, tmp_path: Path) -> None:
    unknown = run(project, "diff", "de-klasapp")
    assert (unknown.exit_code, "did you mean 'de-klassenapp'?" in unknown.output) == (2, True)
    change(project, PROTOCOL, "Dan wacht je met typen.", "Dan stop je met typen.")
    unclassified = run(project, "diff", "de-klassenapp")
    assert (unclassified.exit_code, codes(unclassified)) == (2, ["M802"])
    (tmp_path / "leeg").mkdir()
    assert run(tmp_path / "leeg", "diff", "de-klassenapp").exit_code == 2


def test_every_byte_of_earlier_reviews_stays(project: Path) -> None:
    file = project / REVIEWS
    review(project, "de-klassenapp", today="2026-11-01")
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n").rstrip() + b"\r\n# nagekeken")
    for day in ("2026-11-02", "2026-11-03"):
        before = file.read_bytes()
        assert review(project, "de-klassenapp", today=day).exit_code == 0
        assert file.read_bytes().startswith(before)
    assert [one.reviewed for one in catalogue_of(project).reviews["de-klassenapp"]] == [
        "2026-11-01",
        "2026-11-02",
        "2026-11-03",
    ]


@pytest.mark.parametrize("spoilt", [b"reviews: [%s]\n", b"reviews:\n- %s\n"])
def test_reviews_in_another_form_are_not_added_to(project: Path, spoilt: bytes) -> None:
    """Rather refuse than lose one."""
    review(project, "de-klassenapp", today="2026-11-01")
    (one,) = catalogue_of(project).reviews["de-klassenapp"]
    flow = f'{{reviewed: "{one.reviewed}", by: {one.by}, decision: adopted, note: x, lesson: {one.lesson}}}'
    (project / REVIEWS).write_bytes(spoilt % flow.encode())
    before = (project / REVIEWS).read_bytes()
    refused = review(project, "de-klassenapp")
    assert (refused.exit_code, "restore it" in refused.output) == (1, True)
    assert (project / REVIEWS).read_bytes() == before


def test_a_school_reviews_shared_lessons_in_its_own_root(project: Path) -> None:
    """What another school decided is not its decision: its own file takes the place of the shared one."""
    review(project, "de-klassenapp", today="2026-11-01")
    shared = (project / REVIEWS).read_bytes()
    change(project, "medialijn.yml", "active: [linde]", "active: [linde]\nroots: [., eigen]")
    (project / "eigen").mkdir()
    assert review(project, "de-klassenapp").exit_code == 0
    assert (project / REVIEWS).read_bytes() == shared
    assert [one.reviewed for one in catalogue_of(project).reviews["de-klassenapp"]] == [BUILD_DAY]


@pytest.mark.parametrize(
    ("arguments", "exit_code", "says"),
    [
        (("de-klassenapp", "--by", "Jan de Vries"), 1, "not among the roles in medialijn.yml: teamleider"),
        (("de-klasapp", "--by", "teamleider"), 1, "did you mean 'de-klassenapp'?"),
        ((LESSON, "--by", "teamleider"), 1, "did you mean 'de-klassenapp'?"),
        (("de-klassenapp", "--by", "teamleider", "--note", "  "), 2, "say why"),
        (("de-klassenapp", "--by", "teamleider", "--decision", "goed"), 2, "'goed' is not one of"),
        (("de-klassenapp",), 2, "--by"),
    ],
)
def test_a_refusal_says_why_and_writes_nothing(
    project: Path, arguments: tuple[str, ...], exit_code: int, says: str
) -> None:
    result = run(project, "review", "--decision", "adopted", "--note", "x", *arguments)
    assert (result.exit_code, says in result.output) == (exit_code, True), result.output
    assert not (project / "lessons/reviews").exists()


@pytest.mark.parametrize("status", ["concept", "vervallen"])
def test_only_a_finished_lesson_is_reviewed(project: Path, status: str) -> None:
    change(project, LESSON, "status: gereed", f"status: {status}")
    refused = review(project, "de-klassenapp")
    assert (refused.exit_code, codes(refused)) == (1, ["M811"])


def test_only_accepted_wordings_are_reviewed(project: Path) -> None:
    """Else the words that change later could not be shown."""
    (project / "docs/protocol/linde/lock.yml").unlink()
    refused = review(project, "de-klassenapp")
    assert (refused.exit_code, set(codes(refused))) == (1, {"M803"})
    assert "linde:OM-2.foto --kind first" in refused.output


def test_the_same_review_twice_is_refused(project: Path) -> None:
    review(project, "de-klassenapp")
    before = (project / REVIEWS).read_bytes()
    again = review(project, "de-klassenapp")
    assert (again.exit_code, "this review is there already" in again.output) == (1, True)
    assert (project / REVIEWS).read_bytes() == before


def test_a_review_is_never_before_the_last_one(project: Path) -> None:
    review(project, "de-klassenapp")
    before = (project / REVIEWS).read_bytes()
    refused = review(project, "de-klassenapp", today="2026-11-01")
    told = f"Error: de-klassenapp: the last review was on {BUILD_DAY}, after 2026-11-01\n"
    assert (refused.exit_code, refused.output) == (1, told)
    assert (project / REVIEWS).read_bytes() == before


def test_several_lessons_share_a_review_only_when_nothing_needs_a_look(project: Path) -> None:
    both = ("de-klassenapp", "nog-een")
    refused = review(project, *both)
    assert refused.exit_code == 1
    assert "review these one at a time: de-klassenapp, nog-een" in refused.output
    for lesson in both:
        assert review(project, lesson, today="2026-10-02").exit_code == 0
    editorial(project)
    assert review(project, *both, today="2027-12-01").exit_code == 0
    change(project, SECOND, "Wie boos is, typt snel.", "Wie boos is, typt te snel.")
    before = (project / REVIEWS).read_bytes()
    refused = review(project, *both, today="2027-12-02")
    assert (refused.exit_code, codes(refused)) == (1, ["M817"])
    assert refused.output.endswith("review these one at a time: nog-een\n")
    assert (project / REVIEWS).read_bytes() == before


def test_several_reviews_are_all_written_or_none(project: Path) -> None:
    both = ("de-klassenapp", "nog-een")
    for lesson in both:
        assert review(project, lesson, today="2026-10-02").exit_code == 0
    before = (project / REVIEWS).read_bytes()
    last = project / "lessons/reviews/nog-een.yml"
    last.chmod(0o444)
    refused = review(project, *both, today="2027-12-01")
    assert (refused.exit_code, refused.output.count("\n")) == (1, 1)
    assert f"{last} can not be written" in refused.output
    assert (project / REVIEWS).read_bytes() == before


FINGERPRINTS = st.integers(0, 16**32 - 1).map("v1:{:032x}".format)
SLUGS = st.sampled_from(["teamleider", "mentor-vo-1", "true", "null", "0", "1-2", "on"])
ARTICLES = st.sampled_from(["a:A", "linde:OM-1", "linde:OM-2.foto", "linde:OM-10", "1:N-0.0", "on:NO.yes", "e-3:TRUE"])
DECIDED = st.builds(
    Review,
    reviewed=st.dates().map(lambda day: day.isoformat()),
    by=SLUGS,
    decision=st.sampled_from(["adopted", "adapted", "rejected"]),
    note=st.text(st.characters(codec="utf-8")).map(str.strip).filter(bool),
    lesson=FINGERPRINTS,
    quiz=st.none() | FINGERPRINTS,
    articles=st.dictionaries(ARTICLES, FINGERPRINTS, max_size=5),
    criteria=st.lists(SLUGS, max_size=3).map(tuple),
)


@given(reviews=st.lists(DECIDED, min_size=1, max_size=4))
def test_reviews_are_read_back_as_they_were(reviews: list[Review]) -> None:
    findings = Findings("les.yml")
    text = decode((REVIEWS_HEAD + "".join(map(review_text, reviews))).encode(), findings)
    assert text is not None, findings.items
    read = read_reviews("les", text, findings).value
    assert findings.items == []
    assert read == tuple(reviews)
