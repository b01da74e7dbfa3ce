"""Findings in the words of those who fill in forms: no keys of project files, no commands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.checks.catalogue import mend

if TYPE_CHECKING:
    from perfeval.model.finding import Finding

WORDS = {
    "reason": "偏差原因", "improvement": "改进措施", "evidence": "佐证材料", "fact": "扣分的事实", "facts": "情况说明",
    "results": "完成情况", "funds": "资金表", "target": "指标值", "actual": "完成值", "weight": "分值",
    "adjustments": "预算调整情况", "note": "备注", "notes": "备注", "data": "基础数据", "population": "总体人数",
    "achieved": "完成情况", "expected": "预期目标", "analysis": "情况分析",
}  # fmt: skip
# where the mend of a file has nothing that can be kept
OWN = {
    "PE402": ("请补充计分需要的数据或说明。", "Give the figures that the score needs, or say why there are none."),
    "PE451": ("请提供佐证材料。", "Hand in the documents."),
    "PE453": ("请提供实际数。", "Give the actual figure."),
    "PE455": ("请说明偏差原因和改进措施。", "Say why, and what will be done."),
}  # fmt: skip
_NAMED = re.compile(r"[a-z_]{3,}（([\u4e00-\u9fff]+)）")  # reason（偏差原因）
_KEY = re.compile(r"（[a-z_]+(?:: ?[^（）]*)?）")
_WORD = re.compile(rf" ?\b({'|'.join(WORDS)})\b(?!:) ?")
_GAP = re.compile("(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
_AGAIN = re.compile("后?重新导入")
_FOREIGN = {
    "zh": re.compile("[a-z_]{4,}|[{}]|项目文件|指标体系的"),
    "en": re.compile(r"[{}_`]|: (?:true|false|\d)|perfeval |project file"),
}
_SENTENCE = re.compile("(?<=[。；])")


def told(text: str, lang: str) -> str:
    """What is wrong; the keys behind its words are left out."""
    return _KEY.sub("", _NAMED.sub(r"\1", text)) if lang == "zh" else text


def advice(finding: Finding, lang: str) -> str:
    """How to mend it, as far as it can be said of a form; "" where nothing of it can."""
    own = OWN.get(finding.code)
    if own is not None:
        return own[lang != "zh"]
    text = mend(finding, lang)
    if lang != "zh":
        return "" if _FOREIGN["en"].search(text) else text
    plain = _GAP.sub(
        "", _AGAIN.sub("", _WORD.sub(lambda found: WORDS[found.group(1)], told(text, lang)))
    )
    kept = [_clauses(sentence) for sentence in _SENTENCE.split(plain)]
    whole = "；".join(one for one in kept if one)
    return whole + "。" if whole else ""


def _clauses(sentence: str) -> str:
    """The clauses before the first that speaks of files."""
    found: list[str] = []
    for clause in sentence.rstrip("。；").split("，"):
        if _FOREIGN["zh"].search(clause):
            break
        found.append(clause)
    return "，".join(found)
