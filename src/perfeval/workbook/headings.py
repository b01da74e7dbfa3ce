"""What the columns of every sheet are called, in both languages."""

from __future__ import annotations

import unicodedata
from functools import cache

from perfeval.workbook.figures import SIGN, result_columns
from perfeval.workbook.lists import BY_ID, OWNED, columns
from perfeval.workbook.owned import KIND, count_column

_LEAD = {
    "#slot": ("指标", "Indicator"), "#name": ("数据项", "Figure"), "value": ("内容", "Value"),
    "#path": ("键路径", "Path"), "#row": ("所属行", "Row"), "#weight": ("分值", "Weight"), "#target": ("指标值", "Target"),
    "#unit": ("单位", "Unit"), "#direction": ("方向", "Direction"), "#where": ("填在哪里", "Fill in at"), "#standard": ("评分标准", "How it is scored"),
    "#point": ("序号", "No."), "#text": ("评价要点", "Point"), "#remark": ("填写说明", "Remark"),
    "#group": ("类别", "Block"), "#line": ("资金", "Line"),
}  # fmt: skip
_AMOUNTS = {"#kind": ("类别", "Kind"), "date": ("日期", "Date"), "amount": ("金额", "Amount"),
            "doc_no": ("文号", "Doc no"), "note": ("备注", "Note"), "#line": ("资金", "Line")}  # fmt: skip
_POINTS = {"met": ("判断", "Met"), "fact": ("事实", "Fact"), "evidence": ("佐证材料", "Evidence"),
           "problem": ("问题", "Problem"), "not_applicable": ("不适用原因", "Not applicable")}  # fmt: skip


@cache
def headings(id: str) -> dict[str, str]:
    """Headings without blanks, each with the key of its column."""
    found: dict[str, str] = {}

    def add(key: str, *names: str) -> None:
        for name in names:
            plain = "".join(unicodedata.normalize("NFKC", name).split()).lower()
            found.setdefault(plain, key)

    if id in BY_ID or id in OWNED:
        if id in OWNED:
            add("#slot", *_LEAD["#slot"])
            add("#kind", KIND.zh, KIND.en)
        shape = BY_ID[id].shape if id in BY_ID else OWNED[id][1]
        for lang in ("zh", "en"):
            for one in columns(shape, lang):
                add(one.key, one.zh, one.en, one.key)
        if id == "surveys":
            for index in range(30):
                one = count_column(index, "zh")
                add(one.key, one.zh, count_column(index, "en").en)
        return found
    if id == "amounts":
        for key, names in _AMOUNTS.items():
            add(key, *names)
    elif id == "points":
        for key, names in (*_POINTS.items(), *_LEAD.items()):
            if key in (*_POINTS, "#slot", "#point", "#text"):
                add(key, *names)
    elif id == "indicators":
        for key, names in _LEAD.items():
            if key in ("#slot", "#weight", "#direction", "#target", "#unit", "#standard", "#where"):
                add(key, *names)
        for lang in ("zh", "en"):
            for key, one in result_columns(lang).items():
                add(key, one.zh, one.en)
        add(SIGN.key, SIGN.zh, SIGN.en)
        for number, digit in enumerate("一二三四五六七八九", 1):
            add(f"#level{number}", f"{digit}级指标", f"Level {number}")
    elif id == "base":
        add("#group", *_LEAD["#group"])
        add("#name", "项目", "Key")
        add("value", *_LEAD["value"])
    else:
        for key, names in _LEAD.items():
            add(key, *names)
    return found
