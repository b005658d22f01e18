"""Scripts reach a page as one file, and small."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from medialijn.postbuild import pack as packing
from medialijn.postbuild.bundle import bundle_scripts
from medialijn.postbuild.gate import finish
from medialijn.postbuild.pack import pack

ROOT = "https://example.nl/"
FIRST = "/* First,\n   over two lines. */\nvar first = 1;\n"
SECOND = '/* Second. */\n  var text = "/* not a comment */";\n'
PAGE = """<html><body>
  <script defer src="../../assets/js/quiz/marking.js"></script>
  <script defer src="../../assets/js/quiz/controls.js"></script>
<p>Kijk naar assets/js/quiz/controls.js</p></body></html>
"""


def built(folder: Path) -> Path:
    scripts = folder / "assets" / "js" / "quiz"
    scripts.mkdir(parents=True)
    (scripts / "controls.js").write_text(SECOND, "utf-8")
    (scripts / "marking.js").write_text(FIRST, "utf-8")
    page = folder / "lessen" / "een" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text(PAGE, "utf-8")
    (folder / "index.html").write_text("<html></html>", "utf-8")
    return folder


def test_a_page_loads_one_file_with_the_scripts_in_its_order(tmp_path: Path) -> None:
    bundle_scripts(built(tmp_path))
    bundled = (tmp_path / "assets" / "js" / "quiz.js").read_text("utf-8")
    assert (
        bundled
        == '/* First,\n   over two lines. */\nvar first = 1;\n/* Second. */\n  var text = "/* not a comment */";\n'
    )
    page = (tmp_path / "lessen" / "een" / "index.html").read_text("utf-8")
    assert page.count("<script") == 1
    assert '<script defer src="../../assets/js/quiz.js"></script>\n<p>Kijk naar' in page
    assert not (tmp_path / "assets" / "js" / "quiz").exists()


def test_a_second_time_changes_nothing(tmp_path: Path) -> None:
    bundle_scripts(built(tmp_path))
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    bundle_scripts(tmp_path)
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before


FILES = {
    "assets/js/draw.js": (
        "/* What it is for. */\nfunction draw(word) {\n  return 'a , b' + word;\n}\n  x.test(/ , /);\n",
        'function draw(e){return"a , b"+e}x.test(/ , /)',
    ),
    "assets/css/a.css": (
        '/* Lists */\n@media print {\n  .a :is(b, i) { color: blue; content: " , "; }\n}\n',
        '@media print{.a :is(b,i){color:blue;content:" , "}}',
    ),
    "index.html": ("<p>\n  a\n</p>", "<p>\na\n</p>"),
    "code/index.html": ("<pre>\n  a\n</pre>", "<pre>\n  a\n</pre>"),
    "assets/javascripts/theme.js": ("/* Not ours. */\n  theme();\n", "/* Not ours. */\n  theme();\n"),
}


def put(folder: Path) -> None:
    for name, (before, _) in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(before, "utf-8")


def test_scripts_and_styles_lose_what_only_people_read_and_other_files_nothing(tmp_path: Path) -> None:
    put(tmp_path)
    for _ in range(2):  # what was packed before stays as it is
        pack(tmp_path)
        assert {name: (tmp_path / name).read_text("utf-8") for name in FILES} == {
            name: after for name, (_, after) in FILES.items()
        }


def test_where_the_minifier_is_missing_scripts_and_styles_stay_and_the_gate_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "minify", None)
    put(tmp_path / "site")
    assert "M911" in {finding.code for finding in finish(tmp_path / "site", site_url=ROOT, project=tmp_path)}
    for name in ("assets/js/draw.js", "assets/css/a.css"):
        assert (tmp_path / "site" / name).read_text("utf-8") == FILES[name][0]


@pytest.mark.parametrize("name", ["board", "quiz"])
def test_every_text_of_the_sources_is_in_the_packed_script(site: Path, name: str) -> None:
    """Names of attributes, events, elements and addresses, which pages and other scripts spell the same."""
    packed = (site / "assets" / "js" / f"{name}.js").read_text("utf-8")
    for source in sorted((Path(__file__).parent.parent / "docs" / "assets" / "js" / name).glob("*.js")):
        code = re.sub(r"/\*.*?\*/", "", source.read_text("utf-8"), flags=re.DOTALL)
        texts = set(re.findall(r'"([a-z][a-z-]{3,})"', code)) - {"use strict"}
        assert [text for text in sorted(texts) if text not in packed] == [], source.name
