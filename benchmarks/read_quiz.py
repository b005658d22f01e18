"""How long reading 4,000 questions takes: our strict YAML, all of it, the advice, and PyYAML's own loaders beside it.

Run `python benchmarks/read_quiz.py`; every figure is the best of three in the same process.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from medialijn.sources.lint import lint_quiz
from medialijn.sources.quiz import read_quiz
from medialijn.sources.reading import Findings
from medialijn.sources.yaml_document import read_yaml

QUESTIONS_PER_FILE = 1_000
EVERY_TYPE = Path(__file__).parents[1] / "tests/cases/_base/quizzes/klas-1/de-klassenapp.yml"


def generate(count: int, model: Path) -> list[str]:
    """Quiz files with `count` questions, in turn like those of the quiz file `model`."""
    _, _, questions = model.read_text("utf-8").partition("accepted:\n")[0].partition("questions:\n")
    kinds = _one_by_one(questions)
    files = []
    for start in range(0, count, QUESTIONS_PER_FILE):
        numbers = range(start, min(start + QUESTIONS_PER_FILE, count))
        body = "".join(kinds[number % len(kinds)].replace("  - id: ", f"  - id: v{number}-", 1) for number in numbers)
        files.append(f"title: Een proef\npass: 60\nquestions:\n{body}")
    return files


def _one_by_one(questions: str) -> list[str]:
    found: list[str] = []
    for line in questions.splitlines(keepends=True):
        if line.startswith("  - "):
            found.append("")
        found[-1] += line
    return found


def best_of_three(work: Callable[[], object]) -> float:
    """Seconds of the fastest of three runs."""
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def main() -> None:
    """Print a line per way of reading."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=4_000)
    parser.add_argument("--like", type=Path, default=EVERY_TYPE, help="a quiz file; its questions are repeated")
    arguments = parser.parse_args()
    files = generate(arguments.questions, arguments.like)
    largest = max(len(text.encode()) for text in files) / 1_000_000
    folder = arguments.like.parent
    findings = Findings("proef.yml")
    read = [read_quiz("proef", text, folder, findings) for text in files]
    rows = {
        "our YAML": lambda: [read_yaml(text, findings) for text in files],
        "whole quiz": lambda: [read_quiz("proef", text, folder, findings) for text in files],
        "advice": lambda: [list(lint_quiz(quiz, None, frozenset())) for quiz in read],
        "PyYAML C loader": lambda: [yaml.load(text, Loader=yaml.CSafeLoader) for text in files],
        "PyYAML safe_load": lambda: [yaml.safe_load(text) for text in files],
    }
    print(f"{len(files)} files, {sum(map(len, files)) / 1_000_000:.1f} MB, the largest {largest:.1f} MB")
    for name, work in rows.items():
        print(f"{name:18}{best_of_three(work):7.2f} s")
    if findings.items:
        raise SystemExit(f"the generated questions have a fault: {findings.items[0].line_of_text()}")


if __name__ == "__main__":
    main()
