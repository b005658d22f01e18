"""The signs of the site: 24 grid, stroke 2, round ends; inline, so that they print and work offline."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup

_PATHS = {
    "artikel": "M6.5 3H14l5 5v11.5a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 19.5v-15A1.5 1.5 0 0 1 6.5 3z"
    "M14 3v5h5M8.5 12.5h7M8.5 16.5h5",
    "bord": "M4.5 4h15A1.5 1.5 0 0 1 21 5.5v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 14.5v-9A1.5 1.5 0 0 1 4.5 4z"
    "m3.5 16.5 4-4.5 4 4.5M7 8.5h7M7 11.7h4",
    "cirkel": "M20 12a8 8 0 1 1-16 0 8 8 0 0 1 16 0z",
    "deels": "M4 12.5c2.7-4 5.3-4 8 0s5.3 4 8 0",
    "doel": "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM16.5 12a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0zM12 12v.01",
    "fout": "M6 6l12 12M18 6 6 18",
    "goed": "m4.5 12.8 5 5L19.8 6.5",
    "hulp": "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM15.5 12a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0z"
    "M5.7 5.7l3.8 3.8M14.5 14.5l3.8 3.8M18.3 5.7l-3.8 3.8M9.5 14.5l-3.8 3.8",
    "ict": "M6.5 5h11A1.5 1.5 0 0 1 19 6.5v7a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 13.5v-7A1.5 1.5 0 0 1 6.5 5z"
    "M2.5 19h19",
    "info": "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM12 11v5.5M12 7.5v.01",
    "klok": "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM12 7v5l3.5 2",
    "leerling": "M6 10.5a6 6 0 0 1 12 0V19a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2z"
    "M9.5 4.6V4A1.5 1.5 0 0 1 11 2.5h2A1.5 1.5 0 0 1 14.5 4v.6M9.5 21v-5.5h5V21M10 10.5h4",
    "let-op": "M12 3.5 22 20.5H2zM12 10v4.5M12 17.3v.01",
    "links": "M20 12H4M10.5 5.5 4 12l6.5 6.5",
    "mentor": "M12.5 8a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0z"
    "M2.5 20a6.5 6.5 0 0 1 13 0M16 4.8a3.5 3.5 0 0 1 0 6.4M18.3 14.3a6.5 6.5 0 0 1 3.2 5.7",
    "kopie": "M9.5 8h9A1.5 1.5 0 0 1 20 9.5v10a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 8 19.5v-10A1.5 1.5 0 0 1 9.5 8z"
    "M16 8V4.5A1.5 1.5 0 0 0 14.5 3h-9A1.5 1.5 0 0 0 4 4.5v10A1.5 1.5 0 0 0 5.5 16H8",
    "min": "M5 12h14",
    "omhoog": "m6 15 6-6 6 6",
    "omlaag": "m6 9 6 6 6-6",
    "oog": "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM15 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0z",
    "opnieuw": "M20 5.5v5h-5M4 18.5v-5h5M5.5 9.5a7 7 0 0 1 12-2.5l2.5 3.5M18.5 14.5a7 7 0 0 1-12 2.5L4 13.5",
    "ouder": "M3 11.5 12 4l9 7.5M6 9.3V20h12V9.3M10 20v-5h4v5",
    "pauze": "M8.5 5v14M15.5 5v14",
    "plus": "M5 12h14M12 5v14",
    "potlood": "m4 20 1-4.2L16.2 4.6a1.4 1.4 0 0 1 2 0l1.2 1.2a1.4 1.4 0 0 1 0 2L8.2 19zM14 7l3 3",
    "praat": "M4.5 5h15A1.5 1.5 0 0 1 21 6.5v9a1.5 1.5 0 0 1-1.5 1.5H12l-5 4v-4H4.5A1.5 1.5 0 0 1 3 15.5v-9"
    "A1.5 1.5 0 0 1 4.5 5z",
    "print": "M7 8V3h10v5M7 17H4.5A1.5 1.5 0 0 1 3 15.5v-6A1.5 1.5 0 0 1 4.5 8h15A1.5 1.5 0 0 1 21 9.5v6"
    "a1.5 1.5 0 0 1-1.5 1.5H17M7 14h10v7H7z",
    "quiz": "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM9.4 9.6a2.6 2.6 0 1 1 3.7 2.3c-.7.4-1.1.9-1.1 1.7M12 16.8v.01",
    "raster": "M4 4h6.5v6.5H4zM13.5 4H20v6.5h-6.5zM4 13.5h6.5V20H4zM13.5 13.5H20V20h-6.5z",
    "rechts": "M4 12h16M13.5 5.5 20 12l-6.5 6.5",
    "slot": "M7 10.5h10a1.5 1.5 0 0 1 1.5 1.5v7a1.5 1.5 0 0 1-1.5 1.5H7A1.5 1.5 0 0 1 5.5 19v-7A1.5 1.5 0 0 1 7 10.5z"
    "M8.5 10.5V7.5a3.5 3.5 0 0 1 7 0v3",
    "speel": "M7.5 4.8v14.4L19 12z",
    "studieles": "M12 6.5C10 5.2 7 4.6 3 5v13c4-.4 7 .2 9 1.5 2-1.3 5-1.9 9-1.5V5c-4-.4-7 .2-9 1.5zM12 6.5v13",
    "team": "M9 4.5H6.5A1.5 1.5 0 0 0 5 6v13.5A1.5 1.5 0 0 0 6.5 21h11a1.5 1.5 0 0 0 1.5-1.5V6a1.5 1.5 0 0 0-1.5-1.5H15"
    "M10 2.7h4a1 1 0 0 1 1 1v1.6a1 1 0 0 1-1 1h-4a1 1 0 0 1-1-1V3.7a1 1 0 0 1 1-1zM9 13.8l2.2 2.2 4-4.5",
    "telefoon": "M5 3.5h3.4l2 5L8 10.3a12 12 0 0 0 5.7 5.7l1.8-2.4 5 2V19a2 2 0 0 1-2 2A16.5 16.5 0 0 1 3 5.5"
    "a2 2 0 0 1 2-2z",
    "volledig": "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
    "wissel": "M4 8h15M15 4l4 4-4 4M20 16H5M9 12l-4 4 4 4",
    "zorg": "M12 20.5S3.5 15.6 3.5 9.5A4.6 4.6 0 0 1 12 7.2a4.6 4.6 0 0 1 8.5 2.3c0 6.1-8.5 11-8.5 11z",
    "zwart": "M3.5 5h17v13h-17zM7 14.5 15.5 5M12 18l8.5-9.5",
}
SUBJECT_ICONS = {
    "mentoraat": "praat",
    "groepsles": "praat",
    "ict": "ict",
    "slot": "M7 10.5h10a1.5 1.5 0 0 1 1.5 1.5v7a1.5 1.5 0 0 1-1.5 1.5H7A1.5 1.5 0 0 1 5.5 19v-7A1.5 1.5 0 0 1 7 10.5z"
    "M8.5 10.5V7.5a3.5 3.5 0 0 1 7 0v3",
    "studieles": "studieles",
    "teamscholing": "mentor",
    "ouderavond": "ouder",
}
AUDIENCE_ICONS = {"leerling": "leerling", "medewerker": "mentor", "teamleider": "mentor", "ouder": "ouder"}

_SVG = Markup(
    '<svg class="ml-i{}" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="2" '
    'stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false"><path d="{}"/></svg>'
)


@cache
def icon(name: str, extra_class: str = "") -> Markup:
    """The sign `name` as inline SVG; a word always stands beside it."""
    return _SVG.format(f" {extra_class}" if extra_class else "", _PATHS[name])


def names() -> tuple[str, ...]:
    """The names of all signs."""
    return tuple(sorted(_PATHS))
