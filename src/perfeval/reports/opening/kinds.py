"""Which findings are problems of a project, to be put right, and of which category.

Findings about how a file is written (no operator, no evidence named, an unused key) are for
whoever fills it in and open no item.
"""

from __future__ import annotations

CATEGORIES: dict[str, tuple[str, str]] = {
    "goals": ("绩效目标", "Goals"),
    "funds": ("资金管理", "Money"),
    "scores": ("自评质量", "Self-assessment"),
    "data": ("数据质量", "Data"),
}
_CODES = {
    "goals": "PE441 PE442 PE480 PE481 PE483 PE484 PE485 PE486 PE488 PE495 PE727 PE729 PE730 PE738 PE739 "
    "PE742 PE743",
    "funds": "PE499 PE502 PE503 PE508 PE509 PE510 PE511 PE514 PE519 PE523 PE526 PE530 PE531 PE532 PE539 PE714 PE715 "
    "PE716 PE722 PE732 PE733 PE740 PE745",
    "scores": "PE463 PE701 PE702 PE703 PE704 PE705 PE706 PE707 PE711 PE712 PE713 PE719 PE720 PE724 PE725 "
    "PE728 PE734 PE737 PE749",
    "data": "PE408 PE412 PE465 PE466 PE467 PE603 PE605 PE608 PE613 PE614 PE735 PE741 PE744 PE746 PE747 PE748",
}
KINDS: dict[str, str] = {code: kind for kind, codes in _CODES.items() for code in codes.split()}
# what is to be done about each kind, where nobody has said more
SUGGESTIONS: dict[str, tuple[str, str]] = {
    "goals": (
        "核对完成值和指标值；指标值定得过低或过高的，说明原因，编制下年度目标时调整。",
        "Check value and target; where the target is too low or too high, say why and set the next year's anew.",
    ),
    "funds": (
        "核对资金数据，说明差异原因，更正账表；涉及违规的按规定处理。",
        "Check the amounts, explain the differences, correct accounts and tables; deal with breaches by the rules.",
    ),
    "scores": (
        "按评分标准重新核定得分和等级，更正自评表。",
        "Score again by the standard and correct the self-assessment, its total and its grade.",
    ),
    "data": (
        "核对原始资料，更正数据，补充佐证材料。",
        "Check the records, correct the data, add evidence.",
    ),
}


def suggestion(code: str, lang: str) -> str:
    kind = KINDS.get(code)
    return SUGGESTIONS[kind][0 if lang == "zh" else 1] if kind else ""


def other(lang: str) -> tuple[str, str]:
    """Category and suggestion of a finding of no kind."""
    at = 0 if lang == "zh" else 1
    return CATEGORIES["data"][at], SUGGESTIONS["data"][at]


def category(code: str, lang: str) -> str:
    """The category's word; "" for a finding that is no problem of the project."""
    kind = KINDS.get(code)
    return CATEGORIES[kind][0 if lang == "zh" else 1] if kind else ""
