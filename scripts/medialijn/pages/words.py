from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from markupsafe import Markup

LOCALE_FILE = Path(__file__).with_name("nl.yml")


class MissingWordError(KeyError):
    """A template or module asks for a key that the locale file does not have."""

    def __str__(self) -> str:
        return f"nl.yml has no key '{self.args[0]}'"


class Words:
    """The words that people read, from the one locale file; a template that asks for a missing one is an error."""

    def __init__(self, texts: dict[str, str]) -> None:
        self._texts = texts

    def __call__(self, key: str, **values: Any) -> str:
        """The text for `key`, with `{name}` filled in; with `count` the key `<key>-one` serves for one."""
        return self._text(key, values).format(**values)

    def markup(self, key: str, **values: Any) -> Markup:
        """The same for a template: what is filled in is escaped, unless it is HTML already."""
        return Markup.escape(self._text(key, values)).format(**values)

    def _text(self, key: str, values: Mapping[str, Any]) -> str:
        if values.get("count") == 1 and f"{key}-one" in self._texts:
            key = f"{key}-one"
        if key not in self._texts:
            raise MissingWordError(key)
        return self._texts[key]

    def keys(self) -> frozenset[str]:
        """Every key of the locale file."""
        return frozenset(self._texts)


def long_date(words: Words, day: str) -> str:
    """`2021-11-10` as people write it: 10 november 2021."""
    year, month, number = day.split("-")
    return f"{int(number)} {words('month.names').split()[int(month) - 1]} {year}"


def read_words() -> Words:
    """Read the locale file, so that a change in it shows at the next build of a running preview."""
    return Words(dict(_flat(yaml.load(LOCALE_FILE.read_text("utf-8"), Loader=yaml.CSafeLoader))))


def _flat(data: dict[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in data.items():
        found += _flat(value, f"{prefix}{key}.") if isinstance(value, dict) else [(f"{prefix}{key}", str(value))]
    return found
