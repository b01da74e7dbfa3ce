"""The charts of a comparison: scores, execution and targets met."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.followup.values import HUNDRED, met_rate, score_of
from perfeval.i18n.use_words import say
from perfeval.model.rounding import fixed
from perfeval.reports.charts.names import short
from perfeval.reports.followup import comparing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from perfeval.followup.moves import Comparison

    Chart = dict[str, Any]

LOOKS = ("actual", "other")  # of the lines of a chart
MOST = 14  # bars that a page turned on its side has room for


def charts(all_: Comparison, lang: str) -> list[Chart]:
    """Lines where one project's years follow one another. Bars otherwise: of several projects the
    latest year of each, in as many charts as they need."""
    line = len(all_.groups) == 1 and len(all_.years) > 2
    picked = list(range(len(all_.years)))
    if len(all_.groups) > 2:
        ends = {id(years[-1]) for _, years in all_.groups}
        picked = [n for n in picked if id(all_.years[n]) in ends]
    names = short([comparing.labels(all_)[n] for n in picked])
    cards = [all_.years[n].card for n in picked]
    scores = [score_of(card) for card in cards]
    latest = say("chart.latest", lang) if len(picked) < len(all_.years) else ""
    found = []
    if sum(score is not None for score in scores) > 1:
        own = any(card.max not in (None, HUNDRED) for card in cards)
        unit = say("chart.hundred" if own else "chart.points", lang)
        series = [_series("total", say("c.total", lang), scores, "")]
        found += _split("scores", say("chart.total", lang) + latest, unit, names, series, line)
    rates = [
        ("execution", [card.funds.execution if card.funds else None for card in cards]),
        ("met", [met_rate(card) for card in cards]),
    ]
    series = [
        _series(key, say(f"c.{key}", lang), [None if v is None else v * 100 for v in values], "%")
        for key, values in rates
        if sum(v is not None for v in values) > 1
    ]
    # bars of two rates would be read as parts of one another; lines are not
    for one in [series] if line and series else [[one] for one in series]:
        key, title = (
            ("rates", say("chart.rates", lang)) if len(one) > 1 else (one[0]["key"], one[0]["name"])
        )
        found += _split(key, title + latest, "%", names, one, line)
    return found


def _split(
    key: str, title: str, unit: str, names: Sequence[str], series: list[Chart], line: bool
) -> list[Chart]:
    """One chart, or several of about the same number of bars."""
    count = 1 if line else -(-len(names) // MOST)
    size = -(-len(names) // count)
    found = []
    for n in range(count):
        part = slice(n * size, (n + 1) * size)
        own = [{**s, "values": s["values"][part], "labels": s["labels"][part]} for s in series]
        if any(value for one in own for value in one["values"]):
            told = f"{title}（{n + 1}/{count}）" if count > 1 else title
            name = f"{key}-{n + 1}" if count > 1 else key
            found.append(_chart(name, told, unit, names[part], own, line))
    return found


def _series(key: str, name: str, values: Sequence[Fraction | None], sign: str) -> Chart:
    texts = ["" if value is None else fixed(value, 2) for value in values]
    return {
        "key": key, "name": name, "values": texts, "labels": [t and t + sign for t in texts], "digits": 2,
    }  # fmt: skip


def _chart(
    key: str, title: str, unit: str, labels: Sequence[str], series: list[Chart], line: bool
) -> Chart:
    told = [
        f"{label} " + " ".join(f"{s['name']} {s['labels'][n]}" for s in series if s["labels"][n])
        for n, label in enumerate(labels)
    ]
    found = {
        "key": key, "title": title, "caption": title, "alt": "; ".join(told), "unit": unit,
        "categories": list(labels), "series": series, "max": "",
    }  # fmt: skip
    if not line:
        return found
    lines = [{**one, "look": look} for one, look in zip(series, LOOKS, strict=False)]
    return {**found, "series": lines, "type": "line"}
