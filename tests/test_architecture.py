"""The rules of the house that a reader can not see in one file."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from medialijn.pages.words import read_words
from medialijn.sources.codes import CODES
from project import ROOT

PACKAGE = ROOT / "scripts" / "medialijn"
MODULES = sorted(PACKAGE.rglob("*.py"))
TEMPLATES = sorted((PACKAGE / "pages" / "templates").rglob("*.jinja"))

# Each layer may import itself and the ones before it; postbuild works on a built site and knows only findings.
LAYERS = ("sources", "results", "coverage", "pages", "packages")
# What the repository is made of; only the tests hold another, a Word file to import.
OWN_KINDS = {"", ".css", ".jinja", ".js", ".html", ".lock", ".md", ".py", ".svg", ".toml", ".txt", ".typed", ".yml"}
FOREIGN = {"mkdocs", "material", "pymdownx"}


def imported(module: Path) -> set[str]:
    """The full names that a module imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def name(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("module", [module for module in MODULES if module.parent != PACKAGE], ids=name)
def test_a_module_imports_only_its_own_layer_and_those_below(module: Path) -> None:
    layer = module.relative_to(PACKAGE).parts[0]
    ours = {found for found in imported(module) if found.startswith("medialijn.")}
    if layer == "postbuild":
        assert all(found.startswith(("medialijn.postbuild", "medialijn.sources.diagnostics")) for found in ours), ours
    elif layer == "exchange":
        assert all(found.startswith(("medialijn.exchange", "medialijn.sources")) for found in ours), ours
    else:
        assert {found.split(".")[1] for found in ours} <= set(LAYERS[: LAYERS.index(layer) + 1])


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_no_module_of_the_package_knows_the_site_generator(module: Path) -> None:
    assert not {found.split(".")[0] for found in imported(module)} & FOREIGN


@pytest.mark.parametrize("module", [*MODULES, *sorted((ROOT / "tests").glob("*.py"))], ids=lambda module: module.name)
def test_no_module_is_longer_than_a_reader_can_hold(module: Path) -> None:
    assert len(module.read_text("utf-8").splitlines()) <= 400


def test_nothing_of_others_lies_in_the_repository() -> None:
    """Packages come as dependencies: no wheel, archive, font, picture of pixels or minified file is kept here."""
    git = shutil.which("git") or pytest.skip("without git nothing tells what belongs to the repository")
    listed = subprocess.run([git, "ls-files"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    if listed.returncode:
        pytest.skip("this is no checkout of git")
    files = [Path(line) for line in listed.stdout.splitlines()]
    assert len(files) > 500
    assert {file.name for file in files if ".min." in file.name} == set()
    assert {file.suffix for file in files if file.parts[0] not in {"tests", ".ci"}} - OWN_KINDS == set()


def test_the_mkdocs_adapter_stays_thin() -> None:
    assert len((ROOT / "scripts" / "hooks.py").read_text("utf-8").splitlines()) < 80


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_a_template_holds_no_words_of_its_own(template: Path) -> None:
    text = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", " ", template.read_text("utf-8"), flags=re.DOTALL)
    labels = re.findall(r'\b(?:aria-label|alt|title|placeholder)="([^"]*\w[^"]*)"', text)
    assert re.findall(r"[A-Za-z]{2,}", re.sub(r"<[^>]*>", " ", text)) == []
    assert labels == []


def test_every_key_that_a_page_asks_for_is_in_the_locale_file_and_every_key_there_is_used() -> None:
    texts = [file.read_text("utf-8") for file in [*TEMPLATES, *MODULES]]
    keys = read_words().keys()
    asked: set[str] = set()
    starts: set[str] = set()
    for text in texts:
        asked |= set(re.findall(r"""\b(?:t|words)\(\s*["']([a-z][\w.-]*\.[\w.-]*[\w])["']""", text))
        starts |= set(re.findall(r"""\b(?:t|words)\(\s*f?["']([a-z][\w.-]*[.-])(?:\{|["'] ~)""", text))
    assert asked <= keys
    words = {word for text in texts for word in re.findall(r"""["']([a-z][a-z-]*\.[\w.-]+)["']""", text)}
    named = {key for key in keys if key.removesuffix("-one") in words}
    assert {key for key in keys - named if not any(key.startswith(start) for start in starts)} == set()


def test_both_texts_of_a_code_name_the_same_values() -> None:
    names = {
        code: [set(re.findall(r"(?<!{){(\w+)}", text)) for text in (rule.nl, rule.en)] for code, rule in CODES.items()
    }
    assert {code for code, (nl, en) in names.items() if nl != en} == set()


def test_every_class_in_the_styles_is_used_by_a_page() -> None:
    sources = [*TEMPLATES, *(PACKAGE / "pages").glob("*.py"), *(ROOT / "overrides").rglob("*.html")]
    sources += (ROOT / "docs" / "assets" / "js").rglob("*.js")
    text = "".join(file.read_text("utf-8") for file in sources)
    sheets = [*(ROOT / "docs" / "assets" / "css").glob("*.css"), *(PACKAGE / "packages").glob("*.css")]
    styles = "".join(file.read_text("utf-8") for file in sheets)
    styles = re.sub(r"/\*.*?\*/", "", styles, flags=re.DOTALL)
    assert {name for name in re.findall(r"\.(ml-[\w-]+)", styles) if name not in text} == set()
