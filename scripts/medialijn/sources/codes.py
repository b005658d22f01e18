"""The table of every diagnostic code: severity, what it says, and what to do, in Dutch and in English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from medialijn.sources.code_words import WORDS
from medialijn.sources.codes_coverage import COVERAGE
from medialijn.sources.codes_exchange import EXCHANGE
from medialijn.sources.codes_files import FILES, POINTERS, PROJECT
from medialijn.sources.codes_lessons import LESSONS
from medialijn.sources.codes_plan import PLAN
from medialijn.sources.codes_project import GATE, PROTOCOLS, SETTINGS
from medialijn.sources.codes_quizzes import QUIZZES
from medialijn.sources.rule import Rule

__all__ = ["CODES", "WORDS", "Rule"]

CODES: Mapping[str, Rule] = MappingProxyType(
    PROJECT | FILES | POINTERS | LESSONS | QUIZZES | PROTOCOLS | SETTINGS | EXCHANGE | COVERAGE | PLAN | GATE
)
