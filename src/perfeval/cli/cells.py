"""Text in columns: display width (汉字 = 2), wrapping, padding, and nothing that a terminal obeys."""

from __future__ import annotations

from unicodedata import category, combining, east_asian_width

_NO_START = "，。、；：？！）》」』】〕”’％%,.;:?!)]}…分个"
_NO_END = "（《「『【〔“‘([{"
_CONTROL = dict.fromkeys((*range(32), *range(127, 160)))
# format characters that turn text around; a name that holds them could pass for another
_TURNING = dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_OUT: dict[int, str | None] = {
    **_CONTROL,
    **_TURNING,
    9: " ",
    10: " ",
    13: " ",
    0x2028: " ",
    0x2029: " ",
}
_DOCUMENT: dict[int, str | None] = {**_CONTROL, **_TURNING}
del _DOCUMENT[9], _DOCUMENT[10]


def clean(text: str) -> str:
    """One line without control characters."""
    return text if text.isprintable() else text.translate(_OUT)


def clean_document(text: str) -> str:
    """Many lines without control characters but tab and newline."""
    return text.translate(_DOCUMENT)


def wide(char: str) -> int:
    """Columns one character takes."""
    if char.isascii():
        return 1
    if east_asian_width(char) in "WF":
        return 2
    return 0 if combining(char) or category(char) in ("Mn", "Me", "Cf") else 1


def cells(text: str) -> int:
    """Columns a text takes."""
    return len(text) if text.isascii() else sum(map(wide, text))


def pad(text: str, width: int, align: str = "<") -> str:
    gap = " " * max(0, width - cells(text))
    return gap + text if align == ">" else text + gap


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` columns: broken at spaces and between 汉字, words kept whole."""
    lines: list[str] = []
    line = ""
    used = 0
    for piece in _pieces(text):
        size = cells(piece)
        if used + size > width and line:
            lines.append(line.rstrip())
            line, used = "", 0
            piece = piece.lstrip()
            size = cells(piece)
        while size > width:
            head = _fitting(piece, width)
            lines.append(head)
            piece = piece[len(head) :]
            size = cells(piece)
        line += piece
        used += size
    if line.strip() or not lines:
        lines.append(line.rstrip())
    return lines


def _fitting(text: str, width: int) -> str:
    used = 0
    for index, char in enumerate(text):
        used += wide(char)
        if used > width:
            return text[: max(index, 1)]
    return text


def _pieces(text: str) -> list[str]:
    """The smallest parts that stay together: words, and 汉字 with their punctuation."""
    pieces: list[str] = []
    joined = False
    for char in text:
        if pieces and (joined or _sticks(pieces[-1][-1], char)):
            pieces[-1] += char
        else:
            pieces.append(char)
        joined = char in _NO_END
    return pieces


def _sticks(before: str, char: str) -> bool:
    if char in _NO_START:
        return True
    if before == " " or char == " ":
        return before != " "
    return wide(before) == 1 and wide(char) == 1
