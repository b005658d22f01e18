from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING

from medialijn.coverage.report import Report
from medialijn.packages.tables import Table, coverage_tables, notes
from medialijn.pages.words import Words

if TYPE_CHECKING:
    import xlsxwriter  # type: ignore[import-untyped]

_HEAD_ROW = 3
_WIDEST = 60
_NARROWEST = 8


def workbook(report: Report, words: Words) -> bytes:
    """The tables of a report as an XLSX workbook, dated on the day of the report: same report, same bytes."""
    import xlsxwriter  # noqa: PLC0415 - it loads longer than all other forms together take

    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": words("coverage.title"), "created": datetime.fromisoformat(report.today)})
    lines = notes(report, words)
    bold, plain = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"text_wrap": True})
    for format_ in (bold, plain):
        format_.set_align("top")
    for table in coverage_tables(report, words):
        sheet = book.add_worksheet(table.title)
        for number, line in enumerate(lines):
            sheet.write_string(number, 0, line)
        _fill(sheet, table, bold, plain)
    book.close()
    return target.getvalue()


def _fill(
    sheet: xlsxwriter.worksheet.Worksheet,
    table: Table,
    bold: xlsxwriter.format.Format,
    plain: xlsxwriter.format.Format,
) -> None:
    for column, head in enumerate(table.heads):
        sheet.write_string(_HEAD_ROW, column, head, bold)
        longest = max((len(str(row[column])) for row in table.rows), default=0)
        sheet.set_column(column, column, min(_WIDEST, max(_NARROWEST, len(head) + 2, longest + 1)))
    for number, row in enumerate(table.rows, _HEAD_ROW + 1):
        for column, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(number, column, value, plain)
            else:
                sheet.write_string(number, column, value, plain)
    sheet.freeze_panes(_HEAD_ROW + 1, 0)
    sheet.autofilter(_HEAD_ROW, 0, _HEAD_ROW + len(table.rows), len(table.heads) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEAD_ROW)
