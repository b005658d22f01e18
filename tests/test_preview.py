"""The live preview: one rebuild per save, and it goes on after a mistake."""

from __future__ import annotations

import queue
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from project import copy_project, environment, free_port

SECONDS = 30.0


class Preview:
    """A running `mkdocs serve` over a copy of the project, and what it logs."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.port = free_port()
        self.lines: queue.Queue[str] = queue.Queue()
        arguments = ["mkdocs", "serve", "--strict", "--livereload", "-a", f"127.0.0.1:{self.port}"]
        self.process = subprocess.Popen(
            [sys.executable, "-m", *arguments],
            cwd=project,
            env=environment(project),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line)

    def wait_for(self, words: str) -> list[str]:
        """The lines up to the first one that holds `words`."""
        seen: list[str] = []
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            try:
                seen.append(self.lines.get(timeout=0.2))
            except queue.Empty:
                continue
            if words in seen[-1]:
                return seen
        raise AssertionError(f"not seen: {words!r} in {''.join(seen)}")

    def read(self, after: float = 0.0) -> list[str]:
        """The lines that nobody read yet, `after` some seconds."""
        time.sleep(after)
        seen = []
        while not self.lines.empty():
            seen.append(self.lines.get())
        return seen

    def page(self, address: str) -> str:
        """A page as the preview serves it."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{address}", timeout=SECONDS) as answer:
            return str(answer.read().decode())

    def change(self, file: str, old: str, new: str) -> None:
        """Save a file in which the first `old` became `new`."""
        path = self.project / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview that has made its first build."""
    running = Preview(copy_project(tmp_path_factory.mktemp("preview") / "project"))
    try:
        running.wait_for("Serving on")
        yield running
    finally:
        running.process.terminate()
        running.process.wait(timeout=SECONDS)


@pytest.mark.parametrize(
    ("file", "old", "address"),
    [
        ("lessons/vo-1/jij-zag-het.md", "Tien klasgenoten lachen.", "lessen/jij-zag-het/"),
        ("quizzes/vo-1/jij-zag-het.yml", "Een sticker van Yara", "lessen/jij-zag-het/quiz/"),
        ("docs/reference/terms.yml", "text: ", "begrippen/"),
        ("docs/protocol/ichthus/protocol.md", "van 16 jaar of ouder", "protocol/ichthus/"),
        ("scripts/medialijn/pages/templates/help.jinja", "<h1>", "hulp/"),
        ("scripts/medialijn/pages/nl.yml", "Moeilijke woorden", "begrippen/"),
    ],
)
def test_a_save_makes_one_rebuild_that_shows_the_change(preview: Preview, file: str, old: str, address: str) -> None:
    """Also of an article whose new wording nobody accepted yet."""
    preview.read()
    preview.change(file, old, f"{old}Zonnebloem ")
    preview.wait_for("Reloading browsers")
    assert "Zonnebloem" in preview.page(address)
    assert not [line for line in preview.read(after=1.2) if "Building documentation" in line]


def test_a_mistake_is_told_with_its_place_and_the_next_save_repairs_the_preview(preview: Preview) -> None:
    preview.read()
    preview.change("lessons/vo-1/jij-zag-het.md", "/// gesprek\n", "/// gespek\n")
    seen = "".join(preview.wait_for("nothing was built"))
    assert "M318 onbekend blok 'gespek'. Bedoel je 'gesprek'?" in seen
    assert "Traceback" not in seen
    preview.read()
    preview.change("lessons/vo-1/jij-zag-het.md", "/// gespek\n", "/// gesprek\n")
    preview.wait_for("Reloading browsers")
    assert "Wat heb jij met Yara gemeen?" in preview.page("lessen/jij-zag-het/")


def test_a_mistake_in_a_template_is_told_and_the_next_save_repairs_the_preview(preview: Preview) -> None:
    preview.read()
    template = "scripts/medialijn/pages/templates/terms.jinja"
    preview.change(template, '{{ t("terms.title") }}', '{{ t("terms.title" }}')
    assert f"{template}:2: " in "".join(preview.wait_for("terms.jinja"))
    preview.read(after=1.0)
    preview.change(template, '{{ t("terms.title" }}', '{{ t("terms.titel") }}')
    assert "terms.titel" in "".join(preview.wait_for("terms.titel"))
    preview.read(after=1.0)
    preview.change(template, "terms.titel", "terms.title")
    preview.wait_for("Reloading browsers")
    assert "Begrippen" in preview.page("begrippen/")
