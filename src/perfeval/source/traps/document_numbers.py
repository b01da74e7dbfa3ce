"""PE117: a document number that is not written 财预〔2020〕10号 (GB/T 9704)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.model.finding import Finding, Span
from perfeval.source.decoding import split_lines
from perfeval.source.walking import scalars
from perfeval.source.yaml_hints import clip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.source.node import Scalar
    from perfeval.source.yaml_reader import Document

KEYS = frozenset(("basis", "doc_no", "依据", "文号"))
_OPEN, _CLOSE = "〔【［\\[（(〈《﹝｛{「『", "〕】］\\]）)〉》﹞｝}」』"
_ROUND = frozenset("（(〈《「『")
NUMBER = re.compile(
    rf"(?P<agency>[A-Za-z\u3400-\u9fff]{{0,12}})"
    rf"(?P<open>[{_OPEN}]) *(?P<year>[0-9０-９]{{1,5}}) *年? *(?P<close>[{_CLOSE}])"
    r" *年? *(?P<order>第?) *(?P<number>[0-9０-９]{1,6}) *(?P<end>号?)"
    r"(?![0-9A-Za-z.\-—－~～:：/个项条页章款次版])"
)
# what is in its right form is passed over here, so that most files are never walked
_HINT = re.compile(
    rf"[{_CLOSE}](?<=[0-9０-９年 ].)(?!(?<=〔(?:19|20)[0-9][0-9]〕)[1-9][0-9]{{0,5}}号)"
    " *年? *第? *[0-9０-９]"
)


def check(document: Document) -> Iterator[Finding]:
    if document.root is None or _HINT.search(document.text) is None:
        return
    lines = split_lines(document.text)
    for scalar, key, is_key in scalars(document.root):
        if is_key or key not in KEYS:
            continue
        for match in NUMBER.finditer(scalar.text):
            right = _right(match)
            written = match[0].strip()
            if right and right != written:
                place = _place(lines[scalar.line - 1], scalar, match.start("open"))
                yield Finding("PE117", place, {"written": clip(written), "right": right})


def _right(match: re.Match[str]) -> str:
    """The right form; "" for what is no document number."""
    year = str(int(match["year"]))
    if not match["end"] and (match["open"] in _ROUND or match["order"]):
        return ""
    if len(year) < (4 if match["open"] in _ROUND else 2):
        return ""
    if len(year) != 4:
        year = _century(year)
    elif year[:2] not in ("19", "20"):
        return ""
    return f"{match['agency']}〔{year}〕{int(match['number'])}号"


def _century(year: str) -> str:
    """The four digits that two stand for; other years have to be looked up."""
    if len(year) != 2:
        return "____"
    return f"20{year}" if year < "50" else f"19{year}"


def _place(line: str, scalar: Scalar, index: int) -> Span:
    """The bracket itself where the scalar stands in its line as it is; else its beginning."""
    for start in (scalar.column, scalar.column + 1):
        if line.startswith(scalar.text, start - 1):
            return Span(scalar.file, scalar.line, start + index)
    return scalar.span
