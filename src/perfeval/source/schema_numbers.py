"""What `perfeval.model.quantity` takes as a number or a day, as regular expressions.

They are read by Python and by editors written in JavaScript, so they keep to what both know,
and spell the look-alikes out that the reader turns into ASCII first.
"""

from __future__ import annotations

import re

_D = "[0-9０-９]"
_SIGN = "[-+＋－−﹢﹣]"
_POINT = "[.．]"
_TILDE = "[~～〜∼]"
_PAREN = "[()（）]"
NUM = f"{_SIGN}?(?:{_D}{{1,3}}(?:[,，]{_D}{{3}})+|{_D}+)(?:{_POINT}{_D}+)?(?:[eE]{_SIGN}?{_D}+)?"
_NEITHER = r"0-9０-９\s=<>≥≤~;＝﹦＞＜≧≦⩾⩽～〜∼"
_UNIT_LETTER = f"[^{_NEITHER}:：。；%％﹪‰]"  # of a number's unit
_STRAY = "[-+*^'\"!?.,、＋－−﹢﹣．，]"  # no unit begins with it
_RANGE_LETTER = f"[^{_NEITHER}]"
_LOW_LETTER = f"[^{_NEITHER},，]"
_OPERATOR = (
    "(?:[<>＜＞][=＝﹦]|[=＝﹦]{2}|[≥≤≧≦⩾⩽<>＜＞=＝﹦]"
    "|不少于|不低于|不小于|大于等于|至少|不超过|不高于|不多于|不大于|小于等于|不迟于|不晚于|至多"
    "|大于|高于|多于|小于|低于|少于|等于)"
)
_SUFFIX = "(?:及?以上|及?以下|[以之]内|[之以]?前)"
_INCLUDED = f"(?:{_PAREN}含{_PAREN})"
_STOP = "[。；;]*"

_ALONE = "[十百千]?[万亿]"  # a multiplier with nothing behind it
_BEFORE = f"(?:{_ALONE}|千)"
_PERCENT = "(?:[%％﹪]以?|个?百分点|百分比|‰)"
_NO_UNIT = f"(?:{_ALONE})?"


def _wrapped(units: str) -> str:
    return f"{_PAREN}*{units}{_PAREN}*"


def _number(units: str, operators: bool) -> str:
    """A number with one of the units, with or without the words and signs of comparison."""
    body = rf"{NUM}\s*{units}"
    plain = rf"{body}{_STOP}|(?={_D}{{4}}){body}\s*完成"
    if not operators:
        return f"(?:{plain})"
    behind = rf"(?:{_INCLUDED}\s*)?{body}{_STOP}\s*{_INCLUDED}?\s*{_SUFFIX}\s*{_INCLUDED}?"
    twice = rf"{_OPERATOR}\s*{body}\s*{_INCLUDED}?\s*(?:{_SUFFIX}\s*)?{_INCLUDED}?{_STOP}"
    return rf"(?:(?:{_OPERATOR}\s*)?(?:{plain})|{twice}|{behind})"


def whole(body: str) -> str:
    """The pattern of a text that is nothing but this."""
    return rf"^\s*(?:{body})\s*$"


_ANY_UNIT = (
    # 12月底前 is a deadline, not a number
    rf"(?!{_PAREN}*月(?!{_PAREN}*\s*(?:{_INCLUDED}?\s*{_SUFFIX}\s*{_INCLUDED}?)?{_STOP}\s*$))"
    rf"(?:{_PAREN}*{_BEFORE}?{_PERCENT}{_PAREN}*|(?!{_PAREN}*{_BEFORE}?{_STRAY})"
    rf"(?:(?:{_INCLUDED}|{_UNIT_LETTER}){{0,14}}|[A-Za-z]{{1,3}}[2２3３]))"
)
_YEAR = rf"(?:19|20|21|１９|２０|２１){_D}{{2}}\s*年\s*"
_QUARTER = r"第?\s*[一二三四1-4１-４]\s*季度\s*[底末]?"
_PERIOD = rf"{_YEAR}(?:[底末]|{_D}{{1,2}}\s*月\s*[底末]?|{_QUARTER})"
_DAY_LIKE = (
    rf"(?:{_D}{{4}}(?:[-－−﹣]{_D}{{1,2}}[-－−﹣]{_D}{{1,2}}|\s*年\s*{_D}{{1,2}}\s*月\s*{_D}{{1,2}}\s*日"
    rf"|[./．]{_D}{{1,2}}[./．]{_D}{{1,2}})|{_PERIOD})"
)
_NO_DAY = rf"(?!\s*{_OPERATOR}?\s*{_PERIOD}\s*(?:完成)?{_SUFFIX}?{_STOP}\s*$)"
_ANY_NUMBER = _number(_ANY_UNIT, operators=True)
_RANGE = (
    rf"(?:{_OPERATOR}\s*)?{NUM}\s*{_LOW_LETTER}{{0,8}}\s*{_TILDE}\s*{NUM}\s*{_RANGE_LETTER}{{0,14}}"
)
_MARGIN = rf"(?:{_OPERATOR}\s*)?±\s*{NUM}\s*{_RANGE_LETTER}{{0,8}}"
_DAYS = (
    rf"(?:{_OPERATOR}\s*)?{_DAY_LIKE}(?:\s*{_TILDE}\s*{_DAY_LIKE})?\s*(?:完成)?{_SUFFIX}?{_STOP}"
)

