"""Scores computed on columns equal the scalar kernel's, rule by rule, value by value."""

from __future__ import annotations

from typing import Any

import pytest
from arithmetic_samples import Row, differences, indicator_set
from hypothesis import given, settings
from hypothesis import strategies as st

NUMBERS = st.one_of(
    st.integers(-5, 40).map(str),
    st.sampled_from(
        ["0", "90", "100", "130", "7", "0.5", "1", "0.95", "6747", "33.335", "99.995", "1e12", "9e18",
         "-3", "123456.789", "-0.01", "1000000000000.01"]
    ),
    st.decimals(0, 300, places=2).map(str),
    st.decimals(-2, 2, places=4).map(str),
)  # fmt: skip
PERCENTS = NUMBERS.map(lambda text: f"{text}%")
ACTUALS = st.one_of(
    NUMBERS,
    PERCENTS,
    NUMBERS.map(lambda t: f"{t}个"),
    st.sampled_from(["是", "否", "2023-06-30", "3.2万个", "2‰", "≥5个", "1~2"]),
)
TARGETS = st.sampled_from(
    ["≥90", "≥7000件", "≤90", "<90", ">90", "=100%", "≥90%", "≤5%", "80%~120%", "90", "=0", "≤0起", "≥-5",
     "100%", "10~20个", "≥8万个", "2023-06-30前", "是", ">=0.3", "≥33.335%", "否"]
)  # fmt: skip


def same(leaf: dict[str, Any], rows: list[Row]) -> int:
    """No difference; how many rows were left to the scalar kernel."""
    wrong, odd = differences(indicator_set(**leaf), rows)
    assert not wrong, (leaf, wrong)
    return odd


@st.composite
def values(
    draw: st.DrawFn, keys: dict[str, st.SearchStrategy[str]], lacking: bool = True
) -> list[Row]:
    """Rows with the keys, now and then without one."""
    rows = []
    for _ in range(draw(st.integers(1, 8))):
        row = {key: draw(strategy) for key, strategy in keys.items()}
        if lacking and draw(st.integers(0, 9)) == 0:
            row.pop(draw(st.sampled_from(sorted(row))))
        rows.append(row)
    return rows


COMPLETIONS = st.fixed_dictionaries(
    {"kind": st.just("completion")},
    optional={
        "pass_line": st.sampled_from(["60%", "80%", "100%", "0%"]),
        "above": st.sampled_from(["proportional", "rescaled"]),
        "below": st.sampled_from(["ratio", "share"]),
        "amplify": st.sampled_from([2, "1.5"]),
        "over": st.fixed_dictionaries(
            {"action": st.sampled_from(["explain", "none", "cut_fixed", "cut_deviation", "inverse", "zero"])},
            optional={"beyond": st.sampled_from(["130%", "100%", "120.5%"]), "amount": st.just("10%")},
        ),
        "cap": st.sampled_from(["120%", "105%"]),
        "floor": st.sampled_from([-2, 1, "10%"]),
    },
)  # fmt: skip


@given(COMPLETIONS, st.one_of(st.none(), TARGETS), st.data())
@settings(max_examples=400, deadline=None)
def test_completion(score: dict[str, Any], target: str | None, data: st.DataObject) -> None:
    leaf: dict[str, Any] = {"score": score, **({"target": target} if target else {})}
    same(leaf, data.draw(values({"actual": ACTUALS})))


@given(COMPLETIONS, st.one_of(st.none(), TARGETS), st.data())
@settings(max_examples=400, deadline=None)
def test_completion_of_targets_of_the_projects_own(
    score: dict[str, Any], target: str | None, data: st.DataObject
) -> None:
    leaf: dict[str, Any] = {"score": score, **({"target": target} if target else {})}
    same(leaf, data.draw(values({"actual": ACTUALS, "target": TARGETS})))


ROUNDINGS = st.fixed_dictionaries(
    {"digits": st.sampled_from([0, 1, 2, 4]), "mode": st.sampled_from(["half-up", "half-even", "down", "up"])},
    optional={"rate_digits": st.sampled_from([0, 1, 2])},
)  # fmt: skip


@given(ROUNDINGS, st.sampled_from(["0.5", "3", "7", "10", "0.125"]), TARGETS, st.data())
@settings(max_examples=400, deadline=None)
def test_rounding(rounding: dict[str, Any], weight: str, target: str, data: st.DataObject) -> None:
    leaf = {
        "weight": float(weight), "target": target, "rounding": rounding,
        "score": {"kind": "completion", "floor": -5, "below": "share"},
    }  # fmt: skip
    same(leaf, data.draw(values({"actual": NUMBERS})))


