"""Words of findings about grades, names and forms, in both languages, as in `perfeval.checks.words`."""

from __future__ import annotations

Table = dict[str, tuple[str, str]]

GRADE: Table = {
    "bottom": ("它是最低的等级，却不从0起", "it is the lowest, yet does not start at 0"),
    "order": ("下限高于排在它前面的等级", "it starts above the grade before it"),
    "same": ("下限与前面的等级相同，永远轮不到", "it starts where the grade before it does"),
    "above-total": ("下限高于总分", "it starts above the total"),
    "conditional": ("它是最低的等级，却带有条件", "it is the lowest, yet has a condition"),
    "two-edges": ("同一边写了两个边界", "it has two edges on one side"),
    "empty": (
        "上边界不高于下边界，没有总分能落进来",
        "its upper edge leaves no total above its lower one",
    ),
    "hole": (
        "在它的边上有空档，这样的总分没有等级",
        "at its edge there is a hole, a total without a grade",
    ),
    "overlap": ("它与更高的等级重叠", "it overlaps a better grade"),
}
GRADE_MEND: Table = {
    "bottom": ("请让最低的等级从0起", "Let the lowest grade start at 0"),
    "order": ("请从高到低列出等级", "List the grades from best to worst"),
    "same": (
        "请改正其中一个的下限，或删去一个；相邻等级的边界只归一级",
        "Correct one of the two lower edges, or remove one grade",
    ),
    "above-total": ("请把下限改到总分以内", "Write a lower edge below the total"),
    "conditional": (
        "请在最后加一个从0起、不带条件的等级",
        "Add a last grade that starts at 0 without a condition",
    ),
    "two-edges": (
        "min、max含边界，above、below不含，同一边只写一个",
        "Keep one: min and max include their edge, above and below leave it out",
    ),
    "empty": (
        "请改正上边界，让它高于下边界",
        "Correct the upper edge so that it is above the lower",
    ),
    "hole": (
        "min、max含边界，above、below不含：请改写这条边，让它与相邻等级相接",
        "min and max include their edge, above and below leave it out: change this edge so that it "
        "meets the neighbour's",
    ),
    "overlap": (
        "相邻等级的边界只归一级：请改写这条边，不再与相邻等级重叠",
        "An edge belongs to one grade: change this one so that it leaves the neighbour's out",
    ),
}
ALIKE: Table = {
    "same": ("同名", "the name"),
    "near": ("名称相近", "nearly the name"),
}
BOILERPLATE: Table = {
    "expected": ("总体目标的预期", "The goal"),
    "achieved": ("总体目标的完成情况", "What was achieved of the goal"),
    "reason": ("偏差原因", "The reason"),
    "analysis": ("指标分析", "The analysis"),
    "improvement": ("改进措施", "The improvement"),
    "note": ("备注", "The note"),
}
IN_RANGE: Table = {
    "pass_line": ("请写0到100%之间的 pass_line（及格线）", "Write a pass_line between 0 and 100%"),
    "over.beyond": (
        "请写不低于100%的 over.beyond（超额界限）",
        "Write an over.beyond of 100% or above",
    ),
}