BARE = whole(_number(_wrapped(_NO_UNIT), operators=False))
SHARES = _number(_wrapped(f"(?:{_PERCENT}|{_ALONE}|{_BEFORE}?[倍%％﹪])?"), operators=False)
SHARE = whole(SHARES)
POINTS = whole(_number(_wrapped(f"(?:{_PERCENT}|{_ALONE}|{_BEFORE}?[分%％﹪])?"), operators=False))
MONEYS = _number(_wrapped(f"(?:{_ALONE}|{_BEFORE}?元)?"), operators=False)
MONEY = whole(MONEYS)
MEASURED = rf"^{_NO_DAY}\s*(?:{_ANY_NUMBER}|{_RANGE}|{_MARGIN})\s*$"
EDGE = whole(f"{_ANY_NUMBER}|{_DAYS}")
_INCLUDED = "[（(]含(?:本数)?[)）]"
_RATIOS = (
    rf"{_D}{{1,9}}\s*/\s*(?={_D}*[1-9１-９]){_D}{{1,9}}"
    "|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚]|[二三四五六七八九十]分之[一二三四五六七八九]"
)
RATIO = whole(rf"(?:{_RATIOS})\s*(?:{_INCLUDED})?\s*(?:及?以上)?\s*(?:{_INCLUDED})?|{SHARES}")
# whether 1.5e3 and 1.5万 are whole, no pattern tells
_WHOLE = f"{_SIGN}?(?:{_D}{{1,3}}(?:[,，]{_D}{{3}})+|{_D}+)(?:{_POINT}[0０]+)?"
INTEGER = whole(
    rf"(?:{_WHOLE}|{NUM.removesuffix('?')})\s*{_PAREN}*{_STOP}"
    rf"|(?={_D}{{4}}){_WHOLE}\s*完成|{_number(_wrapped(_ALONE), False)}"
)
# a number, a day, or an exact fraction with its unit: 100/3%
PEER_FIGURE = whole(
    f"{_ANY_NUMBER}|{_DAYS}|[-+]?[0-9]{{1,400}}\\s*/\\s*(?=[0-9]*[1-9])[0-9]{{1,400}}(?![0-9/]).*"
)
# a part of a whole: 0 to 1, in percent 0 to 100
_ZERO = "[0０]"
_DECIMALS = rf"(?:{_POINT}{_D}+)?"


def _up_to(places: int) -> str:
    """From 0 to 1 with so many zeros."""
    below = rf"{_D}{{1,{places}}}{_DECIMALS}" if places else rf"{_ZERO}{_DECIMALS}"
    return rf"{_ZERO}*(?:[1１]{_ZERO}{{{places}}}(?:{_POINT}{_ZERO}+)?|{below})"


_PART = rf"[+＋]?(?:{_up_to(0)}\s*倍?|{_up_to(2)}\s*{_PERCENT.replace('|‰', '')}|{_up_to(3)}\s*‰)"
# what an exponent makes of a number, no pattern tells
PARTS = rf"{_PART}{_STOP}|(?=.*[eE]){SHARES}"


def _wide(pattern: str) -> str:
    """The pattern, taking full-width digits and dashes as well."""

    def widened(found: re.Match[str]) -> str:
        text = found.group()
        if text.startswith("{"):
            return text
        if text == "-":
            return "[-－−﹣]"
        inner = text.strip("[]")
        return f"[{inner}{inner.translate(_FULL)}]"

    return re.sub(r"\{[^}]*\}|\[[^]]*\]|[-0-9]", widened, pattern)


_FULL = str.maketrans("0123456789./", "０１２３４５６７８９．．")


def _day() -> str:
    """A day that exists, in each way of writing one."""
    of_31, of_30 = "(?:0?[13578]|1[02])", "(?:0?[469]|11)"
    to_28 = "(?:0?[1-9]|1[0-9]|2[0-8])"
    leap = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"
    forms = []
    for one, two, end in (("-", "-", ""), ("年", "月", "日"), ("[./]", "[./]", "")):
        days = (
            f"[0-9]{{4}}{one}{of_31}{two}(?:{to_28}|29|30|31){end}",
            f"[0-9]{{4}}{one}{of_30}{two}(?:{to_28}|29|30){end}",
            f"[0-9]{{4}}{one}0?2{two}{to_28}{end}",
            f"{leap}{one}0?2{two}29{end}",
        )
        forms.append("|".join(days))
    return _wide(f"(?!0000)(?:{'|'.join(forms)})")


DAY = whole(_day())
DUE = whole(f"{MONEYS}|{_day()}")
