"""Records of a review that were made in the browser, and come back as a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions import (
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
    run,
)
from medialijn.coverage.reviewing import subject
from medialijn.sources.reading import Findings
from medialijn.sources.record_text import review_text
from medialijn.sources.reviews import read_record
from project import BUILD_DAY


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small project with a finished lesson, all wordings accepted."""
    return accepted_project(tmp_path)


def record(project: Path, lesson: str = "de-klassenapp", **other: str) -> Path:
    """A file with a review as the browser makes it, about the lesson as it is now."""
    catalogue = catalogue_of(project)
    made = subject(catalogue, catalogue.lessons[lesson]).review(
        by="teamleider", decision="adapted", note="Met een eigen verhaal.", day=BUILD_DAY
    )
    lines = review_text(made).replace("\n    ", "\n").removeprefix("  - ")
    text = f"lesson_id: {lesson}\n{lines}criteria:\n  - past-bij-ons\n"
    for old, new in other.items():
        assert old in text
        text = text.replace(old, new)
    file = project / "beoordeling.yml"
    file.write_text(text, "utf-8")
    return file


def test_a_record_from_the_browser_is_added(project: Path) -> None:
    done(project, "review", "accept", record(project))
    (found,) = catalogue_of(project).reviews["de-klassenapp"]
    assert (found.decision, found.criteria) == ("adapted", ("past-bij-ons",))
    assert codes(done(project, "diff", "de-klassenapp")) == []
    again = run(project, "review", "accept", record(project))
    assert (again.exit_code, "this review is there already" in again.output) == (1, True)


def test_a_record_about_an_earlier_wording_is_refused_with_the_words(project: Path) -> None:
    file = record(project)
    editorial(project)
    refused = run(project, "review", "accept", file)
    assert (refused.exit_code, codes(refused)) == (1, ["M816"])
    assert refused.output.endswith("Error: nothing was written, for what stands above\n")
    change(project, PROTOCOL, "dan wacht je met typen.", "dan stop je met typen.")
    assert accept(project, "linde:OM-1", kind="substantive").exit_code == 0
    change(project, QUIZ, "text: Meteen typen", "text: Direct typen")
    refused = run(project, "review", "accept", file)
    assert (refused.exit_code, codes(refused)) == (1, ["M815", "M817"])
    assert "Word je [boos? Dan wacht → boos, dan stop] je met typen." in refused.output
    assert not (project / REVIEWS).exists()


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ('by: "teamleider"', "by: iemand", ["3:5: M809"]),
        ("lesson_id: de-klassenapp", "lesson_id: ../../weg", ["1:12: M121"]),
        ("lesson_id: de-klassenapp", "lesson_id: de-klasapp", ["1:12: M202"]),
        ("lesson_id: de-klassenapp\n", "", ["1:1: M115"]),
        ("2026-11-21", "2026-11-22", ["beoordeling.yml:2:11: M810"]),
        ("  linde:OM-2.foto: ", "  linde:TEL-1: ", ["M814", "11:3: M813"]),
        ("criteria:", "hersenspinsel: x\ncriteria:", ["M116"]),
        ("lesson_id:", "a: &a [x]\nb: *a\nlesson_id:", ["M108"]),
        ("decision: adapted", "decision: !!python/object:os.system x", ["M111"]),
        ("lesson_id:", "\x07lesson_id:", ["M103"]),
        ("note: ", "\tnote: ", ["M104"]),
    ],
)
def test_a_hostile_record_gets_a_finding_with_its_line(project: Path, old: str, new: str, found: list[str]) -> None:
    refused = run(project, "review", "accept", record(project, **{old: new}))
    assert refused.exit_code == 1
    assert all(one in refused.output for one in found), refused.output
    assert not (project / "lessons/reviews").exists()


@given(text=st.text())
def test_no_record_breaks_the_reader(text: str) -> None:
    findings = Findings("beoordeling.yml")
    assert (read_record(text, findings).value is None) == bool(findings.items)
