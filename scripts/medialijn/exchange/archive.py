"""Opening a .docx, which is a zip of XML: what could harm the reader is refused before anything is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping

_MAX_ENTRIES = 2_000
_MAX_UNPACKED = 60_000_000
_MAX_XML = 20_000_000
_MAX_RATIO = 200
_FREE_OF_RATIO = 1_000_000


class HostileArchiveError(Exception):
    """The archive could harm who opens it; `reason` is a word of the table of codes."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def xml_parts(raw: bytes) -> Mapping[str, bytes]:
    """The XML parts of the archive by name.

    Raises HostileArchiveError for too many or too large parts and for a DTD, and ValueError when it is no archive.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            entries = archive.infolist()
            _judge(entries)
            parts = {entry.filename: archive.read(entry) for entry in entries if _is_xml(entry.filename)}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise ValueError(type(error).__name__) from error
    for part in parts.values():
        # A part in UTF-16 has a zero byte beside every letter.
        if b"<!DOCTYPE" in part.replace(b"\x00", b"").upper():
            raise HostileArchiveError("doctype")
    return parts


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def _judge(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > _MAX_ENTRIES or sum(entry.file_size for entry in entries) > _MAX_UNPACKED:
        raise HostileArchiveError("unpacked")
    if len({entry.filename for entry in entries}) < len(entries):
        raise HostileArchiveError("twice")
    for entry in entries:
        packed = max(entry.compress_size, 1)
        if entry.file_size > _FREE_OF_RATIO and entry.file_size / packed > _MAX_RATIO:
            raise HostileArchiveError("unpacked")
        if _is_xml(entry.filename) and entry.file_size > _MAX_XML:
            raise HostileArchiveError("unpacked")
        if entry.filename.startswith(("/", "\\")) or ".." in entry.filename.replace("\\", "/").split("/"):
            raise HostileArchiveError("path")
