"""Files with tables (.xlsx, .xls, .docx, .csv, .md) to grids of cells, opened without trust."""

from perfeval.source.tables.opening import open_book

__all__ = ["open_book"]
