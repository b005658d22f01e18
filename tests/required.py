"""What a test does on a machine that lacks a program: it is skipped, and fails where the run requires everything."""

from __future__ import annotations

import os
from typing import NoReturn

import pytest


def missing(what: str) -> NoReturn:
    """End the test, or the import of its module, because `what` is not here."""
    if os.environ.get("MEDIALIJN_REQUIRE_BROWSERS"):
        pytest.fail(f"{what}, and this run requires it", pytrace=False)
    pytest.skip(what, allow_module_level=True)
