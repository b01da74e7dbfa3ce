"""How much of a file with tables is read; beyond that it is refused, with the reason."""

from __future__ import annotations

MAX_BYTES = 50 * 1024 * 1024
MAX_TEXT_BYTES = 20 * 1024 * 1024  # files that are one text: .csv, .md, .html
MAX_ROWS = 5_000
MAX_COLUMNS = 16_384
MAX_CELLS = 500_000  # places of one file, merged and blank ones too
MAX_TABLES = 2_000
MAX_TAGS = 1_200_000  # of a page; each takes a few hundred bytes
MAX_CELL_TEXT = 100_000  # characters; Excel holds 32,767
