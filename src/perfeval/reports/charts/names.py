"""Names beside the bars and points of a chart, on one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.reports.charts.layout import width

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDE, HEAD, TAIL = 30, 18, 9  # halves of a sign: a name on one line, what is kept of a longer one


def short(labels: Sequence[str]) -> list[str]:
    """The names on one line each: of a long one its beginning and its end, which often is a year.
    Those that then read the same are numbered."""
    found = [_shortened(label) for label in labels]
    return [
        f"{name}（{found[: n + 1].count(name)}）" if found.count(name) > 1 else name
        for n, name in enumerate(found)
    ]


def _shortened(label: str) -> str:
    if width(label) <= WIDE:
        return label
    return _part(label, HEAD) + "…" + _part(label[::-1], TAIL)[::-1]


def _part(text: str, most: int) -> str:
    taken = 0
    for at, sign in enumerate(text):
        taken += width(sign)
        if taken > most:
            return text[:at]
    return text
