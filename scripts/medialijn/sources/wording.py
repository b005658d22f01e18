"""Which wordings of a protocol were accepted: `docs/protocol/<id>/lock.yml`, written by `medialijn protocol accept`."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import partial
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, Field, TypeAdapter

from medialijn.sources.conforming import conform
from medialijn.sources.mentions import Source
from medialijn.sources.reading import Findings
from medialijn.sources.shapes import Day, Fingerprint, Frozen, Many, Shape, Text, nothing
from medialijn.sources.yaml_document import read_yaml

WordingKind: TypeAlias = Literal["first", "editorial", "substantive"]


class AcceptedWording(Shape):
    """A wording of an article or part that was accepted, and how it differs from the one before.

    A `first` wording has none before it. After an `editorial` change everything that was reviewed stays reviewed;
    after a `substantive` one the lessons that cover the article are to be reviewed again.
    """

    fingerprint: Fingerprint
    accepted: Day
    kind: WordingKind
    note: Text


Wordings: TypeAlias = Annotated[Many[AcceptedWording], Field(min_length=1)]
# A copy by way of another disk may spell an accent as a character of its own; no reader sees that.
_Seen: TypeAlias = Annotated[Text, AfterValidator(partial(unicodedata.normalize, "NFC"))]


class Lock(Shape):
    """The accepted wordings of a protocol by article (`COM-4`) or part (`COM-4.hacken`), the oldest first.

    `texts` keeps each wording as a reader sees it, by fingerprint, so that changed words can be shown later.
    """

    articles: Annotated[Mapping[str, Wordings], Frozen]
    texts: Annotated[Mapping[Fingerprint, _Seen], Frozen] = Field(default_factory=nothing)

    def current(self, article: str) -> AcceptedWording | None:
        """The last accepted wording of an article or part."""
        wordings = self.articles.get(article)
        return wordings[-1] if wordings else None

    def change_since(self, article: str, fingerprint: str) -> AcceptedWording | None:
        """The first substantive change of an article or part after the wording with this fingerprint.

        None when there was none. A wording that the lock does not know may be from before any of those it knows, so
        that the last one that is not editorial counts as the change.
        """
        wordings = self.articles.get(article, ())
        known = [number for number, wording in enumerate(wordings) if wording.fingerprint == fingerprint]
        if known:
            return next((one for one in wordings[known[-1] + 1 :] if one.kind == "substantive"), None)
        return next((one for one in reversed(wordings) if one.kind != "editorial"), None)


_LOCK = TypeAdapter(Lock)


def read_lock(protocol_id: str, text: str, findings: Findings) -> Source[Lock]:
    """The accepted wordings in the text of a `lock.yml`."""
    document = read_yaml(text, findings)
    lock = conform(_LOCK, document.data, document, findings) if document else None
    return Source(protocol_id, findings.path, lock, document=document)
