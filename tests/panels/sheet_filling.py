"""Scoring sheets filled in as an expert would, with a spreadsheet library."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl


def filled(path: Path, rows: dict[str, dict[str, Any]]) -> Path:
    """Values by the subject's number in the first shown column and by the key of the column."""
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    keys = [cell.value for cell in page[1]]
    for row in page.iter_rows(min_row=7):
        for key, value in rows.get(str(row[1].value), {}).items():
            row[keys.index(key)].value = value
    book.save(path)
    return path


def sheet_of(folder: Path, code: str) -> Path:
    return next(path for path in folder.glob("*.xlsx") if code in path.name)
