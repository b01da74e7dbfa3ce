"""What an expression may not hold, and how that is said in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

FORBIDDEN = {
    ".": ("取属性（.）", "attribute access (.)"),
    "[": ("下标（[ ]）", "subscripts ([ ])"),
    "]": ("下标（[ ]）", "subscripts ([ ])"),
    "{": ("花括号", "braces"),
    "}": ("花括号", "braces"),
    "'": ("引号和文字", "quotes and strings"),
    '"': ("引号和文字", "quotes and strings"),
    "**": ("乘方（**）", "powers (**)"),
    "^": ("乘方（^）", "powers (^)"),
    "//": ("整除（//），可写 floor(a / b)", "floor division (//); floor(a / b) does it"),
    "%": ("取余（%），% 只能紧跟在数字后面", "remainders (%); % stands only right after a number"),
    "&&": ("“&&”，请写 and", "“&&”; write and"),
    "||": ("“||”，请写 or", "“||”; write or"),
    "&": ("“&”，请写 and", "“&”; write and"),
    "|": ("“|”，请写 or", "“|”; write or"),
    "!": ("“!”，请写 not", "“!”; write not"),
    "=>": ("“=>”，请写 >=", "“=>”; write >="),
    "=<": ("“=<”，请写 <=", "“=<”; write <="),
    "<<": ("移位（<<）", "shifts (<<)"),
    ">>": ("移位（>>）", "shifts (>>)"),
    "~": ("“~”", "“~”"),
    "@": ("“@”", "“@”"),
    ":=": ("赋值（:=）", "assignments (:=)"),
    ":": ("冒号", "colons"),
    ";": ("分号", "semicolons"),
    "?": ("“?”，请写 if(条件, 甲, 乙)", "“?”; write if(condition, a, b)"),
    "->": ("“->”", "“->”"),
}

_PYTHON = ("编程语句“{}”", "programming word “{}”")
_WRITE_IF = ("“{}”，请写 if(条件, 甲, 乙)", "“{}”; write if(condition, a, b)")
RESERVED = {
    **dict.fromkeys(("lambda", "for", "while", "in", "is", "import", "await", "yield"), _PYTHON),
    **dict.fromkeys(("if", "then", "else", "elif"), _WRITE_IF),
}

OPERAND = ("数、名称或左括号", "a number, a name or “(”")
OPERATOR = ("运算符", "an operator")
ANYTHING = ("数、名称或运算符", "a number, a name or an operator")
EMPTY = {
    "found_zh": "什么也没写",
    "found_en": "nothing",
    "expected_zh": "算式",
    "expected_en": "an expression",
}


def forbidden(what: tuple[str, str], word: str = "") -> dict[str, str]:
    return {"what_zh": what[0].replace("{}", word), "what_en": what[1].replace("{}", word)}


def unexpected(found: str, expected: tuple[str, str]) -> dict[str, str]:
    """`found` is the text met, empty at the end of the expression."""
    return {
        "found_zh": f"遇到“{found}”" if found else "算式到此为止",
        "found_en": f"“{found}”" if found else "the end",
        "expected_zh": expected[0],
        "expected_en": expected[1],
    }


def nearest(word: str, known: Iterable[str]) -> dict[str, str]:
    """Parameters of an unknown word: itself, the closest known one, and the hint made of it."""
    from difflib import get_close_matches  # only wanted when something is wrong

    close = get_close_matches(word, list(known), n=1, cutoff=0.5)
    return {
        "name": word,
        "nearest": close[0] if close else "",
        "hint_zh": f"，是否指“{close[0]}”" if close else "",
        "hint_en": f"; did you mean “{close[0]}”" if close else "",
    }
