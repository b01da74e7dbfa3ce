"""Projects as a block of columns, as a reader of tables would make it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
import pyarrow as pa

from perfeval.batch import cards
from perfeval.columns.block import (
    ABSENT,
    GIVEN,
    MISSING,
    NOT_APPLICABLE,
    NOT_DUE,
    Block,
    Column,
    Form,
    LeafBlock,
    form_of,
    whole,
)
from perfeval.columns.places import At, Places
from perfeval.model.finding import Span
from perfeval.model.indicators import Indicator, IndicatorSet, Path
from perfeval.model.project import Project
from perfeval.model.quantity import Quantity, from_flag, from_number
from perfeval.model.results import Judgement, Result
from perfeval.scoring.judging import _place as point_of
from perfeval.scoring.references import evidence_id

QUANTITIES = ("actual", "target", "part", "whole", "current", "base")
NUMBERS = ("count", "judged", "share", "points")
SILENT = {"name", "span", "at", "note", "improvement"}
TAKEN = {
    *QUANTITIES, *NUMBERS, *SILENT, "planned", "finished", "excused", "data", "met", "tier", "parts",
    "not_applicable", "not_due", "reason", "evidence",
}  # fmt: skip
PLAIN = {
    "header", "set_id", "file", "results", "groups", "evidence", "funds", "data", "digest", "places",
    "evaluation", "objectives", "sampling", "findings",
}  # fmt: skip
MONEY = ("initial_budget", "budget", "arrived", "spent")
Cells = dict[str, Quantity]


def block_of(
    indicator_set: IndicatorSet, projects: Sequence[Project], scale: int = 10**6
) -> tuple[Block, Places]:
    """What columns can't hold becomes odd rows; every project has a file of its own."""
    n = len(projects)
    odd = np.array([not _plain(project) for project in projects], bool)
    leaves: dict[Path, LeafBlock] = {}
    at: dict[tuple[Path, str], At] = {}
    for leaf in indicator_set.leaves():
        results = [project.results.get(leaf.path) for project in projects]
        cells = [_cells(leaf, result, odd, row) for row, result in enumerate(results)]
        absence = np.array([bool(r and (r.absence or r.not_due)) for r in results], bool)
        leaves[leaf.path] = LeafBlock(
            _columns(cells, odd, scale), np.array([_state(leaf, r) for r in results], np.uint8),
            _texts(cells), np.array([bool(r and r.reason) for r in results], bool),
            np.array([bool(r and r.evidence) for r in results], bool), absence,
        )  # fmt: skip
        at |= _spans(leaf, projects, results)
    funds = [_funds(project, odd, row) for row, project in enumerate(projects)]
    data = [dict(project.data) for project in projects]
    header = {
        "project": pa.array([p.header.code or p.header.name or p.file for p in projects]),
        "name": pa.array([p.header.name for p in projects]),
        "department": pa.array([p.header.department for p in projects]),
        "region": pa.array([cards.region_of(p.groups) for p in projects]),
        "source": pa.array([p.file for p in projects]),
        "as_of": pa.array([p.header.as_of for p in projects], pa.date32()),
        "period_end": pa.array([p.header.period[1] for p in projects], pa.date32()),
    }
    for key, found in (
        ("indicator_set", [p.places.get("indicator_set") for p in projects]),
        ("as_of", [p.header.at.get("as_of") or p.header.at.get("period") for p in projects]),
        ("period", [p.header.at.get("as_of") or p.header.at.get("period") for p in projects]),
    ):
        if any(found):
            at[((), key)] = _at(found)
    places = Places(
        pa.array([_file(project) for project in projects]),
        1,
        at,
        _at([project.places.get("results") for project in projects])
        if any(project.places.get("results") for project in projects)
        else None,
    )
    block = Block(
        indicator_set, n, leaves, odd, header, _columns(funds, odd, 100), _columns(data, odd, scale)
    )
    return block, places


def as_table(block: Block, places: Places, flags: bool) -> tuple[Block, Places]:
    """As a table has it, a row for each project: with the columns evidence and reason, or without."""
    assert places.results is not None
    at = {key: one._replace(line=None) for key, one in places.at.items()}
    file = places.file[0].as_py()
    spots = Places(file, places.results.line, at, places.results._replace(line=None))
    if flags:
        return block, spots
    leaves = {
        path: leaf._replace(evidence=None, reason=None) for path, leaf in block.leaves.items()
    }
    return block._replace(leaves=leaves), spots


def _file(project: Project) -> str:
    spans = [r.span for r in project.results.values() if r.span] + list(project.places.values())
    return str(spans[0].file) if spans else project.file


def _plain(project: Project) -> bool:
    defaults = project._field_defaults
    fields = project._asdict()
    if any(fields[key] != defaults[key] for key in fields if key not in PLAIN):
        return False
    register = {entry.id: entry for entry in project.evidence}
    cited = [one for result in project.results.values() for one in result.evidence]
    if len(register) < len(project.evidence):
        return False
    return all(evidence_id(one, register) is not None for one in cited)


def _state(leaf: Indicator, result: Result | None) -> int:
    if result is None:
        return GIVEN if leaf.measure.kind == "funds" else MISSING
    if result.not_applicable is not None:
        return NOT_APPLICABLE
    return NOT_DUE if result.not_due is not None else GIVEN


