"""JSON Schema of values with forms of their own: measures, scores, policies, dated money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.measures import KINDS as MEASURES
from perfeval.measures import measure
from perfeval.model.shape import NUMBER, TEXT, Type, list_of, record
from perfeval.rules import KINDS as RULES
from perfeval.rules import rule
from perfeval.source import schema_numbers as numbers
from perfeval.source.kinds import COMBINES, EFFECTS, METHODS, MODES, POLICIES
from perfeval.source.schema_keys import Key, Schema, listed, mapping, offered, single, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfeval.model.shape import Shape
    from perfeval.source.schema import Builder

KIND = ("kind", "类型")


def _by_kind(
    b: Builder, family: str, kinds: dict[str, str], shapes: dict[str, Shape], default: str
) -> Schema:
    """A word alone, or a mapping whose other keys depend on its kind."""
    bare = {
        english: chinese
        for english, chinese in kinds.items()
        if not any(field.required for field in shapes[english].fields)
    }
    title = {"title": "kind · 类型", "description": b.text("kind")}
    named = {**words(kinds), **title}
    cases = []
    for english, chinese in kinds.items():
        here = {"enum": [english, chinese]}
        is_kind: Schema = {
            "anyOf": [{"required": [key], "properties": {key: here}} for key in KIND]
        }
        if english == default:
            is_kind["anyOf"].append({"properties": dict.fromkeys(KIND, False)})
        then = b.keyed(f"{family}.{english}", shapes[english], _beside(b, family, shapes[english]))
        cases.append({"if": {"type": "object", **is_kind}, "then": then})
    found = mapping((Key(KIND, named),), rest=True)
    return {
        **found,
        "type": ["object", "string"],
        "if": {"type": "string"},
        "then": words(bare),
        **offered(*words(bare)["enum"]),
        "allOf": cases,
    }


def _beside(b: Builder, family: str, shape: Shape) -> list[Key]:
    """Keys that every kind has: its kind, and of a score its limits and unit."""
    keys = [Key(KIND, {})]
    if family == "measure":
        return keys
    own = {name for field in shape.fields for name in (field.key, field.zh)}
    for names, kind in (
        (("cap", "封顶"), Type("points")),
        (("floor", "保底"), Type("points")),
        (("unit", "单位"), TEXT),
    ):
        left = tuple(name for name in names if name not in own)
        said = {"title": " · ".join(left), "description": b.text(names[0])}
        keys.append(Key(left, {**said, **b.lenient(kind)}))
    return keys


def _measure(b: Builder, kind: Type) -> Schema:
    shapes = {name: measure(name).SHAPE for name in MEASURES}
    return _by_kind(b, "measure", MEASURES, shapes, "value")


def _score(b: Builder, kind: Type) -> Schema:
    shapes = {name: rule(name).SHAPE for name in RULES}
    return _by_kind(b, "score", RULES, shapes, "completion")


def _pairs(first: str, second: str) -> Callable[[Builder, Type], Schema]:
    def fragment(b: Builder, kind: Type) -> Schema:
        pair = [b.strict(b.named(first)), b.strict(b.named(second))]
        return {
            "type": ["array"],
            "minItems": 1,
            "items": {"type": "array", "items": pair, "minItems": 2, "maxItems": 2},
        }

    return fragment


def _word_or(
    options: dict[str, str], *keyed: tuple[tuple[str, str], Type]
) -> Callable[[Builder, Type], Schema]:
    """A word, or a mapping with one of the keys."""

    def fragment(b: Builder, kind: Type) -> Schema:
        one = single(*(Key(names, b.strict(of)) for names, of in keyed))
        return {**one, "type": ["string", "object"],
                "if": {"type": "string"}, "then": words(options),
                **offered(*words(options)["enum"])}  # fmt: skip

    return fragment


def _plan(b: Builder, kind: Type) -> Schema:
    from perfeval.source.fund_shape import PLAN

    return b.record(PLAN)


def _dated_keys(b: Builder, pattern: str, says: str) -> Schema:
    from perfeval.source.fund_shape import DATED

    return {
        **b.record(DATED),
        "type": ["number", "string", "object", "array"],
        "pattern": pattern,
        **b.says(says),
        "items": b.strict(record(DATED)),
    }


def _dated(b: Builder, kind: Type) -> Schema:
    return _dated_keys(b, numbers.MONEY, "dated")


def _due(b: Builder, kind: Type) -> Schema:
    return _dated_keys(b, numbers.DUE, "due")


def _spent(b: Builder, kind: Type) -> Schema:
    """Dated amounts, or running totals: a list that speaks of `as_of`, or under `cumulative`."""
    from perfeval.source.fund_shape import CUMULATIVE

    totals = b.strict(list_of(record(CUMULATIVE)))
    names = {"anyOf": [{"required": ["as_of"]}, {"required": ["截至日期"]}]}
    running: Schema = {"type": "array", "contains": {"type": "object", **names}}
    named: Schema = {
        "type": "object",
        "anyOf": [{"required": ["cumulative"]}, {"required": ["累计"]}],
    }
    dated = b.strict(b.named("dated"))
    return {
        "type": ["number", "string", "object", "array"],
        "if": running,
        "then": listed(b.strict(record(CUMULATIVE))),
        "else": {"if": named, "then": single(Key(("cumulative", "累计"), totals)), "else": dated},
    }


KINDS: dict[str, Callable[[Builder, Type], Schema]] = {
    "measure": _measure, "score": _score, "anchors": _pairs("measured", "share"),
    "count-table": _pairs("number", "points"),
    "checklist-mode": _word_or(MODES, (("deduct", "每缺扣分"), Type("points"))),
    "survey-method": _word_or(METHODS, (("weights", "权重"), list_of(NUMBER))),
    "survey-combine": _word_or(COMBINES, (("weights", "权重"), list_of(NUMBER))),
    "policy": _word_or(POLICIES, (("to", "转入"), TEXT)),
    "effect": _word_or(EFFECTS, (("cap", "封顶"), NUMBER), (("grade", "等级"), TEXT)),
    "plan": _plan, "dated": _dated, "due": _due, "spent": _spent,
}  # fmt: skip
