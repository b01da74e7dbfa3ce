"""An official form, a grid of merged cells, as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.reports.html.text import esc

if TYPE_CHECKING:
    from collections.abc import Callable


def form_html(form: dict[str, Any], region: Callable[[str], str]) -> str:
    """Title, code and unit above the grid, notes and places for signatures below it.

    `region` makes the name of the region that scrolls one of a kind."""
    whole = sum(form["columns"])
    columns = "".join(f'<col width="{100 * size // whole}%">' for size in form["columns"])
    rows = [_row(row) for row in form["rows"]]
    size = next((n for n, row in enumerate(form["rows"]) if not row["head"]), len(rows))
    head = f"<thead>{''.join(rows[:size])}</thead>" if size else ""
    above = "".join(
        f'<span class="{key}">{esc(form[key])}</span>'
        for key in ("subtitle", "code", "unit")
        if form.get(key)
    )
    notes = "".join(f'<p class="note">{esc(note)}</p>' for note in form["notes"])
    signed = "".join(
        f"<div><dt>{esc(s['label'])}</dt><dd>{esc(s['value'])}</dd></div>"
        for s in form["signatures"]
    )
    kind = "sheet official wide" if form.get("wide") else "sheet official"
    return (
        f'<div class="{kind}"><div class="scroll" role="region" tabindex="0" '
        f'aria-label="{esc(region(form["title"]))}"><table>'
        f"<caption>{esc(form['title'])}{above}</caption><colgroup>{columns}</colgroup>"
        f"{head}<tbody>{''.join(rows[size:])}</tbody></table></div>{notes}"
        + (f'<dl class="signatures">{signed}</dl>' if signed else "")
        + "</div>"
    )


def _row(row: dict[str, Any]) -> str:
    return f"<tr>{''.join(_cell(cell, row['head']) for cell in row['cells'])}</tr>"


def _cell(cell: dict[str, Any], head: bool) -> str:
    spans = "".join(f' {key}="{cell[key]}"' for key in ("colspan", "rowspan") if cell[key] > 1)
    tag, scope = "td", ""
    if cell["head"] and cell["text"]:
        tag, scope = "th", _scope(cell, head)
    align = f' class="{cell["align"]}"' if cell["align"] in ("center", "right") else ""
    text = "<br>".join(esc(line) for line in cell["text"].split("\n"))
    return f"<{tag}{scope}{spans}{align}>{text}</{tag}>"


def _scope(cell: dict[str, Any], head: bool) -> str:
    """What a printed label names: the columns below it in a row of heads, else its rows."""
    if head:
        return ' scope="colgroup"' if cell["colspan"] > 1 else ' scope="col"'
    return ' scope="row"'
