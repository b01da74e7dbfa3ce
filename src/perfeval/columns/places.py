"""Where the cells of a row stand in its file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.model.finding import Span
from perfeval.model.spots import spot

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.model.indicators import Path

# a line that no file has, to see where a place's text has its line
_LINE = 987654321


class At(NamedTuple):
    """A cell of each row: its column, and its line where that is not the project's own; numbers
    (int64) for each row, or one for all."""

    column: Any
    line: Any = None


class Places(NamedTuple):
    """The cells of the projects of a block.

    `file` is one for all (a `SheetFile` of a table with sheets), or Arrow strings; `lines` is the
    line of each project. `at` gives cells by path and key; the key "" is the result itself (and
    where it belongs when there is none). `results` is where results are, for those that have no
    cell of their own.
    """

    file: Any
    lines: Any = 1
    at: Mapping[tuple[Path, str], At] = {}
    results: At | None = None

    def of(self, path: Path, *keys: str) -> At | None:
        """The first of the keys that has a cell, else the result's own, else where results are."""
        found = (self.at.get((path, key)) for key in (*keys, ""))
        return next((at for at in found if at is not None), self.results)

    def line(self, at: At) -> Any:
        return self.lines if at.line is None else at.line


def texts(places: Places, at: At, rows: Any, lang: str) -> Any:
    """A cell's places in words, for the numbered rows: one text for all, or Arrow strings."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    line, column = places.line(at), at.column
    one_file = isinstance(places.file, str)
    line = line if isinstance(line, int) else line[rows]
    column = column if isinstance(column, int) else column[rows]
    if one_file and isinstance(line, int) and isinstance(column, int):
        return spot(Span(places.file, line, column), lang)
    if not isinstance(column, int):
        files = places.file if one_file else places.file.take(pa.array(rows)).to_pylist()
        lines = [line] * len(rows) if isinstance(line, int) else line.tolist()
        return pa.array(
            [
                spot(Span(files if one_file else files[i], lines[i], c), lang)
                for i, c in enumerate(column.tolist())
            ],
            pa.string(),
        )
    counted = str(line) if isinstance(line, int) else pa.array(np.asarray(line)).cast(pa.string())
    if one_file:
        before, _, after = spot(Span(places.file, _LINE, column), lang).rpartition(str(_LINE))
        return pc.binary_join_element_wise(before, counted, after, "")
    return pc.binary_join_element_wise(
        places.file.take(pa.array(rows)), counted, str(column), ":"
    )  # files with sheets come one by one
