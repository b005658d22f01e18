"""Takes pictures of the main pages of a running site: `python -m dev_screenshots ADDRESS FOLDER`, with Playwright."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

WIDTHS = {360: 740, 1280: 800}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
LESSON = "jij-zag-het"
PAGES: Mapping[str, str] = {
    "start": "",
    "leerling": "leerling/",
    "les": f"lessen/{LESSON}/",
    "quiz": f"lessen/{LESSON}/quiz/",
    "mentor": "mentor/",
    "lesplan": f"mentor/{LESSON}/",
    "bord": f"mentor/{LESSON}/bord/",
    "werkblad": f"mentor/{LESSON}/werkblad/",
    "teamleider": "teamleider/",
    "team": "team/",
    "ouders": "ouders/",
    "protocollen": "protocol/",
    "protocol": "protocol/ichthus/",
    "vergelijk": "protocol/vergelijk/",
    "hulp": "hulp/",
    "zoeken": "zoeken/",
    "begrippen": "begrippen/",
    "doelen": "doelen/",
    "wetten": "wetten/",
    "vormgeving": "vormgeving/",
    "vragen": "vormgeving/vragen/",
    "niet-gevonden": "404.html",
}


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: of which page, how wide, in which colours."""

    name: str
    path: str
    width: int
    scheme: Literal["light", "dark"]

    @property
    def file(self) -> str:
        """The name of the picture's file."""
        return f"{self.name}-{self.width}-{self.scheme}.png"


def shots(only: Sequence[str] = ()) -> Iterator[Shot]:
    """Every picture to take, or those of the pages that are named."""
    for width in WIDTHS:
        for scheme in SCHEMES:
            yield from (Shot(name, path, width, scheme) for name, path in PAGES.items() if not only or name in only)


def take(browser: Browser, address: str, folder: Path, only: Sequence[str] = ()) -> int:
    """Takes the pictures of the site at this address, each of a whole page, and returns how many."""
    folder.mkdir(parents=True, exist_ok=True)
    taken = 0
    for shot in shots(only):
        screen = {"width": shot.width, "height": WIDTHS[shot.width]}
        # A context of its own, so that no page remembers another one.
        with browser.new_context(viewport=screen, color_scheme=shot.scheme, locale="nl-NL") as context:  # type: ignore[arg-type]
            page = context.new_page()
            page.goto(address.rstrip("/") + "/" + shot.path, wait_until="load")
            page.screenshot(path=folder / shot.file, full_page=True)
        taken += 1
    return taken


def main(arguments: Sequence[str]) -> int:
    """Takes all pictures, or those of the pages that are named after the folder."""
    address, folder, *only = arguments
    with sync_playwright() as engines:
        path = os.environ.get("MEDIALIJN_CHROMIUM")
        browser = engines.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        taken = take(browser, address, Path(folder), only)
        browser.close()
    sys.stdout.write(f"{taken} pictures in {folder}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