def _number(value: Fraction) -> Quantity:
    return from_number(value)


def _cells(leaf: Indicator, result: Result | None, odd: Any, row: int) -> Cells:
    if result is None:
        return {}
    fields, defaults = result._asdict(), result._field_defaults
    if any(fields[key] != defaults[key] for key in fields if key not in TAKEN):
        odd[row] = True
        return {}
    cells: Cells = {k: fields[k] for k in QUANTITIES if fields[k] is not None}
    cells |= {k: _number(fields[k]) for k in NUMBERS if fields[k] is not None}
    for key in ("planned", "finished"):
        if fields[key] is not None:
            day = Fraction(fields[key].toordinal())
            cells[key] = Quantity("date", "", day, day, "", Fraction(1), False, "")
    if result.excused:
        cells["excused"] = _number(result.excused)
    cells |= {f"data.{name}": q for name, q in result.data.items()}
    if result.tier:
        names = (
            [tier.name for tier in leaf.score.params.tiers] if leaf.score.kind == "tiers" else []
        )
        if result.tier not in names:
            odd[row] = True
            return {}
        cells["tier"] = _number(Fraction(names.index(result.tier)))
    cells |= _met(leaf, result, odd, row)
    for number, part in enumerate(result.parts, 1):
        own = part_leaf(leaf, number)
        inner = _cells(own, part, odd, row)
        if part.not_applicable is not None or part.not_due is not None or part.reason or part.name:
            odd[row] = True
        cells |= {f"parts.{number}.{key}": q for key, q in inner.items()}
    return cells


def part_leaf(leaf: Indicator, number: int) -> Indicator:
    if leaf.score.kind != "blend" or number > len(leaf.score.params.parts):
        return leaf
    part = leaf.score.params.parts[number - 1]
    return leaf._replace(score=part.score, measure=part.measure)


def _met(leaf: Indicator, result: Result, odd: Any, row: int) -> Cells:
    if result.met is None:
        return {}
    if isinstance(result.met, bool):
        return {"met": from_flag(result.met, "")}
    if not isinstance(result.met, Mapping) or leaf.score.kind != "checklist":
        odd[row] = True
        return {}
    cells: Cells = {}
    for key, judged in result.met.items():
        index = point_of(leaf.score.params, key)
        if (
            index is None
            or judged.met is None
            or judged._replace(span=None, at={}) != Judgement(judged.met)
        ):
            odd[row] = True
            return {}
        cells[f"met.{index + 1}"] = _number(judged.met)
    return cells


def _funds(project: Project, odd: Any, row: int) -> Cells:
    funds = project.funds
    if funds is None:
        return {}
    if len(funds.lines) != 1 or funds.plan is not None or funds.rates:
        odd[row] = True
        return {}
    line, cells = funds.lines[0], {}
    for key, value in line._asdict().items():
        if value == line._field_defaults.get(key) or key in ("name", "id", "source", "span", "at"):
            continue
        if key not in MONEY or any(entry.date is not None for entry in value):
            odd[row] = True
            return {}
        cells[key] = _number(sum((entry.amount for entry in value), Fraction(0)))
    return cells


def _columns(cells: Sequence[Cells], odd: Any, scale: int) -> dict[str, Column]:
    found = {}
    for key in dict.fromkeys(key for row in cells for key in row):
        forms: list[Form] = []
        codes = np.full(len(cells), ABSENT, np.uint8)
        values, high = np.zeros(len(cells), np.int64), np.zeros(len(cells), np.int64)
        for at, row in enumerate(cells):
            given = row.get(key)
            if given is None:
                continue
            form = form_of(given)
            low, top = whole(_lo(given), scale), whole(given.hi, scale)
            if form is None or low is None or top is None:
                odd[at] = True
                continue
            if form not in forms:
                if len(forms) == 200:
                    odd[at] = True
                    continue
                forms.append(form)
            codes[at], values[at], high[at] = forms.index(form), low, top
        found[key] = Column(values, scale, tuple(forms), codes, high)
    return found


def _lo(given: Quantity) -> Fraction:
    return Fraction(int(given.flag)) if given.kind == "flag" else given.lo


def _texts(cells: Sequence[Cells]) -> dict[str, Any]:
    return {
        key: pa.array([row[key].text if key in row else "" for row in cells])
        for key in dict.fromkeys(key for row in cells for key in row)
        if key.endswith(("actual", "target"))
    }


def _spans(
    leaf: Indicator, projects: Sequence[Project], results: Sequence[Result | None]
) -> dict[tuple[tuple[str, ...], str], At]:
    found = {}
    keys = dict.fromkeys(key for result in results if result for key in result.at)
    for key in keys:
        found[(leaf.path, key)] = _at([r.at.get(key) if r else None for r in results])
    own = [
        r.span if r is not None else project.place_for(leaf.path)
        for r, project in zip(results, projects, strict=True)
    ]
    if any(own):
        found[(leaf.path, "")] = _at(own)
    return found


def _at(spans: Sequence[Span | None]) -> At:
    columns = {span.column for span in spans if span is not None}
    lines = np.array([span.line if span else 0 for span in spans], np.int64)
    if len(columns) == 1:
        return At(columns.pop(), lines)
    return At(np.array([span.column if span else 0 for span in spans], np.int64), lines)
