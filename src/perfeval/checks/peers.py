"""Comparison with other projects: PE980-PE989."""

from __future__ import annotations

from perfeval.checks.check import Check

CHECKS: tuple[Check, ...] = (
    Check(
        "PE980",
        "error",
        "“{name}”按{within:peers_within}比较计分，缺少同类数据（{names}）。",
        "“{name}” is scored by comparison with {within:peers_within}; their figures are lacking ({names}).",
        "请用 perfeval batch 把同类项目放在一起计分，按组比较的项目须写明所在的组（department、groups）；单独计分时，把它给出的 peers 抄到结果中，如 peers: {{count: "
        "12, min: 3, max: 9, better: 3, equal: 1}}。",
        "Score the projects together by perfeval batch, each with its group where groups are compared (department, groups); to score one alone, copy the peers that "
        "it gave into the result, such as peers: {{count: 12, min: 3, max: 9, better: 3, equal: 1}}.",
    ),
    Check(
        "PE981",
        "error",
        "“{name}”的同类数据自相矛盾：{problem:peers_odd}。",
        "The figures of the peers of “{name}” contradict themselves: {problem:peers_odd}.",
        "请重新用 perfeval batch 计算，或逐项核对 peers。",
        "Compute them again by perfeval batch, or check each of them.",
    ),
    Check(
        "PE982",
        "warning",
        "“{name}”的完成值{value}不在同类项目的最低值与最高值之间，这些数里没有算进本项目。",
        "The actual {value} of “{name}” lies outside the least and greatest of its peers, which can't "
        "have counted it.",
        "请重新用 perfeval batch 计算；同类数据应包含本项目。",
        "Compute the figures again by perfeval batch: they have to include this project.",
    ),
    Check(
        "PE983",
        "error",
        "同类比较不能{problem:peers_inside}：比较的是整个指标的数。",
        "A comparison with peers can't {problem:peers_inside}: what is compared is the number of a whole indicator.",
        "请把它单列为一个指标。",
        "Give it an indicator of its own.",
    ),
    Check(
        "PE984",
        "warning",
        "{key} 不起作用：{beside:peers_beside}[[（method: {method}）]]。",
        "{key} has no effect: {beside:peers_beside}[[ (method: {method})]].",
        "请去掉它，或改用相应的方法。",
        "Leave it out, or choose the method that it belongs to.",
    ),
    Check(
        "PE985",
        "error",
        "第{n}个名次档（至{to}）没有项目能落入。",
        "No project can fall into rank {n} (to {to}).",
        "请从第一名起依次往后写，名次大于0。",
        "Write the ranks from the first place on, each further than the one before.",
    ),
    Check(
        "PE986",
        "info",
        "“{name}”{alone:peers_alone}，比不出高低。",
        "“{name}” shows no order: {alone:peers_alone}.",
        "请确认参加比较的项目是否齐全。",
        "See whether all projects that belong to the comparison are there.",
    ),
)
