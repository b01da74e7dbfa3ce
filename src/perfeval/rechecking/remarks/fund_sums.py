"""PE714, PE508: rows of the fund table that do not make their total, where scoring could not say so."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model.rounding import plain
from perfeval.rechecking.look import at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.rechecking.look import Look
    from perfeval.rechecking.records import FundLine

COLUMNS = ("initial_budget", "budget", "arrived", "spent")
_SUMS = ("合计", "小计", "总计")
_MARKS = ":：—"
_NONE = ("其中", "合计", "小计", "总计")


def check(look: Look) -> Iterator[Finding]:
    rows = list(zip(look.money, look.funds, strict=False))
    tops = [row for row, _ in rows if not row.part]
    parts = [row for row, _ in rows if row.part]
    grouped = any(group(row.name) for row in parts)
    plain_parts = [row for row in parts if not group(row.name)]
    nested = any(fund.within is not None for _, fund in rows)
    if nested and "PE503" not in look.known:
        for n, (row, _) in enumerate(rows):
            if group(row.name):
                continue  # added up by their names below
            yield from _beside(row, [part for part, fund in rows if fund.within == n])
    plain_sum = not nested and not _deeper(look) and ("PE503" not in look.known or grouped)
    if plain_sum and len(tops) == 1 and plain_parts:
        yield from _beside(tops[0], plain_parts)
    for row, _ in rows if "PE508" not in look.known else ():
        if row.spent is not None and row.budget and row.spent > row.budget:
            params = {"name": row.name, "spent": plain(row.spent), "budget": plain(row.budget)}
            yield at("PE508", row.places.get("spent"), **params)
    groups: dict[str, list[FundLine]] = {}
    for row, _ in rows:
        if group(row.name):
            groups.setdefault(group(row.name), []).append(row)
    for members in groups.values():
        whole = [row for row in members if row.name.endswith(_SUMS)]
        own = [row for row in members if not row.name.endswith(_SUMS)]
        if len(whole) == 1 and own:
            yield from _beside(whole[0], own)
    yield from _groups_beside_total([row for row, _ in rows], groups)


def _deeper(look: Look) -> bool:
    """Whether the sums themselves made parts of parts, which scoring adds up."""
    lines = look.card.funds.lines if look.card.funds is not None else ()
    tops = {line.key for line in lines if not line.of}
    return any(line.of and line.of not in tops for line in lines)


def group(name: str) -> str:
    """What stands before the kind of money: "奖励扶助: 中央" → "奖励扶助"."""
    for mark in _MARKS:
        head, sep, _ = name.partition(mark)
        if sep and head.strip() and head.replace(" ", "") not in _NONE:
            return head.strip()
    return ""


def _beside(whole: FundLine, parts: list[FundLine]) -> Iterator[Finding]:
    for key in COLUMNS:
        total = getattr(whole, key)
        values = [getattr(part, key) for part in parts]
        known = [value for value in values if value is not None]
        if total is None or not known or len(known) != len(values):
            continue
        added = sum(known, Fraction(0))
        if added != total:
            params = {"key": key, "name": whole.name, "whole": plain(total), "sum": plain(added)}
            yield at("PE714", whole.places.get(key), **params)


def _groups_beside_total(
    rows: list[FundLine], groups: dict[str, list[FundLine]]
) -> Iterator[Finding]:
    """One kind of money over all groups beside the row of this kind."""
    for row in rows:
        if group(row.name) or row.name.endswith(_SUMS):
            continue
        own = [
            one for members in groups.values() for one in members
            if one.name.endswith(row.name[:2]) and row.name[:2]
        ]  # fmt: skip
        if len(own) > 1 and len(own) == len(groups):
            yield from _beside(row, own)
