"""The page on which a team leader sees how much of each protocol has a lesson and a question."""

from __future__ import annotations

from dataclasses import dataclass

from medialijn.coverage import Standing
from medialijn.pages import addresses
from medialijn.pages.page import Page
from medialijn.pages.site import Site


@dataclass(frozen=True, slots=True)
class ProtocolStanding:
    """What the page says of one protocol: its school, and its standing for each audience, pupils first."""

    id: str
    school: str
    standings: tuple[Standing, ...]


def leader_page(site: Site) -> Page:
    """The page for team leaders: one sentence for each active protocol, the figures, and where to look further."""
    t, url = site.words, addresses.LEADERS
    choices = (
        (addresses.PROTOCOLS, "artikel", t("protocol.list-title"), t("leaders.protocol-text")),
        (addresses.COMPARISON, "wissel", t("comparison.title"), t("reference.comparison")),
        (addresses.GOALS, "doel", t("goals.title"), t("reference.goals")),
        (addresses.LAWS, "studieles", t("laws.title"), t("reference.laws")),
        (addresses.MENTORS, "bord", t("leaders.lessons"), t("leaders.lessons-text")),
    )
    html = site.fill("leaders.jinja", url, protocols=_standings(site), choices=choices)
    title, description = t("leaders.title"), t("leaders.lead")
    role = addresses.menu_part(url)
    return Page(url, title, html, "medialijn.yml", role, description, template="lists.html")


def _standings(site: Site) -> tuple[ProtocolStanding, ...]:
    shown = (
        ProtocolStanding(
            protocol.id,
            protocol.meta.school,
            tuple(one for one in site.coverage.standings if one.protocol == protocol.id),
        )
        for protocol in site.catalogue.active()
    )
    return tuple(protocol for protocol in shown if protocol.standings)
