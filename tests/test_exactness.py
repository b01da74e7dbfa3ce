"""The kernel against an independent reference, and the compiled kernel against the exact one."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import Any

import pytest
from reference.generate import as_yaml_leaf, as_yaml_result, cases
from reference.leaf import printed

from perfeval import load_indicator_set
from perfeval.measures.measured import Context, Measured
from perfeval.model.indicators import IndicatorSet
from perfeval.model.quantity import from_number
from perfeval.model.rounding import rounded, scaled
from perfeval.rules import rule
from perfeval.rules.inputs import Inputs
from perfeval.rules.limits import cut
from perfeval.scoring.compiled import Slot, compile_set
from perfeval.scoring.leaf import score_leaf
from perfeval.scoring.numbers import fit
from perfeval.scoring.task import Task, target_of
from perfeval.source.node import Mapping, Node, Scalar, Sequence
from perfeval.source.reading import Reader
from perfeval.source.results import read_result
from perfeval.source.set_builder import build_set

CASES = 100_000
PARTS = 10


def node(value: Any) -> Node:
    """Plain data as the nodes that a file would give."""
    if isinstance(value, dict):
        entries = {str(k): (Scalar(str(k), True, "f", 1, 1), node(v)) for k, v in value.items()}
        return Mapping(entries, "f", 1, 1)
    if isinstance(value, list | tuple):
        return Sequence([node(item) for item in value], "f", 1, 1)
    text = (
        {True: "true", False: "false", None: "null"}.get(value)
        if isinstance(value, bool | None)
        else None
    )
    return Scalar(text if text is not None else str(value), True, "f", 1, 1)


def leaf_of(plain: dict[str, Any]) -> Any:
    top = {
        "perfeval": "indicator-set/v1", "id": "s", "total": 100,
        "indicators": [{"name": "案例", "weight": 10, **plain}],
    }  # fmt: skip
    root = node(top)
    assert isinstance(root, Mapping)
    built = build_set(root, "f", {}, "")
    assert not isinstance(built, list), built
    assert not built.findings, built.findings
    return built.leaves()[0]


def kernel(plain_leaf: dict[str, Any], plain_result: dict[str, Any]) -> Fraction | None:
    """The printed score by the program, from contract-shaped data."""
    leaf = leaf_of(plain_leaf)
    reader = Reader({})
    result = read_result(reader, node(plain_result))
    assert not reader.findings, reader.findings
    context = Context(leaf.path, target=target_of(leaf, result))
    outcome = score_leaf(Task(leaf, result, leaf.weight, context, {}))
    if outcome.points is None:
        return None
    return rounded(outcome.points, leaf.rounding.digits, leaf.rounding.mode)


@pytest.mark.parametrize("part", range(PARTS))
def test_kernel_agrees_with_the_reference(part: int) -> None:
    for leaf, result in cases(20_260_000 + part, CASES // PARTS):
        plain_leaf, plain_result = as_yaml_leaf(leaf), as_yaml_result(result)
        expected = Fraction(printed(leaf, result))
        assert kernel(plain_leaf, plain_result) == expected, (plain_leaf, plain_result, expected)


def _slot_value(slot: Slot, task: Task, v: Any) -> int | None:
    """The integer a slot takes for a case; None where its scale can't hold the number."""
    key = slot.key
    if key == "x":
        value = v.x
    elif key == "judged":
        value = v.judged
    elif key.startswith("met."):
        value = v.met[int(key[4:]) - 1]
    else:
        value = v.data[key[5:]]
    if value is None or (key == "judged" and v.deductions):
        return None
    exact = Fraction(value) * slot.scale
    return exact.numerator if exact.denominator == 1 else None


def test_compiled_rules_agree_with_the_exact_ones() -> None:
    """One text of a rule serves one value and many: on integers it gives the same hundredth."""
    compared: dict[str, int] = {}
    for leaf_case, result_case in cases(77, 8_000):
        leaf = leaf_of(as_yaml_leaf(leaf_case))
        result = read_result(Reader({}), node(as_yaml_result(result_case)))
        target = target_of(leaf, result)
        task = Task(leaf, result, leaf.weight, Context(leaf.path, target=target), {})
        outcome = score_leaf(task)
        one = IndicatorSet("s", "s", "f", (leaf,), total=leaf.weight, rounding=leaf.rounding)
        compiled = compile_set(one, {} if target is None else {leaf.path: target})
        if compiled is None or outcome.points is None or outcome.measured.pieces:
            continue
        values = [_slot_value(slot, task, outcome.inputs) for slot in compiled.slots]
        if any(value is None for value in values):
            continue
        expected = scaled(outcome.points, leaf.rounding.digits, leaf.rounding.mode)
        assert list(compiled.run(*values)) == [expected, expected], (leaf_case, result_case)
        compared[leaf.score.kind] = compared.get(leaf.score.kind, 0) + 1
    assert {"completion", "bands", "steps", "interpolate", "checklist", "count", "yes_no"} <= set(
        compared
    )
    assert sum(compared.values()) > 4_000, compared


def test_compiled_set_agrees_with_the_project_kernel() -> None:
    """A whole set on random integers: every leaf and the total, as the project kernel prints them."""
    loaded = load_indicator_set("hunan-yueyang-department").indicator_set
    assert loaded is not None
    compiled = compile_set(loaded)
    assert compiled is not None
    random = Random(5)
    leaves = {leaf.path: leaf for leaf in loaded.leaves()}
    for _ in range(300):
        row = [
            random.choice((0, random.randrange(0, 1_500_000), 1_000_000)) for _ in compiled.slots
        ]
        row = [
            min(n, s.scale) if s.key != "x" else n for n, s in zip(row, compiled.slots, strict=True)
        ]
        given = dict(zip(compiled.slots, row, strict=True))
        run = compiled.run(*row)
        for path, got in zip(compiled.leaves, run, strict=False):
            leaf = leaves[path]
            v = inputs_for(
                leaf, {s.key: Fraction(n, s.scale) for s, n in given.items() if s.path == path}
            )
            module = rule(leaf.score.kind)
            exact = cut(
                v,
                leaf.score,
                module.points(v, leaf.score.params),
                module.open_top(leaf.score.params),
                module.CAP_IS_SHARE,
            )
            assert got == scaled(Fraction(exact), 2, "half-up"), (path, given)
        assert run[-1] == sum(run[:-1])


def inputs_for(leaf: Any, values: dict[str, Fraction]) -> Inputs:
    """Inputs of a leaf from plain numbers, by the public pieces of the exact kernel."""
    v = Inputs(leaf.weight, leaf.rounding)
    if "x" in values:
        rate = leaf.measure.kind in ("ratio", "growth", "funds", "survey")
        quantity = from_number(values["x"], "%" if rate else "")
        if not rate and leaf.target is not None and leaf.target.scale != 1:
            quantity = from_number(values["x"], "%")
        misfit = fit(v, Measured(quantity), leaf.target, leaf.score)
        assert misfit is None, misfit
    v.met = tuple(
        values[k] for k in sorted(values, key=lambda k: (len(k), k)) if k.startswith("met.")
    )
    v.judged = values.get("judged")
    v.data = {k[5:]: x for k, x in values.items() if k.startswith("data.")}
    return v
