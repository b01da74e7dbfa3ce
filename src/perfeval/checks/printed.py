"""PE701-PE799: recomputed numbers against those a finished table printed."""

from __future__ import annotations

from perfeval.checks.check import Check

_MEND_ZH = "请核对指标值、完成值和评分规则；复算无误的，请改正填报得分。"
_MEND_EN = "Check target, actual and rule; if they are right, correct the printed score."

CHECKS: tuple[Check, ...] = (
    Check(
        "PE701",
        "error",
        "“{name}”填报{printed}分，复算{computed}分（分值{weight}）。",
        "“{name}” is printed as {printed}; recomputed, it is {computed} of {weight}.",
        _MEND_ZH,
        _MEND_EN,
    ),
    Check(
        "PE702",
        "error",
        "填报的各指标得分[[（“{column}”一栏）]]合计{sum}，与填报的总分{total}不符。",
        "The printed scores[[ (column “{column}”)]] add up to {sum}, not to the printed total {total}.",
        "请重新加总，并核对有无漏填的指标。",
        "Add them up again, and look for an indicator that was left out.",
    ),
    Check(
        "PE703",
        "error",
        "填报总分{printed}，复算{computed}。",
        "The printed total is {printed}; recomputed, it is {computed}.",
        "请先核对得分不符的指标，再核对合计。",
        "Check the indicators whose scores differ first, then the sum.",
    ),
    Check(
        "PE704",
        "error",
        "填报等级“{printed}”，复算“{computed}”。",
        "The printed grade is “{printed}”; recomputed, it is “{computed}”.",
        "请核对总分和等级的分段。",
        "Check the total and the edges of the grades.",
    ),
    Check(
        "PE705",
        "error",
        "“{name}”填报{printed}分，不在0到分值{weight}之间（复算{computed}分）。",
        "“{name}” is printed as {printed}, not between 0 and {weight}; "
        "recomputed, it is {computed}.",
        "请改正填报得分。",
        "Correct the printed score.",
    ),
    Check(
        "PE706",
        "error",
        "“{name}”已达到指标值，应得{computed}分，填报只有{printed}分。",
        "“{name}” meets its target and earns {computed}, but is printed as {printed}.",
        "请改正填报得分；另有扣分事实的，请写入结果。",
        "Correct the printed score, or give the facts for which points were taken off.",
    ),
    Check(
        "PE707",
        "error",
        "“{name}”没有达到指标值，填报却是满分{printed}分，复算{computed}分。",
        "“{name}” misses its target but is printed with full marks, {printed}; "
        "recomputed, it is {computed}.",
        _MEND_ZH,
        _MEND_EN,
    ),
)
