"""The disk adapter: the site as a tree of Markdown files, for a site generator without hooks."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from medialijn.site_files import SiteFiles

MANIFEST = ".medialijn.json"
_SOURCES = ("protocol.md",)
_SOURCE_SUFFIXES = (".yml",)


class ForeignFolderError(Exception):
    """The folder holds files that this program did not write."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(f"{folder} holds files that medialijn did not write; choose an empty or new folder")


@dataclass(frozen=True, slots=True)
class Written:
    """How many files were written anew, left as they were, and removed because no source makes them any more."""

    written: int
    unchanged: int
    removed: int


def write_tree(folder: Path, files: SiteFiles, project: Path) -> Written:
    """Make `folder` hold these files and the hand-written ones of `docs/`, and nothing from earlier runs.

    A file whose bytes are right already is not touched, so that a running preview sees only what changed.
    Raises ForeignFolderError when the folder holds files that no earlier run wrote.
    """
    before = _manifest(folder)
    wanted = {name: page.markdown().encode() for name, page in files.pages.items()} | dict(files.others)
    for file in sorted((project / "docs").rglob("*")):
        name = file.relative_to(project / "docs").as_posix()
        if folder.resolve() in file.resolve().parents:
            continue
        if file.is_file() and file.name not in _SOURCES and file.suffix not in _SOURCE_SUFFIXES:
            wanted.setdefault(name, file.read_bytes())
    written = 0
    for name, content in wanted.items():
        target = folder / name
        if target.is_file() and target.read_bytes() == content:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        written += 1
    stale = [name for name in before if name not in wanted and (folder / name).is_file()]
    for name in stale:
        (folder / name).unlink()
    (folder / MANIFEST).write_text(json.dumps(sorted(wanted), indent=0), "utf-8")
    return Written(written, len(wanted) - written, len(stale))


def _manifest(folder: Path) -> list[str]:
    """The files that an earlier run wrote."""
    if not folder.exists() or not any(folder.iterdir()):
        return []
    if not (folder / MANIFEST).is_file():
        raise ForeignFolderError(folder)
    names: list[str] = json.loads((folder / MANIFEST).read_text("utf-8"))
    return names
