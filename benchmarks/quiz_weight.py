"""The same ten questions with mkdocs-quiz and with the site's own player, side by side.

    python benchmarks/quiz_weight.py [--version 1.7.1]

mkdocs-quiz is installed in a throw-away environment and built with Material, without its web font. `scripts and styles`
is what the quiz adds to a page that has one and to a page that has none, gzipped; with mkdocs-quiz that stands in the
page itself, so that no browser keeps it. `whole page` is a first visit. The violations are those of axe, for the tags
of tests/axe.py, on the whole page. Both players have their key in the page, because they mark without a server; the
site's stands in ids and in the answers that everybody may unfold without a script. `ArrowDown` is what that key does in
a group of radio buttons.
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
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Response, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from axe import violations  # noqa: E402
from project import copy_project, environment  # noqa: E402

_BLOCK = re.compile(r"<(script|style)\b[^>]*>(.*?)</\1>", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_SETTINGS = """site_name: Proef
theme: {name: material, font: false}
markdown_extensions: [attr_list]
plugins: [%s]
"""
_AFTER_ARROW = """async first => {
  const radios = [...first.closest("fieldset").querySelectorAll("input[type=radio]")];
  await new Promise(done => setTimeout(done, 300));
  return [radios.findIndex(each => each.checked) + 1, radios.some(each => each.disabled)];
}"""
_KINDS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")


@dataclass(frozen=True, slots=True)
class Row:
    """What is measured of one player."""

    added_without: int
    added_with: int
    page_without: int
    page_with: int
    requests: int
    foreign: int
    axe_before: int
    axe_after: int
    keys: str
    arrow: str


def options(number: int) -> list[tuple[str, bool]]:
    """The answers to a question; two are right in every third."""
    right = {number % 4, (number + 2) % 4} if number % 3 == 0 else {number % 4}
    return [(f"Antwoord {letter} over bericht {number}", place in right) for place, letter in enumerate("ABCD")]


def as_markdown() -> str:
    """The questions as mkdocs-quiz reads them."""
    parts = ["# Quiz"]
    for number, name in enumerate(_KINDS, 1):
        rows = "\n".join(f"- [{'x' if right else ' '}] {text}" for text, right in options(number))
        parts.append(f"<quiz>\nWat klopt er over bericht {name}?\n{rows}\n\nLees het bericht nog eens.\n</quiz>")
    return "\n\n".join(parts) + "\n"


def as_yaml() -> str:
    """The same questions for the player of the site; JSON is YAML as well."""
    questions = [
        {
            "id": name,
            "type": "multiple" if number % 3 == 0 else "choice",
            "objective": "proef",
            "stem": f"Wat klopt er over bericht {name}?",
            "explanation": "Lees het bericht nog eens.",
            "options": [
                {"id": f"a{place}", "text": text, "feedback": f"Kijk naar {text.lower()}."}
                | ({"correct": True} if right else {})
                for place, (text, right) in enumerate(options(number))
            ],
        }
        for number, name in enumerate(_KINDS, 1)
    ]
    return json.dumps({"title": "Proef", "pass": 60, "questions": questions})


def build_peer(folder: Path, python: Path, plugin: str) -> Path:
    """A Material site with a page without and a page with the questions."""
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(_SETTINGS % plugin, "utf-8")
    (folder / "docs" / "index.md").write_text("# Les\n\nEen bladzijde zonder quiz.\n", "utf-8")
    (folder / "docs" / "quiz.md").write_text(as_markdown(), "utf-8")
    command = [str(python), "-m", "mkdocs", "build", "-q"]
    subprocess.run(command, cwd=folder, check=True, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"})
    return folder / "site"


def build_own(folder: Path) -> Path:
    """The site itself, with the questions as one more example."""
    project = copy_project(folder)
    (project / "docs" / "vormgeving" / "gewicht.yml").write_text(as_yaml(), "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    subprocess.run(command, cwd=project, check=True, env=environment(project))
    return project / "site"


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of the running site."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def packed(content: bytes | str) -> int:
    """Its bytes as a server that compresses sends them."""
    return len(gzip.compress(content.encode() if isinstance(content, str) else content, 6)) if content else 0


def visit(browser: Browser, address: str) -> tuple[Page, dict[str, bytes]]:
    """The page after a first visit, with everything that it loaded, by address."""
    page = browser.new_context().new_page()
    found: dict[str, bytes] = {}

    def keep(response: Response) -> None:
        if response.ok and not response.url.startswith("data:"):
            found[response.url] = response.body()

    page.on("response", keep)
    page.goto(address, wait_until="networkidle")
    return page, found


def own_blocks(page: str, plain: str) -> str:
    """The scripts and styles within a page that the same page without the plugin has not."""
    known = {text for _, text in _BLOCK.findall(plain)}
    return "".join(text for _, text in _BLOCK.findall(page) if text not in known)


def press_arrow(page: Page, marked: str) -> str:
    """What ArrowDown does from the first radio button of the page; `marked` is what shows after marking."""
    first = page.locator("input[type=radio]:visible").first
    first.focus()
    page.keyboard.press("ArrowDown")
    chosen, is_locked = first.evaluate(_AFTER_ARROW)
    told = "marks" if page.locator(marked).count() else "marks nothing"
    return f"chooses {chosen}, {told}, {'locks' if is_locked else 'stays open'}"


def measure_peer(browser: Browser, site: Path, bare: Path) -> Row:
    """mkdocs-quiz, against the same site without it."""
    pages = {name: (site / name).read_text("utf-8") for name in ("index.html", "quiz/index.html")}
    plain = {name: (bare / name).read_text("utf-8") for name in pages}
    with served(site) as address:
        _, without = visit(browser, f"{address}/")
        page, loaded = visit(browser, f"{address}/quiz/")
        before = len(violations(page))
        arrow = press_arrow(page, ".quiz-feedback:visible")
        after = len(violations(page))
    text = pages["quiz/index.html"]
    comments = sum(1 for comment in _COMMENT.findall(text) if "[x]" in comment)
    keys = f"{text.count('data-correct')} data-correct, {comments} comments"
    return Row(
        packed(own_blocks(pages["index.html"], plain["index.html"])),
        packed(own_blocks(text, plain["quiz/index.html"])),
        sum(map(packed, without.values())),
        sum(map(packed, loaded.values())),
        len(loaded),
        sum(1 for one in [*loaded, *without] if not one.startswith(address)),
        before,
        after,
        keys,
        arrow,
    )


def measure_own(browser: Browser, site: Path) -> Row:
    """The player of the site, against a page of the same site without a quiz."""
    with served(site) as address:
        _, plain = visit(browser, f"{address}/begrippen/")
        page, loaded = visit(browser, f"{address}/vormgeving/gewicht/")
        before = len(violations(page))
        arrow = press_arrow(page, ".ml-fb:visible")
        page.get_by_role("button", name="Nakijken").click()
        after = len(violations(page))
    quiz = {one: body for one, body in loaded.items() if one not in plain and not one.endswith("/")}
    text = (site / "vormgeving" / "gewicht" / "index.html").read_text("utf-8")
    return Row(
        sum(packed(body) for one, body in plain.items() if "quiz" in one),
        sum(map(packed, quiz.values())),
        sum(map(packed, plain.values())),
        sum(map(packed, loaded.values())),
        len(loaded),
        sum(1 for one in [*loaded, *plain] if not one.startswith(address)),
        before,
        after,
        f"{text.count('data-key')} data-key, answers in the fold",
        arrow,
    )


def main() -> None:
    """Install, build, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--version", default="1.7.1", help="the version of mkdocs-quiz")
    version = parser.parse_args().version
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        venv.create(folder / "peer", with_pip=True)
        python = folder / "peer" / ("Scripts" if os.name == "nt" else "bin") / "python"
        wanted = [f"mkdocs-quiz=={version}", "mkdocs==1.6.1", "mkdocs-material==9.8.1"]
        subprocess.run([str(python), "-m", "pip", "install", "-q", *wanted], check=True)
        peer = build_peer(folder / "with", python, "mkdocs_quiz")
        bare = build_peer(folder / "bare", python, "")
        own = build_own(folder / "own")
        chromium = shutil.which("chromium") or shutil.which("google-chrome-stable")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        theirs, ours = measure_peer(browser, peer, bare), measure_own(browser, own)
        browser.close()
    print_table(version, theirs, ours)


def print_table(version: str, theirs: Row, ours: Row) -> None:
    """The two players side by side."""
    rows = (
        ("scripts and styles, page without a quiz (gzip)", "added_without"),
        ("scripts and styles, page with ten questions (gzip)", "added_with"),
        ("whole page without a quiz (gzip)", "page_without"),
        ("whole page with ten questions (gzip)", "page_with"),
        ("requests, page with ten questions", "requests"),
        ("requests to other hosts", "foreign"),
        ("axe violations before answering", "axe_before"),
        ("axe violations after answering", "axe_after"),
        ("key in the page", "keys"),
        ("ArrowDown in a group of radio buttons", "arrow"),
    )
    print(f"{'':52}{'mkdocs-quiz ' + version:36}Medialijn")
    for label, name in rows:
        print(f"{label:52}{getattr(theirs, name)!s:36}{getattr(ours, name)}")


if __name__ == "__main__":
    main()
