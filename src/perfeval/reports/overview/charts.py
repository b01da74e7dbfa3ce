"""The charts of an overview: bars of numbers, of means, of shares."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from perfeval.i18n.overview_words import say
from perfeval.model.rounding import fixed
from perfeval.reports.charts.names import short
from perfeval.reports.overview import texts
from perfeval.reports.overview.grouped import band_name, class_name
from perfeval.reports.overview.ranked import lowest
from perfeval.reports.overview.texts import column_name
from perfeval.reports.overview.whole import bin_name, graded, ladders

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.overview.records import Grouping, Overview

    Chart = dict[str, Any]

MOST = 12  # bars


def grades(o: Overview, lang: str) -> Chart | None:
    if not graded(o) or len(ladders(o)) != 1:
        return None
    names = [one.grade or say("ungraded", lang) for one in o.grades]
    return _counts("grades", say("grades", lang), names, [one.many for one in o.grades], lang)


def bins(o: Overview, lang: str) -> Chart | None:
    if o.totals is None or len(o.totals.bins) < 2:
        return None
    names = [bin_name(one, o, lang) for one in o.totals.bins]
    return _counts("bins", say("bins", lang), names, [one.many for one in o.totals.bins], lang)


def grouping(one: Grouping, o: Overview, lang: str) -> Chart | None:
    """The mean total of the largest classes."""
    shown = [line for line in one.lines if line.mean is not None][:MOST]
    if len(shown) < 2:
        return None
    title = say("chart.average", lang, column=column_name(one.column, lang))
    if len(shown) < len(one.lines) or one.rest is not None:
        title += say("chart.largest", lang, n=len(shown))
    names = short([class_name(one.column, line, o, lang) for line in shown])
    values = [line.mean or Fraction(0) for line in shown]
    return _chart(f"by-{one.column}", title, _unit(o, lang), names, values, "", lang)


def bands(o: Overview, lang: str) -> Chart | None:
    shown = [one for one in o.bands if one.line.mean is not None]
    if len(shown) < 2:
        return None
    names = [band_name(one, lang) for one in shown]
    values = [one.line.mean or Fraction(0) for one in shown]
    return _chart("bands", say("chart.bands", lang), _unit(o, lang), names, values, "", lang)


def leaves(o: Overview, lang: str) -> Chart | None:
    shown = lowest(o)[:MOST]
    if len(shown) < 2:
        return None
    names = short([one.path.rpartition("/")[2] for one in shown])
    values = [(one.share or Fraction(0)) * 100 for one in shown]
    return _chart("leaves", say("chart.lowest", lang), "%", names, values, "%", lang)


def _unit(o: Overview, lang: str) -> str:
    return say("chart.points", lang)


def _counts(key: str, title: str, names: Sequence[str], counts: Sequence[int], lang: str) -> Chart:
    values = [Fraction(n) for n in counts]
    name = say("chart.projects", lang)
    return _chart(key, title, say("chart.count", lang), names, values, "", lang, name, 0)


def _chart(
    key: str, title: str, unit: str, names: Sequence[str], values: Sequence[Fraction], sign: str,
    lang: str, name: str = "", digits: int = texts.POINTS,
) -> Chart:  # fmt: skip
    shown = [fixed(value, digits) for value in values]
    labels = [text + sign for text in shown]
    series = {
        "key": key, "name": name or title, "values": shown, "labels": labels, "digits": digits
    }  # fmt: skip
    told = [f"{at} {label}" for at, label in zip(names, labels, strict=True)]
    stated = "" if unit == "%" else f"（{unit}）" if lang == "zh" else f" ({unit})"
    return {
        "key": key, "title": title, "caption": title + stated, "alt": "; ".join(told), "unit": unit,
        "categories": list(names), "series": [series], "max": "",
    }  # fmt: skip
