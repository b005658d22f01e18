"""What `medialijn check` prints, in three forms."""

from __future__ import annotations

import json
from collections.abc import Sequence

from medialijn.coverage import Coverage
from medialijn.sources.catalogue import Catalogue
from medialijn.sources.diagnostics import Diagnostic, Language, Severity


def as_text(
    findings: Sequence[Diagnostic], catalogue: Catalogue | None, coverage: Coverage | None, language: Language
) -> str:
    """A line per finding, the number of questions per article, and the totals."""
    lines = [finding.line_of_text(language) for finding in findings]
    if catalogue and coverage:
        for protocol, counts in question_counts(catalogue, coverage).items():
            shown = "  ".join(f"{article} {count}" for article, count in counts.items())
            label = "vragen per artikel" if language == "nl" else "questions per article"
            lines.append(f"{protocol}: {label}: {shown}")
    errors, warnings = totals(findings)
    one_or_more = (("fout", "fouten"), ("waarschuwing", "waarschuwingen"))
    if language == "en":
        one_or_more = (("error", "errors"), ("warning", "warnings"))
    counted = zip((errors, warnings), one_or_more, strict=True)
    lines.append(", ".join(f"{count} {one if count == 1 else more}" for count, (one, more) in counted))
    return "\n".join(lines)


def as_json(
    findings: Sequence[Diagnostic], catalogue: Catalogue | None, coverage: Coverage | None, language: Language
) -> str:
    """The same as one JSON object, for other programs."""
    errors, warnings = totals(findings)
    report = {
        "errors": errors,
        "warnings": warnings,
        "diagnostics": [
            {
                "path": finding.path,
                "line": finding.line,
                "column": finding.column,
                "code": finding.code,
                "severity": finding.severity.value,
                "message": finding.message(language),
            }
            for finding in findings
        ],
        "questions": question_counts(catalogue, coverage) if catalogue and coverage else {},
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def as_github(findings: Sequence[Diagnostic], _: Catalogue | None, __: Coverage | None, language: Language) -> str:
    """Workflow commands that put each finding beside its line in a pull request."""
    return "\n".join(
        f"::{finding.severity.value} file={_escaped(finding.path, property_value=True)},line={finding.line},"
        f"col={finding.column},title={finding.code}::{_escaped(finding.message(language))}"
        for finding in findings
    )


def _escaped(text: str, *, property_value: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if property_value else text


def question_counts(catalogue: Catalogue, coverage: Coverage) -> dict[str, dict[str, int]]:
    """The number of questions per article of each active protocol."""
    return {
        protocol.id: {article: coverage.questions(f"{protocol.id}:{article}") for article in protocol.articles}
        for protocol in catalogue.active()
    }


def totals(findings: Sequence[Diagnostic]) -> tuple[int, int]:
    """The number of errors and of warnings."""
    errors = sum(1 for finding in findings if finding.severity is Severity.ERROR)
    return errors, len(findings) - errors
