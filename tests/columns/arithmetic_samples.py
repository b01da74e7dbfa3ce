"""Rows as text, once as results for the scalar kernel and once as a block of columns."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np
import yaml

from perfeval.columns.block import ABSENT, Block, Column, Form, LeafBlock, form_of, whole
from perfeval.columns.compiled import LeafPoints, leaf_column, prepare
from perfeval.measures.measured import Context
from perfeval.model.indicators import Indicator, IndicatorSet
from perfeval.model.quantity import Quantity, quantity
from perfeval.model.results import Judgement, Result
from perfeval.model.rounding import scaled
from perfeval.model.scorecard import SCORED, LeafScore
from perfeval.scoring.leaf import leaf_score, score_leaf
from perfeval.scoring.number_remarks import about_numbers
from perfeval.scoring.task import Task, target_of
from perfeval.source.set_builder import build_set
from perfeval.source.yaml_reader import parse_yaml

Row = dict[str, str]
SCALE = 10**6
QUANTITIES = ("actual", "target", "part", "whole", "current", "base")
NUMBERS = ("count", "judged", "share", "points", "excused")


def indicator_set(**leaf: Any) -> IndicatorSet:
    """A set of one leaf `a` of weight 10, unless said otherwise."""
    rounding = leaf.pop("rounding", None)
    head = {
        "perfeval": "indicator-set/v1", "id": "s", "total": leaf.get("weight", 10),
        "indicators": [{"name": "a", "weight": 10, **leaf}],
        **({"rounding": rounding} if rounding else {}),
    }  # fmt: skip
    text = yaml.safe_dump(head, allow_unicode=True)
    document = parse_yaml(text.encode(), "s.yaml")
    built = build_set(document.root, "s.yaml", None, "")  # type: ignore[arg-type]
    assert isinstance(built, IndicatorSet), built
    return built


def _quantity(text: str) -> Quantity:
    found = quantity(text)
    assert isinstance(found, Quantity), text
    return found


def _number(text: str) -> Fraction:
    return Fraction(text.rstrip("%")) / (100 if text.endswith("%") else 1)


def result_of(row: Row) -> Result:
    given: dict[str, Any] = {k: _quantity(row[k]) for k in QUANTITIES if k in row}
    given |= {k: _number(row[k]) for k in NUMBERS if k in row}
    if "met" in row:
        given["met"] = row["met"] == "是"
    points = {k[4:]: Judgement(_number(v)) for k, v in row.items() if k.startswith("met.")}
    if points:
        given["met"] = points
    if "tier" in row:
        given["tier"] = row["tier"]
    given["data"] = {k[5:]: _quantity(v) for k, v in row.items() if k.startswith("data.")}
    parts = sorted({int(k.split(".")[1]) for k in row if k.startswith("parts.")})
    given["parts"] = tuple(
        result_of({k.split(".", 2)[2]: v for k, v in row.items() if k.startswith(f"parts.{n}.")})
        for n in parts
    )
    return Result(**given)


def _as_quantity(leaf: Indicator, key: str, text: str) -> Quantity:
    last = key.split(".")[-1] if not key.startswith("data.") else ""
    if last == "tier":
        names = [tier.name for tier in leaf.score.params.tiers]
        return _quantity(str(names.index(text)))
    if last in NUMBERS or key.startswith("met."):
        value = _number(text)
        return _quantity("0")._replace(lo=value, hi=value)
    return _quantity(text)


def block_of(found: IndicatorSet, rows: Sequence[Row]) -> Block:
    leaf = found.leaves()[0]
    odd = np.zeros(len(rows), np.bool_)
    columns = {}
    for key in sorted({key for row in rows for key in row}):
        forms: list[Form] = []
        codes = np.full(len(rows), ABSENT, np.uint8)
        values, high = np.zeros(len(rows), np.int64), np.zeros(len(rows), np.int64)
        for at, row in enumerate(rows):
            if key not in row:
                continue
            given = _as_quantity(leaf, key, row[key])
            form, low, top = form_of(given), whole(given.lo, SCALE), whole(given.hi, SCALE)
            if form is None or low is None or top is None:
                odd[at] = True
                continue
            if form not in forms:
                forms.append(form)
            codes[at], values[at], high[at] = forms.index(form), low, top
        columns[key] = Column(values, SCALE, tuple(forms), codes, high)
    return Block(found, len(rows), {leaf.path: LeafBlock(columns)}, odd)


def scalar(
    found: IndicatorSet, row: Row, weight: Fraction | None = None
) -> tuple[LeafScore, list[str]]:
    """What the scalar kernel gives, with the codes of its findings."""
    leaf = found.leaves()[0]
    result = result_of(row)
    task = Task(
        leaf, result, weight if weight is not None else leaf.weight or Fraction(0),
        Context(leaf.path, target=target_of(leaf, result)), {},
    )  # fmt: skip
    outcome = score_leaf(task)
    card = leaf_score(task, outcome, SCORED)
    findings = [*outcome.findings, *about_numbers(card, result)]
    if outcome.all_na:
        return card, ["all_na"]
    return card, [finding.code for finding in findings]


REMARKED = {
    "over": ("PE441", "PE442"), "no_ratio": ("PE456",), "negative": ("PE457",),
    "share_for_percent": ("PE458",), "without_multiple": ("PE461",), "stated": ("PE411",),
    "unreasoned": ("PE427",), "full_rate": ("PE433",),
}  # fmt: skip
SILENT = {"PE402"}  # said of a blend's part as of a leaf


def at(value: Any, row: int) -> Any:
    return value if isinstance(value, bool) else value[row]


def differences(
    found: IndicatorSet, rows: Sequence[Row], weight: Fraction | None = None
) -> tuple[list[str], int]:
    """What columns say otherwise than the scalar kernel, and how many rows they left to it."""
    leaf = found.leaves()[0]
    block = block_of(found, rows)
    points = leaf_column(prepare(found), leaf.path, block, weight)
    wrong, odd = [], 0
    for row, given in enumerate(rows):
        if block.odd[row] or at(points.odd, row):
            odd += 1
            continue
        wrong += [f"{given}: {text}" for text in _row(found, leaf, points, row, given, weight)]
    return wrong, odd


def _row(
    found: IndicatorSet, leaf: Indicator, points: LeafPoints, row: int, given: Row,
    weight: Fraction | None,
) -> list[str]:  # fmt: skip
    card, codes = scalar(found, given, weight)
    digits = leaf.rounding.digits if leaf.rounding else 2
    wrong = []
    score = None if card.exact is None else card.score
    if score is None or score * 10**digits != int(points.points[row]):
        wrong.append(f"score {score} is {points.points[row]}")
    has = at(points.has_completion, row)
    seen = None if card.completion is None else scaled(card.completion, 4, "half-up")
    if (seen is None) == has or (has and seen != int(points.completion[row])):
        wrong.append(f"completion {seen} is {points.completion[row]} {has}")
    met = at(points.met, row) if at(points.has_met, row) else None
    if card.met != met:
        wrong.append(f"met {card.met} is {met}")
    if card.vetoed != at(points.vetoed, row):
        wrong.append(f"vetoed {card.vetoed}")
    expected = {name for name, cs in REMARKED.items() if set(cs) & set(codes)}
    told = {name for name, truth in points.remarks.items() if at(truth, row)} - {"bare_target"}
    if expected != told:
        wrong.append(f"remarks {expected} are {told}")
    unknown = set(codes) - {code for cs in REMARKED.values() for code in cs}
    if unknown:
        wrong.append(f"silent about {unknown}")
    return wrong
