"""From a Catalogue and its Coverage to the pages of the site: pure, without disk and without any site generator.

Its names are loaded when one is asked for: the report on a console needs the words of the site and none of its pages.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from medialijn.pages.data_scripts import data_scripts
    from medialijn.pages.generate import generate, pictures
    from medialijn.pages.page import Page
    from medialijn.pages.paper import Document, Format, documents
    from medialijn.pages.site import TemplateFaultError

__all__ = ["Document", "Format", "Page", "TemplateFaultError", "data_scripts", "documents", "generate", "pictures"]

_MODULES = {
    "Document": "paper",
    "Format": "paper",
    "Page": "page",
    "TemplateFaultError": "site",
    "data_scripts": "data_scripts",
    "documents": "paper",
    "generate": "generate",
    "pictures": "generate",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(name)
    # All at once: the module `generate` would stand in the place of the function from its first import on.
    globals().update({one: getattr(import_module(f"{__name__}.{where}"), one) for one, where in _MODULES.items()})
    return globals()[name]
