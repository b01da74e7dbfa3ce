"""Printed labels as they are looked up: half-width, without blanks, brackets and numbering."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from perfeval.model.money_units import ALTERNATIVES, FACTORS

BRACKETS = str.maketrans("〔【［[〈《{", "(((((((") | str.maketrans("〕】］]〉》}", ")))))))")
BLANKS = re.compile(r"[\s\u200b\u200c\u200d\u2060\ufeff]+")
BRACKETED = re.compile(r"\(([^()]*)\)")
NUMBERING = re.compile(r"^(?:[一二三四五六七八九十]{1,3}[、.]|\d{1,2}[、.](?!\d))")
CIRCLED = re.compile(r"[①-⑳⑴-⒇]")
FORMULA = re.compile(r"^([^=<>]*[一-鿿)])=.*$")  # 支出实现率=④/③
UNITS = (*FACTORS, "%", "百分比", "百分数")
UNIT_AT_END = re.compile(rf"(.{{2,}}?)[,:/]?(?:单位[:为]?)?({ALTERNATIVES}|%)$")
MONEY_UNIT = re.compile(rf"(?:^|[(:位\s,])(?:人民币)?({ALTERNATIVES})(?:$|[)\s,;])")
LONGEST = 40  # no heading or label is longer


COUNTED = re.compile(
    r"^(?:单位[:为]?)?([十百千万亿]{0,2}(?:%|‰|元|人次|人|人天|人日|个|项|次|期|户次|户|件|家|台套|台次|台|套|辆|艘|架|处|所|座|栋|间|条|份|本|册|篇|场次|场|批次|批|名|支|只|头|羽|尾|株|棵|粒|张|枚|块|片|段|种|类|米|公里|千米|厘米|毫米|平方米|平方公里|立方米|㎡|m2|m3|m|km|亩次|亩|公顷|吨|公斤|千克|克|斤|升|千瓦时|千瓦|度|瓦|天|日|月|个月|年|周|小时|分钟|秒|分贝|分|级|倍|标箱|床|班|课时|学时|人年|万人)(?:[/每·].{1,6})?)$"
)
REMARKS = re.compile(
    r"[A-Za-z=＝×*÷]|^\d+$|分$|盖章|必填|选填|填|说明|年度|年初|自评|得分|公式|见|注|实际|预期|目标|完成|定性|定量|包括|指标|值|情况|权重|百分制|级"
)


class Word(NamedTuple):
    """A printed label without blanks, brackets and numbering; `brackets` are their contents."""

    base: str
    brackets: tuple[str, ...] = ()
    unit: str = ""


def plain(text: str) -> str:
    """A text in half-width characters, without any blanks."""
    return BLANKS.sub("", unicodedata.normalize("NFKC", text)).translate(BRACKETS)


@lru_cache(maxsize=4096)
def word(text: str) -> Word:
    """A printed label as it is looked up; nothing for texts that are too long for a label."""
    if len(text) > 3 * LONGEST or text.isascii():
        return Word("")
    whole = plain(CIRCLED.sub("", text))
    if "=" in whole:
        whole = FORMULA.sub(r"\1", whole)
    brackets: tuple[str, ...] = ()
    base = whole
    if "(" in whole:
        brackets = tuple(BRACKETED.findall(whole))
        base = BRACKETED.sub("", whole)
    base = NUMBERING.sub("", base).strip(":;,。*、.-—_")
    unit = next((u for b in brackets for u in UNITS if b.removeprefix("单位").strip(":") == u), "")
    if not unit and base.endswith(("元", "%")):
        ending = UNIT_AT_END.fullmatch(base)
        if ending:
            base, unit = ending[1], ending[2]
    if len(base) > LONGEST:
        return Word("")
    return Word(base.lower(), brackets, unit)


def unit_of(text: str) -> str:
    """The unit that a heading of figures gives: （人次）, "/万元", 单位：亩; "" when it gives none."""
    whole = plain(text)
    for said in reversed(BRACKETED.findall(whole)):
        if found := COUNTED.match(said):
            return str(found[1])
    tail = re.search(r"(?:[/,:]|单位[:为]?)([^/,:()]{1,8})$", BRACKETED.sub("", whole))
    found = COUNTED.match(tail[1]) if tail else None
    return str(found[1]) if found else ""


def unknown_unit(text: str) -> str:
    """A short text in brackets that may be a unit nobody knows; "" when there is none."""
    if unit_of(text):
        return ""
    for said in BRACKETED.findall(plain(text)):
        if 0 < len(said) <= 6 and not REMARKS.search(said) and not COUNTED.match(said):
            return str(said)
    return ""


def keyed(text: str) -> dict[str, str]:
    """Lines "key: word word" as a mapping of each word to its key."""
    made: dict[str, str] = {}
    for line in text.strip().splitlines():
        key, _, said = line.partition(":")
        made.update((w, key.strip()) for w in said.split())
    return made


def words(text: str) -> frozenset[str]:
    """Words parted by blanks."""
    return frozenset(text.split())
