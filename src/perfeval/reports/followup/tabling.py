"""Tables of recommendations and comparisons, labelled from their own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.catalogue import message, rank, severity
from perfeval.i18n.use_words import say
from perfeval.reports.findings_list import place
from perfeval.reports.tables import column, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.model.finding import Finding
    from perfeval.reports.tables import Row, Table


def made(
    key: str, caption: str, columns: Sequence[dict[str, str]], rows: Sequence[Row],
    unit: str = "", notes: Sequence[str] = (), merge: int = 0,
) -> Table:  # fmt: skip
    return {
        "key": key, "caption": caption, "columns": list(columns), "rows": list(rows),
        "unit": unit, "notes": [note for note in notes if note], "merge": merge,
    }  # fmt: skip


def columns(keys: str, lang: str, right: str = "") -> list[dict[str, str]]:
    """Columns by key ("col.score" → key score), numbers to the right."""
    numbers = set(right.split())
    return [
        column(key, say(f"col.{key}", lang), "right" if key in numbers else "left")
        for key in keys.split()
    ]


def lined(keys: Sequence[str], cells: Sequence[str], kind: str = "row") -> Row:
    return row(dict(zip(keys, cells, strict=True)), kind)


def grown(lang: str, *parts: str) -> str:
    """Sentences one after the other, as the language sets them."""
    return ("" if lang == "zh" else " ").join(part for part in parts if part)


def findings_table(findings: Sequence[Finding], lang: str) -> Table | None:
    """The findings of a paper, errors first; what is said twice stands once."""
    keys = "severity code message place"
    ordered = sorted(findings, key=lambda one: (rank(severity(one)), one.code))
    cells = dict.fromkeys(
        (say(f"severity.{severity(one)}", lang), one.code, message(one, lang), place(one, lang))
        for one in ordered
    )
    rows = [lined(keys.split(), cell) for cell in cells]
    return made("findings", say("findings", lang), columns(keys, lang), rows) if rows else None
