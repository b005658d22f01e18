"""The proof that no word of a document was lost or doubled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from medialijn.exchange.blocks import Join
from medialijn.exchange.lines import LeftOut, Line, words
from medialijn.exchange.outline import Section


def balance(
    lines: Sequence[Line],
    sections: Sequence[Section],
    left_out: Iterable[LeftOut],
    joins: Iterable[Join],
    title: str,
) -> tuple[Counter[str], Counter[str]]:
    """The words of the lines that are nowhere in the result, and those that the result has too many."""
    source = Counter(word for line in lines for word in words(line.text))
    for join in joins:
        source.subtract(words(join.left))
        source.subtract(words(join.right))
        source.update(words(join.left[:-1] + join.right))
    result: Counter[str] = Counter(words(title))
    for one in left_out:
        result.update(words(one.text))
    for section in sections:
        result.update(words(section.label))
        result.update(() if section.is_added else words(section.title))
        for article in section.articles:
            result.update(words(article.label))
            result.update(words(article.title))
            for passage in article.passages:
                result.update(words(passage.label))
                result.update(words(passage.text))
    return source - result, result - source
