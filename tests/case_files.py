"""Reading the golden cases: what each changes in the base project, and what the readers must say about it.

A case is one file `tests/cases/<name>.case`:

    What is wrong, in a sentence.

    @@ quizzes/klas-1/de-klassenapp.yml
             text: Even wachten
    -        correct: true
    == errors
    quizzes/klas-1/de-klassenapp.yml:10:5: M407 hier hoort precies …

Below `@@ path` stand lines of that file in the base project, as in a diff: ` ` keeps, `-` removes and `+` adds a line.
The kept and removed lines must stand together in the file, exactly once. `@@ path (whole)` is followed by a whole file,
`@@ path (gone)` takes it away. Below `==` stands what the readers say; `== accepted` promises a catalogue.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).parent / "cases"
BASE = CASES / "_base"
_CHANGE = re.compile(r"@@ (\S+)(?: \((whole|gone)\))?")
_RESULT = re.compile(r"== (accepted|errors)")


@dataclass(frozen=True, slots=True)
class Change:
    """One change to one file of the base project."""

    path: str
    kind: str
    lines: tuple[str, ...]

    def apply(self, project: Path) -> None:
        """Make the change in a copy of the base project."""
        file = project / self.path
        if self.kind == "gone":
            file.unlink()
        elif self.kind == "whole":
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("".join(f"{line}\n" for line in self.lines), "utf-8", newline="")
        else:
            file.write_text(self._changed(file.read_text("utf-8")), "utf-8", newline="")

    def _changed(self, text: str) -> str:
        before = "\n".join(line[1:] for line in self.lines if line[:1] in {" ", "-"})
        after = "\n".join(line[1:] for line in self.lines if line[:1] in {" ", "+"})
        assert f"\n{text}".count(f"\n{before}\n") == 1, f"{self.path}: these lines stand there not once:\n{before}"
        return f"\n{text}".replace(f"\n{before}\n", f"\n{after}\n" if after else "\n")[1:]


@dataclass(frozen=True, slots=True)
class Case:
    """A golden case: the changes, whether the project is then still accepted, and the findings."""

    file: Path
    changes: tuple[Change, ...]
    accepted: bool
    findings: str

    def build(self, folder: Path) -> Path:
        """The base project with the changes of the case, in `folder`."""
        project = folder / "project"
        shutil.copytree(BASE, project)
        for change in self.changes:
            change.apply(project)
        return project

    def rewrite(self, *, accepted: bool, findings: str) -> None:
        """Put other results into the file of the case."""
        head = self.file.read_text("utf-8").partition("\n== ")[0]
        self.file.write_text(f"{head}\n== {'accepted' if accepted else 'errors'}\n{findings}", "utf-8", newline="")


def read_case(file: Path) -> Case:
    """The case in a file; an assertion says what is wrong with a file that is not one."""
    changes: list[Change] = []
    lines = file.read_text("utf-8").split("\n")
    assert lines[0].strip(), f"{file.name}: the first line says what the case shows"
    accepted, findings = False, ""
    for number, line in enumerate(lines):
        if change := _CHANGE.fullmatch(line):
            until = next(n for n, other in enumerate(lines) if n > number and re.match("@@ |== ", other))
            changes.append(Change(change.group(1), change.group(2) or "", tuple(lines[number + 1 : until])))
        elif result := _RESULT.fullmatch(line):
            accepted, findings = result.group(1) == "accepted", "\n".join(lines[number + 1 :])
            break
    else:
        raise AssertionError(f"{file.name}: '== errors' or '== accepted' is missing")
    return Case(file, tuple(changes), accepted, findings)


def every_case() -> list[Case]:
    """All golden cases, by name."""
    return [read_case(file) for file in sorted(CASES.glob("*.case"))]
