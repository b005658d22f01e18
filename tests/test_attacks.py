"""What somebody puts into a field never becomes anything but text: the readers refuse it, and no page would run it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import ConsoleMessage, Dialog, Page
from pydantic import BaseModel

from attack_strings import ATTACKS
from case_files import BASE
from medialijn.disk import write_tree
from medialijn.site_files import site_files
from medialijn.sources.catalogue import Catalogue
from medialijn.sources.diagnostics import Severity
from medialijn.sources.loading import load
from medialijn.sources.questions import GapsQuestion, HighlightQuestion
from project import BUILD_DAY, build, copy_project

# Every field of a quiz and of a lesson's front matter that a person fills with words of their own.
TEXTS = {
    "title",
    "stem",
    "text",
    "feedback",
    "hint",
    "explanation",
    "left",
    "right",
    "otherwise",
    "model",
    "alt",
    "label",
}
TEXTS |= {"unit", "accept", "materials", "keywords"}
REFUSED = {"M103", "M140", "M141", "M142"}  # invisible sign, HTML, link, picture

# Answers every question on the page with whatever stands first, marks it, and looks at all that can be looked at.
PLAY = """() => {
  for (const question of document.querySelectorAll("ml-question")) {
    for (let moment = 0; moment < 9; moment++) {
      for (const control of question.querySelectorAll("fieldset :is(input, select)")) {
        if (control.type === "text") control.value = "iets";
        else if (control.localName === "select") control.selectedIndex = 1;
        else if (!control.disabled) control.click();
      }
      const check = question.querySelector('[data-do="check"]:not([hidden])');
      if (check) check.click();
    }
    const explain = question.querySelector('[data-do="explain"]:not([hidden])');
    if (explain) explain.click();
  }
  location.hash = "uitslag";
  document.querySelectorAll("details").forEach(fold => { fold.open = true; });
}"""

# What stands in the content and is not the site's own.
FOREIGN = """() => {
  const found = [];
  const own = new Set(["ml-clock", "ml-quiz", "ml-question", "ml-setup", "ml-taught"]);
  const never = "script iframe object embed form base meta link style video audio math noscript x mglyph";
  for (const root of [document, ...[...document.querySelectorAll("template")].map(one => one.content)]) {
    for (const element of root.querySelectorAll(root === document ? "body *, title" : "*")) {
      const name = element.localName;
      const content = element.closest("#inhoud, .ml-board, template") || root !== document;
      const isOurForm = name === "form" && element.closest("ml-setup, ml-taught, ml-review");
      if (content && !isOurForm && never.split(" ").includes(name)) found.push(element.outerHTML.slice(0, 200));
      if (content && name === "textarea" && element.className !== "ml-select ml-lines") found.push(element.outerHTML);
      if (name.includes("-") && !own.has(name)) found.push(element.outerHTML.slice(0, 200));
      for (const attribute of element.attributes) {
        const value = attribute.value.replace(/[\\u0000-\\u0020]/g, "").toLowerCase();
        const isLink = ["href", "src", "action", "formaction", "data", "xlink:href", "srcdoc"].includes(attribute.name);
        const isActive = attribute.name.startsWith("on") || (content && attribute.name === "style");
        if (isActive) found.push(element.outerHTML.slice(0, 200));
        if (isLink && /^(javascript|data:text|vbscript)/.test(value)) found.push(element.outerHTML.slice(0, 200));
        if (isLink && value.includes("evil.example")) found.push(element.outerHTML.slice(0, 200));
      }
    }
  }
  return found;
}"""


def poisoned(value: Any, attack: str, *, is_text: bool = False) -> Any:
    """The same value with the attack behind every text of its own."""
    if isinstance(value, str):
        return f"{value} {attack}" if is_text else value
    if isinstance(value, tuple):
        return tuple(poisoned(entry, attack, is_text=is_text) for entry in value)
    if isinstance(value, BaseModel):
        fields = set(type(value).model_fields)
        if isinstance(value, GapsQuestion | HighlightQuestion) and "](" in attack:
            fields -= {"text"}  # there it would be a stretch of the running text, with a part that is not there
        return value.model_copy(
            update={name: poisoned(getattr(value, name), attack, is_text=name in TEXTS) for name in fields}
        )
    return value


def attacked_catalogue(project: Path) -> Catalogue:
    """The project with a copy of its lesson and quiz for each attack, as if no reader had looked at them."""
    catalogue = load(project, BUILD_DAY).catalogue
    assert catalogue is not None
    lesson, quiz = next(iter(catalogue.lessons.values())), next(iter(catalogue.quizzes.values()))
    lessons, quizzes = dict(catalogue.lessons), dict(catalogue.quizzes)
    for number, attack in enumerate(ATTACKS):
        name = f"aanval-{number}"
        meta = poisoned(lesson.meta, attack).model_copy(update={"code": name})
        lessons[name] = replace(lesson, id=name, meta=meta)
        questions = poisoned(quiz.questions, attack)
        quizzes[name] = replace(quiz, id=name, title=f"{quiz.title} {attack}", questions=questions)
    return replace(catalogue, lessons=lessons, quizzes=quizzes)


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the attacked project, without the content policy that would stop what slips through."""
    project = copy_project(tmp_path_factory.mktemp("attacks") / "project")
    for part in ("lessons", "quizzes", "docs/protocol", "docs/reference"):
        shutil.rmtree(project / part)
        shutil.copytree(BASE / part, project / part)
    shutil.copy2(BASE / "medialijn.yml", project)
    shutil.rmtree(project / "docs" / "vormgeving")
    catalogue = attacked_catalogue(project)
    write_tree(project / "build" / "docs", site_files(project, catalogue, BUILD_DAY), project)
    return build(project, project / "site", config="mkdocs.disk.yml")


