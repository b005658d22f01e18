from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from built_site import ROOT, Files, html, judged, told
from medialijn.postbuild import finish


def search_data(*entries: tuple[str, str]) -> str:
    """The data script of a search that leads to these addresses, with these texts."""
    rows = [["Les", address, "Titel", "", text] for address, text in entries]
    return f'(window.medialijn=window.medialijn||{{}}).texts={{"entries":{json.dumps(rows)},"families":[]}};\n'


FAULTS: dict[str, tuple[Files, list[str]]] = {
    "a page that does not exist": (
        {"site/index.html": html('<a href="weg/">x</a>')},
        ["site/index.html:1:1 M901 weg/"],
    ),
    "a path that leaves the site's own folder on the host": (
        {"site/a/index.html": html('<a href="/a/">x</a><a href="../../a/">y</a>')},
        ["site/a/index.html:1:1 M901 ../../a/", "site/a/index.html:1:1 M901 /a/"],
    ),
    "an address of the site itself in full": (
        {"site/index.html": html(f'<a href="{ROOT}weg/">x</a>')},
        [f"site/index.html:1:1 M901 {ROOT}weg/"],
    ),
    "a link that the generator did not resolve": (
        {"site/index.html": html('<a href="artikel:ichthus:COM-4">x</a>')},
        ["site/index.html:1:1 M901 artikel:ichthus:COM-4"],
    ),
    "a file on the author's own disk": (
        {"site/index.html": html('<a href="file:///C:/les.pdf">x</a>')},
        ["site/index.html:1:1 M901 file:///C:/les.pdf"],
    ),
    "an address that nobody can read": (
        {"site/index.html": html('<a href="https://[x/">x</a>')},
        ["site/index.html:1:1 M901 https://[x/"],
    ),
    "another use of capitals than the file has": (
        {"site/Les/index.html": html(), "site/index.html": html('<a href="les/">x</a>')},
        ["site/index.html:1:1 M901 les/"],
    ),
    "a picture that is not there": (
        {"site/index.html": html('<img src="a.png" srcset="b.png 1x, c.png 2x" alt="">'), "site/b.png": b""},
        ["site/index.html:1:1 M901 a.png", "site/index.html:1:1 M901 c.png"],
    ),
    "a font that a style sheet misses": (
        {"site/css/a.css": "@font-face { src: url('../fonts/a.woff2') }"},
        ["site/css/a.css:1:1 M901 ../fonts/a.woff2"],
    ),
    "a place that search leads to and that is not there": (
        {"site/assets/data/search.js": search_data(("weg/", ""), ("#weg", ""))},
        [
            "site/assets/data/search.js:1:1 M901 ../../weg/",
            "site/assets/data/search.js:1:1 M902 ../../#weg",
        ],
    ),
    "a page of the site map that is not there": (
        {"site/sitemap.xml": f"<urlset><url><loc>{ROOT}weg/</loc></url></urlset>"},
        [f"site/sitemap.xml:1:1 M901 {ROOT}weg/"],
    ),
    "an anchor that another page lacks": (
        {"site/a/index.html": html("<h2 id=een>x</h2>"), "site/index.html": html('<a href="a/#twee">x</a>')},
        ["site/index.html:1:1 M902 a/#twee"],
    ),
    "an anchor that the page itself lacks": (
        {"site/index.html": html('<!-- <p id="x"> --><a href="#x">x</a>')},
        ["site/index.html:1:1 M902 #x"],
    ),
    "a style sheet, script, font or picture of another host": (
        {
            "site/index.html": html(
                '<img src="//a.example/a.png" alt=""><video poster="http://b.example/b.png"></video>',
                '<link rel="stylesheet" href="https://c.example/c.css"><link rel="preconnect" href="https://d.example">'
                '<script src="https://e.example/e.js"></script>',
            ),
        },
        [
            "site/index.html:1:1 M903 //a.example/a.png",
            "site/index.html:1:1 M903 http://b.example/b.png",
            "site/index.html:1:1 M903 https://c.example/c.css",
            "site/index.html:1:1 M903 https://d.example",
            "site/index.html:1:1 M903 https://e.example/e.js",
        ],
    ),
    "a foreign host behind slashes that browsers forgive": (
        {"site/index.html": html('<img src="/\\a.example/a.png" alt="">')},
        ["site/index.html:1:1 M903 /\\a.example/a.png"],
    ),
    "a foreign host that a click or a timer calls": (
        {
            "site/index.html": html(
                '<a href="#" ping="https://a.example/p">x</a>',
                '<meta http-equiv="refresh" content="0; url=https://b.example/">',
            )
        },
        ["site/index.html:1:1 M903 https://a.example/p", "site/index.html:1:1 M903 https://b.example/"],
    ),
    "a foreign host in a style element, a style sheet and a drawing": (
        {
            "site/index.html": html("", "<style>p { background: url(https://a.example/a.png) }</style>"),
            "site/a.css": '@import "https://b.example/b.css"; @import url( "https://c.example/c.css" );',
            "site/a.svg": '<svg><image xlink:href="https://d.example/d.png"/></svg>',
        },
        [
            "site/a.css:1:1 M903 https://b.example/b.css",
            "site/a.css:1:1 M903 https://c.example/c.css",
            "site/a.svg:1:1 M903 https://d.example/d.png",
            "site/index.html:1:1 M903 https://a.example/a.png",
        ],
    ),
    "sources in the site": (
        {
            "site/lessons/a.YML": "a: 1",
            "site/protocol/protocol.md": "",
            "site/x.jinja": "",
            "site/hooks.py": "",
        },
        [
            "site/hooks.py:1:1 M904",
            "site/lessons/a.YML:1:1 M904",
            "site/protocol/protocol.md:1:1 M904",
            "site/x.jinja:1:1 M904",
        ],
    ),
    "a fence in the text, a block of code, an attribute and the data of a page": (
        {
            "site/index.html": html(
                "\n<p>/// casus | Titel</p>\n<pre><code>/// docent\n</code></pre>\n<p title='/// hulp'>x\n///</p>\n"
                '<script type="application/json">{"a": "\\u003e/// bord\\n///"}</script>'
            )
        },
        [
            "site/index.html:5:4 M905 /// casus | Titel",
            "site/index.html:6:12 M905 /// docent",
            "site/index.html:8:11 M905 /// hulp'>x",
            "site/index.html:9:1 M905 ///",
            "site/index.html:10:46 M905 /// bord",
            "site/index.html:10:56 M905 ///",
        ],
    ),
    "a fence in every other kind of text": (
        {
            "site/assets/data/search.js": search_data(("", "a\n/// docent")),
            "site/assets/data/quiz/a.js": 'add("a\\n//// docent | thuis")',
            "site/a.xml": "<a>/// wet</a>",
            "site/a.txt": "///",
        },
        [
            "site/a.txt:1:1 M905 ///",
            "site/a.xml:1:4 M905 /// wet",
            "site/assets/data/quiz/a.js:1:9 M905 //// docent | thuis",
            "site/assets/data/search.js:1:88 M905 /// docent",
        ],
    ),
    "handlers, styles and scripts in attributes": (
        {
            "site/index.html": html(
                '<p onclick="x()" style="color: red">a</p><a href=" java\nscript:x()">b</a>'
                '<form action="JavaScript:x"></form>'
            )
        },
        [
            'site/index.html:1:1 M906 action="JavaScript:x"',
            'site/index.html:1:1 M906 href=" java script:x()"',
            'site/index.html:1:1 M906 onclick="x()"',
            'site/index.html:1:1 M906 style="color: red"',
        ],
    ),
    "frames, another base, fetching ahead and data that is no picture": (
        {
            "site/index.html": html(
                '<iframe src="./"></iframe><audio src="data:audio/wav;base64,AA"></audio>',
                '<base href="/"><link rel="next" href="./">',
            ),
            "site/a.css": "@font-face { src: url(data:font/woff2;base64,AA) }",
        },
        [
            "site/a.css:1:1 M906 data:font/woff2;base64,AA",
            "site/index.html:1:1 M906 <base>",
            "site/index.html:1:1 M906 <iframe>",
            'site/index.html:1:1 M906 <link rel="next">',
            "site/index.html:1:1 M906 data:audio/wav;base64,AA",
        ],
    ),
    "a script or style where no hash fits": (
        {"site/index.html": html("<template><script>x()</script></template><svg><style>a {}</style></svg>")},
        ["site/index.html:1:1 M906 <svg> … <style>", "site/index.html:1:1 M906 <template> … <script>"],
    ),
    "a page that is no UTF-8, has no charset or a late one, or has an open end": (
        {
            "site/a.html": "<meta charset='latin-1'>é".encode("latin-1"),
            "site/b.html": "<!doctype html><title>x</title>",
            "site/c.html": "<!doctype html><head><link rel=icon href=./><meta charset=utf-8>",
            "site/d.html": html("<script>x()"),
            "site/e.html": html('<a href="x'),
            "site/assets/data/search.js": "{",
        },
        [
            "site/a.html:1:1 M907 UTF-8",
            "site/assets/data/search.js:1:1 M907 JSON",
            'site/b.html:1:1 M907 <meta charset="utf-8">',
            'site/c.html:1:1 M907 <meta charset="utf-8">',
            "site/d.html:1:1 M907 <script>",
            'site/e.html:1:1 M907 <a href="x</body></html>',
        ],
    ),
    "a lesson that loads more than a phone should": (
        {
            "site/lessen/a/index.html": html("<img src=../../a.png alt=''>", "<link rel=stylesheet href=../../a.css>"),
            "site/a.png": random.Random(1).randbytes(60_000),
            "site/a.css": "p { background: url(b.png) }",
            "site/b.png": random.Random(2).randbytes(60_000),
        },
        ["site/lessen/a/index.html:1:1 M908 118 110"],
    ),
    "an id that is given twice": (
        {"site/index.html": html('<p id="a"></p><h2 id="a">x</h2>')},
        ["site/index.html:1:1 M909 a"],
    ),
}


