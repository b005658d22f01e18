from __future__ import annotations

from typing import Literal, NamedTuple


class Rule(NamedTuple):
    """What a diagnostic code means; the texts are format strings over the values of a finding."""

    severity: Literal["error", "warning"]
    nl: str
    en: str


def error(nl: str, en: str) -> Rule:
    """A rule whose findings stop the build."""
    return Rule("error", nl, en)


def warning(nl: str, en: str) -> Rule:
    """A rule whose findings are listed, and stop nothing."""
    return Rule("warning", nl, en)
