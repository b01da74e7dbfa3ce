"""A sheet of projects as the block of columns that the columns kernel scores."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from perfeval.batch.cards import REGIONS
from perfeval.batch.tables import meanings as m
from perfeval.batch.tables.cells import texts
from perfeval.batch.tables.cells_in import days, distinct, read_texts
from perfeval.batch.tables.leaf_columns import LeafColumns, amounts
from perfeval.batch.tables.options import LONG
from perfeval.batch.tables.plan import FUNDS, RESULT, ROOT
from perfeval.columns.block import GIVEN, Block, LeafBlock
from perfeval.columns.places import At, Places
from perfeval.source.kinds import factor_of
from perfeval.source.node import NULLS

if TYPE_CHECKING:
    from perfeval.batch.tables.plan import Plan
    from perfeval.batch.tables.sheet import Sheet, Slot
    from perfeval.columns.block import Column
    from perfeval.model.indicators import Path

# texts of the header that no rule looks at
_TEXTS = frozenset((
    "name", "code", "department", "central_department", "implementer", "nature", "manager",
    "filled_by", "contact", "phone",
))  # fmt: skip
_AMOUNTS = frozenset(("initial_budget", "budget", "arrived", "spent"))
_EMPTY = pa.array(sorted(NULLS))
TEN_THOUSAND = Fraction(10_000)


def block_of(plan: Plan, sheet: Sheet) -> Block:
    """All projects of a sheet; those that columns can't hold are marked as odd."""
    made = _Block(plan, sheet)
    leaves: dict[Path, LeafBlock] = {}
    for leaf in plan.indicator_set.leaves():
        own = [s for s in sheet.slots if s.meaning.kind == RESULT and s.meaning.path == leaf.path]
        if not own:
            if leaf.measure.kind == "funds":  # the funds say it all
                leaves[leaf.path] = LeafBlock(state=GIVEN)
            continue
        explained = any(slot.meaning.keys == ("not_applicable",) for slot in own)
        columns = LeafColumns(leaf, sheet.n, explained)
        for slot in own:
            columns.add(slot)
        keys = sheet.keys.get(leaf.path)
        present = None if keys is None else keys > 0
        if leaf.measure.kind == "funds":
            present = np.ones(sheet.n, bool)
        leaves[leaf.path] = columns.block(present)
        made.odd |= columns.odd
    for path, lines in sheet.keys.items():
        # rows that name the indicator and say no more
        if not any(s.meaning.kind == RESULT and s.meaning.path == path for s in sheet.slots):
            made.odd |= lines > 0
    for slot in sheet.slots:
        if slot.meaning.kind == ROOT:
            made.root(slot)
    funds = made.funds([s for s in sheet.slots if s.meaning.kind == FUNDS])
    return Block(plan.indicator_set, sheet.n, leaves, made.odd, made.named(), funds, made.data)


