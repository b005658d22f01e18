from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from pathlib import Path

import pytest

from built_site import ROOT, html, judged
from medialijn.postbuild import finish


def policy(project: Path, file: str = "index.html") -> dict[str, str]:
    """The directives of the policy that stands right after the charset of a built page."""
    text = (project / "site" / file).read_text("utf-8")
    found = re.search(r'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="([^"]*)">', text)
    assert found
    return dict(directive.split(" ", 1) for directive in found[1].split("; "))


def hashed(*contents: str) -> str:
    hashes = (b64encode(hashlib.sha256(content.encode()).digest()).decode() for content in contents)
    return " ".join(["'self'", *sorted(f"'sha256-{value}'" for value in hashes)])


def test_the_policy_allows_only_what_the_page_has(tmp_path: Path) -> None:
    """A page may run its own inline scripts and load files of the site, and nothing else."""
    head = "<script>a()</script><script type=module>b()</script><style>p {}</style>"
    judged(tmp_path, {"site/index.html": html('<script type="application/ld+json">{}</script>', head)})
    assert policy(tmp_path) == {
        "default-src": "'none'",
        "script-src": hashed("a()", "b()"),
        "style-src": hashed("p {}"),
        "img-src": "'self' data:",
        "font-src": "'self'",
        "media-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "base-uri": "'self'",
        "form-action": "'none'",
        "object-src": "'none'",
        "frame-src": "'none'",
    }
    assert '"><meta name="referrer" content="no-referrer">' in (tmp_path / "site/index.html").read_text("utf-8")


def test_a_manifest_is_allowed_where_a_page_names_one(tmp_path: Path) -> None:
    """Only a page with a manifest has a directive for it."""
    files = {"site/a.html": html("", '<link rel="manifest" href="m.json">'), "site/m.json": "{}"}
    assert judged(tmp_path, files) == ()
    assert policy(tmp_path, "a.html")["manifest-src"] == "'self'"
    assert "manifest-src" not in policy(tmp_path)


SCRIPTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "none": ("<p>x</p>", ()),
    "the same twice": ("<script>a</script><script>a</script>", ("a",)),
    "line ends of Windows": ("<script>\r\na\rb\r\n</script>", ("\na\nb\n",)),
    "accents": ("<script>'é'</script>", ("'é'",)),
    "an old name of the language": ("<script type='text/javascript'>a</script>", ("a",)),
    "data": ("<script type='application/json'>a</script><script type='text/plain'>b</script>", ()),
    "a file": ("<script src=./>a</script>", ()),
    "in a comment": ("<!-- <script>a</script> --><script>b</script>", ("b",)),
    "behind an empty comment": ("<!--><script>a</script>-->", ("a",)),
    "behind a comment that ends in surprise": ("<!-- x --!><script>a</script>-->", ("a",)),
    "in a text field": ("<textarea><script>a</script></textarea>", ()),
    "in an attribute": ("<p title='<script>a</script>'>x</p>", ()),
    "an end tag in a string": ("<script>'</scripts>' + '<p>'</script >", ("'</scripts>' + '<p>'",)),
    "an end tag in data": ('<script type=application/json>"</script"</script><script>a</script>', ("a",)),
    "a nested script in a comment": ("<script><!-- <script>a</script> --></script>", ("<!-- <script>a</script> -->",)),
    "a comment that ends at once": ("<script><!--><script></script>", ("<!--><script>",)),
    "capitals and line breaks": ("<SCRIPT\n>a</SCRIPT\n><sCript>b</scRipt/>", ("a", "b")),
    "a slash that closes nothing": ("<script/>a</script>", ("a",)),
}


@pytest.mark.parametrize(("body", "expected"), SCRIPTS.values(), ids=SCRIPTS)
def test_the_hashes_are_of_what_a_browser_runs(tmp_path: Path, body: str, expected: tuple[str, ...]) -> None:
    """The policy holds one hash for each script that a browser would run, of the characters that it sees."""
    judged(tmp_path, {"site/index.html": html(body)})
    assert policy(tmp_path)["script-src"] == hashed(*expected)


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    """The gate may run again over its own work: same bytes, same findings, and the line ends of the page are kept."""
    old = '<meta http-equiv="content-security-policy" content="default-src *"><meta name="referrer" content="origin">'
    files = {"site/index.html": html('\r\n<a href="weg/">x</a><script>a</script>', old), "site/b.html": old + html()}
    first = judged(tmp_path, files)
    pages = [(tmp_path / name).read_bytes() for name in files]
    assert finish(tmp_path / "site", site_url=ROOT, project=tmp_path) == first
    assert [(tmp_path / name).read_bytes() for name in files] == pages
    for page in pages:
        assert page.lower().count(b"content-security-policy") == page.count(b'"referrer"') == 1
    assert b"\r\n<a" in pages[0]


def test_a_page_that_can_not_be_read_is_left_as_it_was(tmp_path: Path) -> None:
    """Nothing is written into a page of which the gate does not know what a browser makes of it."""
    page = html("<script>a")
    judged(tmp_path, {"site/a.html": page})
    assert (tmp_path / "site/a.html").read_text("utf-8") == page