@pytest.mark.parametrize(("files", "expected"), FAULTS.values(), ids=FAULTS)
def test_a_fault_in_the_site_is_found(tmp_path: Path, files: Files, expected: list[str]) -> None:
    """Every fault gives its code and names what is wrong, in words of both languages."""
    findings = judged(tmp_path, files)
    assert [told(finding) for finding in findings] == expected
    for finding in findings:
        for name, value in finding.values.items():
            if name not in {"page", "suggestion"}:
                assert value in finding.message("nl")
                assert value in finding.message("en")


SOUND: dict[str, Files] = {
    "links of every honest kind": {
        "site/les een/index.html": html('<h2 id="één">x</h2><a name="oud"></a><a href="../../medialijn">terug</a>'),
        "site/50% #1/index.html": html('<a href="../les%20een/">x</a><a href="../50%25%20%231/">y</a>'),
        "site/a.pdf": b"",
        "site/index.html": html(
            '<a href="les%20een/#%C3%A9%C3%A9n">a</a><a href="les een/?q=1#oud">b</a><a href="#">c</a><a href="">d</a>'
            '<a href="#top">e</a><a href="#:~:text=x">f</a><a href="/medialijn/les een">g</a>'
            f'<a href="a.pdf#page=2">h</a><a href="{ROOT}#">i</a>'
            '<a href="mailto:a@example.nl">j</a><a href="tel:112">k</a>'
        ),
    },
    "links to other sites, also on this host": {
        "site/index.html": html(
            '<a href="https://a.example/">a</a><a href="http://b.example/">b</a><a href="https://example.nl/x/">c</a>'
            '<a href="//a.example/">d</a><blockquote cite="https://a.example/">e</blockquote>',
            f'<link rel="canonical" href="{ROOT}"><link rel="license" href="https://a.example/">',
        )
    },
    "the page for what is not found, with links from the root": {
        "site/404.html": html('<a href="/medialijn/.">a</a><a href="les/">b</a><img src="/medialijn/a.png" alt="">'),
        "site/les/index.html": html(),
        "site/a.png": b"",
    },
    "addresses in a style sheet that nobody loads": {
        "site/a.css": "/* url(https://a.example/) */ @namespace svg url(http://www.w3.org/2000/svg);"
        'a::after { content: "url(https://a.example/)"; mask: url("data:image/svg+xml,<svg xmlns=\'http://x\'/>") }'
        "b { filter: url(#c) }",
    },
    "a drawing with its name spaces": {
        "site/a.svg": '<svg xmlns="http://www.w3.org/2000/svg"><title/><use href="#a"/><rect id="a"/></svg>',
    },
    "files that look like sources": {"site/a.ymlx": "", "site/md": "", "site/robots.txt": "", "site/.nojekyll": ""},
    "slashes that are no fence": {
        "site/index.html": html(
            '<p>https://a.example/// file:///home a///b <code>/// casus</code> // x</p><img alt="" '
            'src="data:image/png;base64,iVBO///8A+///AA">'
        ),
        "site/assets/javascripts/bundle.js": "/// <reference />",
    },
    "attributes that only look like handlers": {
        "site/index.html": html(
            '<quiz-clock once only-for="a" data-style="b" data-onclick="c"></quiz-clock><p title="javascript:x">d</p>'
            '<textarea><p style="x"></textarea><!-- <p onclick="x"> -->'
        )
    },
    "pictures in the page itself and scripts that a browser without scripts shows": {
        "site/index.html": html(
            '<img src="data:image/png;base64,AA" alt=""><noscript><script>x()</script><p>Zet aan.</p></noscript>'
            '<template><script type="application/json">{}</script></template>'
        )
    },
    "a page in other capitals with what may stand above the charset": {
        "site/index.html": "<!DOCTYPE html><HTML><HEAD><TITLE>x</TITLE><META NAME=a><META CHARSET='UTF-8'></HEAD>",
    },
    "a heavy page that is no lesson, and a light lesson": {
        "site/kaart/index.html": html("<img src=../a.png alt=''>"),
        "site/lessen/a/index.html": html("<a href=../../a.png>x</a>"),
        "site/a.png": random.Random(1).randbytes(120_000),
    },
    "an id that a template repeats": {
        "site/index.html": html('<p id="a"></p><template><p id="a"></p><p id="b"></p></template><a href="#b">x</a>'),
    },
}


