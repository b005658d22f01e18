"""Fewer requests and fewer bytes: the scripts of one folder as one file, and no comments in scripts and styles."""

from __future__ import annotations

import re
from pathlib import Path

FOLDER = "assets/js/quiz"
_TAG = rf'<script defer src="(?P<root>[^"]*?){FOLDER}/[\w-]+\.js"></script>'
_RUN = re.compile(rf"{_TAG}(?:\s*{_TAG.replace('?P<root>', '?:')})*")
_NAME = re.compile(rf'{FOLDER}/([\w-]+\.js)"')
# Only a comment that starts a line: what looks like one elsewhere may stand in a text.
_COMMENT = re.compile(r"^[ \t]*/\*.*?\*/\n", re.MULTILINE | re.DOTALL)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


def bundle_scripts(site: Path) -> None:
    """Let each page load the scripts of the folder as one file, `assets/js/quiz.js`, and take the folder away.

    They stand in it in the order in which the pages name them, without comments and indents. A site without the folder,
    such as one that was bundled before, is left as it is.
    """
    folder = site / FOLDER
    if not folder.is_dir():
        return
    order: list[str] = []
    for page in sorted(site.rglob("*.html")):
        text = page.read_bytes().decode("utf-8", errors="surrogateescape")
        found = _RUN.search(text)
        if found:
            order = order or _NAME.findall(found.group())
            bundled = f'<script defer src="{found["root"]}{FOLDER}.js"></script>'
            page.write_bytes((text[: found.start()] + bundled + text[found.end() :]).encode(errors="surrogateescape"))
    scripts = [(folder / name).read_text("utf-8") for name in order]
    if scripts:
        (site / f"{FOLDER}.js").write_text("".join(map(_packed, scripts)), "utf-8", newline="")
    for script in folder.glob("*.js"):
        script.unlink()
    folder.rmdir()


def pack(site: Path) -> None:
    """Take comments and indents out of the project's own scripts and style sheets."""
    for file in (*(site / "assets" / "js").rglob("*.js"), *(site / "assets" / "css").rglob("*.css")):
        text = file.read_bytes().decode("utf-8", errors="surrogateescape")
        file.write_bytes(_packed(text).encode("utf-8", errors="surrogateescape"))


def _packed(text: str) -> str:
    return _INDENT.sub("", _COMMENT.sub("", text)).strip("\n") + "\n"
