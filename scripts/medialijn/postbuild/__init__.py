"""The gate behind every build: it gives each page of the built site its policy and judges what would be published."""

from medialijn.postbuild.gate import finish
from medialijn.sources.diagnostics import Diagnostic

__all__ = ["Diagnostic", "finish"]
