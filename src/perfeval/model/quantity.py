"""Quantities as forms write them: "≥7个", "80%~120%", "1.2亿元", "2023-12-31前", 是, 效果明显.

Percentages are ratios inside (21.7% is 217/1000), money and other multiplied units are in
their base unit (1.2亿元 is 120000000 元), dates are their ordinal day.
"""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import NamedTuple

NUMBER, RANGE, DATE, FLAG, TEXT = "number", "range", "date", "flag", "text"
ONE = Fraction(1)
PERCENT = Fraction(1, 100)
PERMILLE = Fraction(1, 1000)
MAX_DIGITS = 40
MAX_EXPONENT = 30
MAX_LENGTH = 120


class Quantity(NamedTuple):
    """One parsed quantity.

    `lo` is the number (of a range its lower end, of a date its ordinal day) and `hi` the upper
    end of a range; `scale` is what a bare number standing beside this one has to be multiplied
    by (1/100 beside a percentage, else 1). `op` is one of >= > = < <= or "" where none is written.
    """

    kind: str
    op: str
    lo: Fraction
    hi: Fraction
    unit: str
    scale: Fraction
    flag: bool
    text: str

    @property
    def is_number(self) -> bool:
        return self.kind == NUMBER

    @property
    def is_ordered(self) -> bool:
        """Whether it can be compared: a number, a range or a date."""
        return self.kind in (NUMBER, RANGE, DATE)

    @property
    def is_bare(self) -> bool:
        if self.unit or self.kind not in (NUMBER, RANGE):
            return False
        return self.scale is ONE or self.scale == ONE

    def beside(self, scale: Fraction) -> Quantity:
        """The same quantity read beside one with `scale`: a bare 90 beside a percentage is 90%."""
        if scale == ONE or not self.is_bare:
            return self
        return self._replace(lo=self.lo * scale, hi=self.hi * scale, unit="%", scale=scale)


class BadNumber(NamedTuple):
    """A literal that looks like a number but can't be taken as one: why, as a word."""

    reason: str  # too-long | too-large | not-finite | range-order | bad-date
    text: str


_TRANSLATE = str.maketrans(
    "０１２３４５６７８９＋－−．，％﹪＝﹦＞＜≧≦⩾⩽～〜∼﹢﹣（）　\xa0：",
    "0123456789+--.,%%==><≥≤≥≤~~~+-()  :",
)
_OPS = {"≥": ">=", "≤": "<=", ">": ">", "<": "<", "=": "=", ">=": ">=", "<=": "<=", "==": "="}
_PREFIX = (
    ("不少于", ">="), ("不低于", ">="), ("不小于", ">="), ("大于等于", ">="), ("至少", ">="),
    ("不超过", "<="), ("不高于", "<="), ("不多于", "<="), ("不大于", "<="), ("小于等于", "<="),
    ("不迟于", "<="), ("不晚于", "<="), ("至多", "<="), ("大于", ">"), ("高于", ">"),
    ("多于", ">"), ("小于", "<"), ("低于", "<"), ("少于", "<"), ("等于", "="),
)  # fmt: skip
_SUFFIX = (
    ("及以上", ">="), ("以上", ">="), ("及以下", "<="), ("以下", "<="), ("以内", "<="),
    ("之内", "<="), ("之前", "<="), ("以前", "<="), ("前", "<="),
)  # fmt: skip
# without a year, what ends with 前 alone is no deadline
_TWICE = tuple((word, op) for word, op in _SUFFIX if len(word) > 1)
# signs that no unit has at its beginning, or, the percent sign, anywhere
_STRAY = re.compile(r"[-.,+*^'\"!?、]|.*[%‰]")
_NUM = r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[eE][-+]?\d+)?"
_NUMBER = re.compile(rf"({_NUM})\s*([^\d\s=<>≥≤~;:。；]{{0,14}}|[A-Za-z]{{1,3}}[23])")
_RANGE = re.compile(
    rf"({_NUM})\s*([^\d\s=<>≥≤~,;]{{0,8}})\s*~\s*({_NUM})\s*([^\d\s=<>≥≤~;]{{0,14}})"
)
_PLUS_MINUS = re.compile(rf"±\s*({_NUM})\s*([^\d\s=<>≥≤~;]{{0,8}})")
_DATE = re.compile(
    r"(\d{4})(?:-(\d{1,2})-(\d{1,2})|年(\d{1,2})月(\d{1,2})日|[./](\d{1,2})[./](\d{1,2}))"
)
_PERIOD = re.compile(
    r"((?:19|20|21)\d\d)年(?:[底末]|(\d{1,2})月[底末]?|第?([一二三四1-4])季度[底末]?)"
)
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_MULTIPLIER = re.compile(r"([十百千]?[万亿]|千(?=.)|万亿)")
_FACTORS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_FLAGS = {
    "true": True, "True": True, "TRUE": True, "是": True, "有": True, "yes": True, "Yes": True,
    "YES": True, "false": False, "False": False, "FALSE": False, "否": False, "无": False,
    "no": False, "No": False, "NO": False,
}  # fmt: skip
_PERCENT_UNITS = {"%", "个百分点", "百分点", "百分比", "%以"}
_cache: dict[str, Quantity | BadNumber] = {}


