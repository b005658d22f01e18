from __future__ import annotations

import re

# Comments, strings and @namespace come first in the scan, so that an address in one of them is not taken for a load.
_LOAD = re.compile(
    r"""
      /\*.*?(?:\*/|\Z)
    | @namespace[^;]*
    | @import\s+(?:"([^"]*)"|'([^']*)')
    | (?<![\w-])url\(\s*(?:"([^"]*)"|'([^']*)'|([^)]*?))\s*\)
    | "(?:[^"\\]|\\.)*" | '(?:[^'\\]|\\.)*'
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


def loaded_by(css: str) -> tuple[str, ...]:
    """Every address that the style sheet makes a browser load: `url()` and `@import`, each one once."""
    return tuple(dict.fromkeys(address for parts in _LOAD.findall(css) if (address := "".join(parts))))