@pytest.mark.parametrize("mode", ["half-up", "half-even", "down", "up"])
def test_every_cent_of_a_tie(mode: str) -> None:
    """Every thousandth from -1 to 1, where halves of a cent abound on both sides of 0."""
    rows = [{"actual": f"{n / 1000:.3f}"} for n in range(-1000, 1001)]
    leaf = {"weight": 1, "rounding": {"digits": 2, "mode": mode},
            "score": {"kind": "formula", "expr": "x", "floor": -9}}  # fmt: skip
    assert same(leaf, rows) == 0


def _points(draw: st.DrawFn) -> Any:
    return draw(st.sampled_from([0, 1, 2.5, 10, "50%", 7.77]))


@st.composite
def bands(draw: st.DrawFn) -> dict[str, Any]:
    unit = draw(st.sampled_from(["", "%"]))
    edges = draw(st.lists(st.integers(-5, 150), min_size=1, max_size=4, unique=True))
    key = draw(st.sampled_from(["min", "above", "max", "below"]))
    found = []
    for edge in sorted(edges, reverse=key in ("min", "above")):
        gives = draw(st.sampled_from(["points", "share", "range", "choose"]))
        band: dict[str, Any] = {key: f"{edge}{unit}"}
        if gives == "points":
            band["points"] = _points(draw)
        elif gives == "share":
            band["share"] = draw(st.sampled_from(["100%", "33.3%", "0%"]))
        elif gives == "range" and found:
            band["range"] = [_points(draw), _points(draw)]
        elif gives == "choose":
            band |= {"choose": True, "range": [2, 8]}
        else:
            band["points"] = _points(draw)
        found.append(band)
    if draw(st.booleans()):
        last = {"min": "below", "above": "max", "max": "above", "below": "min"}[key]
        found.append({last: found[-1][key], "points": 0})
    given = draw(st.sampled_from(["value", "completion", "deviation", "magnitude"]))
    return {"kind": "bands", "bands": found, "input": given}


@given(bands(), st.one_of(st.none(), TARGETS), st.data())
@settings(max_examples=400, deadline=None)
def test_bands(score: dict[str, Any], target: str | None, data: st.DataObject) -> None:
    leaf: dict[str, Any] = {"score": score, **({"target": target} if target else {})}
    judged = st.sampled_from(["5", "2", "8", "9"])
    same(leaf, data.draw(values({"actual": ACTUALS, "judged": judged, "target": TARGETS})))


STEPS = st.fixed_dictionaries(
    {"kind": st.just("steps"), "points": st.sampled_from([1, 0.5, "10%", 0.333])},
    optional={
        "from": st.sampled_from(["90%", "0", "50", "≥60", "2023-06-30", "10~20"]),
        "unit": st.sampled_from(["1%", "5", "0.3", "1"]),
        "partial": st.sampled_from(["up", "down", "linear"]),
        "side": st.sampled_from(["short", "over", "both"]),
        "start": st.sampled_from(["50%", "100%"]),
        "bonus": st.sampled_from([1, "5%"]),
        "max_deduction": st.sampled_from([3, "50%"]),
        "cap": st.sampled_from([12, "110%"]),
        "floor": st.sampled_from([-3, 2]),
    },
)  # fmt: skip


@given(STEPS, st.one_of(st.none(), TARGETS), st.data())
@settings(max_examples=400, deadline=None)
def test_steps(score: dict[str, Any], target: str | None, data: st.DataObject) -> None:
    leaf: dict[str, Any] = {"score": score, **({"target": target} if target else {})}
    same(leaf, data.draw(values({"actual": ACTUALS, "target": TARGETS})))


@given(st.lists(st.tuples(st.integers(-5, 120), st.integers(0, 100)), min_size=2, max_size=5, unique_by=lambda a: a[0]),
       st.sampled_from(["", "%", "个"]), st.data())  # fmt: skip
@settings(max_examples=200, deadline=None)
def test_interpolate(anchors: list[tuple[int, int]], unit: str, data: st.DataObject) -> None:
    score = {"kind": "interpolate", "anchors": [[f"{x}{unit}", f"{y}%"] for x, y in anchors]}
    same({"score": score}, data.draw(values({"actual": ACTUALS})))


