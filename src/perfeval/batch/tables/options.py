"""What the caller says of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from perfeval.batch.reporting import Wish

LONG, WIDE = "long", "wide"


class Options(NamedTuple):
    """`layout` is "long", "wide" or "" (told by the heads); `table` one of a database's tables or a
    workbook's sheets, "" for the only one; `by` the columns that group projects (`batch.by`); `detail`
    is that of the outcomes; `set_name` the set as the user named it; `reports` says how each
    project's report is wanted."""

    layout: str = ""
    table: str = ""
    by: tuple[str, ...] = ()
    detail: str = LONG
    set_name: str = ""
    reports: Wish | None = None
