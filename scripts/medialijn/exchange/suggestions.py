"""Articles of known protocols that say about the same: proposals, which a person confirms or throws away."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from medialijn.exchange.known import Known
from medialijn.exchange.lines import words

_SHORTEST = 4
_STEM = 7  # so many letters tell Dutch words of one family from others: publiceren, publicatie
_MOST = 3
_ENOUGH = 0.16
_COMMON = set(
    "deze door naar niet zijn haar voor wordt worden over maar zoals hebben heeft kunnen moet mogen daarbij waar "  # noqa: SIM905
    "ofwel welke dient dienen indien sociale media social school protocol".split()
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the importer proposes for an article: articles that are like it, and a theme."""

    articles: tuple[str, ...]
    theme: str


class Suggester:
    """Compares texts with the articles of known protocols by the words that they share."""

    def __init__(self, known: Sequence[Known]) -> None:
        self._texts: dict[str, frozenset[str]] = {}
        self._themes: dict[str, str] = {}
        for protocol in known:
            for article in protocol.articles:
                reference, need = f"{protocol.id}:{article.id}", protocol.needs.get(article.id)
                if need and not need.context:
                    self._texts[reference] = _stems(f"{article.title} {article.text} {need.summary}")
                    self._themes[reference] = need.theme
        counts = Counter(stem for stems in self._texts.values() for stem in stems)
        self._weights = {stem: math.log(1 + len(self._texts) / count) for stem, count in counts.items()}

    def suggest(self, text: str, first: str = "", theme: str = "") -> Suggestion:
        """The known articles most like a text, at most three, and the theme that fits best.

        `first` is an article that is certainly meant, such as the one with the same id; `theme` is its theme.
        """
        scores = self._scores(_stems(text))
        best = [reference for reference in sorted(scores, key=lambda one: (-scores[one], one)) if reference != first]
        close = [reference for reference in best if scores[reference] >= _ENOUGH]
        articles = ((first,) if first in self._texts else ()) + tuple(close)
        return Suggestion(articles[:_MOST], theme or self._theme(scores))

    def _scores(self, stems: frozenset[str]) -> Mapping[str, float]:
        size = math.sqrt(sum(self._weights.get(stem, 1.0) ** 2 for stem in stems)) or 1.0
        scores = {}
        for reference, other in self._texts.items():
            shared = sum(self._weights[stem] ** 2 for stem in stems & other)
            if shared:
                scores[reference] = shared / (size * math.sqrt(sum(self._weights[stem] ** 2 for stem in other)))
        return scores

    def _theme(self, scores: Mapping[str, float]) -> str:
        totals: dict[str, float] = defaultdict(float)
        for reference, score in scores.items():
            totals[self._themes[reference]] += score**2
        return max(sorted(totals), key=lambda theme: totals[theme], default="overig")


def _stems(text: str) -> frozenset[str]:
    folded = (word.casefold() for word in words(text))
    return frozenset(word[:_STEM] for word in folded if len(word) >= _SHORTEST and word not in _COMMON)
