"""How long the catalogue takes to narrow 2,000 lessons in Chromium, from the change of a filter to the next frame.

    python benchmarks/filter_catalogue.py [--lessons 2000] [--rounds 9]

The lessons are copies of the finished one, spread over school years, subjects, lengths, articles and goals. `script` is
the page's own work, `layout` adds that of the browser, `frame` also the wait for the next frame; every figure is the
median in milliseconds.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from medialijn.coverage import cover, for_profile
from medialijn.pages.catalogue_page import catalogue_page
from medialijn.pages.site import Site
from medialijn.pages.words import read_words
from medialijn.sources.catalogue import Catalogue
from medialijn.sources.loading import load

ROOT = Path(__file__).parent.parent
_DAY = "2026-11-21"
_ASSETS = ROOT / "docs" / "assets"
_STYLES = ("tokens", "components", "pages", "lists", "catalogue")
_SUBJECTS = ("mentoraat", "ict", "studieles")
_LENGTHS = (20, 45, 50, 90)
_WORDS = ("foto", "wachtwoord", "klassenapp", "bron", "geld", "stem", "spel")

# What a reader does, as a change of the form; each is undone before the next.
_STEPS = {
    "one year": "pick('jaar', 'leerjaar-2')",
    "a subject": "pick('vak', 'ict')",
    "an article": "choose('artikel')",
    "first letter": "type('w')",
    "a word": "type('wachtwoord')",
    "no result": "type('xyz')",
}
_MEASURE = """async ([step, rounds]) => {
  const form = document.querySelector(".ml-find__form");
  const tell = (control, kind) => control.dispatchEvent(new Event(kind, {bubbles: true}));
  const pick = (name, value) => {
    const box = form.querySelector(`[name=${name}][value=${value}]`);
    box.checked = !box.checked;
    tell(box, "change");
  };
  const choose = name => { form.elements[name].selectedIndex = form.elements[name].selectedIndex ? 0 : 1;
                           tell(form.elements[name], "change"); };
  const type = text => { form.elements.tekst.value = form.elements.tekst.value ? "" : text;
                         tell(form.elements.tekst, "input"); };
  const run = new Function("pick", "choose", "type", step);
  const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  const script = [], layout = [], whole = [];
  for (let round = 0; round < rounds; round++) {
    await frame();
    const start = performance.now();
    run(pick, choose, type);
    const done = performance.now();
    document.body.getBoundingClientRect();
    const laid = performance.now();
    await frame();
    script.push(done - start);
    layout.push(laid - start);
    whole.push(performance.now() - start);
    run(pick, choose, type);
  }
  return [script, layout, whole];
}"""


def many_lessons(catalogue: Catalogue, count: int) -> Catalogue:
    """The catalogue with `count` lessons that differ in all that the filters look at."""
    model = catalogue.lessons["jij-zag-het"]
    articles = [f"{one.id}:{article}" for one in catalogue.active() for article in one.articles]
    goals = list(catalogue.reference.goals)
    lessons = {}
    for number in range(count):
        update = {
            "title": f"{model.meta.title} {number}",
            "code": f"vo{number % 6 + 1}-{number:04}",
            "years": (number % 6 + 1,),
            "subject": _SUBJECTS[number % 3],
            "minutes": _LENGTHS[number % 4],
            "sensitivity": ("normaal", "hoog", "zeer-hoog")[number % 7 % 3],
            "covers": tuple(articles[(number * step) % len(articles)] for step in (1, 3, 7)),
            "goals": tuple(goals[(number * step) % len(goals)] for step in (1, 5)),
            "keywords": (*model.meta.keywords, _WORDS[number % len(_WORDS)]),
        }
        name = f"les-{number:04}"
        lessons[name] = replace(model, id=name, meta=model.meta.model_copy(update=update))
    return replace(catalogue, lessons=lessons)


def write_page(folder: Path, count: int) -> Path:
    """The catalogue of `count` lessons as a file with the site's own styles and script."""
    catalogue = load(ROOT, _DAY).catalogue
    if catalogue is None:
        raise SystemExit("the sources have errors")
    many = for_profile(many_lessons(catalogue, count))
    html = catalogue_page(Site(many, cover(many, _DAY), read_words())).html
    shutil.copytree(_ASSETS, folder / "assets")
    styles = "".join(f'<link rel="stylesheet" href="assets/css/{name}.css">' for name in _STYLES)
    head = f'<!doctype html><html lang="nl"><meta charset="utf-8">{styles}<script defer src="assets/js/catalogue.js">'
    file = folder / "index.html"
    body = f'<body class="ml" data-md-color-scheme="default">{html}'
    file.write_text(f"{head}</script>{body}", "utf-8")
    return file


def measure(page: Page, rounds: int) -> dict[str, list[float]]:
    """The medians of script, layout and frame, per step."""
    return {
        name: [statistics.median(timed) for timed in page.evaluate(_MEASURE, [step, rounds])]
        for name, step in _STEPS.items()
    }


def main() -> None:
    """Print a line per step."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--lessons", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--chromium", default=shutil.which("chromium") or "")
    arguments = parser.parse_args()
    browser_options: dict[str, Any] = {"args": ["--no-sandbox", "--disable-gpu"]}
    if arguments.chromium:
        browser_options["executable_path"] = arguments.chromium
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = write_page(Path(folder), arguments.lessons)
        browser = playwright.chromium.launch(**browser_options)
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(file.as_uri())
        rows = measure(page, arguments.rounds)
        browser.close()
        sys.stdout.write(f"{arguments.lessons} lessons, {file.stat().st_size / 1e6:.1f} MB of HTML\n")
    for name, (script, layout, frame) in rows.items():
        sys.stdout.write(f"{name:14} script {script:6.1f} ms   layout {layout:6.1f} ms   frame {frame:6.1f} ms\n")


if __name__ == "__main__":
    main()