def quantity(text: str) -> Quantity | BadNumber:
    """Read one quantity from its text (format contract, section 1)."""
    found = _cache.get(text)
    if found is None:
        found = _parse(text)
        if len(_cache) < 4096:
            _cache[text] = found
    return found


def number(text: str) -> Fraction | BadNumber:
    """Read a plain decimal literal exactly; digits and exponent are bounded."""
    digits = text.replace(",", "")
    mantissa, _, exponent = digits.replace("E", "e").partition("e")
    if len(mantissa) > MAX_DIGITS:
        return BadNumber("too-long", text)
    if exponent and (len(exponent) > 4 or abs(int(exponent)) > MAX_EXPONENT):
        return BadNumber("too-large", text)
    whole, _, decimals = mantissa.partition(".")
    value = Fraction(int(whole + decimals), 10 ** len(decimals))
    return value * Fraction(10) ** int(exponent) if exponent else value


def mantissa(text: str) -> str:
    """The digits of the first number in a quantity's text: "≥1,200.5m²" → "1200.5"; "" without."""
    found = re.search(_NUM, text.translate(_TRANSLATE))
    return re.split("[eE]", found.group().replace(",", ""))[0] if found else ""


def from_number(value: Fraction, unit: str = "", text: str = "") -> Quantity:
    """A plain number as a quantity (`unit` "%" for a ratio)."""
    scale = PERCENT if unit == "%" else ONE
    return Quantity(NUMBER, "", value, value, unit, scale, False, text)


def from_flag(value: bool, text: str) -> Quantity:
    return Quantity(FLAG, "", Fraction(int(value)), Fraction(int(value)), "", ONE, value, text)


def from_date(value: date, text: str = "") -> Quantity:
    day = Fraction(value.toordinal())
    return Quantity(DATE, "", day, day, "", ONE, False, text or value.isoformat())


def parse_date(text: str) -> date | None:
    """A strict date: YYYY-MM-DD, YYYY年M月D日, YYYY.M.D or YYYY/M/D; None otherwise."""
    found = _DATE.fullmatch(text.strip().translate(_TRANSLATE))
    return _date(found) if found else None


