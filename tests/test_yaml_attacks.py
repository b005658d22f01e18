"""Hostile YAML files are refused with a finding, within a small memory and without a crash of the process.

Each attack runs in a process of its own with 1 GB of memory and ten seconds: a segmentation fault in the C parser can
not be caught from within, and would otherwise take the tests with it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from case_files import BASE
from medialijn.sources.loading import load

_MEMORY = 1_000_000_000
_SECONDS = 10
_READ = f"""
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, ({_MEMORY}, {_MEMORY}))
from medialijn.sources.loading import load
for finding in load(Path(sys.argv[1]), "2026-11-21").diagnostics:
    print(f"{{finding.path}}:{{finding.line}}:{{finding.column}} {{finding.code}}")
"""
_LAUGHS = "\n".join(f"l{level}: &l{level} [{', '.join([f'*l{level - 1}'] * 10)}]" for level in range(1, 30))

ATTACKS: dict[str, tuple[bytes, str]] = {
    "brackets": (b"[" * 200_000, "1:22 M107"),
    "brackets closed": (b"terms: " + b"[" * 200_000 + b"]" * 200_000, "1:28 M107"),
    "braces": (b"{a: " * 200_000, "1:82 M107"),
    "brackets that quotes hide from a count": (b'["]",' * 200_000, "1:102 M107"),
    "brackets over lines": (b"[\n" * 200_000, "22:1 M107"),
    "dashes": (b"- " * 200_000 + b"x", "1:43 M107"),
    "question marks": (b"? " * 200_000 + b"x", "1:43 M107"),
    "colons": (b": " * 200_000 + b"x", "1:1 M105"),
    "indents": (b"\n".join(b" " * depth + b"a:" for depth in range(1_800)), "21:21 M107"),
    "billion laughs": (b"l0: &l0 [lol]\n" + _LAUGHS.encode(), "1:5 M108"),
    "a list that holds itself": (b"terms: &a [*a]", "1:8 M108"),
    "quadratic text": (b"a: &a " + b"x" * 900_000 + b"\nb: [" + b"*a, " * 200_000 + b"]", "1:4 M108"),
    "anchors without end": (b"&a " * 500_000, "1:1 M108"),
    "tags": (b"a: !!python/object/apply:os.system ['echo gehackt']", "1:4 M111"),
    "a tag directive": (b"%TAG ! tag:yaml.org,2002:python/object:\n---\na: !int 1", "3:4 M111"),
    "too many nodes": (b"[" + b"1," * 500_000 + b"]", "1:500000 M107"),
    "too many keys": (b"{" + b"".join(b"a%d: 1," % number for number in range(150_000)) + b"}", "1:16892 M107"),
    "one long line": (b"a: " + b"x" * 1_900_000, "1:1 M116"),
    "one long key": (b"a" * 1_900_000 + b": b", "1:1 M105"),
}
NEVER_PARSED: dict[str, tuple[bytes, str]] = {
    "too large": (b"# " + b"x" * 2_000_000, "1:1 M101"),
    "latin-1": ("# één\nterms: []".encode("latin-1"), "1:3 M102"),
    "latin-1 further on": ("# één\ntekst: ï".encode() + "\nnaam: ï".encode("latin-1"), "3:7 M102"),
    "utf-16": ("terms: []".encode("utf-16"), "1:1 M102"),
    "cut off in a character": ("terms: é".encode()[:-1], "1:8 M102"),
    "overlong encoding": (b"terms: \xc0\xaf", "1:8 M102"),
    "surrogate": (b"terms: \xed\xa0\x80", "1:8 M102"),
    "nul": (b"terms: [\x00]", "1:9 M103"),
    "escape sequence of a terminal": (b"terms: \x1b[31m", "1:8 M103"),
    "byte order mark in the middle": ("terms: [\ufeff]".encode(), "1:9 M103"),
    "old line ends": (b"terms: []\r# x", "1:10 M103"),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "project")
    return tmp_path / "project"


@pytest.mark.parametrize("attack", NEVER_PARSED)
def test_bytes_that_are_no_text_never_reach_the_parser(attack: str, project: Path) -> None:
    raw, expected = NEVER_PARSED[attack]
    (project / "docs/reference/terms.yml").write_bytes(raw)
    found = [f"{one.path}:{one.line}:{one.column} {one.code}" for one in load(project, "2026-11-21").diagnostics]
    assert found == [f"docs/reference/terms.yml:{expected}"]


@pytest.mark.parametrize("attack", ATTACKS)
def test_attack_is_refused_with_a_finding(attack: str, project: Path) -> None:
    raw, expected = ATTACKS[attack]
    (project / "docs/reference/terms.yml").write_bytes(raw)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    done = subprocess.run(
        [sys.executable, "-c", _READ, str(project)],
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
        env=environment,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert f"docs/reference/terms.yml:{expected}" in done.stdout.splitlines()
