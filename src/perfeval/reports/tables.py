"""Tables as plain data, one shape for every writer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.reports.words import Words

Table = dict[str, Any]
Row = dict[str, Any]


def column(key: str, label: str, align: str = "left") -> dict[str, str]:
    return {"key": key, "label": label, "align": align}


def row(cells: dict[str, str], kind: str = "row") -> Row:
    """One row; `kind` is row, subtotal or total."""
    return {"kind": kind, "cells": cells}


def table(
    key: str,
    words: Words,
    columns: Sequence[dict[str, str]],
    rows: Sequence[Row],
    unit: str = "",
    notes: Sequence[str] = (),
    merge: int = 0,
) -> Table | None:
    """A table, or None without rows; `merge` leading columns repeat their names for merging."""
    if not rows:
        return None
    caption = words.texts.get(f"caption.{key}", "")
    return {
        "key": key, "caption": caption, "columns": list(columns), "rows": list(rows),
        "unit": unit, "notes": [note for note in notes if note], "merge": merge,
    }  # fmt: skip


def filled(
    columns: Sequence[dict[str, str]], rows: Sequence[Row], keep: Sequence[str] = ()
) -> list[dict[str, str]]:
    """The columns in which some row says something."""
    return [c for c in columns if c["key"] in keep or any(r["cells"].get(c["key"]) for r in rows)]


def columns_of(words: Words, keys: str, right: str = "") -> list[dict[str, str]]:
    """Columns by key, labelled from the table of words; those in `right` align right."""
    numbers = set(right.split())
    return [
        column(key, words(f"col.{key}"), "right" if key in numbers else "left")
        for key in keys.split()
    ]


class Frozen(NamedTuple):
    """All that a table says, so that equal tables are known again."""

    plain: tuple[Any, ...]
    columns: tuple[tuple[Any, ...], ...]
    names: tuple[tuple[str, ...], ...]
    kinds: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]


_PLAIN = ("key", "caption", "unit", "merge")


def frozen(found: Table) -> Frozen:
    rows = found["rows"]
    return Frozen(
        tuple(found[key] for key in _PLAIN),
        tuple(tuple(one.items()) for one in found["columns"]),
        tuple(tuple(one["cells"]) for one in rows), tuple(one["kind"] for one in rows),
        tuple(tuple(one["cells"].values()) for one in rows), tuple(found["notes"]),
    )  # fmt: skip


def thawed(found: Frozen) -> Table:
    rows = [
        row(dict(zip(names, cells, strict=True)), kind)
        for names, kind, cells in zip(found.names, found.kinds, found.cells, strict=True)
    ]
    columns = [dict(one) for one in found.columns]
    plain = dict(zip(_PLAIN, found.plain, strict=True))
    return {**plain, "columns": columns, "rows": rows, "notes": list(found.notes)}
