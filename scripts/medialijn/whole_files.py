from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def write_whole(texts: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write all files, each under another name first, so that a full disk leaves no file half written."""
    drafts = {file.with_name(f".{file.name}.new"): file for file in texts}
    try:
        for draft, content in zip(drafts, texts.values(), strict=True):
            draft.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(content)
        for draft, file in drafts.items():
            draft.replace(file)
    finally:
        for draft in drafts:
            draft.unlink(missing_ok=True)
    return tuple(texts)
