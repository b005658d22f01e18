"""Minutes that pass on a page within a second of the test."""

from __future__ import annotations

from playwright.sync_api import Page

_TICKING = 3


def let_pass(page: Page, minutes: int, seconds: int = 0) -> None:
    """As when a lid is closed and opened again: one jump, and the last seconds tick. Needs `page.clock.install()`."""
    whole = 60 * minutes + seconds
    page.clock.fast_forward((whole - _TICKING) * 1000)
    page.clock.run_for(_TICKING * 1000)
