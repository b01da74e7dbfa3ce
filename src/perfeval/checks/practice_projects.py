"""PE830-PE849: what packs of checks ask of a project."""

from __future__ import annotations

from perfeval.checks.check import Check

CHECKS: tuple[Check, ...] = (
    Check(
        "PE830",
        "warning",
        "“{name}”的完成率{rate}超过{beyond}，没有说明原因。",
        "“{name}” reaches {rate} of its target, beyond {beyond}, without a reason.",
        "请在 reason 里说明超额的原因；多半是指标值定得过低。",
        "Say why under reason; mostly the target was set too low.",
    ),
    Check(
        "PE831",
        "warning",
        "“{name}”为{rate}，低于{below}，没有说明原因。",
        "“{name}” is {rate}, below {below}, without a reason.",
        "请补上 reason（偏差原因）和 improvement（改进措施）。",
        "Add reason, and improvement.",
    ),
    Check(
        "PE832",
        "warning",
        "“{name}”的有效问卷只有{valid}份[[，少于{min}份]][[，占{share}，最低比例为{min_share}]]。",
        "The survey of “{name}” has only {valid} valid answers[[, fewer than {min}]][[, {share} where at least {min_share} is asked for]].",
        "请补充调查；总体本来就少的，请写明 population。",
        "Ask more people; if there are so few in all, give population.",
    ),
    Check(
        "PE833",
        "warning",
        "第{n}个总体目标写了“{word}”，是在说结果，不是目标。",
        "Objective {n} says “{word}”: it tells a result, not a goal.",
        "请写年初设定的目标，如“建成中心7个”；结果写在 achieved 里。",
        "Write the goal as it was set, and the result under achieved.",
    ),
    Check(
        "PE834",
        "warning",
        "{place:boilerplate}是表格的填写说明（“{word}”），没有填写内容。",
        "{place:boilerplate} holds the form's own instruction (“{word}”) instead of an answer.",
        "请换成实际内容；没有内容可填的，请删去。",
        "Write what is asked for, or remove it.",
    ),
)
