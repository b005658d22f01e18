"""What the page of the design promises about colours holds in tokens.css, in light and in dark."""

from __future__ import annotations

import re

import pytest

from medialijn.pages.design_page import PAIRS, Pair
from project import ROOT

CSS = (ROOT / "docs" / "assets" / "css" / "tokens.css").read_text("utf-8")
LIGHT, DARK = CSS.split("@media screen")


def colour(scheme: str, token: str) -> tuple[float, ...]:
    """A token's red, green and blue from 0 to 1, as light: without the curve that screens put on them."""
    found = re.search(rf"--ml-{token}: #([0-9a-f]{{6}})", scheme) or re.search(
        rf"--ml-{token}: #([0-9a-f]{{6}})", LIGHT
    )
    assert found is not None, token
    parts = [int(found[1][place : place + 2], 16) / 255 for place in (0, 2, 4)]
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def contrast(scheme: str, pair: Pair) -> float:
    """The contrast of WCAG 2 between the two colours of a pair."""
    lights = sorted(
        sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), colour(scheme, token), strict=True))
        for token in (pair.on_top, pair.below)
    )
    return (lights[1] + 0.05) / (lights[0] + 0.05)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_pair_of_colours_has_the_contrast_that_the_page_promises(scheme: str, pair: Pair) -> None:
    assert contrast(scheme, pair) >= float(pair.least.replace(",", "."))
