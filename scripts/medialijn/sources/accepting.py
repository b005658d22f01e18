"""Accepting the wording of articles and parts: what may be accepted, and what the lock holds after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from medialijn.sources.diagnostics import nearest
from medialijn.sources.wording import AcceptedWording, Lock, WordingKind
from medialijn.sources.wording_checks import Wording


class NotAcceptableError(Exception):
    """A wording can not be accepted so; `reasons` says of each one why not."""

    def __init__(self, reasons: Sequence[str]) -> None:
        self.reasons = tuple(reasons)
        super().__init__("\n".join(reasons))


@dataclass(frozen=True, slots=True)
class Decision:
    """What someone says about wordings: how they differ from those before, why, and on which day."""

    kind: WordingKind
    note: str
    day: str


def acceptable(lock: Lock | None, present: Sequence[Wording], kind: WordingKind) -> tuple[str, ...]:
    """The articles and parts that can be accepted as this kind now: new ones as `first`, changed ones otherwise."""
    return tuple(one.name for one in present if _refusal(lock, one, kind) is None)


def accept(lock: Lock | None, present: Sequence[Wording], names: Sequence[str], decision: Decision) -> Lock:
    """The lock in which the present wordings of these articles and parts are accepted; all that it held stays.

    Raises NotAcceptableError when one of them is unknown, has no change of this kind, or is decided on before the
    last decision; then none is accepted.
    """
    known = {one.name: one for one in present}
    reasons = list(_reasons(lock, known, names, decision))
    if reasons:
        raise NotAcceptableError(reasons)
    articles = dict(lock.articles) if lock else {}
    texts = dict(lock.texts) if lock else {}
    for name in dict.fromkeys(names):
        wording = known[name]
        one = AcceptedWording(
            fingerprint=wording.fingerprint, accepted=decision.day, kind=decision.kind, note=decision.note
        )
        articles[name] = (*articles.get(name, ()), one)
        texts[one.fingerprint] = wording.text
    return Lock(articles=articles, texts=texts)


def _reasons(lock: Lock | None, known: dict[str, Wording], names: Sequence[str], decision: Decision) -> Iterator[str]:
    for name in dict.fromkeys(names):
        wording = known.get(name)
        last = lock.current(name) if lock else None
        if wording is None:
            meant = nearest(name, known).get("suggestion")
            yield f"there is no article or part '{name}'" + (f"; did you mean '{meant}'?" if meant else "")
        elif refusal := _refusal(lock, wording, decision.kind):
            yield f"{name}: {refusal}"
        elif last and last.accepted > decision.day:
            yield f"{name}: the last decision was on {last.accepted}, after {decision.day}"


def _refusal(lock: Lock | None, wording: Wording, kind: WordingKind) -> str | None:
    last = lock.current(wording.name) if lock else None
    if last is None:
        return None if kind == "first" else "nothing was accepted before; use --kind first"
    if last.fingerprint == wording.fingerprint:
        return "its wording is accepted already; there is no change"
    return "a wording was accepted before; use --kind editorial or substantive" if kind == "first" else None
