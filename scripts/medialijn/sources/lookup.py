"""Looking up every mention in the ids that the sources declare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from medialijn.sources.diagnostics import Diagnostic, nearest
from medialijn.sources.mentions import Kind, Mention

_CODES = {
    Kind.ARTICLE: "M204",
    Kind.LESSON: "M202",
    Kind.QUESTION: "M203",
    Kind.GOAL: "M205",
    Kind.COMPETENCE: "M206",
    Kind.DIGCOMP: "M207",
    Kind.HELPLINE: "M208",
    Kind.LAW: "M209",
    Kind.TERM: "M210",
    Kind.MISCONCEPTION: "M211",
    Kind.PROTOCOL: "M201",
}


def look_up(
    mentions: Iterable[Mention], declared: Mapping[Kind, frozenset[str]], replaced: Mapping[str, tuple[str, ...]]
) -> Iterator[Diagnostic]:
    """A finding for every mention of something that no source declares.

    `replaced` maps a retired article to the ones that took its place.
    """
    for mention in mentions:
        known = declared.get(mention.kind, frozenset())
        if mention.target in known:
            continue
        place = (mention.path, mention.line, mention.column)
        if mention.kind is Kind.ARTICLE and mention.target in replaced:
            now = ", ".join(replaced[mention.target])
            yield Diagnostic(*place, "M212", {"given": mention.target, "now": now})
        else:
            yield Diagnostic(*place, _CODES[mention.kind], _nearest_in_same_home(mention.target, known))


def with_article(finding: Diagnostic, articles: frozenset[str]) -> Diagnostic:
    """The finding, with the article that was probably meant if it is about a reference in a wrong form."""
    if finding.code not in {"M127", "M329"}:
        return finding
    given = finding.values["given"]
    protocol, _, identifier = "".join(given.split()).casefold().rpartition(":")
    whole = identifier.partition(".")[0] if finding.code == "M329" else identifier
    same = [one for one in articles if one.partition(":")[2].casefold() == whole]
    nearby = nearest(given, articles).get("suggestion", "")
    suggestion = min(same, key=lambda one: (not one.startswith(f"{protocol}:"), one), default=nearby)
    return replace(finding, values={**finding.values, "suggestion": suggestion})


def _nearest_in_same_home(target: str, known: frozenset[str]) -> dict[str, str]:
    """The nearest article of the same protocol or question of the same quiz, else the nearest of all."""
    home = target[: target.rfind("/" if "/" in target else ":") + 1]
    neighbours = {one.removeprefix(home) for one in known if one.startswith(home)} if home else None
    if not neighbours:
        return nearest(target, known)
    suggestion = nearest(target.removeprefix(home), neighbours).get("suggestion")
    return {"given": target, "suggestion": home + suggestion} if suggestion else {"given": target}
