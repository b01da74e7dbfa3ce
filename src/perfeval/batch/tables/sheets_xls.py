"""The sheets of an old workbook (.xls, .et); there are 65,536 rows at most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.batch.tables.workbooks import Sheets
from perfeval.model import grid
from perfeval.source.tables.archive import BrokenError
from perfeval.source.tables.xls import _cell, _content, _opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.batch.tables.workbooks import Line

_BLANKS = (0, 6)  # of xlrd's kinds of cells


def xls_sheets(data: bytes) -> Sheets | str:
    """The word of `faults.fault` where the file can't be used."""
    import xlrd

    try:
        book = _opened(_content(data))
        names = tuple(book.sheet_names())
    except xlrd.XLRDError as error:
        return "encrypted" if "encrypted" in str(error).lower() else "damaged"
    except MemoryError:
        return "large"
    except Exception:  # xlrd raises anything for a damaged file
        return "damaged"
    return Sheets(names, lambda name: _lines(book, name))


def _lines(book: Any, name: str) -> Iterator[Line]:
    try:
        sheet = book.sheet_by_name(name)
        for at in range(sheet.nrows):
            types, values = sheet.row_types(at), sheet.row_values(at)
            line = {}
            for column, kind in enumerate(types):
                if kind not in _BLANKS:
                    cell = _cell(book, sheet, at, column, kind, values[column])
                    if cell.kind != grid.BLANK or cell.notes:
                        line[column + 1] = cell
            yield at + 1, line
    except MemoryError:
        raise
    except Exception as error:  # as above
        raise BrokenError("damaged", name) from error
