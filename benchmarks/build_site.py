"""How long a full build takes beside a plain Material build of the same rendered pages, in one run.

    python benchmarks/build_site.py [--lessons 60]

The project is a copy of this one in which the finished lesson and its quiz stand many times, each with words of its
own. `plain` is the theme's work on pages that are ready; `full` adds reading, checking, rendering and the gate.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
_PARTS = ("docs", "overrides", "scripts", "medialijn.yml", "mkdocs.yml", "mkdocs.disk.yml")


def many_lessons(project: Path, count: int) -> None:
    """Put the project into the new folder `project`, with `count` lessons and quizzes."""
    project.mkdir()
    for part in _PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, project / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(ROOT / part, project / part)
    for folder, suffix in (("lessons", ".md"), ("quizzes", ".yml")):
        text = (ROOT / folder / "vo-1" / f"jij-zag-het{suffix}").read_text("utf-8")
        (project / folder / "vo-1").mkdir(parents=True)
        for number in range(count):
            own = re.sub(r"(?<=\w{4})\.$", f" {number}.", text, flags=re.MULTILINE)
            own = own.replace("code: vo1-06", f"code: vo1-{number}")
            (project / folder / "vo-1" / f"les-{number}{suffix}").write_text(own, "utf-8")


def seconds(project: Path, *arguments: str) -> float:
    """How long `python -m <arguments>` takes in the project; its output is shown when it fails."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(project / "scripts")}
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", *arguments], cwd=project, env=environment, capture_output=True, text=True, check=False
    )
    elapsed = time.perf_counter() - start
    if done.returncode:
        sys.stderr.write("\n".join(done.stderr.splitlines()[-3:]) + "\n")
    return elapsed


def main() -> None:
    """Build both ways and print the seconds and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lessons", type=int, default=60)
    count = parser.parse_args().lessons
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        many_lessons(project, count)
        check = seconds(project, "medialijn", "check")
        seconds(project, "medialijn", "generate", "build/docs")
        plain = seconds(project, "mkdocs", "build", "-q", "-f", "mkdocs.disk.yml")
        full = seconds(project, "mkdocs", "build", "-q")
        pages = sum(1 for _ in (project / "site").rglob("*.html"))
    sys.stdout.write(f"{count} lessons, {pages} pages\n")
    sys.stdout.write(f"check {check:.2f} s   plain {plain:.2f} s   full {full:.2f} s   ratio {full / plain:.2f}\n")


if __name__ == "__main__":
    main()
