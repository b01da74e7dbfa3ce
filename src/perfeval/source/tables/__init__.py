"""Files with tables (.xlsx, .xls, .docx, .csv, .md) to grids of cells, opened without trust."""
