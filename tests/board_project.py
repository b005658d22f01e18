"""Boards of changed copies of the small project, and one of them as a page of its own on the disk."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from case_files import BASE
from medialijn.coverage import cover
from medialijn.pages import generate
from medialijn.sources.loading import load
from project import ROOT

LESSON = "lessons/klas-1/de-klassenapp.md"
QUIZ = "quizzes/klas-1/de-klassenapp.yml"
BOARD = "mentor/de-klassenapp/bord/index.md"
NOTES = ("veiligheid", "thuis", "invaller", "ouderbrief")
_ASSETS = ROOT / "docs" / "assets"
_STYLES = ("css/tokens.css", "css/components.css", "css/pages.css", "css/board.css")
_SCRIPTS = ("js/board/clock.js", "js/board/hands.js", "js/board/board.js")


def pages(folder: Path, changes: dict[str, list[tuple[str, str]]]) -> dict[str, str]:
    """The HTML of every page after replacing texts in the files of the small project."""
    shutil.copytree(BASE, folder)
    for file, pairs in changes.items():
        text = (folder / file).read_text("utf-8")
        for old, new in pairs:
            assert old in text, (file, old)
            text = text.replace(old, new)
        (folder / file).write_text(text, "utf-8")
    loaded = load(folder, "2026-11-21")
    assert loaded.catalogue is not None, [finding.line_of_text() for finding in loaded.diagnostics]
    made = generate(loaded.catalogue, cover(loaded.catalogue, "2026-11-21"))
    return {src_uri: page.html for src_uri, page in made.items()}


def very_sensitive(after_help: str = "") -> dict[str, list[tuple[str, str]]]:
    """The changes that make the lesson very sensitive; the last step goes on with `after_help`."""
    notes = "".join(f"/// docent | {kind}\nLees dit.\n///\n\n" for kind in NOTES)
    text = "Wil je praten?\n///\n"
    return {
        LESSON: [
            ("sensitivity: normaal", "sensitivity: zeer-hoog"),
            ("/// docent | voorbereiding\n", f"{notes}/// docent | voorbereiding\n"),
            (text, text + after_help),
        ]
    }


def every_question() -> dict[str, list[tuple[str, str]]]:
    """The changes that bring every question of the quiz to the board."""
    ids = re.findall(r"^  - id: ([\w-]+)$", (BASE / QUIZ).read_text("utf-8"), re.MULTILINE)
    return {QUIZ: [("board: [boos, waar-of-niet]", f"board: [{', '.join(ids)}]")]}


def two_sessions() -> dict[str, list[tuple[str, str]]]:
    """The changes that divide the lesson after its fourth step."""
    phases = ("terughalen", "intro", "kennis", "activiteit", "protocol", "quiz", "voornemen")
    pairs = [(f"phase={kind} ", f"session={1 if kind in phases[:4] else 2} phase={kind} ") for kind in phases]
    return {LESSON: [("sessions: 1", "sessions: 2"), *pairs]}


def on_disk(file: Path, html: str) -> str:
    """The address of a page with this board and its own styles and scripts, all on the disk."""
    styles = "".join(f'<link rel="stylesheet" href="{(_ASSETS / name).as_uri()}">' for name in _STYLES)
    scripts = "".join(f'<script defer src="{(_ASSETS / name).as_uri()}"></script>' for name in _SCRIPTS)
    file.write_text(
        '<!doctype html><html class="ml-bare" lang="nl"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>Bord</title>{styles}{scripts}</head>'
        f'<body class="ml" data-md-color-scheme="default">{html}</body></html>',
        "utf-8",
    )
    return file.as_uri()
