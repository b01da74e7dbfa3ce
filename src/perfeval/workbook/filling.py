"""Each sheet's rows into the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.workbook.keyed_rows import Keyed
from perfeval.workbook.list_rows import Lists
from perfeval.workbook.lists import BY_ID, OWNED
from perfeval.workbook.result_rows import Results

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.model.finding import Finding
    from perfeval.workbook.cells import Cells
    from perfeval.workbook.growing import Growing
    from perfeval.workbook.marks import Marks
    from perfeval.workbook.sheets_in import Filled


def fill(
    found: Mapping[str, Filled], marks: Marks, grown: Growing, findings: list[Finding], cells: Cells
) -> None:
    """All sheets, in an order in which later ones may name what earlier ones hold."""
    work = _Filling(found, marks, grown, findings, cells)
    for id, one in found.items():
        if id == "base" or id == "data":
            work.keyed(one)
        elif id == "indicators":
            work.indicators(one)
        elif id == "points":
            work.points(one)
        elif id in OWNED:
            work.owned(one)
        elif id in BY_ID:
            work.listed(one)
    if "amounts" in found:
        work.amounts(found["amounts"])
    if "other" in found:
        work.other(found["other"])


class _Filling(Keyed, Results, Lists):
    """All kinds of rows."""