@pytest.mark.parametrize("files", SOUND.values(), ids=SOUND)
def test_a_near_miss_is_left_alone(tmp_path: Path, files: Files) -> None:
    """What only looks like a fault gives no finding."""
    assert [told(finding) for finding in judged(tmp_path, files)] == []


def test_a_site_without_pages_never_passes(tmp_path: Path) -> None:
    """An empty folder, or none at all, is a finding and not a success."""
    assert [told(f) for f in finish(tmp_path / "site", site_url=ROOT, project=tmp_path)] == ["site:1:1 M910"]


SOURCES = {
    "lessons/vo-1/a.md": "---\ntitle: x\n---\n\nLees [dit](les:weg) en [dat](artikel:ichthus:COM-44).\n\nweg\n",
    "docs/over.md": "# Over\n\nZie [ons](bestaat-niet.md) en [kop](index.md#De-Kop).\n",
    "docs/hulp/index.md": "# Hulp\n\n## Bel ons\n\n## Bel ons\n\n<p onclick='x'>\n\n  /// casus | Y\n",
}
PLACES: dict[str, tuple[str, str, str]] = {
    "a lesson link": ("les/index.html", '<a href="../lessen/weg/quiz/">x</a>', "lessons/vo-1/a.md:5:12 M901"),
    "an article link": ("les/index.html", '<a href="../#com-44">x</a>', "lessons/vo-1/a.md:5:30 M902"),
    "a fault that the source does not name": ("les/index.html", '<a href="../zo/">x</a>', "lessons/vo-1/a.md:1:1 M901"),
    "a link as the author typed it": ("over/index.html", '<a href="bestaat-niet.md">x</a>', "docs/over.md:3:11 M901"),
    "an anchor in other capitals": ("over/index.html", '<a href="../#de-kop">x</a>', "docs/over.md:3:46 M902"),
    "a heading that gave an id twice": (
        "hulp/index.html",
        '<h2 id="bel-ons">x</h2><h2 id="bel-ons">x</h2>',
        "docs/hulp/index.md:3:4 M909",
    ),
    "a fence": ("hulp/index.html", "<p>/// casus | Y</p>", "docs/hulp/index.md:9:3 M905"),
    "a page of which nobody knows the source": ("los/index.html", "\n<p>\n/// casus", "site/los/index.html:6:1 M905"),
}


