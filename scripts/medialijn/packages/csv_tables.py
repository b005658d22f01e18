from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from medialijn.coverage.report import Report
from medialijn.packages.tables import Table, coverage_tables, notes
from medialijn.pages.words import Words


def csv_files(report: Report, words: Words) -> Mapping[str, bytes]:
    """The tables of a report by the name of their file, as a Dutch spreadsheet opens them: `;`, BOM and CRLF."""
    line = ". ".join(notes(report, words))
    tables = coverage_tables(report, words)
    return {f"dekking-{table.title.lower().replace(' ', '-')}.csv": _file(table, line) for table in tables}


def _file(table: Table, line: str) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([line])
    writer.writerow(table.heads)
    writer.writerows(table.rows)
    return text.getvalue().encode("utf-8-sig")
