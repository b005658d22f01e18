"""The page on which a team leader sees how much of each protocol has a lesson and a question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from medialijn.coverage.report import ProtocolReport
from medialijn.pages import addresses
from medialijn.pages.page import Page
from medialijn.pages.site import Site


@dataclass(frozen=True, slots=True)
class Row:
    """How many articles an audience must learn, and how many of them are available, in part, and not at all."""

    audience: str
    total: int
    available: int
    partly: int
    missing: int


@dataclass(frozen=True, slots=True)
class ProtocolStanding:
    """What the page says of one protocol; `address` shows the articles behind the rows, which begin with pupils."""

    id: str
    school: str
    address: str
    rows: tuple[Row, ...]


def leader_page(site: Site) -> Page:
    """The page for team leaders: one sentence for each active protocol, the figures, and where to look further."""
    t, url = site.words, addresses.LEADERS
    choices = (
        (addresses.COVERAGE, "team", t("coverage.title"), t("leaders.coverage-text")),
        (addresses.YEAR_PLANS, "klok", t("year-plan.title"), t("leaders.year-plan-text")),
        (addresses.REGISTER, "potlood", t("register.title"), t("leaders.register-text")),
        (addresses.MENTORS, "bord", t("leaders.lessons"), t("leaders.lessons-text")),
        (addresses.PROTOCOLS, "artikel", t("protocol.list-title"), t("leaders.protocol-text")),
        (addresses.COMPARISON, "wissel", t("comparison.title"), t("reference.comparison")),
        (addresses.GOALS, "doel", t("goals.title"), t("reference.goals")),
        (addresses.LAWS, "studieles", t("laws.title"), t("reference.laws")),
    )
    html = site.fill("leaders.jinja", url, protocols=_standings(site), choices=choices)
    title, description = t("leaders.title"), t("leaders.lead")
    role = addresses.menu_part(url)
    return Page(url, title, html, "medialijn.yml", role, description, template="lists.html")


def _standings(site: Site) -> tuple[ProtocolStanding, ...]:
    shown = (
        ProtocolStanding(protocol.id, protocol.school, addresses.coverage_protocol(protocol.id), tuple(_rows(protocol)))
        for protocol in site.coverage.report.protocols
    )
    return tuple(protocol for protocol in shown if protocol.rows)


def _rows(protocol: ProtocolReport) -> Iterator[Row]:
    for one in protocol.audiences:
        found = one.figure("available", "article")
        if found.denominator:
            missing = found.denominator - found.numerator - found.partly
            yield Row(one.audience, found.denominator, found.numerator, found.partly, missing)
