"""The start page, help, the list of terms, and the table of diagnostics."""

from __future__ import annotations

from collections.abc import Iterator

from medialijn.pages import addresses, quotes
from medialijn.pages.page import Findable, Page
from medialijn.pages.references import REFERENCE_FOLDER, other_references
from medialijn.pages.site import Site
from medialijn.sources.codes import CODES
from medialijn.sources.reference import SCHOOL_LINE

_CODES_SOURCE = "scripts/medialijn/sources/codes.py"
# Who a visitor can be: where they go, their sign, and their words.
_ROLES = (
    (addresses.LESSONS, "leerling", "start.pupil", "start.pupil-text"),
    (addresses.MENTORS + addresses.CONTENT, "mentor", "start.mentor", "start.mentor-text"),
    (addresses.LEADERS + addresses.CONTENT, "team", "start.leader", "start.leader-text"),
    (addresses.PARENTS + addresses.CONTENT, "ouder", "start.parent", "start.parent-text"),
)


def other_pages(site: Site) -> Iterator[Page]:
    """The pages that do not belong to one lesson or protocol."""
    yield _start(site)
    yield _help(site)
    yield _search(site)
    yield _terms(site)
    yield _diagnostics(site)


def _start(site: Site) -> Page:
    url = addresses.START
    schools = [protocol.meta.school for protocol in site.catalogue.active()]
    roles = [(address, sign, site.words(name), site.words(text)) for address, sign, name, text in _ROLES]
    html = site.fill("start.jinja", url, schools=schools, roles=roles)
    name, description = site.catalogue.settings.name, site.words("start.description")
    return Page(url, name, html, "medialijn.yml", "", description, template="lists.html")


def _help(site: Site) -> Page:
    url = addresses.HELP
    renderer = site.renderer(url)
    reference = site.catalogue.reference
    school = quotes.help_lines(site, renderer, [SCHOOL_LINE])
    papers = reference.papers.values()
    lines = [
        (quotes.help_lines(site, renderer, [identifier])[0], line.audiences)
        for identifier, line in reference.helplines.items()
    ]
    checked = [line.checked for line in reference.helplines.values()]
    html = site.fill(
        "help.jinja",
        url,
        school=school,
        papers=[(renderer.line(paper.title), renderer.line(paper.about), paper.link) for paper in papers],
        invitation=renderer.line(reference.invitation),
        for_pupils=[row for row, audiences in lines if "leerling" in audiences],
        for_staff=[row for row, audiences in lines if "leerling" not in audiences],
        checked=quotes.long_month(site, min(checked)) if checked else "",
    )
    source = f"{REFERENCE_FOLDER}/helplines.yml"
    return Page(
        url,
        site.words("help.title"),
        html,
        source,
        "hulp",
        site.words("help.description"),
        findable=Findable(site.words("search.kind.help"), part=site.words("search.kind.help")),
        edit_url=site.edit_url(source),
    )


def _search(site: Site) -> Page:
    url = addresses.SEARCH
    ways = [
        (addresses.PUPILS, site.words("pupils.title")),
        (addresses.PROTOCOLS, site.words("protocol.list-title")),
        (addresses.TERMS, site.words("terms.title")),
        (addresses.HELP, site.words("help.title")),
    ]
    html = site.fill("search.jinja", url, ways=ways)
    title = site.words("search.title")
    return Page(url, title, html, "mkdocs.yml", "zoeken", template="search.html")


def _terms(site: Site) -> Page:
    url = addresses.TERMS
    renderer = site.renderer(url)
    terms = sorted(site.catalogue.reference.terms.values(), key=lambda term: term.term.casefold())
    shown = [(term.id, term.term, renderer.line(term.text)) for term in terms]
    html = site.fill("terms.jinja", url, terms=shown, references=other_references(site, url))
    source = f"{REFERENCE_FOLDER}/terms.yml"
    findable = Findable(site.words("search.kind.list"), part=site.words("search.kind.term"))
    return Page(url, site.words("terms.title"), html, source, "", findable=findable, edit_url=site.edit_url(source))


def _diagnostics(site: Site) -> Page:
    url = addresses.DIAGNOSTICS
    renderer = site.renderer(url)
    rows = [(code, rule.severity, renderer.line(_readable(rule.nl))) for code, rule in sorted(CODES.items())]
    html = site.fill("diagnostics.jinja", url, rows=rows, references=other_references(site, url))
    return Page(url, site.words("diagnostics.title"), html, _CODES_SOURCE, "")


class _Blanks(dict[str, str]):
    """Fills every value of a message with a blank."""

    def __missing__(self, key: str) -> str:
        return "" if key in {"hint", "suggestion"} else "…"


def _readable(text: str) -> str:
    return text.format_map(_Blanks())
