"""What axe-core, the accessibility checker, finds on a page as it is shown now."""

from __future__ import annotations

from importlib import resources

from playwright.sync_api import Page

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
_RUN = """async ([tags, within]) => {
  const found = await axe.run(within || document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]});
  return found.violations.flatMap(one => one.nodes.map(node => `${one.id}: ${node.target.join(" ")} ${node.html}`));
}"""


def violations(page: Page, within: str = "") -> list[str]:
    """Every violation on the page, or within what the selector names, with its rule, place and element."""
    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate(resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    found: list[str] = page.evaluate(_RUN, [list(TAGS), within])
    return found
