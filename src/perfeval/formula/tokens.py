"""The words of an expression, one at a time, so that the leftmost mistake is the one told."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.formula.tree import Problem
from perfeval.formula.words import ANYTHING, FORBIDDEN, RESERVED, forbidden, unexpected

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME_LENGTH = 80
NUMBER_DIGITS = 30

_DIGITS = dict(zip("０１２３４５６７８９", "0123456789", strict=True))
_LOOKALIKES = {
    **dict.fromkeys("×✕✖＊", "*"),
    **dict.fromkeys("÷／∕", "/"),
    **dict.fromkeys("－−–﹣", "-"),
    **dict.fromkeys("≤≦⩽", "<="),
    **dict.fromkeys("≥≧⩾", ">="),
    **dict.fromkeys("＝﹦", "="),
    **dict.fromkeys("＜﹤", "<"),
    **dict.fromkeys("＞﹥", ">"),
    **dict.fromkeys("％﹪", "%"),
    **dict.fromkeys("“”＂", '"'),
    **dict.fromkeys("‘’＇", "'"),
    **dict.fromkeys("［【", "["),
    **dict.fromkeys("］】", "]"),
    **dict(zip("＋（），．｀", "+(),.`", strict=True)),
    **dict(zip("！：；？｜＆＾～", "!:;?|&^~", strict=True)),
    "≠": "!=",
}
_PAIRS = {"==": "==", "<=": "<=", ">=": ">=", "!=": "!=", "<>": "!="}
_SINGLES = {"+", "-", "*", "/", "(", ")", ",", "<", ">", "<=", ">=", "!="}
# 3万 is a quantity that expressions do not know, 2022年支出 is a name
_MULTIPLIERS = "十百千万亿"


class Token(NamedTuple):
    """`kind` is number, bool, name, quoted (a name in backquotes), op or end."""

    kind: str
    text: str
    offset: int
    end: int


class Unreadable(Exception):
    """Leaves the reader at its first problem; never leaves `parse`."""

    def __init__(self, code: str, offset: int, params: Mapping[str, str]) -> None:
        self.problem = Problem(code, offset, {"position": str(offset + 1), **params})


def read_token(text: str, start: int) -> Token:
    """The token at or after `start`."""
    while start < len(text) and text[start].isspace():
        start += 1
    if start == len(text):
        return Token("end", "", len(text.rstrip()), start)
    char = text[start]
    if _is_digit(char):
        return _number(text, start)
    if _in_word(char):
        return _word(text, start)
    if _plain(char) == "`":
        return _quoted(text, start)
    return _operator(text, start)


def is_plain_name(name: str) -> bool:
    """Whether the name can be written without backquotes."""
    try:
        token = read_token(name, 0)
    except Unreadable:
        return False
    return token.kind == "name" and token.text == name


def shown(text: str) -> str:
    """`text` fit for a message: what has no visible form is told by its number."""
    return "".join(c if c.isprintable() else f"U+{ord(c):04X}" for c in text)


def _plain(char: str) -> str:
    return _LOOKALIKES.get(char, char)


def _is_digit(char: str) -> bool:
    return "0" <= char <= "9" or char in _DIGITS


def _in_word(char: str) -> bool:
    return char == "_" or char.isalnum()


def _word_end(text: str, start: int) -> int:
    while start < len(text) and _in_word(text[start]):
        start += 1
    return start


def _number(text: str, start: int) -> Token:
    end = start
    while end < len(text) and (_is_digit(text[end]) or _plain(text[end]) == "."):
        end += 1
    literal = "".join(_DIGITS.get(c, _plain(c)) for c in text[start:end])
    after = _word_end(text, end)
    if after > end:
        if "." not in literal and _begins_name(text[end:after]):
            return _word(text, start)
        raise _bad_number(text[start:after], start, *_tail_reason(text[end:after]))
    whole, point, fraction = literal.partition(".")
    if point and not fraction.isdecimal():
        raise _bad_number(
            literal, start, "小数点只有一个，后面要有数字", "one point only, and digits after it"
        )
    if len(whole) > 1 and whole[0] == "0":
        raise _bad_number(
            literal, start, "不能以 0 开头，逗号不能分节", "no leading zeros, no 1,000"
        )
    if len(whole) + len(fraction) > NUMBER_DIGITS:
        cut, most = f"{literal[:NUMBER_DIGITS]}…", NUMBER_DIGITS
        raise _bad_number(cut, start, f"最多 {most} 位", f"at most {most} digits")
    if end < len(text) and _plain(text[end]) == "%":
        return Token("number", f"{literal}%", start, end + 1)
    return Token("number", literal, start, end)


def _begins_name(tail: str) -> bool:
    return not tail[0].isascii() and tail[0] not in _MULTIPLIERS


def _tail_reason(tail: str) -> tuple[str, str]:
    if tail[0] in "eE":
        return "不能用科学记数法", "no exponents"
    if tail[0] in _MULTIPLIERS:
        return "不带单位，请把数写全", "no units: write the number out"
    return "数字后面不能紧跟字母", "no letters right after the digits"


def _bad_number(text: str, offset: int, zh: str, en: str) -> Unreadable:
    return Unreadable("PE247", offset, {"text": shown(text), "why_zh": zh, "why_en": en})


def _word(text: str, start: int) -> Token:
    end = _word_end(text, start)
    word = text[start:end]
    small = word.lower()
    if small in ("and", "or", "not"):
        return Token("op", small, start, end)
    if small in ("true", "false"):
        return Token("bool", small, start, end)
    if word in RESERVED and not (word == "if" and _called(text, end)):
        raise Unreadable("PE241", start, forbidden(RESERVED[word], word))
    _check_length(word, start)
    return Token("name", word, start, end)


def _called(text: str, start: int) -> bool:
    rest = text[start:].lstrip()
    return bool(rest) and _plain(rest[0]) == "("


def _quoted(text: str, start: int) -> Token:
    end = start + 1
    while end < len(text) and _plain(text[end]) != "`":
        end += 1
    if end == len(text):
        raise Unreadable("PE240", start, unexpected("`", ("成对的反引号", "a pair of backquotes")))
    name = text[start + 1 : end].strip()
    if not name:
        raise Unreadable("PE240", start, unexpected("``", ("反引号里的名称", "a name inside")))
    _check_length(name, start)
    return Token("quoted", name, start, end + 1)


def _check_length(name: str, offset: int) -> None:
    if len(name) > NAME_LENGTH:
        what = {"what_zh": "名称的字数", "what_en": "characters in a name"}
        raise Unreadable("PE243", offset, {**what, "limit": str(NAME_LENGTH)})


def _operator(text: str, start: int) -> Token:
    symbol = _plain(text[start])
    following = _plain(text[start + 1]) if start + 1 < len(text) else ""
    # ≤ alone already reads as two characters
    pair = symbol + following if len(symbol) == len(following) == 1 else ""
    if pair in _PAIRS:
        return Token("op", _PAIRS[pair], start, start + 2)
    if pair in FORBIDDEN:
        raise Unreadable("PE241", start, forbidden(FORBIDDEN[pair]))
    if symbol == "=":
        return Token("op", "==", start, start + 1)
    if symbol in _SINGLES:
        return Token("op", symbol, start, start + 1)
    if symbol == "." and following and _is_digit(following):
        why = ("小数点前要有数字，如 0.5", "digits before the point, as in 0.5")
        raise _bad_number(text[start : start + 2], start, *why)
    if symbol in FORBIDDEN:
        raise Unreadable("PE241", start, forbidden(FORBIDDEN[symbol]))
    raise Unreadable("PE240", start, unexpected(shown(text[start]), ANYTHING))
