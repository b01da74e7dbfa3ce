"""What is said of each project of a block: the findings that the scalar kernel would give.

Every kind of finding is an entry with the rows that have it; the entries are put in the order in
which the kernel lists the findings of one project.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from perfeval.checks.catalogue import severity
from perfeval.columns.findings_order import ordered
from perfeval.columns.places import texts
from perfeval.model.finding import Finding, Span
from perfeval.model.spots import spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perfeval.columns.block import Block
    from perfeval.columns.places import At, Places

LEVELS = ("error", "warning", "info")
# what is asked for of a result only where the table has a column for it
EVIDENCE, REASON = ("PE451", "PE452"), ("PE443", "PE455", "PE427")


class Entry(NamedTuple):
    """Findings of one kind: `spot` is a cell of each row, a place in another file, or None;
    `message` one text, or Arrow strings for the rows in `rows` (their numbers, in order)."""

    code: str
    path: tuple[str, ...]
    rows: Any
    spot: At | Span | None
    message: Any
    level: str = ""


class Said(NamedTuple):
    """Findings of all rows, one after the other: those of row i are offsets[i]..offsets[i + 1].
    `code`, `level` and `path` are places in the lists beside them."""

    offsets: Any
    rows: Any
    code: Any
    codes: list[str]
    level: Any
    path: Any
    paths: list[str]
    place: Any
    message: Any


def gathered(entries: Sequence[Entry], places: Places, n: int, lang: str) -> Said:
    """The findings row by row, those of a row in the kernel's order."""
    import pyarrow as pa

    entries = [entry for entry in entries if len(entry.rows)]
    codes = list(dict.fromkeys(entry.code for entry in entries))
    paths = list(dict.fromkeys("/".join(entry.path) for entry in entries))
    sizes = [len(entry.rows) for entry in entries]
    which = np.repeat(np.arange(len(entries)), sizes)
    rows = np.concatenate([entry.rows for entry in entries]) if entries else np.zeros(0, np.int64)
    order = ordered(entries, places, which, rows)
    rows, which = rows[order], which[order]
    offsets = np.zeros(n + 1, np.int32)
    np.cumsum(np.bincount(rows, minlength=n), out=offsets[1:])
    levels = [LEVELS.index(e.level or severity(Finding(e.code))) for e in entries]
    where = [_place(entry, places, lang) for entry in entries]

    def each(values: Sequence[int]) -> Any:
        return np.array(values, np.int32)[which] if entries else np.zeros(0, np.int32)

    return Said(
        offsets, rows,
        each([codes.index(e.code) for e in entries]), codes, each(levels),
        each([paths.index("/".join(e.path)) for e in entries]), paths,
        _strings(where, sizes, order, pa), _strings([e.message for e in entries], sizes, order, pa),
    )  # fmt: skip


def _place(entry: Entry, places: Places, lang: str) -> Any:
    if entry.spot is None:
        return ""
    if isinstance(entry.spot, Span):
        return spot(entry.spot, lang)
    return texts(places, entry.spot, entry.rows, lang)


def _strings(parts: Sequence[Any], sizes: Sequence[int], order: Any, pa: Any) -> Any:
    """One text or a column for each entry, brought into the findings' order."""
    values, places, at = [], [], 0
    for part, size in zip(parts, sizes, strict=True):
        if isinstance(part, str):
            values.append(pa.array([part], pa.string()))
            places.append(np.full(size, at, np.int64))
            at += 1
        else:
            values.append(part)
            places.append(np.arange(at, at + size))
            at += size
    if not values:
        return pa.array([], pa.string())
    whole = [one.combine_chunks() if isinstance(one, pa.ChunkedArray) else one for one in values]
    return pa.concat_arrays(whole).take(pa.array(np.concatenate(places)[order]))


def asked(findings: Iterable[Finding], block: Block) -> tuple[Finding, ...]:
    """A row's findings without those that ask for what the input has no column for."""
    return tuple(finding for finding in findings if _asked(finding, block))


def _asked(finding: Finding, block: Block) -> bool:
    if finding.code not in (*EVIDENCE, *REASON):
        return True
    given = block.leaves.get(finding.path)
    column = None
    if given is not None:
        column = given.evidence if finding.code in EVIDENCE else given.reason
    return column is not None
