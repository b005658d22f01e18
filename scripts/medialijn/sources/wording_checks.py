"""What must hold between a protocol and its accepted wordings, and among the accepted wordings themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from medialijn.sources.catalogue import whole
from medialijn.sources.diagnostics import Diagnostic
from medialijn.sources.fingerprint import VERSION, of_seen, seen
from medialijn.sources.mentions import Source
from medialijn.sources.needs import Need
from medialijn.sources.protocol import Protocol
from medialijn.sources.word_changes import in_one_line, word_changes
from medialijn.sources.wording import Lock
from medialijn.sources.yaml_document import Place


@dataclass(frozen=True, slots=True)
class Wording:
    """The wording that an article (`COM-4`) or part (`COM-4.hacken`) has now, and where it stands."""

    name: str
    text: str
    path: str
    place: Place

    @property
    def fingerprint(self) -> str:
        """The fingerprint that the catalogue gives this article or part."""
        return of_seen(self.text)


def wordings(protocol: Protocol, needs: Source[dict[str, Need]] | None) -> tuple[Wording, ...]:
    """The present wording of every article and part, each article before its parts."""
    return tuple(_wordings(protocol, needs))


def _wordings(protocol: Protocol, needs: Source[dict[str, Need]] | None) -> Iterator[Wording]:
    for article in protocol.articles.values():
        yield Wording(article.id, seen((article.title, article.text)), protocol.path, (article.line, 1))
        need = (needs.value or {}).get(article.id) if needs else None
        for part_id, part in need.parts.items() if need else ():
            place = (1, 1)
            if needs and needs.document:
                place = needs.document.place(("articles", article.id, "parts", part_id, "text"))
            yield Wording(f"{article.id}.{part_id}", seen((part.text,)), needs.path if needs else "", place)


def not_accepted(protocol_id: str, lock: Lock, present: Sequence[Wording]) -> Iterator[Diagnostic]:
    """A finding for each wording that nobody accepted yet: new (M803), or changed since the last one (M802)."""
    for wording in present:
        given = f"{protocol_id}:{wording.name}"
        last = lock.current(wording.name)
        if last is None:
            yield Diagnostic(wording.path, *wording.place, "M803", {"given": given})
        elif last.fingerprint != wording.fingerprint:
            changes = changed_words(lock, last.fingerprint, wording.text)
            yield Diagnostic(wording.path, *wording.place, "M802", {"given": given, "changes": changes})


def changed_words(lock: Lock | None, fingerprint: str, now: str) -> str:
    """The words that changed since the wording with this fingerprint, in one line; empty when its text is not kept."""
    old = lock.texts.get(fingerprint) if lock else None
    return in_one_line(word_changes(old, now)) if old else ""


def gone(lock: Source[Lock], present: Sequence[Wording], replaced: Mapping[str, object]) -> Iterator[Diagnostic]:
    """A finding for each accepted article or part that the protocol has no longer and that no other one replaces."""
    names = {wording.name for wording in present}
    for name in lock.value.articles if lock.value else ():
        given = f"{lock.id}:{name}"
        if name not in names and given not in replaced and whole(given) not in replaced and lock.document:
            yield Diagnostic(lock.path, *lock.document.place(("articles", name), of_key=True), "M804", {"given": given})


def lock_faults(lock: Source[Lock], today: str) -> Iterator[Diagnostic]:
    """Findings about a lock that no program wrote so: order, kinds, texts, and days that are still to come."""
    if lock.value is None or lock.document is None:
        return
    for name, accepted in lock.value.articles.items():
        for number, one in enumerate(accepted):
            where = ("articles", name, number)
            if (one.kind == "first") != (number == 0):
                yield Diagnostic(lock.path, *lock.document.place((*where, "kind")), "M808", {"given": one.kind})
            if not _is_kept(lock.value, one.fingerprint):
                place = lock.document.place((*where, "fingerprint"))
                yield Diagnostic(lock.path, *place, "M805", {"given": one.fingerprint})
            if one.accepted > today:
                place = lock.document.place((*where, "accepted"))
                yield Diagnostic(lock.path, *place, "M810", {"given": one.accepted})
        for number, (before, after) in enumerate(pairwise(accepted), 1):
            where = ("articles", name, number)
            if before.accepted > after.accepted:
                values = {"given": after.accepted, "other": before.accepted}
                yield Diagnostic(lock.path, *lock.document.place((*where, "accepted")), "M807", values)
            if before.fingerprint == after.fingerprint:
                yield Diagnostic(lock.path, *lock.document.place(where), "M812")


def _is_kept(lock: Lock, fingerprint: str) -> bool:
    """Whether the text of a fingerprint is there, unchanged as far as this version can tell."""
    text = lock.texts.get(fingerprint)
    return text is not None and (not fingerprint.startswith(f"{VERSION}:") or of_seen(text) == fingerprint)