def _date(found: re.Match[str]) -> date | None:
    year, *rest = found.groups()
    month, day = (part for part in rest if part)
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _day(body: str) -> date | BadNumber | None:
    """A date, or the last day of the month, quarter or year that is named; None otherwise."""
    body = body.replace(" ", "")
    found = _DATE.fullmatch(body)
    if found:
        return _date(found) or BadNumber("bad-date", body)
    found = _PERIOD.fullmatch(body)
    if not found:
        return None
    year, month, quarter = found.groups()
    last = int(month) if month else _QUARTERS[quarter] * 3 if quarter else 12
    if not 1 <= last <= 12:
        return BadNumber("bad-date", body)
    following = date(int(year) + last // 12, last % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def _text(raw: str) -> Quantity:
    return Quantity(TEXT, "", Fraction(0), Fraction(0), "", ONE, False, raw)


def _parse(raw: str) -> Quantity | BadNumber:
    if len(raw) > MAX_LENGTH:
        head = raw[:MAX_LENGTH].translate(_TRANSLATE).lstrip(" <>=≥≤+-")
        return (
            BadNumber("too-long", raw[:MAX_LENGTH])
            if head[:MAX_DIGITS].replace(",", "").isdigit()
            else _text(raw)
        )
    text = raw.strip() if raw.isascii() else raw.translate(_TRANSLATE).strip()
    if text in _FLAGS:
        return from_flag(_FLAGS[text], raw)
    if text.lower() in (".nan", "nan", ".inf", "-.inf", "+.inf", "inf", "-inf", "infinity"):
        return BadNumber("not-finite", raw)
    op, body = _operator(text)
    once = _once(op, body) if op else body
    if once is None:
        return _text(raw)
    body = once
    if body[:1].isdigit() or body[:1] in "+-±":
        return _amount(raw, op, body.rstrip("。；;"))
    return _text(raw)


# how a column of its own names an operator, beside what may stand with the number
_COLUMN_WORDS = {
    "大于或等于": ">=", "不少于等于": ">=", "正向": ">=", "正向指标": ">=",
    "小于或等于": "<=", "不超": "<=", "反向": "<=", "反向指标": "<=", "逆向指标": "<=", "逆向": "<=",
}  # fmt: skip


# 2023.12, 2024.3: a year and a month, which nothing tells from a number
_MONTH = re.compile(r"(?:19|20|21)\d\d\.(?:0?[1-9]|1[0-2])")


def is_month(text: str) -> bool:
    """Whether the first number of a text may be a year with a month."""
    return _MONTH.fullmatch(mantissa(text)) is not None


def operator_word(text: str) -> str:
    """The operator that a word or sign alone names (以上, 不超过, ≥); "" for any other text."""
    word = "".join(text.translate(_TRANSLATE).split()).replace("(含)", "")
    word = word[1:-1] if word[:1] == "(" and word[-1:] == ")" else word
    every = {**_OPS, **dict(_PREFIX), **dict(_TWICE), **_COLUMN_WORDS}
    return every.get(word, "")


def _operator(text: str) -> tuple[str, str]:
    for length in (2, 1):
        op = _OPS.get(text[:length])
        if op:
            return op, text[length:].strip()
    for word, op in _PREFIX:
        if text.startswith(word):
            return op, text[len(word) :].strip()
    if text[:4].isdigit():
        text = text.removesuffix("完成")
    head = text.replace("(含)", "")
    for word, op in _SUFFIX:
        if head.endswith(word):
            return op, head[: -len(word)].strip()
    return "", text


def _once(op: str, body: str) -> str | None:
    """An amount without the words that say its operator a second time: "≥3个以上" is ≥3个. None
    where they say the contrary."""
    head = body.replace("(含)", "")
    for word, said in _SUFFIX if body[:4].isdigit() else _TWICE:
        if head.endswith(word):
            return head[: -len(word)].strip() if said[0] == op[0] else None
    return head


def _amount(raw: str, op: str, body: str) -> Quantity | BadNumber:
    if "~" in body:
        days = [_day(part) for part in body.split("~")]
        if len(days) == 2 and isinstance(days[0], date) and isinstance(days[1], date):
            if days[0] > days[1]:
                return BadNumber("range-order", raw)
            last = from_date(days[1], raw)
            return from_date(days[0], raw)._replace(op="~", hi=last.lo)
    day = _day(body)
    if day is not None:
        return day if isinstance(day, BadNumber) else from_date(day, raw)._replace(op=op)
    found = _NUMBER.fullmatch(body)
    if found:
        return _number(raw, op, *found.groups())
    found = _RANGE.fullmatch(body)
    if found:
        low, low_unit, high, high_unit = found.groups()
        first = _number(raw, "", low, low_unit or high_unit)
        second = _number(raw, "", high, high_unit or low_unit)
        return _range(raw, first, second)
    found = _PLUS_MINUS.fullmatch(body)
    if found:
        size = _number(raw, "", *found.groups())
        if isinstance(size, Quantity) and size.is_number:
            return size._replace(kind=RANGE, op="~", lo=-abs(size.lo), hi=abs(size.lo))
        return size
    return _text(raw)


def _range(raw: str, low: Quantity | BadNumber, high: Quantity | BadNumber) -> Quantity | BadNumber:
    if isinstance(low, BadNumber):
        return low
    if isinstance(high, BadNumber):
        return high
    if not (low.is_number and high.is_number and low.unit == high.unit):
        return _text(raw)
    if low.lo > high.lo:
        return BadNumber("range-order", raw)
    return low._replace(kind=RANGE, op="~", hi=high.lo)


def _number(raw: str, op: str, digits: str, unit: str) -> Quantity | BadNumber:
    value = number(digits)
    if isinstance(value, BadNumber):
        return BadNumber(value.reason, raw)
    unit = unit.strip().strip("()")
    if unit in _PERCENT_UNITS or unit == "‰":
        scale = PERMILLE if unit == "‰" else PERCENT
        value *= scale
        return Quantity(NUMBER, op, value, value, "%", scale, False, raw)
    if unit[:1] == "月" and len(unit) > 1:
        return _text(raw)  # "12月底前" is a deadline without a year, not a number
    found = _MULTIPLIER.match(unit)
    if found:
        for word in found.group(1):
            value *= _FACTORS[word]
        unit = unit[found.end() :]
    if unit != "%" and _STRAY.match(unit):
        return _text(raw)
    return Quantity(NUMBER, op, value, value, unit, ONE, False, raw)
