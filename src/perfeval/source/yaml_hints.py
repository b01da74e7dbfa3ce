"""Slips of the pen that YAML takes without a word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from perfeval.source.node import Scalar

# `名称：决策`, `名称:决策`; not `10:30`, not `https://…`, not a sentence before the colon.
_KEY = re.compile(
    r"(?!\d+[:：])([^\s:：'\"“”\[\]{}［］｛｝#&*!|>%@`,，。；;、]{1,20})(?:：|:(?=[^\s/]))"
)
_NUMBERED = re.compile(r"(\d{1,4})[:：](?=[^\s/])")
_THOUSANDS = re.compile(r"(?<!\d)\d{1,3}\Z")
_THREE = re.compile(r"\d{3}(?!\d)")
_LEADING_ZERO = re.compile(r"[-+]?0[0-9][0-9_,]*\Z")


def clip(text: str, width: int = 40) -> str:
    """A piece of the user's text fit for a message: one line, short, nothing unprintable."""
    shown = "".join(
        c if c.isprintable() else " " if c.isspace() else "\N{REPLACEMENT CHARACTER}"
        for c in text[:width]
    )
    return shown + "…" if len(text) > width else shown


def mistyped_key(text: str, numbered: bool = False) -> tuple[str, int] | None:
    """The key, and where its value begins, of text like `权重：20` or `权重:20`; with `numbered`
    of `1:0.5` too, which elsewhere may be a ratio or a time of day."""
    match = _KEY.match(text) or (_NUMBERED.match(text) if numbered else None)
    return (match[1], match.end()) if match else None


def comma_splits(before: str, after: str) -> str:
    """The value whole, where a comma between braces cut it in two: a number such as `6,747件`, an
    expression with an open bracket; else ""."""
    if _THOUSANDS.search(before) and _THREE.match(after):
        return f"{before},{after}"
    if before.count("(") + before.count("（") > before.count(")") + before.count("）"):
        return f"{before}, {after}"
    return ""


def split_finding(scalar: Scalar, whole: str, key: str = "") -> Finding:
    """PE006 for a value with a comma between braces or brackets."""
    shown = clip(whole)
    params = {
        "problem_zh": f"花括号、方括号里的逗号把“{shown}”拆成了两项",
        "problem_en": f"inside of {{}} or [] the comma splits “{shown}” in two",
        "mend_zh": f'请给整个值加引号：{clip(key)}{": " if key else ""}"{shown}"',
        "mend_en": f'Put the whole value in quotes: {clip(key)}{": " if key else ""}"{shown}"',
    }
    return Finding("PE006", scalar.span, params)


def mistyped_colon(scalar: Scalar) -> Finding | None:
    """For a scalar that stands where a mapping must: PE017 when its colon is the reason."""
    found = mistyped_key(scalar.text) if scalar.plain else None
    if found is None:
        return None
    return Finding("PE017", scalar.span, {"key": clip(found[0]), "written": clip(scalar.text, 20)})


def leading_zero(scalar: Scalar, as_number: bool = True) -> Finding | None:
    """PE018 when it is written like `012`; `as_number` says what it is read as here."""
    if not scalar.plain or _LEADING_ZERO.match(scalar.text) is None:
        return None
    value = str(int(scalar.text.replace("_", "").replace(",", "")[:40]))
    params = {
        "text": clip(scalar.text),
        "value": value,
        "read_zh": f"按十进制读作{value}" if as_number else "按文字照原样读",
        "read_en": f"as decimal {value}" if as_number else "as a text, as it stands",
    }
    return Finding("PE018", scalar.span, params)
