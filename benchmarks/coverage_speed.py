"""How long a report about coverage takes, beside doorstop and strictdoc on the same set, as whole processes.

    python benchmarks/coverage_speed.py [--doorstop PATH] [--strictdoc PATH] [--rounds 5]

The set has 200 articles and 200 lessons with 400 links between them; every fifth article has no lesson. Each program
starts anew, reads all files and judges every link: `medialijn coverage`, `doorstop`, and `strictdoc export`. The first
run, in which Python compiles each program into a folder of the set and strictdoc fills its cache, is told apart from
the median of the others. Give the programs from throw-away environments: doorstop 3.2 and strictdoc 0.30.4.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
_ARTICLES, _LESSONS = 200, 200
_PHASES = (
    ("terughalen", 5),
    ("intro", 5),
    ("kennis", 10),
    ("activiteit", 15),
    ("protocol", 5),
    ("quiz", 3),
    ("voornemen", 2),
)
_OBJECTIVES = "".join(
    f"  - id: doel-{number}\n    text: Je weet wat je doet bij stap {number}.\n" for number in (1, 2, 3)
)


def links() -> Iterator[tuple[int, tuple[int, int]]]:
    """Each lesson with the two articles that it teaches; every fifth article is left over."""
    taught = [number for number in range(1, _ARTICLES + 1) if number % 5]
    for lesson in range(1, _LESSONS + 1):
        first = (2 * lesson) % len(taught)
        yield lesson, (taught[first], taught[(first + 1) % len(taught)])


def write_medialijn(folder: Path) -> None:
    """The set as sources of a site, on the smallest reference files that there are."""
    shutil.copytree(ROOT / "tests" / "cases" / "_base", folder)
    for name in ("lessons", "quizzes", "docs/protocol"):
        shutil.rmtree(folder / name)
    (folder / "docs/reference/practice.yml").write_text("practice: []\n", "utf-8")
    protocol = folder / "docs" / "protocol" / "linde"
    protocol.mkdir(parents=True)
    front = '---\nid: linde\nschool: De Linde\nsector: vo\ntitle: Afspraken\ndated: "2026-09-01"\n'
    articles = "".join(f"\n### ART-{number} · Afspraak {number}\n\n{_text(number)}\n" for number in _numbers())
    (protocol / "protocol.md").write_text(
        f"{front}wording: officieel\nsource: De Linde\n---\n\nOnze afspraken.\n\n## Alles\n{articles}", "utf-8"
    )
    needs = "".join(
        f"  ART-{number}:\n    summary: Afspraak {number}\n    theme: samen\n    must: [leerling]\n"
        for number in _numbers()
    )
    (protocol / "needs.yml").write_text(f"articles:\n{needs}", "utf-8")
    (folder / "lessons" / "vo-1").mkdir(parents=True)
    phases = "\n\n".join(
        f"## Stap {name} {{ phase={name} minutes={minutes} form=klassikaal }}\n\nWat doe je bij stap {name}?"
        for name, minutes in _PHASES
    )
    for lesson, (one, other) in links():
        (folder / "lessons" / "vo-1" / f"les-{lesson}.md").write_text(
            f"---\ntitle: Les {lesson}\ncode: vo1-{lesson}\naudience: leerling\nsectors: [vo]\nsubject: mentoraat\n"
            f"years: [1]\nminutes: 45\nsessions: 1\nprepare: 5\nsensitivity: normaal\nstatus: concept\nobjectives:\n"
            f"{_OBJECTIVES}covers: [linde:ART-{one}, linde:ART-{other}]\n"
            f"---\n\nIn deze les praat je over afspraak {one}.\n\n{phases}\n",
            "utf-8",
        )


def write_doorstop(folder: Path) -> None:
    """The set as items of doorstop, with the links under the lessons."""
    for prefix, parent in (("ART", ""), ("LES", "ART")):
        document = folder / prefix.lower()
        document.mkdir(parents=True)
        above = f"\n  parent: {parent}" if parent else ""
        (document / ".doorstop.yml").write_text(
            f"settings:\n  digits: 3{above}\n  prefix: {prefix}\n  sep: ''\n", "utf-8"
        )
    for number in _numbers():
        _item(folder / "art" / f"ART{number:03}.yml", _text(number), ())
    for lesson, articles in links():
        _item(folder / "les" / f"LES{lesson:03}.yml", f"Les {lesson}.", articles)
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)


def _item(file: Path, text: str, articles: tuple[int, ...]) -> None:
    named = "links:\n" + "".join(f"- ART{number:03}\n" for number in articles) if articles else "links: []\n"
    file.write_text(
        f"active: true\nderived: false\nheader: ''\nlevel: 1.0\n{named}normative: true\ntext: |\n  {text}\n", "utf-8"
    )


def write_strictdoc(folder: Path) -> None:
    """The set as two documents of strictdoc."""
    folder.mkdir(parents=True)
    articles = "".join(
        f"\n[REQUIREMENT]\nUID: ART-{n}\nTITLE: Afspraak {n}\nSTATEMENT: {_text(n)}\n" for n in _numbers()
    )
    (folder / "art.sdoc").write_text(f"[DOCUMENT]\nTITLE: Afspraken\n{articles}", "utf-8")
    lessons = "".join(
        f"\n[REQUIREMENT]\nUID: LES-{lesson}\nTITLE: Les {lesson}\nSTATEMENT: Les {lesson}.\nRELATIONS:\n"
        + "".join(f"- TYPE: Parent\n  VALUE: ART-{article}\n" for article in articles_of)
        for lesson, articles_of in links()
    )
    (folder / "les.sdoc").write_text(f"[DOCUMENT]\nTITLE: Lessen\n{lessons}", "utf-8")


def _numbers() -> range:
    return range(1, _ARTICLES + 1)


def _text(number: int) -> str:
    return f"Bij afspraak {number} vraag je het eerst aan een ander, en je wacht op het antwoord."


def environment_of(folder: Path) -> dict[str, str]:
    """What every program starts with: compiled modules in a folder of their own, also where Python is told not to."""
    own = {"PYTHONPATH": str(ROOT / "scripts"), "SOURCE_DATE_EPOCH": "1795219200"}
    own["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | own


def measure(command: list[str], folder: Path, environment: dict[str, str]) -> tuple[float, float]:
    """The seconds that a run takes, and those of them in which a processor worked on it."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    seconds, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in {0, 1} or "Traceback" in done.stderr:
        raise SystemExit(f"{command}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print a line per program: the first run, the median and the range of the others, in turns with each other."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--doorstop", default=shutil.which("doorstop") or "")
    parser.add_argument("--strictdoc", default=shutil.which("strictdoc") or "")
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    sets: tuple[tuple[str, Callable[[Path], None], list[str]], ...] = (
        ("medialijn", write_medialijn, [sys.executable, "-m", "medialijn", "coverage"]),
        ("doorstop", write_doorstop, [chosen.doorstop, "--no-reformat", "--no-level-check"]),
        ("strictdoc", write_strictdoc, [chosen.strictdoc, "export", "."]),
    )
    runs: dict[str, list[tuple[float, float]]] = {name: [] for name, _, command in sets if command[0]}
    with tempfile.TemporaryDirectory() as folder:
        environment = environment_of(Path(folder))
        for name, write, _ in sets:
            write(Path(folder) / name)
        for _ in range(chosen.rounds + 1):
            for name, _, command in sets:
                if name in runs:
                    runs[name].append(measure(command, Path(folder) / name, environment))
    for name, found in runs.items():
        seconds, busy = zip(*found[1:], strict=True)
        print(
            f"{name}: first {found[0][0]:.2f} s, median {statistics.median(seconds):.2f} s "
            f"({min(seconds):.2f} to {max(seconds):.2f}), of the processor {statistics.median(busy):.2f} s"
        )


if __name__ == "__main__":
    main()
