"""绩效对照表: projects or years side by side, charts, and what moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.i18n.use_words import say
from perfeval.reports.followup import comparing, movements
from perfeval.reports.followup.comparison_charts import charts
from perfeval.reports.followup.comparison_json import digest
from perfeval.reports.followup.tabling import findings_table, lined, made
from perfeval.reports.papers.records import Paper, Sheet
from perfeval.reports.story.elements import chart, grid, heading, para
from perfeval.reports.tables import column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.followup.moves import Comparison, Movement
    from perfeval.reports.followup.comparing import Line
    from perfeval.reports.story.elements import Element
    from perfeval.reports.tables import Table

# a workbook makes numbers of what is not set to the left: the totals are among the actuals
ALIGNED = {"old": "center", "new": "center", "points": "right"}
MOST, WIDE = 6, 4  # cards beside one another in a table; beyond `WIDE` the page is turned


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
    drawn = [chart(one) for one in charts(all_, lang)]
    missing = [para(text) for text in comparing.year_notes(all_, lang)]
    body: list[Element] = [heading(1, "", say("overview", lang)), *overview, *missing, *drawn]
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
    note = movements.order_note(all_, lang)
    if note:
        body.append(para(note))
    found = findings_table(all_.findings, lang)
    if moves:
        sheets.append(Sheet(say("moves", lang), tuple(moves)))
    if found is not None:
        body += [heading(1, "", say("findings", lang)), grid(found, caption=False)]
        sheets.append(Sheet(say("findings", lang), (grid(found, caption=False),)))
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
    found: list[Element] = [heading(1, "", movements.headed(all_, move, lang))]
    found += [para(text) for text in movements.told(move, all_, lang)]
    lines = movements.moved(move, lang)
    if not lines:
        return found
    first, second = movements.ends(all_, move)
    keys = ["indicator", "old", "new", "points", "why"]
    heads = [say("c.indicator", lang), first, second, say("c.points", lang), say("c.why", lang)]
    columns = [
        column(key, head, ALIGNED.get(key, "left")) for key, head in zip(keys, heads, strict=True)
    ]
    rows = [lined(keys, (line.name, line.old, line.new, line.change, line.why)) for line in lines]
    rows.append(lined(keys, (say("c.total", lang), *movements.totals(move), ""), "total"))
    caption = movements.headed(all_, move, lang)
    key = f"moved-{all_.movements.index(move) + 1}"
    return [*found, grid(made(key, caption, columns, rows), caption=False)]
