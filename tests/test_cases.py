"""Golden cases of broken and unusual sources: exact path, line, column, code and message of every finding.

`MEDIALIJN_UPDATE_CASES=1 pytest tests/test_cases.py` writes what the readers say now into the case files; look at the
difference before you keep it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from case_files import BASE, Case, every_case
from medialijn.sources.codes import CODES
from medialijn.sources.diagnostics import Diagnostic
from medialijn.sources.loading import load

TODAY = "2026-11-21"
CASES = every_case()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.file.stem)
def test_findings_are_exactly_those_of_the_case(case: Case, tmp_path: Path) -> None:
    loaded = load(case.build(tmp_path), TODAY)
    said = "".join(f"{finding.line_of_text()}\n" for finding in loaded.diagnostics)
    accepted = loaded.catalogue is not None
    if os.environ.get("MEDIALIJN_UPDATE_CASES"):
        case.rewrite(accepted=accepted, findings=said)
    else:
        assert (accepted, said) == (case.accepted, case.findings)


def test_the_base_project_is_accepted_without_a_word() -> None:
    loaded = load(BASE, TODAY)
    assert loaded.catalogue is not None
    assert loaded.diagnostics == ()


def test_a_warning_says_that_it_is_one_and_an_error_does_not() -> None:
    """Who reads only one line of the list must see whether it stops the build."""
    values = {"given": "linde:OM-1"}
    warning, error = (Diagnostic("a.yml", 3, 5, code, values) for code in ("M437", "M438"))
    assert warning.line_of_text() == "a.yml:3:5: M437 let op: geen vraag in de quiz toetst 'linde:OM-1'"
    assert warning.line_of_text("en") == "a.yml:3:5: M437 warning: no question of the quiz assesses 'linde:OM-1'"
    assert error.line_of_text("en") == "a.yml:3:5: M438 unknown objective 'linde:OM-1'."


def test_every_code_of_the_readers_is_shown_by_a_case() -> None:
    """test_reading.py makes the three that no text can hold: a file that does not open, is too large, is not UTF-8.

    The codes of the import, M7xx, have their own tests in test_import_formats.py; those of the commands about reviews,
    M811 and M813 to M819, have theirs in test_review*.py.
    """
    shown = {code for case in CASES for code in re.findall(r":\d+: (M\d{3}) ", case.findings)}
    read = {code for code in CODES if code < "M7" or "M8" < code < "M9"}
    about_reviews = {"M811", *(f"M{number}" for number in range(813, 820))}
    assert read - shown == {"M100", "M101", "M102"} | about_reviews


def test_no_finding_lies_outside_its_file(tmp_path: Path) -> None:
    """Line and column exist in the file that the finding names, give or take the end of a line."""
    for number, case in enumerate(CASES):
        project = case.build(tmp_path / str(number))
        for path, line, column in re.findall(r"^(\S+?):(\d+):(\d+): ", case.findings, re.MULTILINE):
            if (project / path).is_file():
                lines = (project / path).read_text("utf-8").split("\n")
                assert int(line) <= len(lines), (case.file.name, path, line)
                assert int(column) <= len(lines[int(line) - 1]) + 1, (case.file.name, path, line, column)
