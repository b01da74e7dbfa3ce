"""绩效对照表: projects or years side by side, charts, and what moved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.followup.values import met_rate, score_of
from perfeval.i18n.use_words import say
from perfeval.model.rounding import fixed
from perfeval.reports.followup import comparing
from perfeval.reports.followup.comparison_json import digest
from perfeval.reports.followup.tabling import lined, made
from perfeval.reports.papers.records import Paper, Sheet
from perfeval.reports.story.elements import chart, grid, heading, para
from perfeval.reports.tables import column

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from perfeval.followup.moves import Comparison, Movement
    from perfeval.reports.followup.comparing import Line
    from perfeval.reports.story.elements import Element
    from perfeval.reports.tables import Table

MOST, WIDE = 6, 4  # cards beside one another in a table; beyond `WIDE` the page is turned
LOOKS = ("actual", "other")  # of the lines of a chart


def paper(all_: Comparison, lang: str = "zh") -> Paper:
    labels = comparing.labels(all_)
    title = say("compare.title", lang)
    if len(all_.groups) == 1:
        first, last = all_.years[0], all_.years[-1]
        from perfeval.followup.histories import named

        project = named(last.card.project.header.name)
        title = say("years.title", lang, project=project, first=first.label, last=last.label)
    overview = [
        grid(_lines("overview", labels, comparing.overview(all_, lang), lang), caption=False)
    ]
    drawn = [chart(one) for one in _charts(all_, labels, lang)]
    body: list[Element] = [heading(1, "", say("overview", lang)), *overview, *drawn]
    branches: list[Element] = []
    lines = comparing.branches(all_, lang)
    if lines:
        branches = [grid(_lines("branches", labels, lines, lang), caption=False)]
        body += [heading(1, "", say("branches", lang)), *branches]
    sheets = [Sheet(say("overview", lang), (*overview, *branches, *drawn))]
    table = _indicators(all_, labels, lang)
    alone = [para(text) for text in comparing.singles(all_, lang)]
    if table["rows"] or alone:
        body.append(heading(1, "", say("indicators", lang)))
    if table["rows"]:
        shown = grid(table, caption=False)
        body.append(shown)
        sheets.append(Sheet(say("indicators", lang), (shown,)))
    body += alone
    moves: list[Element] = []
    for move in all_.movements:
        part = _movement(all_, move, lang)
        body += part
        moves += [{**one, "caption": True} for one in part if one["kind"] == "table"]
    if moves:
        sheets.append(Sheet(say("moves", lang), tuple(moves)))
    return Paper(
        "comparison", title, lang, tuple(body), properties={"digest": digest(all_, lang)},
        landscape=len(labels) > WIDE, sheets=tuple(sheets),
    )  # fmt: skip


def _lines(key: str, labels: Sequence[str], lines: Sequence[Line], lang: str) -> Table:
    """Cards as columns; where there are many, as rows."""
    if len(labels) > MOST:
        keys = ["card", *(f"c{n}" for n in range(len(lines)))]
        heads = [say("c.project", lang), *(line.label for line in lines)]
        rows = [
            lined(keys, (label, *(line.cells[n] for line in lines))) for n, label in enumerate(labels)
        ]  # fmt: skip
    else:
        keys = ["item", *(f"y{n}" for n in range(len(labels)))]
        heads = [say("c.item" if key == "overview" else "c.branch", lang), *labels]
        rows = [lined(keys, (line.label, *line.cells)) for line in lines]
    columns = [
        column(k, head, "left" if not n else "right")
        for n, (k, head) in enumerate(zip(keys, heads, strict=True))
    ]
    return made(key, say(key, lang), columns, rows)


def _indicators(all_: Comparison, labels: Sequence[str], lang: str) -> Table:
    """A row for each indicator and year: target, actual, completion, score."""
    keys = ["indicator", "year", "target", "actual", "completion", "score"]
    year = "c.year" if len(all_.groups) == 1 else "c.project"
    heads = [
        say("c.indicator", lang),
        say(year, lang),
        *(say(f"c.{key}", lang) for key in keys[2:]),
    ]
    columns = [
        column(key, head, "right" if key in ("completion", "score") else "left")
        for key, head in zip(keys, heads, strict=True)
    ]
    rows = []
    for one in comparing.indicators(all_, lang):
        cells = zip(labels, one.targets, one.actuals, one.completions, one.scores, strict=True)
        rows += [lined(keys, (one.name, *given)) for given in cells if any(given[1:])]
    return made("indicators", say("indicators", lang), columns, rows, merge=1)


def _movement(all_: Comparison, move: Movement, lang: str) -> list[Element]:
    found: list[Element] = [heading(1, "", comparing.headed(all_, move, lang))]
    found += [para(text) for text in comparing.told(move, all_, lang)]
    lines = comparing.moved(move, lang)
    if not lines:
        return found
    first, second = comparing.ends(all_, move)
    keys = ["indicator", "old", "new", "points", "why"]
    heads = [say("c.indicator", lang), first, second, say("c.points", lang), say("c.why", lang)]
    columns = [
        column(key, head, "right" if key == "points" else "left")
        for key, head in zip(keys, heads, strict=True)
    ]
    rows = [lined(keys, (line.name, line.old, line.new, line.change, line.why)) for line in lines]
    rows.append(lined(keys, (say("c.total", lang), *comparing.totals(move), ""), "total"))
    caption = comparing.headed(all_, move, lang)
    key = f"moved-{all_.movements.index(move) + 1}"
    return [*found, grid(made(key, caption, columns, rows), caption=False)]


def _charts(all_: Comparison, labels: Sequence[str], lang: str) -> list[dict[str, Any]]:
    """Scores, and execution beside targets met; lines where one project's years follow one another."""
    line = len(all_.groups) == 1 and len(all_.years) > 2
    cards = [year.card for year in all_.years]
    scores = [score_of(card) for card in cards]
    found = []
    if sum(score is not None for score in scores) > 1:
        series = [_series("total", say("c.total", lang), scores, "")]
        found.append(
            _chart("scores", say("chart.total", lang), say("chart.points", lang), labels, series, line)
        )  # fmt: skip
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
    for own in [series] if line and series else [[one] for one in series]:
        key, title = (
            ("rates", say("chart.rates", lang)) if len(own) > 1 else (own[0]["key"], own[0]["name"])
        )
        found.append(_chart(key, title, "%", labels, own, line))
    return found


def _series(key: str, name: str, values: Sequence[Fraction | None], sign: str) -> dict[str, Any]:
    texts = ["" if value is None else fixed(value, 2) for value in values]
    return {
        "key": key, "name": name, "values": texts, "labels": [t and t + sign for t in texts], "digits": 2,
    }  # fmt: skip


def _chart(
    key: str, title: str, unit: str, labels: Sequence[str], series: list[dict[str, Any]], line: bool
) -> dict[str, Any]:
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
