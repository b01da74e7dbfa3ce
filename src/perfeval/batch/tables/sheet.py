"""Rows of a table, one a project: what the columns kernel and the scalar kernel both start from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    import pyarrow as pa

    from perfeval.batch.tables.plan import Meaning
    from perfeval.model.finding import Finding, SheetFile
    from perfeval.model.indicators import Path

    Lines = np.ndarray[Any, np.dtype[np.int64]]


class Slot(NamedTuple):
    """One meaning's cells, a row a project; `lines` are the table's rows that they stand in where
    those are not the projects' own (a long table), 0 for none."""

    meaning: Meaning
    cells: pa.Array
    lines: Lines | None = None


class Stranger(NamedTuple):
    """A row of a long table whose indicator is not known, or was given before."""

    project: int
    line: int
    text: str
    other: int = 0  # the row of the first one


class Sheet(NamedTuple):
    """`n` projects. `lines` are the rows where they begin, `keys` the rows in which each
    indicator's result stands (a long table), `broken` why a row can't be read."""

    n: int
    file: SheetFile
    lines: Lines
    slots: tuple[Slot, ...]
    keys: Mapping[Path, Lines] = {}
    key_column: int = 0
    broken: Mapping[int, tuple[Finding, ...]] = {}
    strangers: Mapping[int, tuple[Stranger, ...]] = {}
