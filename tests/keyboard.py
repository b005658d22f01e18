"""Hands that only press keys, and count what they press and which pages they load."""

from __future__ import annotations

from playwright.sync_api import Page

# A second round along the same elements finds nothing new.
_MOST_TABS = 40
_SAID = """() => {
  const now = document.activeElement;
  return (now.getAttribute('aria-label') || now.innerText || now.value || '').trim();
}"""
_IN_SIGHT = """() => {
  const place = document.activeElement.getBoundingClientRect();
  const x = place.left + Math.min(place.width, innerWidth) / 2, y = place.top + Math.min(place.height, innerHeight) / 2;
  const top = document.elementFromPoint(x, y);
  return place.width > 0 && !!top && (document.activeElement.contains(top) || top.contains(document.activeElement));
}"""


class Hands:
    """A reader without a mouse: `presses` and `loads` so far, and where the focus was hidden."""

    def __init__(self, page: Page) -> None:
        self.page, self.presses, self.loads = page, 0, 0
        self.hidden: list[str] = []
        page.on("load", self._count_load)

    def press(self, *keys: str) -> None:
        """Presses these keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)
            self.presses += 1

    def tab_to(self, said: str) -> None:
        """Presses Tab until what has the focus begins with this text; everything on the way must be in sight."""
        seen = []
        for _ in range(_MOST_TABS):
            self.press("Tab")
            seen.append(self.page.evaluate(_SAID))
            if not self.page.evaluate(_IN_SIGHT):
                self.hidden.append(seen[-1])
            if seen[-1].startswith(said):
                return
        raise AssertionError(f"no way to {said!r} along {seen}")

    def follow(self, said: str, address: str) -> None:
        """Goes to a link by Tab, opens it and waits for the page at this address."""
        self.tab_to(said)
        self.press("Enter")
        self.page.wait_for_url(f"**{address}**")

    def _count_load(self, _: Page) -> None:
        self.loads += 1
