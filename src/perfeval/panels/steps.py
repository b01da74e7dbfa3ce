"""How a subject came to its result, with its numbers put in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.measures.ballots import TWO_THIRDS
from perfeval.model.rounding import fixed, plain
from perfeval.panels import records as r
from perfeval.panels.amounts import money
from perfeval.panels.bands import scores
from perfeval.panels.names import short

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from fractions import Fraction

    from perfeval.model.panels import Panel
    from perfeval.panels.records import Cast, Outcome

DIGITS = 4


def steps(
    panel: Panel, outcome: Outcome, lang: str, label: Callable[[Cast], str] | None = None
) -> list[str]:
    """One sentence a step; `label` is what an expert is called, its id by default."""
    name = label or (lambda cast: cast.expert.id)
    return list(_steps(panel, outcome, lang == "zh", name))


def score_text(panel: Panel, value: Fraction | None) -> str:
    return "" if value is None else fixed(value, panel.rule.rounding.digits)


def _steps(panel: Panel, outcome: Outcome, zh: bool, name: Callable[[Cast], str]) -> Iterator[str]:
    if outcome.status == r.NON_COMPLIANT:
        why = outcome.subject.why
        yield (f"不符合约定，直接不予通过{f'：{why}' if why else ''}" if zh
               else f"not compliant: fails outright{f' ({why})' if why else ''}")  # fmt: skip
        return
    if not outcome.casts:
        yield "没有评审票" if zh else "no ballots"
    yield from _left_out(outcome, zh, name)
    yield from _untrimmed(panel, outcome, zh)
    if outcome.shared:
        yield (
            "末端同分的按比例计" if zh else "equal scores at an end share the place that is dropped"
        )
    if outcome.mean is not None:
        yield _mean(panel, outcome, zh)
    if outcome.divergent:
        yield _apart(panel, outcome, zh)
    if outcome.status == r.FEW:
        yield _few(panel, outcome, zh)
    elif outcome.votes:
        yield _vote(panel, outcome, zh)
    if outcome.invalid:
        yield _invalid(outcome, zh)
    yield from _talk(panel, outcome, zh)
    yield from _money(panel, outcome, zh)


def _untrimmed(panel: Panel, outcome: Outcome, zh: bool) -> Iterator[str]:
    trim = panel.rule.trim
    scored = sum(cast.state in r.VALID and cast.total is not None for cast in outcome.casts)
    if trim is None or trim.drop < 1 or not trim.above < scored <= 2 * trim.drop:
        return
    yield (
        f"{scored}个分数不足以去掉最高、最低各{trim.drop}个，没有去掉"
        if zh
        else f"{scored} scores are not enough to drop the {trim.drop} highest and lowest: none dropped"
    )


def _invalid(outcome: Outcome, zh: bool) -> str:
    n, waits = outcome.invalid, outcome.status == r.INVALID
    if zh:
        return f"有{n}张评审票有错误，没有计入{'，结果待定' if waits else ''}"
    return f"ballots in error, not counted: {n}{'; the result is open' if waits else ''}"


def _left_out(outcome: Outcome, zh: bool, name: Callable[[Cast], str]) -> Iterator[str]:
    for state, words in (
        (r.RECUSED, ("应回避，不计", "recused, not counted")),
        (r.VOID_EQUAL, ("打分全部相同，作废", "all scores the same, void")),
        (r.VOID_FULL, ("全部满分，作废", "all scores full, void")),
        (r.HIGHEST, ("去掉最高", "highest, dropped")),
        (r.LOWEST, ("去掉最低", "lowest, dropped")),
    ):
        some = [cast for cast in outcome.casts if cast.state == state]
        if not some:
            continue
        shown = [f"{_number(cast.total)}（{name(cast)}）" if zh else f"{_number(cast.total)} ({name(cast)})" for cast in some]  # fmt: skip
        yield f"{words[0]}：{'、'.join(shown)}" if zh else f"{words[1]}: {', '.join(shown)}"


def _number(value: Fraction | None) -> str:
    return "—" if value is None else plain(value, DIGITS)


def _mean(panel: Panel, outcome: Outcome, zh: bool) -> str:
    kept = [cast for cast in outcome.casts if cast.state == r.COUNTED and cast.total is not None]
    assert outcome.mean is not None
    value, printed = plain(outcome.mean, DIGITS + 2), score_text(panel, outcome.mean)
    weights = {cast.weight for cast in kept}
    if len(weights) == 1:
        form = " + ".join(_number(cast.total) for cast in kept)
        if len(kept) == 1:
            return f"1张有效票：{form}" if zh else f"1 ballot: {form}"
        form, lead = f"({form}) / {len(kept)}", "平均" if zh else "mean"
    else:
        whole = sum(cast.weight for cast in kept if cast.weight is not None)
        form = " + ".join(f"{_number(cast.total)}×{_number(cast.weight)}" for cast in kept)
        form = f"({form}) / {_number(whole)}"  # type: ignore[arg-type]
        lead = "加权平均" if zh else "weighted mean"
    ends = f"，取{printed}" if zh else f", rounded to {printed}"
    same = outcome.mean.denominator == 1 or value == printed.rstrip("0").rstrip(".")
    sign = "=" if same or len(value.partition(".")[2]) <= DIGITS else "≈"
    return f"{lead}{'：' if zh else ': '}{form} {sign} {value}{'' if same else ends}"


def _apart(panel: Panel, outcome: Outcome, zh: bool) -> str:
    rule, parts = panel.rule, []
    if rule.max_spread is not None and outcome.spread is not None and outcome.spread > rule.max_spread:  # fmt: skip
        a, b = plain(outcome.spread, 2), plain(rule.max_spread, 2)
        parts.append(
            f"最高与最低相差{a}，超过{b}" if zh else f"highest and lowest {a} apart, more than {b}"
        )
    if rule.max_deviation is not None and outcome.deviation is not None and outcome.deviation > rule.max_deviation:  # fmt: skip
        a, b = plain(outcome.deviation, 2), plain(rule.max_deviation, 2)
        parts.append(f"偏离平均{a}，超过{b}" if zh else f"{a} from the mean, more than {b}")
    text = ("，" if zh else ", ").join(parts)
    return f"{text}：须合议" if zh else f"{text}: to be discussed"


def _few(panel: Panel, outcome: Outcome, zh: bool) -> str:
    """Shares of too few votes decide nothing: they are counted only."""
    n, least = outcome.valid, panel.rule.min_experts
    passed = f"{outcome.passes}/{outcome.votes}"
    if zh:
        lead = f"通过票{passed}；" if outcome.votes else ""
        return f"{lead}有效票{n}张，不足{least}张，结果未定"
    lead = f"passes {passed}; " if outcome.votes else ""
    return f"{lead}{n} of at least {least} ballots: open"


def _vote(panel: Panel, outcome: Outcome, zh: bool) -> str:
    needed = panel.rule.pass_ if panel.rule.pass_ is not None else TWO_THIRDS
    line = f"{needed.numerator}/{needed.denominator}"
    # 4/6 ≥ 2/3 is seen at once when both have one denominator
    reached = outcome.passes * needed.denominator >= needed.numerator * outcome.votes
    sign = "≥" if reached else "<"
    lead = f"{outcome.passes}/{outcome.votes}"
    if outcome.lacking:
        return _early(outcome, lead, line, zh)
    if zh:
        return f"通过票{lead} {sign} {line}，{'达到' if reached else '未达到'}通过比例"
    return f"passes {lead} {sign} {line}: {'reached' if reached else 'not reached'}"


def _early(outcome: Outcome, lead: str, line: str, zh: bool) -> str:
    """Votes are still to come."""
    whole, lacking = outcome.votes + outcome.lacking, outcome.lacking
    if outcome.status == r.WAITING:
        end = (f"缺的票能改变结果（须达到{line}），待补票", f"those to come can turn it ({line} needed): open")  # fmt: skip
    elif outcome.passed is None or outcome.open:
        end = (f"须达到{line}", f"{line} needed")
    else:
        word = ("达到", "reached") if outcome.passed else ("达不到", "not reached")
        end = (f"缺的票怎么投都{word[0]}{line}", f"{line} {word[1]} whatever those to come say")
    if zh:
        return f"通过票{lead}，应投{whole}票，缺{lacking}票；{end[0]}"
    return f"passes {lead} of {whole} votes due, {lacking} to come: {end[1]}"


def _talk(panel: Panel, outcome: Outcome, zh: bool) -> Iterator[str]:
    talk = outcome.discussion
    if talk is None:
        return
    if talk.score is not None:
        text = f"合议：{_number(talk.score)}分" if zh else f"discussion: {_number(talk.score)}"
    elif talk.passed is not None:
        word = ("通过", "pass") if talk.passed else ("不通过", "fail")
        text = f"合议：{word[0]}" if zh else f"discussion: {word[1]}"
    elif talk.keep:
        text = "合议：维持" if zh else "discussion: the result stands"
    else:
        return
    why = " ".join(talk.reason.split())
    yield text + ((f"（{why}）" if zh else f" ({why})") if why else "")


def _money(panel: Panel, outcome: Outcome, zh: bool) -> Iterator[str]:
    if outcome.points is not None:
        number, points = outcome.rank, plain(outcome.points)
        yield f"第{number}名，名次得分{points}" if zh else f"place {number}: {points} points"
    if not panel.rule.bands or outcome.open or outcome.status in (r.FAILED, r.NON_COMPLIANT):
        return
    if outcome.band is None:
        if outcome.score is not None:
            yield "低于最低一档，不予资助" if zh else "below the lowest band: nothing granted"
        return
    number = panel.rule.bands.index(outcome.band) + 1
    place = (
        f"第{number}档，{scores(outcome.band, 'zh')}"
        if zh
        else f"band {number} ({scores(outcome.band, 'en')})"
    )
    if outcome.beyond:
        yield (
            f"{place}，名额之外，不予资助" if zh else f"{place}, beyond the places: nothing granted"
        )
    elif outcome.money is None:
        yield f"{place}，缺数量，金额未定" if zh else f"{place}, quantity missing: amount open"
    elif (
        outcome.band.per and outcome.subject.quantity is not None and outcome.band.money is not None
    ):
        each, many = money(panel, outcome.band.money), plain(outcome.subject.quantity)
        paid = money(panel, outcome.money)
        yield (
            f"{place}：{each} × {many}{short(outcome.band.per)} = {paid}"
            if zh
            else f"{place}: {each} × {many} = {paid}"
        )
    else:
        paid = money(panel, outcome.money)
        yield f"{place}：{paid}" if zh else f"{place}: {paid}"
