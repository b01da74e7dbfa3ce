"""`completion`: points in proportion to the completion of the target."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.formula.algebra import Value, between, divide, where
from perfeval.model.points import Points
from perfeval.model.rounding import percent, plain
from perfeval.model.shape import NUMBER as NUMBER_TYPE
from perfeval.model.shape import POINTS, SHARE, Field, Shape, choice, record
from perfeval.rules.faults import Fault
from perfeval.rules.inputs import Inputs, score_text
from perfeval.rules.words import listed, pts, worth

if TYPE_CHECKING:
    from perfeval.model.indicators import Indicator
    from perfeval.model.quantity import Quantity

CAP_IS_SHARE = True
DEFAULT_BEYOND = Fraction(13, 10)


class Over(NamedTuple):
    """What happens beyond a completion of `beyond` (strictly)."""

    beyond: Fraction = DEFAULT_BEYOND
    action: str = "explain"
    amount: Points | None = None
    points: Points | None = None


class Params(NamedTuple):
    pass_line: Fraction | None = None
    above: str = "proportional"
    below: str = "ratio"
    amplify: Fraction | None = None
    over: Over = Over()


OVER = Shape(
    "over",
    (
        Field("beyond", "界限", SHARE, "completion beyond which the action applies"),
        Field(
            "action",
            "处理",
            choice(explain="说明", none="不处理", cut_fixed="固定扣减", cut_deviation="按偏离度扣减",
                   inverse="反比", zero="不得分"),
            "what happens beyond it",
        ),
        Field("amount", "扣减", POINTS, "cut_fixed: share of the weight taken off"),
        Field("points", "扣分", POINTS, "cut_fixed: points taken off"),
    ),
    Over,
)  # fmt: skip
SHAPE = Shape(
    "score.completion",
    (
        Field("pass_line", "及格线", SHARE, "below this completion the score is 0"),
        Field(
            "above",
            "及格后",
            choice(proportional="按比例", rescaled="折算"),
            "w·r, or w·(r−p)/(1−p)",
        ),
        Field("below", "反向算法", choice(ratio="比率", share="超幅"), "for ≤: t/x, or 1−(x−t)/t"),
        Field("amplify", "放大倍数", NUMBER_TYPE, "k: w·(1−k·(1−r)); with t = 0, r = 1 − x"),
        Field("over", "超额完成", record(OVER), "what happens far beyond the target"),
    ),
    Params,
)


def uses_number(p: Params) -> bool:
    return True


def quantities(p: Params) -> tuple[Quantity, ...]:
    return ()


def open_top(p: Params) -> bool:
    return False


def points(v: Inputs, p: Params) -> Value:
    """Points before the limits; the rule's `cap` raises the completion's upper limit from 1."""
    value = _proportional(v, p)
    if p.pass_line is not None:
        value = where(v.r < p.pass_line, 0, value)
    return _beyond(v, p.over, value)


def _proportional(v: Inputs, p: Params) -> Value:
    """Points by the completion alone, whether it passes or goes too far."""
    kept = between(v.rate(v.r), 0, v.cap)
    if p.pass_line is not None and p.above == "rescaled":
        return v.w * divide(kept - p.pass_line, 1 - p.pass_line, 1)
    if p.amplify is not None:
        return v.w * (1 - p.amplify * (1 - kept))
    return v.w * kept


def _beyond(v: Inputs, over: Over, value: Value) -> Value:
    if over.action in ("explain", "none"):
        return value
    if over.action == "zero":
        instead: Value = 0
    elif over.action == "inverse":
        instead = divide(v.w, v.r, 0)
    elif over.action == "cut_deviation":
        instead = v.w * (1 - (v.r - over.beyond))
    else:
        instead = value - _fixed(v, over)
    return where(over.beyond < v.r, instead, value)


def _fixed(v: Inputs, over: Over) -> Value:
    if over.points is not None:
        return v.points(over.points)
    if over.amount is None:
        return 0
    return v.w * over.amount.value


def sentence(p: Params, leaf: Indicator, lang: str) -> str:
    """The printed 评分标准 of this rule."""
    zh = lang == "zh"
    if p.amplify is not None:
        k = plain(p.amplify)
        head = (
            f"得分=分值×[1−{k}×(1−完成率)]"
            if zh
            else f"score = weight × [1 − {k} × (1 − completion)]"
        )
    elif p.pass_line is not None and p.above == "rescaled":
        line = percent(p.pass_line)
        head = (
            f"得分=分值×(完成率−{line})/(1−{line})"
            if zh
            else f"score = weight × (completion − {line}) / (1 − {line})"
        )
    else:
        head = "按完成率×分值计分" if zh else "weight × completion"
    parts = [head]
    if p.below == "share":
        parts.append(
            "未达标时完成率=1−(完成值−指标值)/指标值" if zh
            else "when missed, completion = 1 − (actual − target)/target"
        )  # fmt: skip
    if p.pass_line is not None:
        line = percent(p.pass_line)
        parts.append(f"完成率低于{line}不得分" if zh else f"0 when completion is below {line}")
    parts.append(_over_words(p.over, zh, lang))
    if leaf.score.cap is None:
        parts.append("不超过分值" if zh else "at most the weight")
    return listed(parts, lang)


def _over_words(over: Over, zh: bool, lang: str) -> str:
    line = percent(over.beyond)
    if over.action == "none":
        return ""
    head = f"完成率超过{line}的" if zh else f"beyond {line}: "
    if over.action == "explain":
        return head + ("须说明原因" if zh else "state the reason")
    if over.action == "zero":
        return head + ("不得分" if zh else "no points")
    if over.action == "inverse":
        return head + ("得分=分值/完成率" if zh else "weight / completion")
    if over.action == "cut_deviation":
        rest = f"得分=分值×[1−(完成率−{line})]"
        return head + (rest if zh else f"weight × [1 − (completion − {line})]")
    cut = over.points or (Points(over.amount.value, True, "") if over.amount else None)
    taken = pts(cut, lang) if cut else worth(Fraction(0), lang)
    return head + (f"扣{taken}" if zh else f"minus {taken}")


def trace(v: Inputs, p: Params, lang: str) -> str:
    """The formula with its numbers put in."""
    w = score_text(v.w)
    r = v.rate(v.r)
    unit = " 分" if lang == "zh" else ""
    if p.over.beyond < v.r and p.over.action not in ("explain", "none"):
        return _over_trace(v, p, lang, w)
    kept = min(max(r, Fraction(0)), v.cap)
    shown = percent(kept, 4)
    if p.pass_line is not None and v.r < p.pass_line:
        line = percent(p.pass_line)
        return (
            f"{percent(v.r, 4)} < 及格线 {line}，不得分"
            if lang == "zh"
            else f"{percent(v.r, 4)} < pass line {line}: 0"
        )
    if p.amplify is not None:
        return f"{w}{unit} × [1 − {plain(p.amplify)} × (1 − {shown})]"
    if p.pass_line is not None and p.above == "rescaled":
        line = percent(p.pass_line)
        return f"{w}{unit} × ({shown} − {line})/(1 − {line})"
    if r > v.cap:
        capped = f"完成率按{shown}计；" if lang == "zh" else f"completion counts as {shown}; "
        return f"{capped}{shown} × {w}{unit}"
    return f"{shown} × {w}{unit}"


def _over_trace(v: Inputs, p: Params, lang: str, w: str) -> str:
    line, r = percent(p.over.beyond), percent(v.r, 4)
    head = f"{r} > {line}，" if lang == "zh" else f"{r} > {line}: "
    action = p.over.action
    if action == "zero":
        return head + ("不得分" if lang == "zh" else "no points")
    if action == "inverse":
        return f"{head}{w} / {r}"
    if action == "cut_deviation":
        return f"{head}{w} × [1 − ({r} − {line})]"
    before = score_text(_proportional(v, p))
    return f"{head}{before} − {score_text(_fixed(v, p.over))}"


def faults(p: Params, leaf: Indicator) -> list[Fault]:
    span = leaf.score.span
    over = leaf.score.at.get("over", span)
    found = []
    if p.pass_line is not None and not 0 <= p.pass_line <= 1:
        place = leaf.score.at.get("pass_line", span)
        found.append(Fault("PE230", place, {"key": "pass_line", "value": percent(p.pass_line)}))
    if p.over.beyond < 1:
        found.append(Fault("PE230", over, {"key": "over.beyond", "value": percent(p.over.beyond)}))
    if p.over.action == "cut_fixed" and p.over.amount is None and p.over.points is None:
        found.append(Fault("PE231", over, {"key": "over.amount", "kind": "cut_fixed"}))
    return found
