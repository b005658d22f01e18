from __future__ import annotations

import math
import re
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as XmlTree

MAX_PICTURE_BYTES = 100_000
_NAME = re.compile(r"img/[a-z0-9][a-z0-9-]{0,80}\.svg")
_ACTIVE = {"script", "foreignObject", "iframe", "audio", "video", "handler", "set"}
_DECLARATIONS = ("<!DOCTYPE", "<!ENTITY", "<?xml-stylesheet")


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing that a question may show, with the size of its viewBox."""

    width: float
    height: float


def read_picture(folder: Path, name: str) -> Picture | str:
    """The picture `folder`/`name`, or the reason why it can not be used: one of the words in the table of codes."""
    if not _NAME.fullmatch(name):
        return "name"
    file = folder / name
    if not file.is_file():
        return "missing"
    try:
        raw = file.read_bytes()
    except OSError:
        return "missing"
    return "large" if len(raw) > MAX_PICTURE_BYTES else _judged(raw.decode("utf-8", errors="replace"))


def _judged(text: str) -> Picture | str:
    if any(declaration in text for declaration in _DECLARATIONS):
        return "active"
    try:
        root = XmlTree.fromstring(text)  # noqa: S314 - without a DTD there are no entities to expand
    except (XmlTree.ParseError, ValueError, LookupError):
        return "svg"
    if _local(root.tag) != "svg":
        return "svg"
    if any(_is_active(element) for element in root.iter()):
        return "active"
    return _size(root.get("viewBox") or "") or "viewbox"


def _size(view_box: str) -> Picture | None:
    try:
        left, top, width, height = (float(value) for value in view_box.replace(",", " ").split())
    except ValueError:
        return None
    if (left, top) != (0, 0) or not all(math.isfinite(side) and side > 0 for side in (width, height)):
        return None
    return Picture(width, height)


def _is_active(element: XmlTree.Element) -> bool:
    name = _local(element.tag)
    if name in _ACTIVE or name.startswith("animate") or _reaches_out(element.text or ""):
        return True
    for attribute, value in element.attrib.items():
        local = _local(attribute).lower()
        if local.startswith("on") or (local == "href" and not value.strip().startswith("#")) or _reaches_out(value):
            return True
    return False


def _reaches_out(text: str) -> bool:
    plain = "".join(text.lower().split())
    return "javascript:" in plain or "@import" in plain or re.search(r"url\((?!['\"]?#)", plain) is not None


def _local(name: str) -> str:
    return name.rpartition("}")[2]