@pytest.mark.parametrize(("file", "body", "expected"), PLACES.values(), ids=PLACES)
def test_a_finding_stands_at_its_source(tmp_path: Path, file: str, body: str, expected: str) -> None:
    """A finding has the file, line and column where an author mends it, or the first line of the right file."""
    source = "lessons/vo-1/a.md" if file.startswith("les/") else ""
    (finding,) = judged(tmp_path, {**SOURCES, f"site/{file}": html(body, source=source)})
    assert told(finding).startswith(expected)
    assert finding.values["page"] == f"/{file.removesuffix('index.html')}"


def test_a_fault_of_a_template_is_told_once(tmp_path: Path) -> None:
    """The same dead link on pages whose sources do not name it gives one finding that counts the other pages."""
    body = '<a href="/medialijn/map/weg/">x</a><a href="#nergens">y</a>'
    pages = {f"site/{name}/index.html": html(body, source=f"lessons/{name}.md") for name in "abc"}
    findings = judged(tmp_path, {**pages, "lessons/a.md": "De map.", "lessons/b.md": "Zie [dit](les:map)."})
    assert [told(f) for f in findings] == [
        "lessons/a.md:1:1 M901 /medialijn/map/weg/",
        "lessons/a.md:1:1 M902 #nergens",
    ]
    assert {f.values["page"] for f in findings} == {"/a/ (+2)"}


