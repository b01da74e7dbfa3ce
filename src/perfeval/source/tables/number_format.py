"""Number formats of spreadsheets: what of a held number its cell shows.

Codes as in ECMA-376 part 1, 18.8.30 and 18.8.31; of the numbers 27-58 what Chinese Excel means.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

GENERAL, NUMBER, DATE, TEXT, WORDS = "general", "number", "date", "text", "words"
BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "#,##0", 6: "#,##0",
    7: "#,##0.00", 8: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "yyyy-m-d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy-m-d h:mm",
    27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 34: "h:mm", 35: "h:mm:ss", 36: 'yyyy"年"m"月"',
    37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: "#,##0",
    43: "#,##0.00", 44: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0",
    49: "@", 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"',
    54: 'm"月"d"日"', 55: 'yyyy"年"m"月"', 56: 'm"月"d"日"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
_MOST = 255  # characters of a code that Excel takes
_CURRENCY = frozenset("$¥￥€£₩元") - {"元"}
_IDLE = frozenset(" -+()（）\u3000\xa0")
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\Z")
_TOKEN = re.compile(
    r'"([^"]*)"?|[\\!](.)|[_*].|\[([^\]]*)\]|(general|g/通用格式)|(am/pm|a/p|上午/下午)'
    r"|(e[+-])|([ymdhsaebg])\7*|([0#?]+)|(.)",
    re.IGNORECASE | re.DOTALL,
)


class Section(NamedTuple):
    """One of the up to four parts of a code.

    `before` and `behind` are the words around the number; `least` and `most` its decimals,
    `whole` the digits before the point that are always shown, `power` the power of ten that the
    number is multiplied with before it is shown, `percent` whether that is for a percent sign.
    `parts` are the letters of a date: "y", "M", "d", "h", "m", "s", "H" for hours beyond a day.
    """

    kind: str
    before: str = ""
    behind: str = ""
    least: int = 0
    most: int = 0
    whole: int = 1
    power: int = 0
    percent: bool = False
    exact: bool = True
    parts: str = ""
    chinese: bool = False
    condition: tuple[str, Decimal] | None = None


@lru_cache(maxsize=4096)
def sections(code: str) -> tuple[Section, ...]:
    """The parts of a number format; any text is one."""
    if len(code) > _MOST:
        return (Section(GENERAL),)
    return tuple(_section(part) for part in _split(code)[:4])


def section_for(code: str, number: Decimal) -> Section:
    """The part of the format that shows this number."""
    parts = sections(code)
    if any(part.condition for part in parts):
        for part in parts:
            if part.condition is None or _holds(number, *part.condition):
                return part
        return Section(GENERAL)
    if len(parts) > 1 and parts[-1].kind == TEXT:
        parts = parts[:-1]
    if number < 0 and len(parts) > 1:
        return parts[1]
    if number == 0 and len(parts) > 2:
        return parts[2]
    return parts[0]


def _split(code: str) -> list[str]:
    parts: list[str] = []
    current: list[str] = []
    for match in _TOKEN.finditer(code):
        if match[0] == ";":
            parts.append("".join(current))
            current = []
        else:
            current.append(match[0])
    return [*parts, "".join(current)]


def _section(code: str) -> Section:
    before: list[str] = []
    behind: list[str] = []
    digits: list[str] = []  # runs of places, "." and ","
    letters: list[str] = []
    kind, percent, exact, chinese, condition = "", False, True, False, None
    for match in _TOKEN.finditer(code):
        quoted, escaped, bracket, general, noon, power, letter, places, other = match.groups()
        literal = quoted if quoted is not None else escaped
        if literal is not None:
            chinese = chinese or "年" in literal
            if literal == "." and digits and not behind and "." not in digits:
                digits.append("!")  # 0!.0, shows ten thousands
                continue
            (behind if digits or kind else before).append(literal)
        elif bracket is not None:
            if found := _CONDITION.match(bracket):
                condition = (found[1], Decimal(found[2]))
            elif bracket.lower() in ("h", "hh", "m", "mm", "s", "ss"):
                letters.append("H" if bracket[0] in "hH" else bracket[0].lower())
            elif bracket.startswith("$"):
                sign = bracket[1:].partition("-")[0]
                (behind if digits or kind else before).append(sign)
        elif general:
            kind = GENERAL
        elif noon:
            letters.append("h")
        elif power and digits:
            exact = False
            behind = []
            kind = GENERAL
        elif letter or power:
            letters.append((letter or "e").lower())
        elif places:
            digits.append(places)
        elif other == "@":
            kind = TEXT
        elif other in (".", ",") and (digits or other == "."):
            digits.append(other)
        elif other == "%":
            percent = True
        elif other == "/" and digits:
            kind = GENERAL  # a fraction
        elif other and other not in _IDLE:
            (behind if digits or kind else before).append(other)
            chinese = chinese or other == "年"
    if letters and (not digits or set(letters) & set("ymdh")) and kind != GENERAL:
        return Section(DATE, parts=_parts(letters), chinese=chinese, condition=condition)
    words = (_words(before), _words(behind))
    if kind in (GENERAL, TEXT):
        return Section(kind, *words, percent=percent, exact=exact, condition=condition)
    if not any(set(run) & set("0#?") for run in digits):
        return Section(WORDS, "".join([*before, *behind]).strip(), condition=condition)
    least, most, whole, scale = _places(digits)
    scale += 2 if percent else 0
    return Section(NUMBER, *words, least, most, whole, scale, percent, condition=condition)


def _places(digits: list[str]) -> tuple[int, int, int, int]:
    """Decimals at least and at most, digits before the point, and the power of ten."""
    text = "".join(digits)
    body = text.rstrip(",")
    power = -3 * (len(text) - len(body))
    body = body.replace(",", "")
    if "!" in body:
        whole, _, rest = body.partition("!")
        rest = rest.replace("!", "").replace(".", "")
        power -= len(rest)
    else:
        whole, _, rest = body.partition(".")
        rest = rest.replace(".", "")
    return rest.count("0"), len(rest), max(1, whole.count("0")), power


def _parts(letters: list[str]) -> str:
    """Letters of a date with "M" for the month and "m" for the minute."""
    parts = []
    for at, letter in enumerate(letters):
        if letter == "m":
            after_hour = at > 0 and letters[at - 1] in ("h", "H")
            before_second = at + 1 < len(letters) and letters[at + 1] == "s"
            parts.append("m" if after_hour or before_second else "M")
        elif letter in "yeghHsd":
            parts.append("y" if letter in "eg" else letter)
    return "".join(parts)


def _words(literals: list[str]) -> str:
    text = "".join(literals).strip()
    return "" if all(sign in _CURRENCY or sign in _IDLE for sign in text) else text


def _holds(number: Decimal, sign: str, other: Decimal) -> bool:
    return {
        "<": number < other, "<=": number <= other, ">": number > other, ">=": number >= other,
        "=": number == other, "<>": number != other,
    }[sign]  # fmt: skip
