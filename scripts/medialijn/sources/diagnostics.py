from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from medialijn.sources.codes import CODES, WORDS
from medialijn.sources.synonyms import DUTCH

Language = Literal["nl", "en"]

_WARNING_MARKS: Mapping[Language, str] = {"nl": "let op: ", "en": "warning: "}
_LONGEST_WORD = 120
# Changed words are what a finding about them is for; they may fill some lines of a console.
_LONGEST_CHANGES = 1_000
_MAX_CHANGES = 0.4


class Severity(StrEnum):
    """How bad a finding is: an error stops the build, a warning is listed."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding about a source or a built page: where it is, which code, and the words that fill its message.

    `path` is relative to the project folder, with forward slashes; `line` and `column` count from 1.
    """

    path: str
    line: int
    column: int
    code: str
    values: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def severity(self) -> Severity:
        """The severity that the table of codes gives this finding."""
        return Severity(CODES[self.code].severity)

    def message(self, language: Language = "nl") -> str:
        """The finding and its cure in one line, without the place."""
        rule = CODES[self.code]
        words = {name: self._word(name, value, language) for name, value in self.values.items()}
        text = (rule.nl if language == "nl" else rule.en).format_map({**words, "hint": self._hint(language)})
        return " ".join(text.split())

    def line_of_text(self, language: Language = "nl") -> str:
        """The finding as the console shows it: `path:line:column: M204 message`; a warning says that it is one."""
        mark = "" if self.severity is Severity.ERROR else _WARNING_MARKS[language]
        return f"{self.path}:{self.line}:{self.column}: {self.code} {mark}{self.message(language)}"

    def _word(self, name: str, value: str, language: Language) -> str:
        both = WORDS.get(name, {}).get(value)
        if both is not None:
            return both[0 if language == "nl" else 1]
        longest = _LONGEST_CHANGES if name == "changes" else _LONGEST_WORD
        return value if len(value) <= longest else f"{value[: longest - 1]}…"

    def _hint(self, language: Language) -> str:
        suggestion = self.values.get("suggestion")
        if not suggestion:
            return ""
        return f" Bedoel je '{suggestion}'?" if language == "nl" else f" Did you mean '{suggestion}'?"


def in_order(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings by place, each one once."""
    unique = {(d.path, d.line, d.column, d.code, d.message("en")): d for d in findings}
    return tuple(unique[key] for key in sorted(unique))


def has_errors(findings: Iterable[Diagnostic]) -> bool:
    """Whether at least one finding stops the build."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def nearest(given: str, known: Iterable[str]) -> dict[str, str]:
    """The values `given` and, where one is near enough, `suggestion`: the known word that was probably meant.

    Capitals make no difference, because a wrong capital is the commonest slip. A Dutch word for a word of the format
    comes before one that merely looks like it.
    """
    if len(given) > _LONGEST_WORD:
        return {"given": given}
    folded = {word.casefold(): word for word in sorted(known, reverse=True)}
    meant = next((word for word in DUTCH.get(given.casefold(), ()) if word in folded), None)
    if meant:
        return {"given": given, "suggestion": folded[meant]}
    close = difflib.get_close_matches(given.casefold(), folded, n=1, cutoff=1 - _MAX_CHANGES)
    return {"given": given, "suggestion": folded[close[0]]} if close else {"given": given}
