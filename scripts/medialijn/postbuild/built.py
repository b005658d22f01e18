from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

from medialijn.postbuild.findings import Finding, shortened
from medialijn.postbuild.leaks import holds_own_text, left_fences, published_source
from medialijn.postbuild.links import named_locations
from medialijn.postbuild.markup import MarkupError
from medialijn.postbuild.pages import Page, read_page
from medialijn.postbuild.policy import with_policy
from medialijn.postbuild.stylesheets import loaded_by

_CHARSET = '<meta charset="utf-8">'


@dataclass(frozen=True, slots=True)
class BuiltFile:
    """One file of the built site, read once.

    `findings` are those that the file shows by itself; `page` is set for HTML; `loads` is what a style sheet or a
    drawing makes a browser load; `locations` is what the data of the search or the site map names.
    """

    name: str
    findings: tuple[Finding, ...] = ()
    page: Page | None = None
    loads: tuple[str, ...] = ()
    locations: tuple[str, ...] = ()


def names_in(site: Path) -> frozenset[str]:
    """Every file of the site, by its path below the site's root with forward slashes."""
    return frozenset(
        (Path(folder) / name).relative_to(site).as_posix() for folder, _, names in os.walk(site) for name in names
    )


def finished_file(site: Path, name: str) -> BuiltFile:
    """The file as it stands after it has got its policy, if it is a page."""
    leaked = tuple(published_source(name))
    if not (name.endswith(".css") or holds_own_text(name)):
        return BuiltFile(name, leaked)
    try:
        return _read(site, name, leaked)
    except UnicodeDecodeError:
        fault = "UTF-8"
    except json.JSONDecodeError:
        fault = "JSON"
    except MarkupError as error:
        fault = shortened(error.start)
    return BuiltFile(name, (*leaked, _unreadable(name, fault)))


def _read(site: Path, name: str, leaked: tuple[Finding, ...]) -> BuiltFile:
    text = (site / name).read_bytes().decode("utf-8")
    if name.endswith(".css"):
        return BuiltFile(name, leaked, loads=loaded_by(text))
    findings = (*leaked, *left_fences(name, text))
    if name.endswith(".svg"):
        return BuiltFile(name, findings, loads=(*read_page(name, text).resources, *loaded_by(text)))
    if name.endswith((".html", ".htm")):
        return _finished_page(site, name, text, findings)
    return BuiltFile(name, findings, locations=named_locations(name, text))


def _finished_page(site: Path, name: str, text: str, findings: tuple[Finding, ...]) -> BuiltFile:
    page = read_page(name, text)
    if page.charset_end is None:
        findings = (*findings, _unreadable(name, _CHARSET))
    elif (finished := with_policy(text, page)) != text:
        (site / name).write_bytes(finished.encode())
    return BuiltFile(name, findings, page)


def _unreadable(name: str, fault: str) -> Finding:
    return Finding(name, "M907", {"fault": fault}, name)
