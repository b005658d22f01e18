"""Fewer requests and fewer bytes: one file for the scripts of a folder, and nothing in files that only people read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

_FOLDERS = ("assets/js/board", "assets/js/quiz")
# Only a comment that starts a line: what looks like one elsewhere may stand in a text.
_COMMENT = re.compile(r"^[ \t]*/\*.*?\*/\n", re.MULTILINE | re.DOTALL)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
# A space beside these signs says nothing, nor does the end of a line behind some of them. A line with a slash may hold
# a pattern, and stays as it is; so does a script that can have a text over several lines.
_LOOSE_IN_SCRIPT = re.compile(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')| ?([{}()\[\];,=?:<>&|!*]+) ?""")
_LOOSE_IN_STYLE = re.compile(r"""("[^"]*"|'[^']*')|(?: ?([{};,]) ?|(?<=:) )""")
_END_IN_SCRIPT = re.compile(r"(?<=[{;,(])\n")
_END_IN_STYLE = re.compile(r"(?<=[{};,])\n")


def bundle_scripts(site: Path) -> None:
    """Let each page load the scripts of a folder as one file, such as `assets/js/quiz.js`, and take the folder away.

    They stand in it in the order in which the pages name them, packed as `pack` does. A site without the folder, such
    as one that was bundled before, is left as it is.
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
        (site / f"{folder}.js").write_text("".join(map(_packed_script, scripts)), "utf-8", newline="")
    for script in (site / folder).glob("*.js"):
        script.unlink()
    (site / folder).rmdir()


def pack(site: Path) -> None:
    """Take comments and loose spaces out of the project's own scripts and style sheets, and indents out of pages.

    A page with `pre`, in which an indent can be part of a text, is left as it is.
    """
    for folder, suffix, packed in (("js", "js", _packed_script), ("css", "css", _packed_style)):
        for file in (site / "assets" / folder).rglob(f"*.{suffix}"):
            text = file.read_bytes().decode("utf-8", errors="surrogateescape")
            file.write_bytes(packed(text).encode("utf-8", errors="surrogateescape"))
    for page in site.rglob("*.html"):
        text = page.read_bytes().decode("utf-8", errors="surrogateescape")
        if "<pre" not in text:
            page.write_bytes(_INDENT.sub("", text).encode("utf-8", errors="surrogateescape"))


def _packed_script(text: str) -> str:
    bare = _bare(text)
    if "`" in bare or "//" in bare.replace("://", ""):
        return bare
    lines = (line if "/" in line else _LOOSE_IN_SCRIPT.sub(_kept, line) for line in bare.split("\n"))
    return _END_IN_SCRIPT.sub("", "\n".join(lines))


def _packed_style(text: str) -> str:
    return _END_IN_STYLE.sub("", _LOOSE_IN_STYLE.sub(_kept, _bare(text)))


def _bare(text: str) -> str:
    return _INDENT.sub("", _COMMENT.sub("", text)).strip("\n") + "\n"


def _kept(match: re.Match[str]) -> str:
    return (match[1] or "") + (match[2] or "")
