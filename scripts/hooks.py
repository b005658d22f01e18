"""The MkDocs adapter: sources in, generated pages and the post-build gate out."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from medialijn.dates import build_day
from medialijn.postbuild import finish
from medialijn.site_files import CAN_NOT_BE_MADE, site_files
from medialijn.sources.diagnostics import Diagnostic, Severity, has_errors
from medialijn.sources.loading import load

_log = logging.getLogger("mkdocs.hooks.medialijn")  # below "mkdocs": a strict build counts it
_state: dict[str, Any] = {"command": "build"}


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], **_: Any) -> None:
    """Remember whether this is a build or a preview."""
    _state["command"] = command


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Give every page the same inline scripts, also where the site lives below a path."""
    config.extra["scope"] = urlsplit(config.site_url or "/").path or "/"
    _state["project"] = Path(config.config_file_path).parent
    return config


def on_pre_build(*, config: MkDocsConfig) -> None:
    """Read and check the sources, and make the pages, before the old site is cleaned away; a preview shows a draft."""
    loaded = load(_state["project"], build_day())
    catalogue = loaded.draft if _state["command"] == "serve" else loaded.catalogue
    _state["language"] = loaded.language
    _report(loaded.diagnostics, stops=catalogue is None)
    if catalogue is None:
        raise PluginError("medialijn: the sources have errors, nothing was built")
    config.site_name, config.extra["site"] = catalogue.settings.name, catalogue.settings.site
    try:
        _state["files"] = site_files(_state["project"], catalogue, build_day())
    except CAN_NOT_BE_MADE as error:
        raise PluginError(f"medialijn: {error}") from None


def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Add the generated pages, still without their HTML, and the other files of the site."""
    for src_uri, page in _state["files"].pages.items():
        files.append(File.generated(config, src_uri, content=page.front_matter()))
    for place, content in _state["files"].others.items():
        files.append(File.generated(config, place, content=content))


def on_page_content(html: str, *, page: Page, **_: Any) -> str:
    """Put in the finished HTML; MkDocs would take half of its time to read it as Markdown, and change nothing."""
    made = _state["files"].pages.get(page.file.src_uri)
    return made.html.strip() if made else html


def on_post_build(*, config: MkDocsConfig) -> None:
    """Finish and judge the site; a preview is left as it is."""
    if _state["command"] != "serve":
        findings = finish(Path(config.site_dir), site_url=config.site_url or "", project=_state["project"])
        _report(findings, stops=has_errors(findings))
        if has_errors(findings):
            raise PluginError("medialijn: the built site does not pass the gate")


def _report(findings: tuple[Diagnostic, ...], *, stops: bool) -> None:
    """Log each finding; what does not stop a build is told as it is, because a strict build would stop on a warning."""
    for one in findings:
        level = logging.ERROR if stops and one.severity is Severity.ERROR else logging.INFO
        _log.log(level, one.line_of_text(_state["language"]))
