"""How long the page of the register takes to read and count the files of a whole school, in Chromium.

    python benchmarks/count_register.py [--classes 30] [--lessons 38] [--rounds 9]

Every class has a file of its own in which it had every lesson; all files are opened at once. The articles are those of
this site, each with lessons that reach it, as if the whole line were written. Every figure is the median, in
milliseconds: `count` from the text of the files to the figures of every class, `page` from choosing the files to the
finished page, with its layout.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from medialijn.coverage import cover, for_profile
from medialijn.coverage.taught import TaughtArticle
from medialijn.coverage.teaching import taught_articles
from medialijn.pages.register_page import register_page
from medialijn.pages.site import Site
from medialijn.pages.words import read_words
from medialijn.sources.catalogue import Catalogue
from medialijn.sources.loading import load
from medialijn.sources.register import COLUMNS
from medialijn.sources.school_weeks import school_year
from medialijn.sources.year_plan import PlannedLesson, empty_plan

ROOT = Path(__file__).parent.parent
_TODAY = "2026-11-21"
_ASSETS = ROOT / "docs" / "assets"
_STYLES = ("tokens", "components", "pages", "year-plan", "register")
_MEASURE = """async ([texts, rounds]) => {
  const page = document.querySelector("ml-register"), register = window.medialijn.register;
  const read = () => texts.map(text => register.read(text, page.data.start).entries);
  const count = [], whole = [];
  for (let round = 0; round < rounds; round++) {
    let start = performance.now();
    const once = register.withoutDoubles(read().flat());
    register.records(page.data, once.entries).classes.map(one => register.count(one, page.data.articles));
    count.push(performance.now() - start);
    page.loaded = [];
    page.querySelector("ul").replaceChildren();
    const files = texts.map((text, at) => new File([text], `klas-${at}.csv`));
    start = performance.now();
    page.take(await Promise.all(files.map(file => page.readFile(file))));
    document.body.getBoundingClientRect();
    whole.push(performance.now() - start);
  }
  return [count, whole, page.querySelectorAll("tbody tr").length];
}"""


def whole_line(catalogue: Catalogue, classes: int, lessons: int) -> tuple[Catalogue, list[str]]:
    """The catalogue with so many lessons, planned for so many classes, and the file of each class."""
    model = catalogue.lessons["jij-zag-het"]
    names = [f"les-{number:02}" for number in range(lessons)]
    made = {name: replace(model, id=name) for name in names}
    frame = empty_plan(school_year("2026-2027", "08-01"))
    planned = tuple(
        PlannedLesson("leerjaar-1", "mentoraat", frame.weeks[at % 40], name) for at, name in enumerate(names)
    )
    groups = tuple(f"1x{number}" for number in range(classes))
    plan = replace(frame, lessons=planned, classes={"leerjaar-1": groups})
    head = ";".join(COLUMNS)
    files = ["\r\n".join([head, *(f"2026-2027;{group};{name};2026-11-05" for name in names)]) for group in groups]
    return replace(catalogue, lessons=made, quizzes={}, year_plan=plan), files


def spread(articles: tuple[TaughtArticle, ...], lessons: int) -> list[TaughtArticle]:
    """The articles, each part of which three of the lessons reach."""
    spread_over = []
    for at, article in enumerate(articles):
        groups = [
            tuple(f"les-{(at + part + step) % lessons:02}" for step in (0, 5, 11)) for part in range(len(article.parts))
        ]
        spread_over.append(replace(article, parts=tuple(((group,),) for group in groups)))
    return spread_over


def write_page(folder: Path, classes: int, lessons: int) -> tuple[Path, list[str]]:
    """The page of the register as a file with the site's own styles and scripts, and the files to open on it."""
    catalogue = load(ROOT, _TODAY).catalogue
    if catalogue is None:
        raise SystemExit("the sources have errors")
    many, files = whole_line(catalogue, classes, lessons)
    site = Site(for_profile(many), cover(catalogue, _TODAY), read_words())
    html = register_page(site, spread(taught_articles(catalogue), lessons)).html
    shutil.copytree(_ASSETS, folder / "assets")
    parts = [f'<link rel="stylesheet" href="assets/css/{name}.css">' for name in _STYLES]
    parts += [f'<script defer src="assets/js/{name}.js"></script>' for name in ("register", "register-page")]
    file = folder / "index.html"
    file.write_text(
        f'<!doctype html><html lang="nl"><meta charset="utf-8">{"".join(parts)}<body class="ml">{html}', "utf-8"
    )
    return file, files


def main() -> None:
    """Print both figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--classes", type=int, default=30)
    parser.add_argument("--lessons", type=int, default=38)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--chromium", default=shutil.which("chromium") or "")
    arguments = parser.parse_args()
    browser_options: dict[str, Any] = {"args": ["--no-sandbox", "--disable-gpu"]}
    if arguments.chromium:
        browser_options["executable_path"] = arguments.chromium
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file, texts = write_page(Path(folder), arguments.classes, arguments.lessons)
        browser = playwright.chromium.launch(**browser_options)
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(file.as_uri())
        count, whole, rows = page.evaluate(_MEASURE, [texts, arguments.rounds])
        browser.close()
    lines = sum(len(text.splitlines()) - 1 for text in texts)
    sys.stdout.write(f"{rows} classes, {lines} lines in {len(texts)} files of {len(json.dumps(texts)) // 1000} KB\n")
    sys.stdout.write(f"count {statistics.median(count):6.1f} ms   page {statistics.median(whole):6.1f} ms\n")


if __name__ == "__main__":
    main()
