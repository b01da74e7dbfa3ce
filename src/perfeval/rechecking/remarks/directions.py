"""PE727: a target whose sign looks the wrong way round."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.rechecking.look import about

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.rechecking.lines import Sight
    from perfeval.rechecking.look import Look

_BAD = re.compile(
    r"(发生|事故|投诉|信访|受灾|受害|成灾|变质|伤亡|死亡|违规|违纪|差错|超支|流失|损毁|返贫|污染)"
    r"(?:起|人|次|事件)?(?:数量|数|率|比例|比率|面积|次数|天数)?$"
)
_TURNED = "不未非无超降减节"
_BRACKET = re.compile(r"[（(][^（）()]*[)）]\s*$")


def check(look: Look) -> Iterator[Finding]:
    for sight in look.items:
        line, f = sight.line, sight.figures
        name = _BRACKET.sub("", line.name).strip()
        op = f.op if f.t is not None else line.direction
        if op in ("<=", "<") and _named(name, look.limits.better_more) and "≤" in _signs(sight):
            yield about("PE727", line, "target", target=line.target, why="more")
        if op not in (">=", ">") or (f.t is not None and f.t == 0):
            continue
        money = "元" in (line.unit or f.unit) or "元" in line.target
        if _BAD.search(name) and "≥" in line.target + _sign(sight):
            yield about("PE727", line, "target", target=line.target, why="bad")
        elif money and any("成本" in level for level in line.levels):
            yield about("PE727", line, "target", target=line.target, why="cost")
        elif _named(name, look.limits.better_less) and "≥" in line.target + _sign(sight):
            yield about("PE727", line, "target", target=line.target, why="less")


def _named(name: str, words: tuple[str, ...]) -> bool:
    """Whether the name ends in one of the words, and nothing before it turns it round."""
    word = next((word for word in words if name.endswith(word)), "")
    before = name[: len(name) - len(word)]
    return bool(word) and not any(sign in before for sign in _TURNED)


def _signs(sight: Sight) -> str:
    """≤ where the table writes it, in the cell or in words."""
    row = sight.row
    written = row.cells["operator"].text if row is not None and "operator" in row.cells else ""
    said = written + sight.line.target
    return (
        "≤"
        if any(word in said for word in ("≤", "<", "＜", "不高于", "不超过", "不大于", "小于"))
        else ""
    )


def _sign(sight: Sight) -> str:
    """≥ where the sign stands in the name, or in a column of its own in words."""
    row = sight.row
    written = row.cells["operator"].text if row is not None and "operator" in row.cells else ""
    said = any(
        word in written + sight.line.target for word in (">", "大于", "不低于", "不少于", "正向")
    )
    return "≥" if said or "≥" in sight.line.name else ""