class _Block:
    def __init__(self, plan: Plan, sheet: Sheet) -> None:
        self.plan, self.sheet = plan, sheet
        self.odd = np.zeros(sheet.n, bool)
        for at in (*sheet.broken, *sheet.strangers):
            self.odd[at] = True
        self.header: dict[str, Any] = {}
        self.data: dict[str, Column] = {}
        self.region: dict[str, Any] = {}

    def root(self, slot: Slot) -> None:
        keys = slot.meaning.keys
        if keys[0] == "project" and len(keys) == 2 and keys[1] in _TEXTS:
            self.header[keys[1]] = strings(slot.cells)
        elif keys == ("project", "as_of") and (day := days(slot.cells)) is not None:
            if day.odd is not None:
                self.odd |= day.odd
            self.header["as_of"] = slot.cells.cast(pa.date32())
        elif keys[0] == "groups" and len(keys) == 2:
            self.region[keys[1]] = strings(slot.cells)
        elif keys[0] == "data" and len(keys) == 2:
            read = read_texts(slot.cells, m.named)
            self.data[keys[1]] = read.column
            if read.odd is not None:
                self.odd |= read.odd
        else:
            self.odd |= filled(slot.cells)

    def funds(self, slots: list[Slot]) -> dict[str, Column]:
        """The only line of the funds; several lines, or more than amounts, are odd."""
        lines = {s.meaning.keys[0] for s in slots if s.meaning.keys[1] != "unit"}
        columns: dict[str, Column] = {}
        factor = TEN_THOUSAND
        for slot in slots:
            if slot.meaning.keys[1] == "unit":
                known, codes = distinct(slot.cells)
                said = {text for text in known if text}
                one = factor_of(next(iter(said))) if len(said) == 1 else None
                if one is None or (codes < 0).any():
                    self.odd[:] = True
                    return {}
                factor = one
        for slot in slots:
            key = slot.meaning.keys[1]
            if key == "unit":
                continue
            if len(lines) > 1 or key not in _AMOUNTS:
                self.odd |= filled(slot.cells)
                continue
            read = amounts(slot.cells, slot.meaning.unit, factor)
            columns[key] = read.column
            if read.odd is not None:
                self.odd |= read.odd
        return columns

    def named(self) -> dict[str, Any]:
        """The header with what a project is called, and where it stands."""
        sheet = self.sheet
        rows = pa.array(sheet.lines)
        source = str(sheet.file)
        name, code = self.header.get("name"), self.header.get("code")

        def first(*given: Any) -> Any:
            said = [one for one in given if one is not None]
            if said and not said[0].null_count:
                return said[0]
            label = pc.binary_join_element_wise(source, rows.cast(pa.string()), ":")
            return pc.coalesce(*said, label)

        self.header["project"] = first(code, name)
        self.header["name"] = first(name, code)
        self.header["source"] = pa.DictionaryArray.from_arrays(
            pa.array(np.zeros(sheet.n, np.int32)), pa.array([source], pa.string())
        )
        self.header["row"] = rows
        found = [self.region[key] for key in REGIONS if key in self.region]
        if found:
            self.header["region"] = pc.coalesce(*found)
        return self.header


def strings(cells: pa.Array) -> pa.Array:
    """The cells' texts as Arrow strings; null where they are empty."""
    if pa.types.is_string(cells.type):
        trimmed = pc.utf8_trim_whitespace(cells)
        if unusual(trimmed):
            return pa.array(texts(cells), pa.string())
        empty = pc.is_in(trimmed, value_set=_EMPTY)
        if not empty.true_count:
            return trimmed
        return pc.if_else(empty, pa.scalar(None, pa.string()), trimmed)
    return pa.array(texts(cells), pa.string())


def unusual(cells: pa.Array) -> bool:
    """Whether a text may hold what takes no room on a page, or is no character at all."""
    data = cells.buffers()[2]
    if data is None:
        return False
    octets = np.frombuffer(data, np.uint8)
    # what clean() looks for begins with one of these bytes
    if not ((octets < 0x20) | (octets == 0x7F) | (octets == 0xC2) | (octets == 0xE2)).any():
        return bool((octets == 0xEF).any() and pc.any(pc.match_substring(cells, "\ufeff")).as_py())
    return bool(pc.any(pc.invert(pc.utf8_is_printable(cells))).as_py())


def filled(cells: pa.Array) -> Any:
    from perfeval.batch.tables.wide import said

    return said(cells)


def places_of(plan: Plan, sheet: Sheet) -> Places:
    """Where the cells of the sheet's projects stand, as the scalar kernel's projects say it."""
    at: dict[tuple[Path, str], At] = {}
    if plan.layout == LONG:
        for leaf in plan.indicator_set.leaves():
            lines = sheet.keys.get(leaf.path)
            own = None if lines is None else np.where(lines > 0, lines, sheet.lines)
            at[leaf.path, ""] = At(sheet.key_column + 1, own)
    for slot in sheet.slots:
        meaning = slot.meaning
        if meaning.kind != RESULT:
            continue
        place = At(meaning.column + 1, slot.lines)
        at.setdefault((meaning.path, ""), place)
        leaf = next(x for x in plan.indicator_set.leaves() if x.path == meaning.path)
        for key in keys_of(meaning.keys, leaf):
            at.setdefault((meaning.path, key), place)
        if meaning.keys == ("not_applicable",):
            at[meaning.path, "not_applicable"] = place
    return Places(sheet.file, sheet.lines, at, At(1))


def keys_of(keys: tuple[str, ...], leaf: Any) -> tuple[str, ...]:
    """The keys under which a slot's places are looked up."""
    from perfeval.batch.tables.natural import natural_key

    if not keys:
        natural = natural_key(leaf)
        own = ("tier", "share") if natural == "tier" else (natural,)
        return (*own, "not_applicable")
    if keys == ("actual",):
        return ("actual", "not_applicable")
    return (keys[0], ".".join(keys)) if len(keys) > 1 else keys
