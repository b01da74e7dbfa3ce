"""Full-width signs where YAML needs its own, the usual reason why Chinese files can't be parsed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from perfeval.source.yaml_messages import Row


class Sign(NamedTuple):
    """What stands at `at` of the line, what has to stand there, and the words for it."""

    at: int
    char: str
    right: str
    row: Row


WIDE: Row = (
    "",
    "这里的“{char}”不是YAML的记号，应是半角的“{right}”",
    "“{char}” is no sign of YAML; it should be the ASCII “{right}”",
    "请改成“{right}”；若它是文字的一部分，请给整段文字加英文引号",
    "Write “{right}”; if it belongs to a text, put the text in ASCII quotes",
)
DASH: Row = (
    "",
    "列表的“-”后面要有一个空格",
    "the “-” of a list needs a space after it",
    "请写成“- …”；若它是文字的一部分，请给整段文字加引号",
    "Write “- …”; if it belongs to a text, put the text in quotes",
)
SQUARE: Row = (
    "",
    "方括号里的文字又有方括号“{char}”，YAML把它当作列表",
    "“{char}” stands inside of a list, and YAML takes its brackets for another list",
    "文号请用六角括号，写成“{right}”，或给整段文字加引号",
    "Document numbers take the brackets 〔 〕, or put the text in quotes",
)
_SIGNS = {
    "，": ",", "、": ",", "；": ",", "｛": "{", "｝": "}", "［": "[", "］": "]", "“": '"', "”": '"',
    "－": "- ", "—": "- ", "–": "- ", "﹣": "- ", "•": "- ", "·": "- ", "＃": "#",
}  # fmt: skip
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_KEY = r"[^\s:：，、；,;{}\[\]]{1,20}"
_PATTERNS = (
    (re.compile(r"^ *(?:- +)*([－—–﹣•·]) "), WIDE),
    (re.compile(r"^ *(?:- +)*(-)[^\s\-:][^\s:]*:(?: |$)"), DASH),
    (re.compile(r"(?:^ *(?:- +)*|[:,，\[{［｛] *)([｛［])"), WIDE),
    (re.compile(r"([｝］]) *(?:[,}\]｝］，]|$)"), WIDE),
    (re.compile(rf"[{{,].*?([，、；]) *{_KEY}: "), WIDE),
    (re.compile(r"[\]}\d%]([，、；]) *[\[{\d]"), WIDE),
    (re.compile(r"[^\s\[\]{},:](\[(?:19|20)\d\d\])\d"), SQUARE),
    (re.compile(r"(?:[:\-,] +|[\[{])([“”])"), WIDE),
    (re.compile(r"\s(＃)"), WIDE),
)


def wide_sign(line: str) -> Sign | None:
    """The first of them in a line that could not be parsed."""
    line = _QUOTED.sub(lambda match: "x" * len(match[0]), line)
    line = re.sub(r"(?:^|\s)#.*", lambda match: " " * len(match[0]), line)
    found = []
    for pattern, row in _PATTERNS:
        if match := pattern.search(line):
            char = match[1]
            right = f"〔{char[1:-1]}〕" if row is SQUARE else _SIGNS.get(char, char)
            found.append(Sign(match.start(1), char, right.strip(), row))
    return min(found, default=None, key=lambda sign: sign.at)
