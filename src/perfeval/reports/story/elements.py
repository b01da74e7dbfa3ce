"""The elements of a report, as plain data that templates of every kind may see.

An element is a dict with `kind`:

- `heading`: `level` (1 to 6), `number` (as printed, "" for none), `text`
- `para`: `runs`, a list of {text, bold}
- `prose`: text of the project in Markdown, `lead` (runs before it), `level` of the heading above
- `table`: `table` (see perfeval.reports.tables), `caption` (whether it is printed)
- `list`: `items` (texts), numbered
- `placeholder`: `text`, what is still to be written
- `form`: `form`, an official form as a grid of merged cells (see perfeval.reports.forms)
- `chart`: `chart` (see perfeval.reports.charts.model)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.reports.tables import Table

Element = dict[str, Any]
Run = dict[str, Any]


def run(text: str, bold: bool = False) -> Run:
    return {"text": text, "bold": bold}


def heading(level: int, number: str, text: str) -> Element:
    return {"kind": "heading", "level": level, "number": number, "text": text}


def para(*runs: Run | str) -> Element:
    """A paragraph of plain values; a text alone is a run without weight."""
    return {"kind": "para", "runs": [run(r) if isinstance(r, str) else r for r in runs]}


def prose(text: str, level: int, *lead: Run | str) -> Element:
    """What someone wrote, in Markdown, below a heading of `level`, behind its lead."""
    runs = [run(r) if isinstance(r, str) else r for r in lead]
    return {"kind": "prose", "text": text, "level": level, "lead": runs}


def grid(table: Table, caption: bool = True) -> Element:
    return {"kind": "table", "table": table, "caption": caption}


def numbered(items: Sequence[str]) -> Element:
    return {"kind": "list", "items": list(items)}


def chart(drawn: dict[str, Any]) -> Element:
    return {"kind": "chart", "chart": drawn}


def official(form: dict[str, Any]) -> Element:
    """An official form; its title is the heading of the section."""
    return {"kind": "form", "form": form}


def placeholder(text: str) -> Element:
    return {"kind": "placeholder", "text": text}
