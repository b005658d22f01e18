"""Three search engines on the same pages and the same forty queries, in one run: figures of each.

    python benchmarks/search_engines.py [--pagefind PYTHON]

`lunr` is the theme's search with its Dutch setting, `pagefind` is Pagefind with Dutch stems (from the Python that has
`pagefind[bin]`), `own` is the site's. All three read the same pages, and skip the same parts of them. `spots` counts a
query as served only when one of the first five results leads to the very spot; `pages` also when it leads to the top of
the right page. A result of lunr or Pagefind is a page with every spot on it that the engine found. `first` is what a
first search transfers, gzipped, and `file` whether search works from a disk, without a server.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Error, Page, sync_playwright

ROOT = Path(__file__).parent.parent
PARTS = ("medialijn.yml", "mkdocs.yml", "docs", "lessons", "quizzes", "overrides", "scripts")
QUERIES = Path(__file__).with_name("search_queries.yml")

# Each engine in a page at the root of the site: it answers with its first results, each a list of places.
ENGINES = {
    "lunr": """async query => {
      const worker = new Worker(WORKER);
      const ask = message => new Promise(answer => {
        worker.onmessage = told => answer(told.data);
        worker.postMessage(message);
      });
      const index = await (await fetch("search/search_index.json")).json();
      await ask({type: 0, data: {...index, options: {suggest: false}}});
      const found = await ask({type: 2, data: query});
      worker.terminate();
      return found.data.items.map(page => page.map(spot => spot.location));
    }""",
    "pagefind": """async query => {
      const pagefind = await import(new URL("pagefind/pagefind.js", location));
      const found = await pagefind.search(query);
      const pages = await Promise.all(found.results.slice(0, 5).map(page => page.data()));
      const places = page => [page.url, ...page.sub_results.map(spot => spot.url)];
      return pages.map(page => places(page).map(url => url.replace(/^\\//, "")));
    }""",
    "own": """async query => {
      const load = src => new Promise((done, failed) => document.head.append(
        Object.assign(document.createElement("script"), {src, onload: done, onerror: failed})));
      if (!window.medialijn) {
        await load("assets/js/search/ranking.js");
        await load("assets/data/search.js");
      }
      window.index = window.index || medialijn.ranking.indexOf(medialijn.texts);
      return medialijn.ranking.search(window.index, query).map(result => [result.entry[1]]);
    }""",
}


def build(project: Path, pagefind: str | None) -> Path:
    """The site with the data of every engine."""
    project.mkdir()
    for part in PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy2
        copy(ROOT / part, project / part)
    settings = project / "mkdocs.yml"
    text = re.sub(r"^plugins:.*\n(?:  .*\n)*", "", settings.read_text("utf-8"), flags=re.MULTILINE)
    settings.write_text(f"{text}\nplugins:\n  - search: {{lang: nl}}\n", "utf-8")
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(project / "scripts")}
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=project, env=environment, check=True)
    site = project / "site"
    (site / "harness.html").write_text("<!doctype html><html lang=nl><meta charset=utf-8><title>-</title>", "utf-8")
    if pagefind:
        readable = project / "readable"
        for address in known_pages(site):
            (readable / address).mkdir(parents=True, exist_ok=True)
            shutil.copy2(site / address / "index.html", readable / address)
        flags = ["--force-language", "nl", "--root-selector", "#inhoud", "--exclude-selectors", "[data-search-exclude]"]
        command = [pagefind, "-m", "pagefind", "--site", str(readable), "--output-path", str(site / "pagefind"), *flags]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return site


def known_pages(site: Path) -> set[str]:
    """The pages that people may find, as the site's own search knows them."""
    text = (site / "assets" / "data" / "search.js").read_text("utf-8")
    entries = json.loads(text.partition("texts=")[2].rstrip(";\n"))["entries"]
    return {entry[1].partition("#")[0] for entry in entries}


def keep_known(site: Path) -> None:
    """Take out of the theme's index what the site keeps out of its own."""
    file = site / "search" / "search_index.json"
    index, known = json.loads(file.read_text("utf-8")), known_pages(site)
    index["docs"] = [one for one in index["docs"] if one["location"].partition("#")[0] in known]
    file.write_text(json.dumps(index, ensure_ascii=False), "utf-8")


@contextmanager
def served(site: Path) -> Iterator[tuple[str, list[str]]]:
    """The address of the running site, and the paths that were asked of it so far."""
    asked: list[str] = []

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            asked.append(self.path.partition("?")[0])

    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()


def served_in_five(places: list[str], results: list[list[str]], *, spots: bool) -> bool:
    """Whether one of the wanted places is among the first five results."""
    found = {place for result in results[:5] for place in result}
    pages = {place.partition("#")[0] for place in found}
    return any((place in found if spots and "#" in place else place.partition("#")[0] in pages) for place in places)


def works_from_disk(page: Page, site: Path, script: str) -> bool:
    """Whether the engine answers a first query on a page that was opened from a folder."""
    page.goto((site / "harness.html").as_uri())
    try:
        return bool(page.evaluate(script, "bron"))
    except Error:
        return False


def measure(page: Page, site: Path, script: str, queries: Mapping[str, list[str]]) -> tuple[str, list[str]]:
    """The row of one engine, and the queries that it did not serve."""
    with served(site) as (address, asked):
        page.goto(f"{address}/harness.html")
        asked.clear()
        answers = {next(iter(queries)): page.evaluate(script, next(iter(queries)))}
        loaded = [site / path.lstrip("/") for path in {*asked} - {"/favicon.ico"}]
        first = sum(len(gzip.compress(file.read_bytes(), 6)) for file in loaded)
        answers |= {query: page.evaluate(script, query) for query in queries}
    spots = [query for query, places in queries.items() if served_in_five(places, answers[query], spots=True)]
    pages = [query for query, places in queries.items() if served_in_five(places, answers[query], spots=False)]
    disk = "yes" if works_from_disk(page, site, script) else "no"
    return f"{len(spots):6} {len(pages):6} {first / 1024:7.1f} {disk:>5}", [one for one in queries if one not in spots]


def main() -> None:
    """Build, ask and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pagefind", help="a Python in which pagefind[bin] is installed")
    pagefind = parser.parse_args().pagefind
    lists = yaml.safe_load(QUERIES.read_text("utf-8"))
    queries = {query: places for part in lists.values() for query, places in part.items()}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = build(Path(folder) / "project", pagefind)
        keep_known(site)
        worker = next((site / "assets" / "javascripts" / "workers").glob("search.*.js")).relative_to(site).as_posix()
        chromium = shutil.which("chromium") or shutil.which("google-chrome-stable")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        print(f"{len(queries)} queries   spots  pages   first KiB  file")
        for name, script in ENGINES.items():
            if name == "pagefind" and not pagefind:
                continue
            row, missed = measure(browser.new_page(), site, script.replace("WORKER", repr(worker)), queries)
            print(f"{name:12} {row}   not served: {', '.join(missed)}")
        browser.close()


if __name__ == "__main__":
    main()
