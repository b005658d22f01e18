from __future__ import annotations

import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateSyntaxError, UndefinedError

from medialijn.coverage import Coverage
from medialijn.pages import addresses
from medialijn.pages.icons import icon
from medialijn.pages.markup import Renderer
from medialijn.pages.words import MissingWordError, Words
from medialijn.sources.catalogue import Catalogue

TEMPLATES = Path(__file__).with_name("templates")
_TEMPLATES_IN_PROJECT = "scripts/medialijn/pages/templates"

# One environment for the process: templates are compiled once, and again when their file changes.
_ENVIRONMENT = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    auto_reload=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
)
_ENVIRONMENT.globals["icon"] = icon


class TemplateFaultError(Exception):
    """A template can not be read, or asks for something that is not there."""

    def __init__(self, template: str, line: int, reason: str) -> None:
        self.template, self.line, self.reason = template, line, reason
        super().__init__(f"{_TEMPLATES_IN_PROJECT}/{template}:{line}: {reason}")


def _innermost(error: Exception, outer: str) -> tuple[str, int]:
    """The template and line in which an error arose; `outer` is the template that was asked for."""
    found = (outer, 1)
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename.startswith(str(TEMPLATES)):
            found = (Path(frame.filename).relative_to(TEMPLATES).as_posix(), frame.lineno or 1)
    return found


@dataclass(frozen=True, slots=True)
class Site:
    """All that a page is made of: what the sources say, what that covers, and the words of the site.

    `downloads` says that the documents of the lessons lie beside the pages, so that these may lead to them.
    """

    catalogue: Catalogue
    coverage: Coverage
    words: Words
    downloads: bool = False

    def renderer(self, page: str) -> Renderer:
        """A renderer whose links start from the page at this address."""
        return Renderer(page, self.words("table.region"))

    def fill(self, template: str, page: str, **values: Any) -> str:
        """The HTML of a template; in it `t` gives words and `link` a link from this page to an address of the site."""

        def link(target: str) -> str:
            return addresses.relative(target, page)

        try:
            return _ENVIRONMENT.get_template(template).render(t=self.words.markup, link=link, at=addresses, **values)
        except TemplateSyntaxError as error:
            raise TemplateFaultError(error.name or template, error.lineno, error.message or "") from None
        except (UndefinedError, MissingWordError) as error:
            raise TemplateFaultError(*_innermost(error, template), str(error)) from None

    def listed(self, words: Sequence[str]) -> str:
        """Words in a row: `a, b en c`."""
        if len(words) < 2:
            return "".join(words)
        return self.words("list.and", before=self.words("list.comma").join(words[:-1]), last=words[-1])

    def edit_url(self, source: str) -> str:
        """Where an author edits a source; empty when the settings name no repository."""
        base = self.catalogue.settings.repository
        return f"{base.rstrip('/')}/{source}" if base else ""
