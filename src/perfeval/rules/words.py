"""Small words of rule sentences in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.rounding import percent, plain

if TYPE_CHECKING:
    from fractions import Fraction

    from perfeval.model.points import Points
    from perfeval.model.quantity import Quantity

OPS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "=": "=", "~": "", "": ""}


def pts(given: Points, lang: str) -> str:
    """Points of a parameter: "3分" / "3 points"; a share of the weight as a percentage."""
    if given.share:
        rate = percent(given.value, 4)
        return f"分值的{rate}" if lang == "zh" else f"{rate} of the weight"
    number = plain(given.value, 4)
    return f"{number}分" if lang == "zh" else f"{number} point{'' if number == '1' else 's'}"


def worth(value: Fraction, lang: str) -> str:
    return f"{plain(value, 4)}分" if lang == "zh" else f"{plain(value, 4)} points"


def gap(lang: str) -> str:
    """What stands between two steps of a trace."""
    return "；" if lang == "zh" else "; "


def size(quantity: Quantity) -> str:
    """A quantity as it was written."""
    return quantity.text.strip() or plain(quantity.lo)


def listed(parts: list[str], lang: str) -> str:
    return gap(lang).join(part for part in parts if part)
