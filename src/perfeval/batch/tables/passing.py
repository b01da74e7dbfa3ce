"""Rows of a sheet that are no projects: totals, who filled it in, notes, numbers of columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from perfeval.batch.tables.cells import texts
from perfeval.batch.tables.wide import line_numbers, said
from perfeval.model.finding import Finding, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.batch.tables.plan import Meaning
    from perfeval.batch.tables.stream import Rows, Stream

_GAP = r"[\s　]*"
TOTAL = rf"^{_GAP}(?:合{_GAP}计|小{_GAP}计|总{_GAP}计|累{_GAP}计){_GAP}[:：]?{_GAP}$"
_WHO = "填表人|填报人|制表人|制表|复核人|审核人|审核|单位负责人|项目负责人|负责人|经办人|联系人|联系电话"
_WHEN = "填表日期|填报日期|制表日期|填表单位|填报单位|日期"
_NOTED = "填表说明|填报说明|说明|备注|附注|注"
NOTE = rf"^{_GAP}(?:{_WHO}|{_WHEN}|{_NOTED}){_GAP}[0-9]*{_GAP}(?:[:：]|$)"
BOTH = f"(?:{TOTAL})|(?:{NOTE})"
LEFT = 3  # columns before the project's own that are looked at
SHOWN = 10  # rows that a finding names
_LEAST = 3  # columns that are numbered
_WHOLE = re.compile(r"[1-9]\d{0,3}")


class Passed:
    """The rows that were passed over, by what they are; it fills as the table is read."""

    def __init__(self, stream: Stream) -> None:
        self.file, self.first = stream.file, stream.first
        self.rows: dict[str, set[int]] = {}

    def add(self, what: str, line: int) -> None:
        self.rows.setdefault(what, set()).add(line)

    def findings(self) -> tuple[Finding, ...]:
        """One for each kind of row."""
        found = []
        for what in ("numbers", "total", "note"):
            lines = sorted(self.rows.get(what, ()))
            if not lines:
                continue
            more = str(len(lines)) if len(lines) > SHOWN else ""
            params = {"what": what, "rows": "、".join(map(str, lines[:SHOWN])), "count": more}
            found.append(Finding("PE968", Span(self.file, lines[0], 1), params))
        return tuple(found)


def projects_only(stream: Stream, meanings: tuple[Meaning, ...]) -> tuple[Stream, Passed]:
    """The stream without the rows that are no projects."""
    passed = Passed(stream)
    keys = tuple(m.column for m in meanings if m.keys in (("project", "code"), ("project", "name")))
    if not keys:
        return stream, passed
    left = tuple(range(max(min(keys) - LEFT, 0), min(keys)))
    numbered = _numbered(stream, tuple(sorted({m.column for m in meanings})), keys)

    def rows(columns: tuple[int, ...]) -> Iterator[Rows]:
        every = tuple(sorted({*columns, *keys, *left}))
        names = [str(at) for at in columns]
        for one in stream.rows(every):
            yield _kept(one, keys, left, numbered, passed, names)

    return stream._replace(rows=rows), passed


def _kept(
    rows: Rows, keys: tuple[int, ...], left: tuple[int, ...], numbered: int, passed: Passed,
    names: list[str],
) -> Rows:  # fmt: skip
    batch = rows.batch
    away = _away(batch, keys, left)
    lines = line_numbers(rows)
    if numbered and len(lines) and lines[0] <= numbered <= lines[-1]:
        away |= lines == numbered
    kept = rows._replace(batch=batch.select(names))
    if not away.any():
        return kept
    for at in np.flatnonzero(away).tolist():
        line = int(lines[at])
        passed.add("numbers" if line == numbered else _what(batch, at, (*keys, *left)), line)
    stay = np.flatnonzero(~away)
    places = {int(old): new for new, old in enumerate(stay)}
    broken = tuple((places[at], one) for at, one in rows.broken if at in places)
    taken = kept.batch.take(pa.array(stay))
    return rows._replace(batch=taken, numbers=pa.array(lines[stay]), broken=broken)


def _away(batch: pa.RecordBatch, keys: tuple[int, ...], left: tuple[int, ...]) -> Any:
    """The rows whose project is none; before its column only where that is empty."""
    away = np.zeros(batch.num_rows, bool)
    for at in keys:
        away |= _fits(batch.column(str(at)))
    for at in left:
        before = _fits(batch.column(str(at)))
        if before.any():
            for key in keys:
                before &= ~said(batch.column(str(key)))
            away |= before
    return away


def _fits(cells: Any) -> Any:
    if not pa.types.is_string(cells.type):
        return np.zeros(len(cells), bool)
    found = pc.match_substring_regex(cells, BOTH)
    return pc.fill_null(found, False).to_numpy(zero_copy_only=False)


def _what(batch: pa.RecordBatch, at: int, columns: tuple[int, ...]) -> str:
    cells = [batch.column(str(column))[at].as_py() for column in columns]
    total = any(isinstance(cell, str) and re.search(TOTAL, cell) for cell in cells)
    return "total" if total else "note"


def _numbered(stream: Stream, columns: tuple[int, ...], keys: tuple[int, ...]) -> int:
    """The row right under the heads that numbers the columns (1 2 3 …), 0 where there is none."""
    for rows in stream.rows(columns):
        if not rows.batch.num_rows:
            continue
        line = int(line_numbers(rows)[0])
        row = {
            at: text
            for at in columns
            if (text := texts(rows.batch.column(str(at)).slice(0, 1))[0]) is not None
        }
        named = [row.pop(key) for key in keys if key in row and not _WHOLE.fullmatch(row[key])]
        if any(text.strip() not in ("栏次", "行次", "列次", "序号") for text in named):
            return 0
        if len(row) < _LEAST or not all(map(_WHOLE.fullmatch, row.values())):
            return 0
        return line if len({int(text) - at for at, text in row.items()}) == 1 else 0
    return 0