def test_a_dead_link_gets_the_nearest_page_as_a_hint(tmp_path: Path) -> None:
    """A typing error is answered with the page, or the anchor, that was probably meant."""
    body = '<a href="lessen/jij-zaag-het/">x</a><a href="lessen/jij-zag-het/#fase-33">x</a>'
    lesson = html('<h2 id="fase-3">x</h2>')
    findings = judged(tmp_path, {"site/index.html": html(body), "site/lessen/jij-zag-het/index.html": lesson})
    assert [f.values["suggestion"] for f in findings] == ["/lessen/jij-zag-het/", "fase-3"]


@pytest.mark.parametrize("root", ["https://example.nl/", "https://example.nl", "http://127.0.0.1:8000/a/b/"])
def test_links_are_read_against_the_folder_of_the_site(tmp_path: Path, root: str) -> None:
    """A link from the root of the host is alive exactly where the site itself lives."""
    folder = root.removeprefix("https://example.nl").removeprefix("http://127.0.0.1:8000").strip("/")
    inside = f"/{folder}/les/".replace("//", "/")
    body = f'<a href="{inside}">x</a><a href="/ergens/les/">x</a>'
    findings = judged(tmp_path, {"site/index.html": html(body), "site/les/index.html": html()}, root)
    assert [f.values["link"] for f in findings] == ["/ergens/les/"]
