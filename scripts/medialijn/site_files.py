"""What is generated for a site, for every adapter: pages, data of scripts, calendars, pictures, and documents."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from medialijn.coverage import cover
from medialijn.covering import UnreadableReportError, covered
from medialijn.packages.making import ExtraMissingError, made
from medialijn.pages import Format, Page, TemplateFaultError, data_scripts, documents, generate, pictures
from medialijn.pages.addresses import download
from medialijn.pages.calendars import calendars
from medialijn.sources.catalogue import Catalogue

# Why the files of a site that was read without errors can still not be made; each says what to do in one line.
CAN_NOT_BE_MADE = (ExtraMissingError, TemplateFaultError, UnreadableReportError)

# A build with this variable makes the documents too. They take longer than all pages together, so one asks for them.
DOWNLOADS = "MEDIALIJN_DOWNLOADS"


@dataclass(frozen=True, slots=True)
class SiteFiles:
    """The pages by their Markdown file, and all other generated files by their place on the site."""

    pages: Mapping[str, Page]
    others: Mapping[str, bytes]


def site_files(project: Path, catalogue: Catalogue, day: str) -> SiteFiles:
    """All that is generated for a site; the documents are there when the environment asks for them.

    Raises one of CAN_NOT_BE_MADE.
    """
    downloads = bool(os.environ.get(DOWNLOADS))
    pages = generate(catalogue, covered(project, catalogue, day), downloads=downloads)
    others = {place: script.encode() for place, script in data_scripts(pages).items()} | _pictures(project, catalogue)
    others |= calendars(catalogue, day)
    if downloads:
        own = document_files(project, catalogue, day)
        others |= {download(name): content for name, content in own.items()}
    return SiteFiles(pages, others)


def document_files(
    project: Path,
    catalogue: Catalogue,
    day: str,
    lessons: Sequence[str] = (),
    formats: Sequence[Format] = tuple(Format),
) -> dict[str, bytes]:
    """The documents of these lessons, or of all, by the name of their file. Raises ExtraMissingError."""
    shown = _pictures(project, catalogue)
    wanted = (one for one in documents(catalogue, cover(catalogue, day), lessons) if one.format in formats)
    return {document.file: made(document, day, shown) for document in wanted}


def _pictures(project: Path, catalogue: Catalogue) -> dict[str, bytes]:
    return {place: (project / source).read_bytes() for place, source in pictures(catalogue).items()}