@given(st.booleans(), st.sampled_from([None, "是", "否", "效果明显", "≥3"]), st.data())
@settings(max_examples=100, deadline=None)
def test_yes_no(expect: bool, target: str | None, data: st.DataObject) -> None:
    leaf: dict[str, Any] = {"score": {"kind": "yes_no", "expect": expect}}
    leaf |= {"target": target} if target else {}
    same(leaf, data.draw(values({"actual": ACTUALS})))


COUNTS = st.fixed_dictionaries(
    {"kind": st.just("count")},
    optional={
        "points": st.sampled_from([0.4, "5%", 3]),
        "first": st.sampled_from([1, "20%"]),
        "table": st.sampled_from([[[1, 2], [3, 5]], [[2, 1], [1, 0.5]]]),
    },
)


@given(COUNTS, st.data())
@settings(max_examples=200, deadline=None)
def test_count(score: dict[str, Any], data: st.DataObject) -> None:
    counts = st.one_of(st.integers(-1, 30).map(str), st.just("1.5"))
    leaf = {"measure": {"kind": "count"}, "score": score}
    same(leaf, data.draw(values({"count": counts})))
    same({"score": score}, data.draw(values({"actual": ACTUALS})))


@st.composite
def checklists(draw: st.DrawFn) -> dict[str, Any]:
    items: list[dict[str, Any]] = []
    for n in range(draw(st.integers(1, 4))):
        item: dict[str, Any] = {"text": f"t{n}"}
        kind = draw(st.sampled_from(["", "points", "share", "gate"]))
        item |= {"points": {"points": 2.5}, "share": {"share": "30%"}, "gate": {"gate": True}}.get(
            kind, {}
        )
        items.append(item)
    mode = draw(st.sampled_from(["share", "all_or_nothing", {"deduct": 0.5}, {"deduct": "10%"}]))
    return {"kind": "checklist", "items": items, "mode": mode}


@given(checklists(), st.data())
@settings(max_examples=300, deadline=None)
def test_checklist(score: dict[str, Any], data: st.DataObject) -> None:
    met = st.sampled_from(["0", "1", "1", "0.5", "0.33", "50%"])
    keys = {f"met.{n}": met for n in range(1, len(score["items"]) + 1)}
    same({"score": score}, data.draw(values(keys)))
    same({"score": score}, data.draw(values({"met": st.sampled_from(["是", "否"])}, lacking=False)))


TIERS = st.sampled_from(
    [
        [{"name": "达成", "from": "80%", "to": "100%"}, {"name": "部分达成", "from": "60%", "to": "80%"},
         {"name": "未达成", "from": "0%", "to": "60%"}],
        [{"name": "达成", "share": "100%"}, {"name": "部分达成", "share": "62.5%"}, {"name": "未达成", "share": "0%"}],
        [{"name": "达成", "points": [8, 10], "step": 0.5}, {"name": "部分达成", "points": [3, 8]},
         {"name": "未达成", "points": [0]}],
    ]
)  # fmt: skip


@given(TIERS, st.sampled_from([None, 0.5, 2]), st.data())
@settings(max_examples=300, deadline=None)
def test_tiers(tiers: list[dict[str, Any]], step: float | None, data: st.DataObject) -> None:
    score = {"kind": "tiers", "tiers": tiers, **({"step": step} if step else {})}
    keys = {
        "tier": st.sampled_from(["达成", "部分达成", "未达成"]),
        "share": st.sampled_from(["100%", "80%", "95%", "60%", "62.5%", "0%", "110%", "83.333%"]),
        "points": st.sampled_from(["8", "8.5", "10", "3.2", "0", "6"]),
    }
    chosen = data.draw(
        st.sampled_from(
            [("tier",), ("tier", "share"), ("share",), ("tier", "points"), ("points",), tuple(keys)]
        )
    )
    same({"score": score}, data.draw(values({key: keys[key] for key in chosen})))


@given(st.sampled_from([None, [0.5, 2], ["10%", "30%"]]), st.data())
@settings(max_examples=100, deadline=None)
def test_judged(limits: list[Any] | None, data: st.DataObject) -> None:
    score = {"kind": "judged", **({"range": limits} if limits else {})}
    judged = st.sampled_from(["10", "9.5", "8", "0", "11", "-1", "7.777"])
    same({"score": score}, data.draw(values({"judged": judged, "actual": ACTUALS})))


