"""`panel`: the mean of experts' scores, or the share that passes."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.measures.ballots import (
    TWO_THIRDS,
    Entry,
    Kept,
    all_equal,
    all_full,
    mean,
    passes,
    spread,
    trimmed,
    weighted,
)
from perfeval.measures.measured import Context, Measured, fault
from perfeval.model.quantity import from_number
from perfeval.model.rounding import plain
from perfeval.model.shape import (
    FLAG,
    INTEGER,
    NUMBER,
    Field,
    Shape,
    Type,
    any_of,
    choice,
    map_of,
    one_or_list,
    record,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.model.finding import Finding
    from perfeval.model.results import Ballot, Result


class Trim(NamedTuple):
    """With more than `above` scores the `drop` highest and lowest fall out."""

    above: int = 5
    drop: int = 1


class Params(NamedTuple):
    trim: Trim | None = None
    weights: Mapping[str, Fraction] = {}
    void: tuple[str, ...] | bool = ()
    max_spread: Fraction | None = None
    pass_: Fraction | None = None


TRIM = Shape(
    "trim",
    (
        Field("above", "超过", INTEGER, "number of scores above which trimming starts"),
        Field("drop", "去掉", INTEGER, "how many at each end"),
    ),
    Trim,
)
SHAPE = Shape(
    "measure.panel",
    (
        Field("trim", "去极值", record(TRIM), "drop the highest and lowest"),
        Field("weights", "角色权重", map_of(NUMBER), "weight of each expert's score, by role"),
        Field(
            "void",
            "废票",
            any_of(
                one_or_list(
                    choice(**{"equal": "全同分", "full": "全满分", "all-full": "全部满分"})
                ),
                FLAG,
            ),
            "ballots that don't count; true: all of these",
        ),
        Field("max_spread", "最大分差", NUMBER, "beyond it the panel must discuss"),
        Field("pass", "通过比例", Type("ratio-text"), "share of passes that passes", attr="pass_"),
    ),
    Params,
)
READS = ("panel",)
VOID = {"equal", "full"}


def read(result: Result, p: Params, context: Context) -> Measured:
    if not result.panel:
        return Measured(missing=("panel",))
    if p.pass_ is not None or all(b.passed is not None for b in result.panel):
        return _vote(result, p, context)
    ballots, findings = _valid(result.panel, p, context)
    counted = [ballot for ballot in ballots if ballot.scores]
    if not counted:
        return Measured(findings=(*findings, fault(context, "PE611", result.place("panel"))))
    scores = []
    for number, ballot in enumerate(counted):
        weight = p.weights.get(ballot.role, Fraction(1))
        scores.append(Entry(mean(ballot.scores), weight, number, ballot.role))
        if p.weights and ballot.role not in p.weights:
            roles = "、".join(p.weights)
            place = ballot.at.get("role", ballot.span)
            findings.append(fault(context, "PE612", place, role=ballot.role, roles=roles))
    apart = spread([entry.score for entry in scores])
    if p.max_spread is not None and apart > p.max_spread:
        params = {"spread": plain(apart, 4), "limit": plain(p.max_spread, 4)}
        findings.append(fault(context, "PE613", result.place("panel"), **params))
    kept = trimmed(scores, p.trim)
    value = weighted(kept.entries)
    if value is None:
        return Measured(findings=(*findings, fault(context, "PE611", result.place("panel"))))
    words = tuple(_words(kept, p, value, lang) for lang in ("zh", "en"))
    return Measured(from_number(value, "", plain(value, 4)), words, findings=tuple(findings))  # type: ignore[arg-type]


def _valid(
    panel: tuple[Ballot, ...], p: Params, context: Context
) -> tuple[list[Ballot], list[Finding]]:
    """Ballots that count: not recused, and not void by the rule's terms."""
    findings: list[Finding] = []
    kept = []
    void = VOID if p.void is True else set(p.void or ())
    full = context.target.lo if context.target is not None and context.target.is_number else None
    for ballot in panel:
        if ballot.recused:
            continue
        whole = (
            ballot.scores
            if len(ballot.scores) > 1
            else context.ballots.get(ballot.expert, ballot.scores)
        )
        same, high = all_equal(whole), all_full(whole, full)
        if ("equal" in void and same) or (void & {"full", "all-full"} and high):
            findings.append(fault(context, "PE614", ballot.span, expert=ballot.expert))
            continue
        kept.append(ballot)
    return kept, findings


def _vote(result: Result, p: Params, context: Context) -> Measured:
    votes = [b for b in result.panel if not b.recused and b.passed is not None]
    if not votes:
        return Measured(findings=(fault(context, "PE611", result.place("panel")),))
    passed = sum(bool(b.passed) for b in votes)
    needed = p.pass_ if p.pass_ is not None else TWO_THIRDS
    reached = passes(passed, len(votes), needed)
    line = f"{needed.numerator}/{needed.denominator}"
    words = (
        f"{passed}/{len(votes)} 票通过，{'达到' if reached else '未达到'} {line}",
        f"{passed}/{len(votes)} pass, {'reaching' if reached else 'short of'} {line}",
    )
    return Measured(from_number(Fraction(int(reached)), "", str(int(reached))), words)


def _words(kept: Kept, p: Params, value: Fraction, lang: str) -> str:
    zh = lang == "zh"
    scores = ("、" if zh else ", ").join(plain(e.score, 4) for e in reversed(kept.entries))
    cut = ""
    if kept.shared or kept.lowest:
        n = p.trim.drop if p.trim is not None else 0
        cut = f"去掉最高、最低各{n}个，" if zh else f"{n} highest and lowest dropped, "
    if kept.shared:
        cut += "末端同分的按比例计，" if zh else "equal scores at an end in part, "
    how = ("加权平均" if zh else "weighted mean") if p.weights else ("平均" if zh else "mean")
    return f"{cut}{scores} {how} {plain(value, 4)}"


def sentence(p: Params, lang: str) -> str:
    zh = lang == "zh"
    if p.pass_ is not None:
        line = f"{p.pass_.numerator}/{p.pass_.denominator}"
        return f"专家通过比例达到{line}为通过" if zh else f"passed when {line} of the experts pass"
    head = "专家评分的平均" if zh else "mean of the experts' scores"
    if p.weights:
        weights = ("、" if zh else ", ").join(f"{role}{plain(w)}" for role, w in p.weights.items())
        head += f"（按角色加权：{weights}）" if zh else f" (weighted: {weights})"
    if p.trim:
        n, k = p.trim.above, p.trim.drop
        head += (
            f"，超过{n}人时去掉最高、最低各{k}个"
            if zh
            else f", {k} highest and lowest dropped above {n}"
        )
    return head
