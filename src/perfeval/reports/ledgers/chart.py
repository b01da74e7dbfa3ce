"""The chart of a summary: found and put right, or items and those done, of each group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.model.rounding import fixed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from perfeval.ledger.records import Group
    from perfeval.reports.ledgers.figures import Printer

    Chart = dict[str, Any]

MOST = 20  # groups of a chart
LONGEST = 40  # signs of a name


def chart(p: Printer) -> Chart | None:
    """By unit, else by category, else by source: the first that has several groups, in money where
    at least two of them have some."""
    status = p.status
    kinds = (
        ("unit", status.by_unit),
        ("category", status.by_category),
        ("source", status.by_source),
    )
    several = [(kind, groups) for kind, groups in kinds if 1 < len(groups) <= MOST]
    for kind, groups in several:
        moneyed = [group for group in groups if group.amount.found]
        if len(moneyed) > 1:
            series = [
                _series("found", [g.amount.found / p.factor for g in moneyed], p.digits, p),
                _series(
                    "rectified",
                    [None if g.amount.rate is None else g.amount.done / p.factor for g in moneyed],
                    p.digits,
                    p,
                ),
            ]
            return _chart("amount", kind, p.ledger.unit, moneyed, series, p)
    for kind, groups in several:
        counts = [
            _series("items", [g.items for g in groups], 0, p),
            _series("finished", [g.finished for g in groups], 0, p),
        ]
        return _chart("items", kind, "", groups, counts, p)
    return None


def _series(
    key: str, values: Sequence[Fraction | int | None], digits: int, p: Printer
) -> dict[str, Any]:
    from fractions import Fraction

    texts = [
        "" if value is None
        else p.money(value * p.factor) if digits
        else fixed(Fraction(value), 0)
        for value in values
    ]  # fmt: skip
    return {"key": key, "name": p(f"series.{key}"), "values": texts, "labels": texts, "digits": digits}  # fmt: skip


def _chart(
    key: str, kind: str, unit: str, groups: Sequence[Group], series: list[dict[str, Any]],
    p: Printer,
) -> Chart:  # fmt: skip
    title = p(f"chart.{key}", by=p(f"by.{kind}"))
    names = [_short(group.name or p("nobody")) for group in groups]
    stated = p("unit", unit=unit) if unit else ""
    told = [
        name + p("colon") + p.joined("list", (f"{one['name']} {one['labels'][at]}" for one in series if one["labels"][at]))
        for at, name in enumerate(names)
    ]  # fmt: skip
    return {
        "key": f"ledger_{key}", "title": title,
        "caption": title + p("open") + stated + p("close") if stated else title,
        "alt": p("semicolon").join(told), "unit": unit, "categories": names, "series": series,
        "max": "",
    }  # fmt: skip


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"
