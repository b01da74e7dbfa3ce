"""Weights that stand behind the indicators' names: 退捕渔船数量（10分）."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.model.form import Value

if TYPE_CHECKING:
    from perfeval.intake.fields import Fields

WEIGHT = re.compile(r"^(.+?)\s*[（(\[【]\s*(\d+(?:\.\d+)?)\s*分\s*[）)\]】]\s*$", re.DOTALL)


def settle_weights(fields: Fields) -> None:
    """Takes the weights from the names where the table has no column for them."""
    if any(k.startswith("weight") for k in fields.columns):
        return
    for n, row in enumerate(fields.rows):
        found = WEIGHT.match(row.name.text)
        if found:
            cells = {**row.cells, "weight": Value(found[2], row.name.span)}
            fields.rows[n] = row._replace(name=row.name._replace(text=found[1]), cells=cells)
