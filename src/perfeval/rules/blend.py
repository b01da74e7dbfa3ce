"""`blend`: other rules put together: their sum, the better, the worse, the mean."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.formula.algebra import Value, greatest, least
from perfeval.model.indicators import Indicator, MeasureUse, ScoreUse
from perfeval.model.quantity import ONE, Quantity
from perfeval.model.rounding import percent
from perfeval.model.shape import (
    POINTS,
    QUANTITY,
    SHARE,
    TEXT,
    Field,
    Shape,
    Type,
    choice,
    list_of,
    record,
)
from perfeval.rules.completion import Params as ByCompletion
from perfeval.rules.faults import Fault
from perfeval.rules.inputs import Inputs, score_text
from perfeval.rules.words import pts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.model.finding import Span
    from perfeval.model.points import Points

CAP_IS_SHARE = False


class Part(NamedTuple):
    """A part: a leaf of its own, worth a share of the weight or points."""

    share: Fraction | None = None
    points: Points | None = None
    name: str = ""
    measure: MeasureUse = MeasureUse("value", None)
    target: Quantity | None = None
    score: ScoreUse = ScoreUse("completion", ByCompletion())
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Params(NamedTuple):
    parts: tuple[Part, ...]
    combine: str = "sum"


PART = Shape(
    "part",
    (
        Field("name", "名称", TEXT, "what results may call it"),
        Field("share", "比例", SHARE, "share of the weight"),
        Field("points", "分值", POINTS, "points it is worth"),
        Field("measure", "取值", Type("measure"), "how its number is obtained"),
        Field("target", "指标值", QUANTITY, "its target"),
        Field("score", "评分规则", Type("score"), "how its number becomes points"),
    ),
    Part,
)
SHAPE = Shape(
    "score.blend",
    (
        Field("parts", "组成", list_of(record(PART)), "the parts", required=True),
        Field(
            "combine",
            "合成",
            choice(sum="合计", min="取低", max="取高", mean="平均"),
            "how they join",
        ),
    ),
    Params,
)


def uses_number(p: Params) -> bool:
    return False


def quantities(p: Params) -> tuple[Quantity, ...]:
    return ()


def open_top(p: Params) -> bool:
    return False


def worth(v: Inputs, p: Params, index: int) -> Value:
    """What a part is scored out of: its share or points in a sum, the whole weight otherwise."""
    part = p.parts[index]
    if p.combine != "sum":
        return v.w
    if part.points is not None:
        return v.awarded(part.points)
    if part.share is not None:
        return v.w * part.share
    return v.w * Fraction(1, len(p.parts))


def points(v: Inputs, p: Params) -> Value:
    """`v.parts` holds each part's exact points, None where it is inapplicable."""
    given = [(i, x) for i, x in enumerate(v.parts) if x is not None]
    if not given:
        return Fraction(0)
    result = given[0][1]
    for _, value in given[1:]:
        if p.combine == "min":
            result = least(result, value)
        elif p.combine == "max":
            result = greatest(result, value)
        else:
            result = result + value
    if p.combine == "mean":
        return result * Fraction(1, len(given))
    if p.combine == "sum" and len(given) < len(v.parts):
        left = sum((worth(v, p, i) for i, _ in given), Fraction(0))
        whole = sum((worth(v, p, i) for i in range(len(v.parts))), Fraction(0))
        return result * (Fraction(whole) / left) if left else Fraction(0)
    return result


def sentence(p: Params, leaf: Indicator, lang: str) -> str:
    from perfeval.rules import rule

    zh = lang == "zh"
    heads = {
        "sum": ("分项计分后相加", "sum of the parts"),
        "min": ("各项分别计分，取低者", "the lower of the parts"),
        "max": ("各项分别计分，取高者", "the better of the parts"),
        "mean": ("各项分别计分，取平均", "mean of the parts"),
    }
    lines = []
    for n, part in enumerate(p.parts, 1):
        inner = leaf._replace(
            name=part.name, measure=part.measure, target=part.target, score=part.score
        )
        text = rule(part.score.kind).sentence(part.score.params, inner, lang)
        if part.points is not None:
            size = pts(part.points, lang)
        else:
            size = percent(part.share, 4) if part.share is not None else ""
        if part.target is not None and part.target.text.strip():
            aim = part.target.text.strip()
            text = f"指标值{aim}，{text}" if zh else f"target {aim}, {text}"
        label = part.name or (f"第{n}部分" if zh else f"part {n}")
        lines.append(
            f"{label}{f'（{size}）' if zh and size else f' ({size})' if size else ''}{'：' if zh else ': '}{text}"
        )
    return heads[p.combine][0 if zh else 1] + ("：" if zh else ": ") + " | ".join(lines)


def _terms(v: Inputs, p: Params, lang: str) -> list[str]:
    """Each part's points, with the calculation behind them where it is known."""
    from perfeval.rules import rule

    outcomes = iter(v.chosen or ())
    terms = []
    for part, value in zip(p.parts, v.parts, strict=False):
        if value is None:
            continue
        outcome = next(outcomes, None)
        text = score_text(value)
        if outcome is not None and outcome.inputs.judged is None:
            inner = rule(part.score.kind).trace(outcome.inputs, part.score.params, lang)
            text += f"（{inner}）" if lang == "zh" else f" ({inner})"
        terms.append(text)
    return terms


def trace(v: Inputs, p: Params, lang: str) -> str:
    zh = lang == "zh"
    terms = _terms(v, p, lang)
    if p.combine == "sum":
        text = " + ".join(terms)
        left = sum((worth(v, p, i) for i, x in enumerate(v.parts) if x is not None), Fraction(0))
        whole = sum((worth(v, p, i) for i in range(len(v.parts))), Fraction(0))
        if left in (0, whole):
            return text
        return f"({text}) × {score_text(whole)}/{score_text(left)}"
    word = {"min": ("取低", "min"), "max": ("取高", "max"), "mean": ("平均", "mean")}[p.combine]
    return f"{word[0 if zh else 1]}({', '.join(terms)})"


def faults(p: Params, leaf: Indicator) -> list[Fault]:
    span = leaf.score.span
    compared = [part.score for part in p.parts if part.score.kind == "peers"]
    if compared:
        return [Fault("PE983", use.span or span, {"problem": "part"}) for use in compared]
    if p.combine != "sum":
        return []
    shares = [part.share for part in p.parts if part.share is not None]
    if shares and len(shares) == len(p.parts) and sum(shares) != ONE:
        return [
            Fault(
                "PE239",
                leaf.score.at.get("parts", span),
                {"sum": percent(sum(shares, Fraction(0)), 4)},
            )
        ]
    return []
