"""A table of the report model as HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.reports.html.text import esc

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from perfeval.reports.tables import Row, Table
    from perfeval.reports.words import Words

STRONG = ("subtotal", "sum", "total")
BLANK = (*STRONG, "step")
# in Chinese characters, two Latin ones for each
LONG = 24  # a column holds sentences from here
SHORT = 10  # a column stays on one line up to here
LABEL = 5  # a column's own label does up to here
MOST = 12  # what a column that may be broken needs
WIDE = 56  # from here a table is too wide for an upright page
PROSE = "prose"  # a table that someone wrote: nothing stands for what is empty
ORDINALS = ("no",)  # columns that name no row
_NARROW = re.compile("[\x00-\u1fff]+")


def table_html(
    table: Table,
    w: Words,
    label: str,
    region: Callable[[str], str],
    caption: bool = True,
    anchors: Mapping[str, str] | None = None,
) -> str:
    """Caption with the unit, the table in a region that scrolls by itself, its notes.

    `label` names the region of a table without caption, `region` makes such a name one of a kind;
    `anchors` are ids for rows, by their first cell.
    """
    columns = table["columns"]
    sizes = {c["key"]: _longest(table, c["key"]) for c in columns}
    head = "".join(
        f'<th scope="col"{_classes(c["align"], sizes[c["key"]], c["label"])}>{esc(c["label"])}</th>'
        for c in columns
    )
    name = table["caption"] if caption else ""
    notes = "".join(f'<p class="note">{esc(w("table.note", text=n))}</p>' for n in table["notes"])
    body = "".join(_rows(table, w, sizes, anchors or {}))
    room = sum(min(max(sizes[c["key"]], room_of(c["label"]) / 2), MOST) + 1 for c in columns)
    kind = "sheet wide" if room > WIDE else "sheet"
    return (
        f'<div class="{kind}"><div class="scroll" role="region" tabindex="0" '
        f'aria-label="{esc(region(name or label))}"><table>{_caption(name, table["unit"])}'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>{notes}</div>"
    )


def _caption(name: str, unit: str) -> str:
    shown = f'<span class="unit">{esc(unit)}</span>' if unit else ""
    return f"<caption>{esc(name)}{shown}</caption>" if name or unit else ""


def room_of(text: str) -> float:
    """How many Chinese characters wide a text is."""
    shown = text[: 2 * LONG]
    return (len(shown) + len(_NARROW.sub("", shown))) / 2


def _longest(table: Table, key: str) -> float:
    """The widest cell of a column, without the sums whose label may run on."""
    texts = [row["cells"].get(key, "") for row in table["rows"] if row["kind"] not in BLANK]
    return max((room_of(text) for text in texts), default=0)


def _classes(align: str, size: float, label: str | None = None) -> str:
    """How a column stands; a short label stays on one line."""
    wide = "long" if size >= LONG else "short" if size <= SHORT else ""
    if label is not None and wide == "short" and room_of(label) > LABEL:
        wide = ""
    names = [
        name for name in ({"right": "number", "center": "center"}.get(align, ""), wide) if name
    ]
    return f' class="{" ".join(names)}"' if names else ""


def _rows(
    table: Table, w: Words, sizes: Mapping[str, float], anchors: Mapping[str, str]
) -> list[str]:
    """The rows; a leading name that the rows below repeat spans them."""
    spans = _spans(table)
    found, free = [], dict(anchors)
    kinds = [_classes(column["align"], sizes[column["key"]]) for column in table["columns"]]
    for row, own in zip(table["rows"], spans, strict=True):
        cells = []
        over = _label(row, table)
        for index, column in enumerate(table["columns"]):
            if (index < len(own) and own[index] == 0) or 0 < index < over:
                continue
            span = f' rowspan="{own[index]}"' if index < len(own) and own[index] > 1 else ""
            if index == 0 and over > 1:
                span = f' colspan="{over}"'
            text = row["cells"].get(column["key"], "")
            number = column["align"] == "right" and row["kind"] not in BLANK
            if not text and number and table["key"] != PROSE:
                text = w("none")
            named = index <= table["merge"] and column["key"] not in ORDINALS
            tag, scope = ("th", ' scope="row"') if named and text else ("td", "")
            cells.append(f"<{tag}{scope}{span}{kinds[index]}>{esc(text)}</{tag}>")
        first = row["cells"].get(table["columns"][0]["key"], "")
        anchor = free.pop(first, "")
        mark = f' id="{anchor}"' if anchor else ""
        kind = "" if row["kind"] == "row" else f' class="{row["kind"]}"'
        found.append(f"<tr{mark}{kind}>{''.join(cells)}</tr>")
    return found


def _label(row: Row, table: Table) -> int:
    """How many columns the label of a sum or a step spans: the names that it does not have."""
    if row["kind"] not in BLANK:
        return 1
    names = _names(row, [column["key"] for column in table["columns"]][1 : table["merge"] + 1])
    return 1 + next((n for n, name in enumerate(names) if name), len(names))


def _spans(table: Table) -> list[list[int]]:
    """For each row how many rows each of its merged columns spans; 0 below the first of them."""
    keys = [column["key"] for column in table["columns"]][: table["merge"]]
    found: list[list[int]] = []
    starts: list[int] = []
    above: list[str] = []
    for number, row in enumerate(table["rows"]):
        if row["kind"] in BLANK:
            found.append([])
            above = []
            continue
        names = _names(row, keys)
        same = next((i for i, n in enumerate(names) if i >= len(above) or n != above[i]), len(keys))
        starts = [*starts[:same], *[number] * (len(keys) - same)]
        own = [0] * same + [1] * (len(keys) - same)
        for index in range(same):
            found[starts[index]][index] += 1
        found.append(own)
        above = names
    return found


def _names(row: Row, keys: list[str]) -> list[str]:
    return [row["cells"].get(key, "") for key in keys]
