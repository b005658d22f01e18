from __future__ import annotations

import errno
import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import click


class NotWrittenError(click.ClickException):
    """A file can not be written; every command tells so in one line, without catching it."""

    def __init__(self, file: Path, error: OSError, written: tuple[Path, ...]) -> None:
        done = ", ".join(one.as_posix() for one in written) or "nothing"
        reason = error.strerror or type(error).__name__
        super().__init__(f"{file.as_posix()} can not be written: {reason}; {done} was written")


def write_whole(texts: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write all files, each under another name first, so that a full disk leaves no file half written.

    Raises NotWrittenError, before anything is written when one of the files is a folder or marked read-only.
    """
    drafts = {file.with_name(f".{file.name}.new"): file for file in texts}
    written: list[Path] = []
    file = Path()
    try:
        for draft, file in drafts.items():
            _refuse_protected(file)
            draft.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(texts[file])
        for draft, file in drafts.items():
            draft.replace(file)
            written.append(file)
    except OSError as error:
        raise NotWrittenError(file, error, tuple(written)) from None
    finally:
        for draft in drafts:
            with suppress(OSError):
                draft.unlink()
    return tuple(written)


def _refuse_protected(file: Path) -> None:
    """Raise OSError for what nobody may write to, because a rename would replace it all the same."""
    if file.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if file.exists() and not file.stat().st_mode & stat.S_IWUSR:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
