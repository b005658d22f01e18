"""The codes about accepted wordings, reviews and coverage."""

from __future__ import annotations

from medialijn.sources.rule import error

COVERAGE = {
    "M801": error(
        "'{given}' is geen vingerafdruk. Laat Medialijn dit bestand schrijven en verander het niet met de hand",
        "'{given}' is not a fingerprint. Let Medialijn write this file and do not change it by hand",
    ),
}
