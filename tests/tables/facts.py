"""What public bodies printed in fifty tables: figures, names and the address, nothing else.

`facts/*.yaml` hold them in a short form; every value is the printed text. `funds[0]` is the total.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

FOLDER = Path(__file__).parent / "facts"


class Line(NamedTuple):
    """One fund row: `cells` by initial, adjustment, budget, spent, rate, weight, score."""

    label: str
    cells: Mapping[str, str]


class Item(NamedTuple):
    """One indicator row: `cells` by op, target, unit, actual, weight, score, reason, rule …"""

    levels: tuple[str, ...]
    name: str
    cells: Mapping[str, str]


class Facts(NamedTuple):
    case: str
    kind: str
    form: str
    title: str
    year: str
    project: str
    office: str
    unit: str
    funds: tuple[Line, ...]
    rows: tuple[Item, ...]
    total: str
    grade: str
    notes: tuple[str, ...]


def _rest(raw: Mapping[str, object], *known: str) -> Mapping[str, str]:
    return {key: str(value) for key, value in raw.items() if key not in known}


@cache
def facts(case: str) -> Facts:
    """The facts of one table, by the stem of its file."""
    raw = yaml.load((FOLDER / f"{case}.yaml").read_text("utf-8"), yaml.BaseLoader)
    return Facts(
        case,
        raw["kind"],
        raw["form"],
        raw["title"],
        raw["year"],
        raw["project"],
        raw.get("office", ""),
        raw.get("unit", "万元"),
        tuple(Line(line["label"], _rest(line, "label")) for line in raw["funds"]),
        tuple(
            Item(tuple(item["levels"]), item["name"], _rest(item, "levels", "name"))
            for item in raw["rows"]
        ),
        raw.get("total", ""),
        raw.get("grade", ""),
        tuple(raw.get("notes", ())),
    )


CASES = tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))
