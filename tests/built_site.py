"""Little built sites for the tests of the gate."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from medialijn.postbuild import Diagnostic, finish

ROOT = "https://example.nl/medialijn/"
Files = Mapping[str, str | bytes]


def html(body: str = "", head: str = "", source: str = "") -> str:
    """A built page with this body, made from that source file."""
    origin = f'<meta name="medialijn-source" content="{source}">' if source else ""
    start = f'<!doctype html>\n<html lang="nl"><head>\n<meta charset="utf-8">{origin}{head}\n</head>'
    return f"{start}<body>{body}</body></html>\n"


def judged(project: Path, files: Files, root: str = ROOT) -> tuple[Diagnostic, ...]:
    """The findings about a project of these files, of which those below site/ are the built site."""
    for name, content in {"site/index.html": html(), **files}.items():
        file = project / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return finish(project / "site", site_url=root, project=project)


def told(finding: Diagnostic) -> str:
    """The finding as `path:line:column code` and what it is about."""
    about = [value for name, value in finding.values.items() if name not in {"page", "suggestion"}]
    return " ".join([f"{finding.path}:{finding.line}:{finding.column}", finding.code, *about])
