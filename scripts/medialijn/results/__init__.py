"""What an answer is worth, the same in Python and in the browser."""

from medialijn.results.keys import marking_key
from medialijn.results.marking import Mark, mark

__all__ = ["Mark", "mark", "marking_key"]
