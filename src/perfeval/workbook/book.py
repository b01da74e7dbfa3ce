"""All sheets of the workbook, in order, from an indicator set and what is known of a project."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, NamedTuple

from perfeval.workbook.amounts import amounts_table, line_names
from perfeval.workbook.base import base_table
from perfeval.workbook.figures import data_table, indicators_table
from perfeval.workbook.leftovers import other_table
from perfeval.workbook.lists import LISTS, list_table, row_name
from perfeval.workbook.owned import owned_table, points_table
from perfeval.workbook.plain import plain_project
from perfeval.workbook.slots import Slot, slots
from perfeval.workbook.tree import Stock

if TYPE_CHECKING:
    from collections.abc import Mapping as MappingOf

    from perfeval.model.indicators import IndicatorSet
    from perfeval.source.node import Mapping
    from perfeval.workbook.paths import Path
    from perfeval.workbook.table import Table

ORDER = (
    "base", "indicators", "points", "data", "surveys", "items", "panel", "events", "progress", "funds",
    "amounts", "rates", "plan", "objectives", "goals", "evidence", "problems", "interviews",
    "feedback", "team", "gates", "adjust", "other",
)  # fmt: skip


class Laid(NamedTuple):
    """The sheets with the places of results."""

    tables: tuple[Table, ...]
    slots: tuple[Slot, ...]


def laid(
    indicator_set: IndicatorSet,
    project: Mapping | None,
    set_name: str,
    lang: str,
    variants: MappingOf[str, IndicatorSet],
) -> Laid:
    """Every sheet that the set needs or the project fills."""
    values = plain_project(project) if project is not None else {}
    stock = Stock(copy.deepcopy(values))
    stock.values.pop("perfeval", None)
    stock.values.setdefault("indicator_set", set_name)
    blank = True
    places = slots(indicator_set, stock, lang)
    wants = _wants(indicator_set)
    names = line_names(stock)
    tables: dict[str, Table] = {}
    tables["points"] = points_table(places, stock, lang)
    watched = indicator_set.report == "monitoring"
    tables["indicators"] = indicators_table(places, stock, lang, variants, watched)
    for id in ("surveys", "items", "panel", "events"):
        tables[id] = owned_table(id, places, stock, lang, blank)
    tables["progress"] = owned_table("progress", places, stock, lang, blank and watched)
    tables["data"] = data_table(places, stock, lang, blank)
    tables["amounts"] = amounts_table(stock, names, lang, "funds" in wants or bool(names))
    for one in LISTS:
        empty = stock.at(one.path) is None
        add = one.always or one.id in wants or not empty
        tables[one.id] = list_table(one, stock, lang, add)
    tables["base"] = base_table(indicator_set, stock, lang, blank)
    tables["other"] = other_table(stock, _names(values), True)
    shown = tuple(tables[id] for id in ORDER if tables[id].rows)
    return Laid(shown, places)


def _names(values: dict[str, object]) -> dict[Path, str]:
    """What the rows of lists are known by."""
    whole = Stock(values)
    found: dict[Path, str] = {}
    for one in LISTS:
        rows = whole.at(one.path)
        for index in range(len(rows) if isinstance(rows, list) else 0):
            if isinstance(rows[index], dict):
                found[*one.path, index] = row_name(rows[index])
    return found


def _wants(indicator_set: IndicatorSet) -> set[str]:
    """The lists that the set cannot do without."""
    found = {"funds"}
    nodes = (*indicator_set.leaves(), *indicator_set.branches())
    if indicator_set.gates or any(node.gates for node in nodes):
        found.add("gates")
    if indicator_set.adjust or any(node.adjust for node in nodes):
        found.add("adjust")
    return found
