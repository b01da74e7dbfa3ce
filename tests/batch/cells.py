"""The cells of a scored project that every way must agree on, from each way's own output."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from perfeval.__main__ import main

Cells = dict[str, Any]
# what asks for a column that a table may lack: said once for the table, not for every row
ASKING = ("PE427", "PE443", "PE451", "PE452", "PE455")


def by_score(path: Path, capsys: Any, lang: str = "zh") -> Cells:
    """What `perfeval score --format json` prints; of a project that can't be scored nothing."""
    code = main(["score", str(path), "--format", "json", "--lang", lang])
    out = capsys.readouterr().out
    if code == 2:
        return {"status": "unusable"}
    found = json.loads(out, parse_float=Decimal, parse_int=Decimal)
    return {
        "status": "scored", "set": found["indicator_set"], "total": found["total"],
        "max": found["max"], "grade": found["grade"], "execution": found["funds"]["execution"],
        "indicators": [_leaf(leaf) for leaf in found["indicators"]],
        "findings": [_finding(one) for one in found["findings"]],
    }  # fmt: skip


def by_batch(row: dict[str, Any]) -> Cells:
    """The same of a row of a batch."""
    if row["status"] == "unusable":
        return {"status": "unusable"}
    kept = ("status", "set", "total", "max", "grade", "execution")
    leaf = ("path", "indicator", "status", "weight", "score", "completion", "target", "actual")
    said = ("code", "severity", "message", "place", "indicator")
    return {
        **{key: row[key] for key in kept},
        "indicators": [tuple(one[key] for key in leaf) for one in row["indicators"]],
        "findings": [tuple(one[key] for key in said) for one in row["findings"]],
    }


def without_places(cells: Cells, lacking: tuple[str, ...]) -> Cells:
    """A table's places are its own, and it says of columns it lacks only once."""
    if "findings" not in cells:
        return cells
    kept = [(one[0], one[1], one[2], one[4]) for one in cells["findings"] if one[0] not in lacking]
    return {**cells, "findings": sorted(kept)}


def _leaf(leaf: dict[str, Any]) -> tuple[Any, ...]:
    keys = ("id", "status", "weight", "score", "completion", "target", "actual")
    return ("/".join(leaf["path"]), *(leaf[key] for key in keys))


def _finding(one: dict[str, Any]) -> tuple[str, ...]:
    where = f"{one['file']}:{one['line']}:{one['column']}" if one["file"] is not None else ""
    return (one["code"], one["severity"], one["message"], where, "/".join(one["path"]))
