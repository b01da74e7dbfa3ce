"""What of a piece is alike from file to file, and the plain values in which files differ.

A value is masked only where any other value of its class would leave the piece's structure as it
is: in block lines a scalar up to the end of its line, in brackets one between two of their signs.
"""

from __future__ import annotations

import re
from typing import NamedTuple

FIRST = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~]"
NO_NULL = r"(?!(?:null|Null|NULL)(?:[,\]}\n]|$))"
SIGNED = r"-(?=[0-9.])"
QUOTED = r"'[^'\n]*'|\"[^\"\\\n]*\""
_BLOCK = (
    rf"{NO_NULL}(?:{FIRST}|{SIGNED})[^\n:#]*(?:(?::(?=[^\s])|(?<=\S)#)[^\n:#]*)*(?<! )|{QUOTED}"
)
TOKEN = rf"{NO_NULL}(?:{FIRST}|{SIGNED})[^\n:?,\[\]{{}}#'\"]*(?<! )"
LIST = rf"\[{TOKEN}(?:, {TOKEN})*\]"
_NAME = rf"{FIRST}[^\n:#'\"]{{0,200}}"
LINE = re.compile(rf"^( *(?:- (?:{_NAME}: )?|{_NAME}: ))({_BLOCK}|{LIST})$|^(.*)$", re.MULTILINE)
FLOW = re.compile(
    rf"(?:(?<=\[)|(?<=, )|(?<=: ))({TOKEN}|{QUOTED})(?=[,\]}}])|(?<=: )({LIST})(?=[,}}])"
)


# a name that is a plain key and nothing else wherever it stands, before a line break or a blank
_ENTRY = re.compile(
    r"( *)(?!(?i:null|true|false|yes|no|on|off|y|n|nan|inf):)([^\W\d_]\w{0,60}):(?=[ \n])"
)


def named(piece: str) -> tuple[str, str] | None:
    """The indentation and the name of the entry that a piece is; None of a name that needs care."""
    found = _ENTRY.match(piece)
    return None if found is None else (found[1], found[2])


# chapters as literal blocks: every line of a text begins with four blanks and a sign
_CHAPTERS = re.compile(rf"[^\W\d]\w{{0,60}}:\n(?:  {_NAME}: \|\n(?:    [^\s][^\n]*\n\n?)+)+\n*")


def chapters(piece: str) -> tuple[str, ...] | None:
    """The keys of a block whose values are all texts of paragraphs; None of any other block."""
    if _CHAPTERS.fullmatch(piece) is None:
        return None
    return tuple(_KEYS.findall(piece))


_KEYS = re.compile(rf"^  ({_NAME}): \|$", re.MULTILINE)


class Masked(NamedTuple):
    """`skeleton` has the lines without their masked values, `values` these as they are written."""

    skeleton: tuple[str, ...]
    values: tuple[str, ...]


class Spot(NamedTuple):
    """Where a masked value stands in its piece: line and column from 1, and its length; whether it
    stands in brackets, and whether it is itself a list in brackets."""

    line: int
    column: int
    length: int
    flow: bool
    list: bool


def masked(piece: str) -> Masked:
    lines = LINE.findall(piece)
    rest = "".join([other for _, _, other in lines])
    if "[" not in rest and "{" not in rest:
        # a line break keeps what is literal apart from what stands before a value
        plain = [prefix or other + "\n" for prefix, _, other in lines]
        return Masked(tuple(plain), tuple([value for _, value, _ in lines if value]))
    skeleton: list[str] = []
    values: list[str] = []
    for prefix, value, other in lines:
        if prefix:
            skeleton.append(prefix)
            values.append(value)
        elif "[" in other or "{" in other:
            cut = FLOW.split(other)
            skeleton += cut[::3]
            skeleton.append("\n")
            values += [cut[n] or cut[n + 1] for n in range(1, len(cut), 3)]
        else:
            skeleton.append(other + "\n")
    return Masked(tuple(skeleton), tuple(values))


def spots(piece: str) -> list[Spot]:
    """The places of the masked values, in the order of `masked`."""
    found = []
    for number, line in enumerate(piece.split("\n"), 1):
        match = LINE.match(line)
        if match is not None and match[1]:
            own = match[2]
            found.append(Spot(number, match.start(2) + 1, len(own), False, own[0] == "["))
        elif "[" in line or "{" in line:
            for one in FLOW.finditer(line):
                start, own = one.start() + 1, one[0]
                found.append(Spot(number, start, len(own), True, own[0] == "["))
    return found
