"""What is made of finished reports and pages to take along: a workbook, tables, text for a console.

PDF and Word files stand apart in `making`: they need pages, which a report does without.
"""

from medialijn.packages.console import console_text
from medialijn.packages.csv_tables import csv_files
from medialijn.packages.workbook import workbook

__all__ = ["console_text", "csv_files", "workbook"]
