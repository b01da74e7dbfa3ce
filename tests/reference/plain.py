"""From reference leaves and results to the plain data that stands in YAML."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from .numbers import Expr, Percent

if TYPE_CHECKING:
    from .measures import Row

SIGNS = {">=": "≥", ">": ">", "=": "=", "<": "<", "<=": "≤", None: ""}


def decimal_text(value: Fraction) -> str:
    """The finite decimal of a value, digit by digit; a value without one is an error."""
    value = Fraction(value)
    whole, rest = divmod(abs(value), 1)
    digits = ""
    while rest:
        digit, rest = divmod(rest * 10, 1)
        digits += str(digit)
        if len(digits) > 20:
            raise ValueError(f"{value} has no short decimal")
    sign = "-" if value < 0 else ""
    return f"{sign}{whole}.{digits}" if digits else f"{sign}{whole}"


def text(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Percent):
        return decimal_text(value * 100) + "%"
    return decimal_text(value)


def plain(value: Any) -> Any:
    """Strings, ints, floats (whose shortest form is the exact decimal), lists and mappings."""
    if isinstance(value, Expr):
        return value.text
    if isinstance(value, bool | str) or value is None:
        return value
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, date | Percent):
        return text(value)
    value = Fraction(value)
    if value.denominator == 1:
        return value.numerator
    written = decimal_text(value)
    if Fraction(repr(float(value))) != value:
        raise ValueError(f"{written} does not survive as a YAML number")
    return float(value)


def target_text(op: str | None, target: Any) -> Any:
    if isinstance(target, bool | str):
        return target
    if isinstance(target, date) and op == "<=":
        return text(target) + "前"
    if op == "range":
        return f"{text(target[0])}~{text(target[1])}"
    return SIGNS[op] + text(target)


def with_target(row: Row) -> Row:
    """Joins `op` and `target`, here and in the parts and items inside."""
    joined: Row = {}
    for key, value in row.items():
        if key == "op":
            continue
        if key == "target":
            joined[key] = target_text(row.get("op"), value)
        elif key in ("score", "measure"):
            joined[key] = with_target(value)
        elif key in ("parts", "items") and isinstance(value, list):
            joined[key] = [with_target(v) if isinstance(v, dict) else v for v in value]
        else:
            joined[key] = value
    return joined


def as_yaml_leaf(leaf: Row) -> Row:
    named = {"name": leaf.get("name", "leaf"), **leaf}
    return plain(with_target(named))  # type: ignore[no-any-return]


def as_yaml_result(result: Row) -> Row:
    return plain(with_target(result))  # type: ignore[no-any-return]
