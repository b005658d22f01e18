"""Fewer requests: one file for the scripts of a folder."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

_FOLDERS = ("assets/js/board", "assets/js/quiz")


def bundle_scripts(site: Path) -> None:
    """Let each page load the scripts of a folder as one file, such as `assets/js/quiz.js`, and take the folder away.

    They stand in it in the order in which the pages name them. A site without the folder, such as one that was bundled
    before, is left as it is.
    """
    folders = [folder for folder in _FOLDERS if (site / folder).is_dir()]
    pages = sorted(site.rglob("*.html")) if folders else []
    for folder in folders:
        _bundle_folder(site, folder, pages)


def _bundle_folder(site: Path, folder: str, pages: Sequence[Path]) -> None:
    tag = rf'<script defer src="(?P<root>[^"]*?){folder}/[\w-]+\.js"></script>'
    run = re.compile(rf"{tag}(?:\s*{tag.replace('?P<root>', '?:')})*")
    order: list[str] = []
    for page in pages:
        text = page.read_bytes().decode("utf-8", errors="surrogateescape")
        found = run.search(text)
        if found:
            order = order or re.findall(rf'{folder}/([\w-]+\.js)"', found.group())
            bundled = f'<script defer src="{found["root"]}{folder}.js"></script>'
            page.write_bytes((text[: found.start()] + bundled + text[found.end() :]).encode(errors="surrogateescape"))
    scripts = [(site / folder / name).read_text("utf-8") for name in order]
    if scripts:
        (site / f"{folder}.js").write_text("".join(scripts), "utf-8", newline="")
    for script in (site / folder).glob("*.js"):
        script.unlink()
    (site / folder).rmdir()
