"""A .docx without what would make docx2python read words twice or read signs as words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from lxml import etree  # type: ignore[import-untyped]

from medialijn.exchange.docx_numbering import W

FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = (FALLBACK, f"{W}moveFrom", f"{W}softHyphen", f"{W}sym")
_HYPHEN = f"{W}noBreakHyphen"


def simplified(parts: Mapping[str, bytes]) -> bytes:
    """An archive of the XML parts: a text that the file keeps in two forms or two places stands in it once."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, _once(part) if name.startswith("word/") and name.endswith(".xml") else part)
    return buffer.getvalue()


def _once(part: bytes) -> bytes:
    root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    for element in list(root.iter(*_LEFT_OUT)):
        element.getparent().remove(element)
    for element in root.iter(_HYPHEN):
        element.tag, element.text = f"{W}t", "-"
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))
