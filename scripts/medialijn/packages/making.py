from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib import import_module

from medialijn.pages import Document, Format

Writer = Callable[[str, str, Mapping[str, bytes]], bytes]

_MODULES = {Format.PDF: "medialijn.packages.pdf_writer", Format.WORD: "medialijn.packages.word_writer"}
_ADVICE = {
    Format.PDF: (
        'install the extra, pip install "medialijn[pdf]", and Pango: on Debian and Ubuntu "sudo apt install '
        'libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0", on macOS "brew install pango"; on Windows see '
        "https://doc.courtbouillon.org/weasyprint/stable/first_steps.html"
    ),
    Format.WORD: 'install the extra, pip install "medialijn[pdf]"',
}


class ExtraMissingError(Exception):
    """What makes files of this format is not installed here."""

    def __init__(self, form: Format, reason: str) -> None:
        self.format = form
        super().__init__(f"no .{form} can be made here ({reason}): {_ADVICE[form]}")


def made(document: Document, day: str, pictures: Mapping[str, bytes]) -> bytes:
    """The file of a document, dated `day`: same input, same bytes.

    `pictures` are all that it can show, by their address on the site. Raises ExtraMissingError.
    """
    own = tuple((place, content) for place, content in pictures.items() if place in document.html)
    return _made(document, day, own)


# A running preview makes everything anew after each change, of which most documents know nothing.
@lru_cache(maxsize=256)
def _made(document: Document, day: str, pictures: tuple[tuple[str, bytes], ...]) -> bytes:
    return _writer(document.format)(document.html, day, dict(pictures))


def _writer(form: Format) -> Writer:
    # Imported when asked for: without the extra everything else works, and Pango may lack where the extra does not.
    try:
        writer: Writer = import_module(_MODULES[form]).written
    except (ImportError, OSError) as error:
        raise ExtraMissingError(form, str(error).splitlines()[0]) from None
    return writer
