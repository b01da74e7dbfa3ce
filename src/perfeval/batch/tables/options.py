"""What the caller says of a table."""

from __future__ import annotations

from typing import NamedTuple

LONG, WIDE = "long", "wide"


class Options(NamedTuple):
    """`layout` is "long", "wide" or "" (told by the heads); `table` one of a database's tables or a
    workbook's sheets, "" for the only one; `by` are further columns that group projects; `detail`
    is that of the outcomes."""

    layout: str = ""
    table: str = ""
    by: tuple[str, ...] = ()
    detail: str = LONG
