from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator

from medialijn.postbuild.findings import Finding
from medialijn.postbuild.pages import Page

_REFERRER = '<meta name="referrer" content="no-referrer">'


def policy_of(page: Page) -> str:
    """The strictest policy under which this page works: its own inline scripts and styles by hash, all else by file."""
    directives = [
        "default-src 'none'",
        _by_hash("script-src", page.scripts),
        _by_hash("style-src", page.styles),
        "img-src 'self' data:",
        "font-src 'self'",
        "media-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        *(["manifest-src 'self'"] if page.has_manifest else []),
        "base-uri 'self'",
        "form-action 'none'",
        "object-src 'none'",
        "frame-src 'none'",
    ]
    return "; ".join(directives)


def with_policy(text: str, page: Page) -> str:
    """The page's text with its policy right after the charset, in place of any policy that stood in it."""
    if page.charset_end is None:
        return text
    policy = f'<meta http-equiv="Content-Security-Policy" content="{policy_of(page)}">{_REFERRER}'
    edits = [(start, end, "") for start, end in page.policy_spans]
    for start, end, new in sorted([*edits, (page.charset_end, page.charset_end, policy)], reverse=True):
        text = text[:start] + new + text[end:]
    return text


def barred_things(page: Page) -> Iterator[Finding]:
    """Each thing on the page that would not work under its policy (M906)."""
    for what in page.barred:
        yield Finding(page.file, "M906", {"what": what}, what, (re.escape(what.removesuffix("…")),))


def _by_hash(directive: str, contents: Iterable[str]) -> str:
    return " ".join([directive, "'self'", *sorted({_hash(content) for content in contents})])


def _hash(content: str) -> str:
    # A browser reads each line end as one line feed before it takes the hash.
    as_read = content.replace("\r\n", "\n").replace("\r", "\n")
    return f"'sha256-{b64encode(hashlib.sha256(as_read.encode()).digest()).decode()}'"