CASES = st.lists(
    st.tuples(
        st.sampled_from(["x == 0", "x <= prev", "r >= 80%", "x > 5 and not ok", "true", "1 / x > 2", "prev / (x - prev) > 1", "ok"]),
        st.sampled_from(["w", "2", "w * r", "if(ok, w, x / prev)", "max(0, w - abs(x - prev))", "ceil(x / 3)", "round(x / 7, 1)"]),
    ),
    min_size=1, max_size=3,
)  # fmt: skip


@given(CASES, st.one_of(st.none(), TARGETS), st.data())
@settings(max_examples=400, deadline=None)
def test_cases(cases: list[tuple[str, str]], target: str | None, data: st.DataObject) -> None:
    score = {"kind": "cases", "cases": [{"when": a, "points": b} for a, b in cases]}
    leaf: dict[str, Any] = {"score": score, **({"target": target} if target else {})}
    keys = {"actual": ACTUALS, "data.prev": NUMBERS, "data.ok": st.sampled_from(["是", "否", "3"])}
    same(leaf, data.draw(values(keys)))


FORMULAS = st.sampled_from(
    ["w * (0.6 * a + 0.4 * b)", "w * a / b", "x + t", "min(w, x) * r", "w - floor(a / 3) * 0.5", "if(a > b, w, a / (a - b))",
     "w / 0", "round(a * b, 2)", "round(a / 8) + ceil(b / 3)", "a > b"]
)  # fmt: skip


@given(FORMULAS, st.one_of(st.none(), TARGETS), st.data())
@settings(max_examples=400, deadline=None)
def test_formula(expr: str, target: str | None, data: st.DataObject) -> None:
    leaf: dict[str, Any] = {
        "score": {"kind": "formula", "expr": expr},
        **({"target": target} if target else {}),
    }
    cells = st.one_of(NUMBERS, PERCENTS)
    same(leaf, data.draw(values({"actual": ACTUALS, "data.a": cells, "data.b": cells})))


@given(st.sampled_from([{"kind": "ratio"}, {"kind": "growth"}, {"kind": "growth", "basis": "level"}, {"kind": "growth", "years": 2}]),
       st.one_of(st.none(), TARGETS), COMPLETIONS, st.data())  # fmt: skip
@settings(max_examples=400, deadline=None)
def test_ratios_and_growth(
    measure: dict[str, Any], target: str | None, score: dict[str, Any], data: st.DataObject
) -> None:
    leaf: dict[str, Any] = {
        "measure": measure,
        "score": score,
        **({"target": target} if target else {}),
    }
    keys = ("part", "whole") if measure["kind"] == "ratio" else ("current", "base")
    cells = st.one_of(
        NUMBERS, NUMBERS.map(lambda text: f"{text}万元"), NUMBERS.map(lambda text: f"{text}个")
    )
    every = dict.fromkeys(keys, cells)
    same(
        leaf,
        data.draw(
            values(
                data.draw(
                    st.sampled_from([every, {"actual": ACTUALS}, {**every, "actual": ACTUALS}])
                )
            )
        ),
    )


@given(st.sampled_from(["sum", "min", "max", "mean"]), st.data())
@settings(max_examples=200, deadline=None)
def test_blend(combine: str, data: st.DataObject) -> None:
    parts = [
        {"share": "60%", "target": "≥10个"},
        {"share": "40%", "score": {"kind": "yes_no"}},
        {"points": 3, "target": "≥90%", "measure": {"kind": "ratio"}, "score": {"kind": "bands", "input": "completion",
         "bands": [{"min": "100%", "share": "100%"}, {"min": "50%", "share": "33.3%"}, {"below": "50%", "points": 0}]}},
    ]  # fmt: skip
    if combine == "sum":
        keys = {"parts.1.actual": ACTUALS, "parts.2.actual": st.sampled_from(["是", "否"])}
        parts = parts[:2]
    else:
        parts = [{k: v for k, v in part.items() if k not in ("share", "points")} for part in parts]
        keys = {
            "parts.1.actual": ACTUALS, "parts.2.actual": st.sampled_from(["是", "否"]),
            "parts.3.part": NUMBERS, "parts.3.whole": NUMBERS,
        }  # fmt: skip
    same({"score": {"kind": "blend", "combine": combine, "parts": parts}}, data.draw(values(keys)))
