"""Whatever stands in a source, reading it gives findings and never an exception.

The inputs are random text, and the real lesson, quiz, protocol and reference files with lines and characters changed.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from decisions import accepted_project, review
from medialijn.sources.codes import CODES
from medialijn.sources.front_matter import split_front_matter
from medialijn.sources.lesson_blocks import parse_body
from medialijn.sources.lesson_file import read_lesson
from medialijn.sources.loading import load
from medialijn.sources.markdown_text import seen_text
from medialijn.sources.needs import read_needs
from medialijn.sources.protocol import read_protocol
from medialijn.sources.quiz import read_quiz
from medialijn.sources.reading import Findings, decode
from medialijn.sources.reference import read_reference
from medialijn.sources.settings import read_settings
from medialijn.sources.wording import read_lock
from medialijn.sources.yaml_document import read_yaml

PROJECT = Path(__file__).parents[1]
BASE = Path(__file__).parent / "cases" / "_base"
TODAY = "2026-11-21"
_BOUNDED = settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))

Reader = Callable[[str, Findings], Any]


def _reference(name: str) -> Reader:
    return lambda text, findings: read_reference(name, text, findings, TODAY)


READERS: dict[str, tuple[Reader, Path]] = {
    "yaml": (read_yaml, PROJECT / "medialijn.yml"),
    "settings": (read_settings, PROJECT / "medialijn.yml"),
    "front matter": (split_front_matter, PROJECT / "lessons/vo-1/jij-zag-het.md"),
    "lesson": (
        lambda text, findings: read_lesson("jij-zag-het", "vo-1", text, findings),
        PROJECT / "lessons/vo-1/jij-zag-het.md",
    ),
    "body": (
        lambda text, findings: parse_body(tuple(text.split("\n")), 1, findings),
        BASE / "lessons/klas-1/de-klassenapp.md",
    ),
    "quiz": (
        lambda text, findings: read_quiz("jij-zag-het", text, PROJECT / "quizzes/vo-1", findings),
        PROJECT / "quizzes/vo-1/jij-zag-het.yml",
    ),
    "quiz of every type": (
        lambda text, findings: read_quiz("de-klassenapp", text, BASE / "quizzes/klas-1", findings),
        BASE / "quizzes/klas-1/de-klassenapp.yml",
    ),
    "protocol": (
        lambda text, findings: read_protocol("ichthus", text, findings),
        PROJECT / "docs/protocol/ichthus/protocol.md",
    ),
    "needs": (
        lambda text, findings: read_needs("ichthus", text, findings),
        PROJECT / "docs/protocol/ichthus/needs.yml",
    ),
    "lock": (lambda text, findings: read_lock("ichthus", text, findings), PROJECT / "docs/protocol/ichthus/lock.yml"),
    "help lines": (_reference("helplines"), PROJECT / "docs/reference/helplines.yml"),
    "school": (_reference("school"), PROJECT / "docs/reference/school.yml"),
    "frameworks": (_reference("frameworks"), PROJECT / "docs/reference/frameworks.yml"),
}
# What means something in YAML, in Markdown or in the grammar of lessons.
_PIECES = st.sampled_from(
    [
        *r"""- |: |#|## |### |///|//// docent|/// hulp , x|```|---|[|]|{|}|>|&a |*a|!t |? |<<: |'|"|id: |[..](x)|![|<b>
<!--|0|true|null|id: [a]|id: {a: b}|type: gaps|text: |correct: 1|covers: a|= =|1. |{ phase=quiz|les:x|artikel:a:B-1|é|_
""".replace("\n", "|").split("|"),
        "|",
        "\n",
        "  ",
        "\u200d",
    ]
)


def _check(findings: Findings, text: str) -> None:
    last = text.count("\n") + 2
    for finding in findings.items:
        assert finding.code in CODES
        assert 1 <= finding.line <= last
        assert finding.column >= 1
        assert finding.message("nl")
        assert finding.message("en")


def _read(reader: Reader, text: str) -> None:
    """Read as a file would be: what is no text never comes to a reader."""
    findings = Findings("bron")
    decoded = decode(text.encode(), findings)
    if decoded is not None:
        reader(decoded, findings)
    _check(findings, text)


@st.composite
def changed_lines(draw: st.DrawFn, original: str) -> str:
    """The text with some lines deleted, doubled, swapped, indented, cut or filled with something else."""
    lines = original.split("\n")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        other = draw(st.integers(0, len(lines) - 1))
        match draw(st.integers(0, 6)):
            case 0:
                del lines[at]
            case 1:
                lines.insert(other, lines[at])
            case 2:
                lines[at], lines[other] = lines[other], lines[at]
            case 3:
                lines[at] = draw(st.sampled_from(["  ", " ", "- "])) + lines[at]
            case 4:
                cut = draw(st.integers(0, len(lines[at])))
                lines[at] = lines[at][:cut] + draw(_PIECES) + lines[at][cut:]
            case 5:
                lines[at] = lines[at][draw(st.integers(0, len(lines[at]))) :]
            case _:
                key, colon, _value = lines[at].partition(":")
                lines[at] = key + colon + " " + draw(_PIECES)
        lines = lines or [""]
    return "\n".join(lines)


@pytest.mark.parametrize("name", READERS)
def test_readers_take_any_change_of_a_real_file(name: str) -> None:
    reader, file = READERS[name]

    @_BOUNDED
    @given(changed_lines(file.read_text("utf-8")))
    def run(text: str) -> None:
        _read(reader, text)

    run()


@pytest.mark.parametrize("name", READERS)
def test_readers_take_any_text(name: str) -> None:
    reader, _ = READERS[name]

    @_BOUNDED
    @given(st.one_of(st.text(max_size=300), st.lists(_PIECES, max_size=40).map("".join)))
    def run(text: str) -> None:
        _read(reader, text)
        _read(reader, f"---\n{text}\n---\n{text}")

    run()


@_BOUNDED
@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_a_finding(raw: bytes) -> None:
    findings = Findings("bron")
    assert (decode(raw, findings) is None) == bool(findings.items)


@_BOUNDED
@given(st.one_of(st.text(max_size=300), st.lists(_PIECES, max_size=60).map("".join)))
def test_any_markdown_has_a_plain_text(text: str) -> None:
    seen_text(text)


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with accepted wordings and a review."""
    project = accepted_project(tmp_path_factory.mktemp("decided"))
    assert review(project, "de-klassenapp").exit_code == 0
    return project


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_whole_project_takes_any_change_of_any_file(
    data: st.DataObject, decided: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The comparison of files with each other survives what is left of a file with faults."""
    project = tmp_path_factory.mktemp("project")
    files = sorted(file for file in decided.rglob("*") if file.suffix in {".md", ".yml"})
    chosen = data.draw(st.lists(st.sampled_from(files), min_size=1, max_size=3, unique=True))
    for file in sorted(decided.rglob("*")):
        if file.is_file():
            text = file.read_text("utf-8")
            copy = project / file.relative_to(decided)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(data.draw(changed_lines(text)) if file in chosen else text, "utf-8")
    for finding in load(project, TODAY).diagnostics:
        assert finding.line_of_text("nl")
        assert finding.line_of_text("en")
