"""The evidence pack: the pages about coverage of one day, to read without a network, with the same figures."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping
from datetime import date

from markupsafe import Markup, escape

from medialijn.coverage.report import Report, as_json
from medialijn.packages.csv_tables import csv_files
from medialijn.packages.workbook import workbook
from medialijn.pages import Page, addresses
from medialijn.pages import coverage_words as say
from medialijn.pages.words import Words, long_date

_START = "LEESMIJ.html"
_PAGES, _FIGURES, _PROTOCOLS = "bladzijden", "cijfers", "protocollen"
_LINK = re.compile(r' href="([^"]*)"')
# What only works with a script, or says so, is no evidence.
_FORM = re.compile(r"<p data-without-script>.*?</p>|<ml-review .*?</ml-review>", re.DOTALL)
_OUTSIDE = ("https://", "mailto:", "tel:")


def evidence(
    pages: Mapping[str, Page], report: Report, words: Words, styles: str, protocols: Mapping[str, bytes]
) -> bytes:
    """A zip of the pages about coverage, each complete in itself, with the workbook, tables, JSON and protocols.

    `styles` is the text of the style sheets, and `protocols` holds the source of each protocol by its name in the pack.
    Every file bears the day of the report: the same input gives the same bytes.
    """
    shown = {page.url: page for page in pages.values() if _is_evidence(page, report)}
    files: dict[str, bytes] = {_START: _start(shown, report, words, styles, protocols)}
    for url, page in shown.items():
        files[f"{_PAGES}/{url}index.html"] = _page(page, shown, report, words, styles)
    figures = {"coverage.json": as_json(report).encode(), "dekking.xlsx": workbook(report, words)}
    files |= {f"{_FIGURES}/{name}": raw for name, raw in {**figures, **csv_files(report, words)}.items()}
    files |= {f"{_PROTOCOLS}/{name}": raw for name, raw in protocols.items()}
    return _zip(files, report.today)


def _is_evidence(page: Page, report: Report) -> bool:
    of_protocols = {addresses.protocol(protocol.id) for protocol in report.protocols}
    return page.url.startswith(addresses.COVERAGE) or page.url in of_protocols


def _page(page: Page, shown: Mapping[str, Page], report: Report, words: Words, styles: str) -> bytes:
    def link(match: re.Match[str]) -> str:
        return _link(match.group(1), page.url, shown)

    day = words("coverage.day", day=long_date(words, report.today))
    note = Markup('<p class="ml-wrap ml-soft">{} {}</p>').format(day, words("desk.evidence-limits"))
    return _document(page.title, note + Markup(_LINK.sub(link, _FORM.sub("", page.html))), styles)  # noqa: S704 - our own page


def _link(href: str, url: str, shown: Mapping[str, Page]) -> str:
    """A link as it works within the pack; what is not in it can be read and not followed."""
    if href.startswith(("#", *_OUTSIDE)):
        return f' href="{href}"'
    path, mark, fragment = href.partition("#")
    target = posixpath.normpath(posixpath.join(url, path)) + "/"
    return f' href="{path}index.html{mark}{fragment}"' if target in shown else ""


def _start(
    shown: Mapping[str, Page], report: Report, words: Words, styles: str, protocols: Mapping[str, bytes]
) -> bytes:
    item = Markup('<li><a href="{}">{}</a></li>')
    pages = Markup("").join(item.format(f"{_PAGES}/{url}index.html", page.title) for url, page in shown.items())
    names = ("coverage.json", "dekking.xlsx", *csv_files(report, words))
    figures = Markup("").join(item.format(f"{_FIGURES}/{name}", name) for name in names)
    versions = Markup("").join(
        Markup("<li>{}</li>").format(
            words("desk.version", protocol=protocol.title, dated=long_date(words, protocol.dated))
        )
        for protocol in report.protocols
    )
    texts = Markup("").join(item.format(f"{_PROTOCOLS}/{name}", name) for name in protocols)
    body = Markup(
        '<div class="ml-page"><div class="ml-wrap ml-top"><h1>{}</h1><p class="ml-lead">{}</p><p>{}</p>'
        '<h2>{}</h2><ul class="ml-drawer__l">{}</ul><h2>{}</h2><ul class="ml-drawer__l">{}</ul>'
        '<h2>{}</h2><ul class="ml-drawer__l">{}{}</ul></div></div>'
    ).format(
        words("desk.evidence-title"),
        say.filters_line(words, report),
        words("desk.evidence-limits"),
        words("desk.evidence-pages"),
        pages,
        words("desk.evidence-files"),
        figures,
        words("desk.evidence-protocols"),
        versions,
        texts,
    )
    return _document(words("desk.evidence-title"), body, styles)


def _document(title: str, body: Markup, styles: str) -> bytes:
    text = (
        '<!doctype html>\n<html class="ml-bare" lang="nl"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)}</title><style>{styles}</style></head>"
        f'<body class="ml" data-md-color-scheme="default"><main>{body}</main></body></html>\n'
    )
    return text.encode()


def _zip(files: Mapping[str, bytes], day: str) -> bytes:
    made = date.fromisoformat(day)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in files.items():
            entry = zipfile.ZipInfo(name, (made.year, made.month, made.day, 0, 0, 0))
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            archive.writestr(entry, raw)
    return target.getvalue()
