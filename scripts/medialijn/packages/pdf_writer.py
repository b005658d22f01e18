"""A document as a PDF that a screen reader reads too (PDF/UA-1), made without asking any file or host."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from weasyprint import CSS, HTML  # type: ignore[import-untyped]
from weasyprint.urls import URLFetcher, URLFetcherResponse  # type: ignore[import-untyped]

# An address that leads nowhere (RFC 2606), below which the pictures of a document seem to lie.
_BASE = "https://medialijn.invalid/"
_STYLES = Path(__file__).with_name("paper.css")


class RefusedError(ValueError):
    """A document asks for something that is not one of its own pictures."""


class OwnPictures(URLFetcher):  # type: ignore[misc]
    """Gives the pictures of a document, and refuses every other address, whether file, host or data."""

    def __init__(self, pictures: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=())
        self._pictures = pictures

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002 - WeasyPrint's signature
        """The picture at this address; raises RefusedError for any other."""
        picture = self._pictures.get(unquote(url.removeprefix(_BASE))) if url.startswith(_BASE) else None
        if picture is None:
            raise RefusedError(url)
        return URLFetcherResponse(url, picture, {"Content-Type": "image/svg+xml"})


def written(html: str, day: str, pictures: Mapping[str, bytes]) -> bytes:
    """The document as tagged A4 pages with bookmarks, hyphenated in its own language."""
    dated = html.replace("</head>", f'<meta name="dcterms.created" content="{day}">\n</head>', 1)
    fetcher = OwnPictures(pictures)
    source = HTML(string=dated, base_url=_BASE, url_fetcher=fetcher, media_type="print")
    options = {"pdf_variant": "pdf/ua-1", "pdf_identifier": True, "presentational_hints": True}  # hints: <ol start>
    content: bytes = source.write_pdf(stylesheets=[_styles()], **options)
    return content


@lru_cache(maxsize=1)
def _styles() -> CSS:
    return CSS(string=_STYLES.read_text("utf-8"), url_fetcher=OwnPictures({}), base_url=_BASE)
