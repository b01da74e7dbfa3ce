"""Bytes to text: UTF-8 only, and a good guess at what the bytes are when they are not."""

from __future__ import annotations

import re
from typing import NamedTuple

BOM = b"\xef\xbb\xbf"
ASCII = bytes(range(0x80))
SAMPLE = 65_536
_BREAK = re.compile("\r\n|\r|\n")
KINDS = {
    b"PK\x03\x04": "Excel/Word/ZIP",
    b"\xd0\xcf\x11\xe0": "Excel/Word 97",
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff\xe0": "JPEG",
    b"\xff\xd8\xff\xe1": "JPEG",
}
# A wrong decoding of Chinese gives rare characters, the right one gives these.
COMMON = frozenset(
    "的一是在不了有和人这中大为上个国以要时来用到作地于出分对成会可主发年动同工能下过说产面方后"
    "多定行所民经部度家力如理实加量体制机使业本性应合外事平全各新内数建月公无通提程果文总次管资"
    "金级统计期指效绩目标项权重评价财政预算支完率满意"
    "這為個國時來過說產後經體機業應實數無總級統計標項權評價財預滿與關發對會動"
)


class Undecodable(NamedTuple):
    """Bytes that are not UTF-8: what they seem to be ("" when unknown) and the first bad place."""

    encoding: str
    byte: str
    line: int
    column: int
    text: str


def split_lines(text: str) -> list[str]:
    """Lines as editors show them; `str.splitlines` also breaks at U+2028, NEL and others."""
    return _BREAK.split(text)


def place(text: str, index: int) -> tuple[int, int]:
    """Line and column, from 1, of the character at `index`."""
    before = split_lines(text[:index])
    return len(before), len(before[-1]) + 1


def line_starts(text: str) -> list[int]:
    """The index of each line's first character."""
    return [0, *(end.end() for end in _BREAK.finditer(text))]


def decode(data: bytes) -> str | Undecodable:
    """Text without its BOM, or the several that programs one after another put there."""
    while data.startswith(BOM):
        data = data[len(BOM) :]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        encoding, codec = _guess(data, error.start)
        shown = data.decode(codec, "replace").lstrip("\ufeff")
        bad = error.start
        if encoding:
            # the first 汉字 of another encoding may pass for UTF-8
            bad = 0 if _wide(data) else len(data) - len(data.lstrip(ASCII))
        line, column = place(data[:bad].decode("utf-8"), bad)
        return Undecodable(encoding, f"0x{data[bad]:02X}", line, column, shown)
    if "\0" in text and (wide := _wide(data)):
        return Undecodable(wide, "0x00", 1, 1, data.decode(wide.replace(" ", "-"), "replace"))
    return text


def _guess(data: bytes, bad: int) -> tuple[str, str]:
    """Name of the encoding ("" when unknown) and the codec to show the text with."""
    if wide := _wide(data):
        return wide, wide.replace(" ", "-")
    sample = _lines_around(data, bad)
    readable = sample.decode("utf-8", "replace")
    beyond_ascii = sum(1 for char in readable if char > "\x7f")
    if beyond_ascii > 4 * readable.count("\ufffd"):
        return "", "utf-8"
    best, name, codec = 0, "", "utf-8"
    for candidate, encoding in (("gb18030", "GBK"), ("big5hkscs", "Big5")):
        text = sample.decode(candidate, "replace")
        score = sum(1 for char in text if char in COMMON) - 10 * text.count("\ufffd")
        if score > best:
            best, name, codec = score, encoding, candidate
    if not name and not _damage(sample, "gb2312"):
        return "GBK", "gbk"
    if name == "GBK" and _damage(sample, "gbk") > _damage(sample, "gb18030"):
        name = "GB18030"
    return name, codec


def _damage(sample: bytes, codec: str) -> int:
    return sample.decode(codec, "replace").count("\ufffd")


def _lines_around(data: bytes, bad: int) -> bytes:
    """Whole lines, so that no character is cut in two."""
    start = data.rfind(b"\n", 0, bad) + 1
    end = data.rfind(b"\n", bad, start + SAMPLE) + 1
    return data[start : end or start + SAMPLE] if len(data) > SAMPLE else data[start:]


def _wide(data: bytes) -> str:
    """UTF-16 and UTF-32 by their BOM, or by the zero bytes ASCII letters leave in them."""
    for bom, name in (
        (b"\xff\xfe\0\0", "UTF-32 LE"),
        (b"\0\0\xfe\xff", "UTF-32 BE"),
        (b"\xff\xfe", "UTF-16 LE"),
        (b"\xfe\xff", "UTF-16 BE"),
    ):
        if data.startswith(bom):
            return name
    sample = data[:SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < max(3, len(sample) // 8):
        return ""
    if even * 8 < odd:
        return "UTF-16 LE"
    return "UTF-16 BE" if odd * 8 < even else ""


def is_control(char: str) -> bool:
    """Whether YAML forbids the character in a file."""
    point = ord(char)
    return (
        (point < 0x20 and char not in "\t\n\r")
        or 0x7F <= point < 0xA0
        or 0xD800 <= point < 0xE000
        or point in (0xFFFE, 0xFFFF)
    )
