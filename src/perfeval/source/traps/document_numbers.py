"""PE117: a document number that is not written 财预〔2020〕10号 (GB/T 9704)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.source.decoding import split_lines
from perfeval.source.walking import scalars
from perfeval.source.yaml_hints import clip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.source.node import Scalar
    from perfeval.source.yaml_reader import Document

KEYS = frozenset(("basis", "doc_no", "依据", "文号"))
# how the agency's part of a document number ends; contracts, annexes and plots end otherwise
ENDINGS = tuple("发办预绩函监建农教社综资税库行企字规文民卫科环林交商会复审评效")
# 公告2020年第10号 is how these are counted
COUNTED = ("公告", "通告", "令", "公报", "年")
_OPEN, _CLOSE = "〔【［\\[（(〈《﹝｛{「『", "〕】］\\]）)〉》﹞｝}」』"
_ROUND = frozenset("（(〈《「『")
_TENS = "〇零○一二三四五六七八九"
_AGENCY = r"(?P<agency>[A-Za-z\u3400-\u9fff]{0,12})(?P<gap> {0,3})"
_NUMBER = rf"(?:(?P<order>第) *)?(?P<number>[0-9０-９]{{1,6}}|[{_TENS}十百]{{1,7}}) *(?P<end>号?)"
_AFTER = r"(?![0-9A-Za-z.\-—－~～:：/个项条页章款次版楼线院地桥门井栋])"
NUMBER = re.compile(
    rf"{_AGENCY}(?P<open>[{_OPEN}]) *(?P<year>[0-9０-９]{{1,5}}|[{_TENS}]{{4}}) *(?:年 *)?"
    rf"(?P<close>[{_CLOSE}])(?: *年)? *{_NUMBER}{_AFTER}"
)
BARE = re.compile(
    r"(?P<agency>[\u3400-\u9fff]{2,12})(?P<gap> {0,3})(?P<year>(?:19|20)[0-9]{2}) *年"
    r" *(?P<order>)(?P<number>[0-9]{1,5})(?P<end>号)(?P<file>文?)" + _AFTER
)
# words of the sentence that stand before an agency
_LEADING = re.compile("^(?:根据|依据|按照|参照|按|见|依|由|和|与|及|以|据)")
# what is in its right form is passed over here, so that most files are never walked
_HINT = re.compile(
    rf"[{_CLOSE}](?<=[0-9０-９年 {_TENS}].)"
    r"(?!(?<=〔(?:19[5-9]|20[0-9])[0-9]〕)[1-9][0-9]{0,5}号)"
    rf"(?: *年)? *(?:第 *)?[0-9０-９{_TENS}十]"
)
_HINT_OF_YEAR = re.compile("年 *[0-9]{1,5}号")


def _hinted(text: str) -> bool:
    """Whether anything may be wrong; each part begins with what is rare."""
    return (
        " 〔" in text
        or ("年" in text and _HINT_OF_YEAR.search(text) is not None)
        or _HINT.search(text) is not None
    )


def check(document: Document) -> Iterator[Finding]:
    if document.root is None or not _hinted(document.text):
        return
    lines = split_lines(document.text)
    for scalar, key, is_key in scalars(document.root):
        if is_key or not scalar.text:
            continue
        prose = key not in KEYS
        begun = -1
        for match in (*NUMBER.finditer(scalar.text), *BARE.finditer(scalar.text)):
            written = match[0].strip()
            right = _told(match) if prose else _right(match)
            if right and right != written:
                if prose and (lead := _LEADING.match(written)):
                    right, written = right[lead.end() :], written[lead.end() :]
                begin = "agency" if match["gap"] or not _bracketed(match) else "open"
                if begun < 0:
                    begun = _begin(lines[scalar.line - 1], scalar)
                place = scalar.span
                if begun:
                    place = place._replace(column=begun + match.start(begin))
                yield Finding("PE117", place, {"written": clip(written), "right": right})


def _bracketed(match: re.Match[str]) -> bool:
    return match.re is NUMBER


def _told(match: re.Match[str]) -> str:
    """The same within a sentence: only where it is surely a document number, and more than spaces
    are wrong with it."""
    agency = _LEADING.sub("", match["agency"])
    if len(agency) < 2 or not agency.endswith(ENDINGS) or not match["end"]:
        return ""
    if _bracketed(match):
        if match["open"] in _ROUND and match["order"]:
            return ""
    elif not match["file"]:
        return ""
    right = _right(match)
    return right if right != match[0].replace(" ", "") else ""


def _right(match: re.Match[str]) -> str:
    """The right form; "" for what is no document number."""
    agency, year, number = match["agency"], _digits(match["year"]), _digits(match["number"])
    if not _bracketed(match):
        if agency.endswith(COUNTED) or not agency.endswith(ENDINGS):
            return ""
        return f"{agency}〔{year}〕{number or '____'}号"
    if not match["end"] and (match["open"] in _ROUND or match["order"]):
        return ""
    shown = str(year)
    if len(shown) < (4 if match["open"] in _ROUND else 2):
        return ""
    if len(shown) != 4:
        shown = _century(shown)
    elif not 1949 <= year < 2100:
        # another year's number only where the brackets say that it is one
        if shown[:2] not in ("19", "20") and match["open"] + match["close"] != "〔〕":
            return ""
        shown = "____"
    return f"{agency}〔{shown}〕{number or '____'}号"


def _digits(text: str) -> int:
    """The number, also of one in Chinese: 二〇二〇, 十二, 一百零三."""
    if text.isdecimal():
        return int(text)
    ones = {character: max(place - 2, 0) for place, character in enumerate(_TENS)}
    if "十" not in text and "百" not in text:
        return int("".join(str(ones[character]) for character in text))
    whole, last = 0, 0
    for character in text:
        if character in "十百":
            whole += max(last, 1) * (10 if character == "十" else 100)
            last = 0
        else:
            last = ones[character]
    return whole + last


def _century(year: str) -> str:
    """The four digits that two stand for; other years have to be looked up."""
    if len(year) != 2:
        return "____"
    return f"20{year}" if year < "50" else f"19{year}"


def _begin(line: str, scalar: Scalar) -> int:
    """The column where the scalar's text stands in its line as it is; 0 where it does not."""
    for start in (scalar.column, scalar.column + 1):
        if line.startswith(scalar.text, start - 1):
            return start
    return 0
