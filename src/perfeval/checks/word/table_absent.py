"""Indicators of the project that a score table of the document lacks."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from perfeval.checks.word.figures import loose
from perfeval.checks.word.score_rows import FUNDS, Row, rows
from perfeval.model.finding import Finding, Span
from perfeval.model.scorecard import NOT_APPLICABLE, NOT_DUE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.word.look import Look
    from perfeval.model.scorecard import LeafScore

CODE = "PE923"


def check(look: Look, p: None) -> Iterator[Finding]:
    """A table that has most of the indicators should have all; else it is enough that each stands
    in one of them. Nothing is said of a document without any table of scores."""
    if look.card is None:
        return
    known = {loose(leaf.indicator.name): leaf for leaf in look.card.leaves}
    found = [row for row in rows(look) if row.cell("score") is not None or row.cell("weight")]
    known.pop("", None)
    often = Counter((row.part, name) for row in found for name in row.names if name in known)
    twins = Counter(loose(leaf.indicator.name) for leaf in look.card.leaves)
    found = [row for row in found if all(often[row.part, n] <= max(twins[n], 1) for n in row.names)]
    if not any(row.cell("score") for row in found):
        return
    there = {name for row in found for name in row.names}
    told = set()
    for rest in _wholes(found, known):
        names = {name for row in rest for name in row.names}
        absent = [name for name in known if name not in names and _wanted(known[name], rest)]
        told |= set(absent)
        if absent:
            yield _finding(look, rest, [known[name].indicator.name for name in absent])
    nowhere = [name for name in known if name not in there and name not in told]
    nowhere = [name for name in nowhere if _wanted(known[name], found)]
    scored = [row for row in found if row.cell("score")]
    if nowhere:
        yield _finding(look, scored, [known[name].indicator.name for name in nowhere])


def _finding(look: Look, found: list[Row], names: list[str]) -> Finding:
    first = min(row.table.first for row in found)
    params = {"n": str(len(names)), "names": "、".join(names)}
    return Finding(CODE, Span(look.layout.file, first, 1), params)


def _wholes(found: list[Row], known: dict[str, LeafScore]) -> Iterator[list[Row]]:
    """Score tables with most of the indicators; one that goes on in the next is taken as one."""
    groups: list[list[Row]] = []
    tables: dict[int, list[Row]] = {}
    for row in found:
        tables.setdefault(row.table.number, []).append(row)
    before: list[Row] = []
    for number, own in tables.items():
        if groups and not (_leaves(groups[-1], known) & _leaves(own, known)):
            groups[-1] += own
        else:
            groups.append([*before, *own])
        # the first page of a form has the money, with a score, and no indicators
        money = any(cell.kind in FUNDS for row in own for cell in row.cells)
        before = own if money and number + 1 in tables and not _leaves(own, known) else []
    for group in groups:
        if 2 * len(_leaves(group, known)) > len(known) and len(known) > 2:
            yield group


def _leaves(found: list[Row], known: dict[str, LeafScore]) -> set[str]:
    return {name for row in found for name in row.names if name in known}


def _wanted(leaf: LeafScore, found: list[Row]) -> bool:
    """An indicator of funds may be the line of a form that shows the money; what does not apply
    may be left out."""
    if leaf.status in (NOT_APPLICABLE, NOT_DUE):
        return False
    funded = leaf.indicator.measure.kind == "funds"
    return not (funded and any(cell.kind in FUNDS for row in found for cell in row.cells))