@pytest.mark.browser
@pytest.mark.only_browser("chromium")
def test_sixty_attacks_in_every_text_field_stay_text_on_every_page(page: Page, attacked: Path) -> None:
    assert len(ATTACKS) == 60
    said: list[str] = []
    asked: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        said.append(f"{page.url}: {message.text}")

    def on_dialog(dialog: Dialog) -> None:
        said.append(f"{page.url}: {dialog.message}")
        dialog.dismiss()

    page.on("console", on_console)
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    page.on("dialog", on_dialog)
    page.on("request", lambda request: asked.append(request.url))
    pages = [
        f"{kind}/aanval-{n}{tail}"
        for n in range(60)
        for kind, tail in (("lessen", "/quiz"), ("mentor", ""), ("mentor", "/werkblad"))
    ]
    pages += [f"lessen/aanval-{n}" for n in range(60)] + [".", "protocol/linde"]
    pages += [f"teamleider/dekking/{one}" for one in (".", "tabellen", "protocol/linde", "les/aanval-0")]
    foreign = []
    for address in pages:
        page.goto((attacked / address / "index.html").as_uri(), wait_until="domcontentloaded")
        page.evaluate(PLAY)
        foreign += [(address, found) for found in page.evaluate(FOREIGN)]
    assert foreign == []
    assert said == []
    assert [address for address in asked if not address.startswith(("file:", "data:", "blob:"))] == []


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: ascii(attack)[:40])
def test_a_reader_refuses_an_attack_where_it_stands_or_takes_it_for_text(attack: str, tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(BASE, project)
    quiz = project / "quizzes" / "klas-1" / "de-klassenapp.yml"
    lines = quiz.read_text("utf-8").split("\n")
    number = next(number for number, line in enumerate(lines) if line.startswith("    stem: "))
    lines[number] = f"    stem: |\n      Wat klopt er? {attack}"
    quiz.write_text("\n".join(lines), "utf-8")
    found = [each for each in load(project, BUILD_DAY).diagnostics if each.severity is Severity.ERROR]
    assert {(each.path, each.line) for each in found} <= {("quizzes/klas-1/de-klassenapp.yml", number + 2)}
    assert {each.code for each in found} <= REFUSED
    assert found or not (attack.startswith(("[x]", "![")) or (attack.startswith("<") and attack.endswith(">")))
