"""The player's scripts reach a page as one file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from medialijn.postbuild.bundle import bundle_scripts, pack

PAGE = """<html><body>
  <script defer src="../../assets/js/quiz/marking.js"></script>
  <script defer src="../../assets/js/quiz/controls.js"></script>
<p>Kijk naar assets/js/quiz/controls.js</p></body></html>
"""


def built(folder: Path) -> Path:
    scripts = folder / "assets" / "js" / "quiz"
    scripts.mkdir(parents=True)
    (scripts / "controls.js").write_text('/* Second. */\n  var text = "/* not a comment */";\n', "utf-8")
    (scripts / "marking.js").write_text("/* First,\n   over two lines. */\nvar first = 1;\n", "utf-8")
    page = folder / "lessen" / "een" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text(PAGE, "utf-8")
    (folder / "index.html").write_text("<html></html>", "utf-8")
    return folder


def test_a_page_loads_one_file_with_the_scripts_in_its_order(tmp_path: Path) -> None:
    bundle_scripts(built(tmp_path))
    bundled = (tmp_path / "assets" / "js" / "quiz.js").read_text("utf-8")
    assert bundled == 'var first=1;var text = "/* not a comment */";'
    page = (tmp_path / "lessen" / "een" / "index.html").read_text("utf-8")
    assert page.count("<script") == 1
    assert '<script defer src="../../assets/js/quiz.js"></script>\n<p>Kijk naar' in page
    assert not (tmp_path / "assets" / "js" / "quiz").exists()


def test_a_second_time_changes_nothing(tmp_path: Path) -> None:
    bundle_scripts(built(tmp_path))
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    bundle_scripts(tmp_path)
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before


def test_scripts_and_styles_lose_comments_and_indents_and_other_files_nothing(tmp_path: Path) -> None:
    files = {
        "assets/js/draw.js": (
            "/* What it is for. */\nfunction draw() {\n  return 'a , b' + -1;\n}\n  x.test(/ , /);\n",
            "function draw(){return 'a , b' + -1;}\nx.test(/ , /);",
        ),
        "assets/css/a.css": (
            '/* Lists */\n@media print {\n  .a :is(b, i) { color: blue; content: " , "; }\n}\n',
            '@media print{.a :is(b,i){color:blue;content:" , ";}}',
        ),
        "assets/js/long.js": ("  var text = `a ,\n  b`;\n", "var text = `a ,\nb`;\n"),
        "index.html": ("<p>\n  a\n</p>", "<p>\na\n</p>"),
        "code/index.html": ("<pre>\n  a\n</pre>", "<pre>\n  a\n</pre>"),
        "assets/javascripts/theme.js": ("/* Not ours. */\n  theme();\n", "/* Not ours. */\n  theme();\n"),
    }
    for name, (before, _) in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(before, "utf-8")
    pack(tmp_path)
    for name, (_, after) in files.items():
        assert (tmp_path / name).read_text("utf-8") == after


@pytest.mark.parametrize("name", ["board", "quiz"])
def test_the_scripts_of_a_page_lose_nothing_but_comments_and_spaces(site: Path, name: str) -> None:
    sources = Path(__file__).parent.parent / "docs" / "assets" / "js" / name
    bundled = "".join((site / "assets" / "js" / f"{name}.js").read_text("utf-8").split())
    for source in sources.glob("*.js"):
        code = "".join(
            re.sub(r"^[ \t]*/\*.*?\*/\n", "", source.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE).split()
        )
        assert code
        assert code in bundled, source.name
