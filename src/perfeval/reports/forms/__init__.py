"""The official forms: 项目支出绩效自评表 in its national and regional layouts, the transfer
payment table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.reports.forms.build import built
from perfeval.reports.forms.parts import execution_leaf, parts
from perfeval.reports.forms.profile import BasicsBlock
from perfeval.reports.forms.profiles import chosen, profile
from perfeval.reports.forms.prose_block import taken
from perfeval.reports.forms.transfer_payment import ITEMS

if TYPE_CHECKING:
    from perfeval.model.scorecard import Scorecard
    from perfeval.reports.words import Words

__all__ = ["execution_leaf", "form", "matters"]


def matters(names: list[str], words: Words) -> list[str]:
    """Matters of fund management as the form prints them in the language."""
    english = {} if words.lang == "zh" else dict(ITEMS)
    return [english.get(name, name) for name in names]


def form(
    card: Scorecard, words: Words, kind: str, asked: str | None = None
) -> dict[str, Any] | None:
    """The form of a report: its parts as tables, `grid`, its exact layout, and what it `takes` of
    the project's texts (headings); None without one.

    `asked` names a profile; without it the indicator set's, else the usual one of the report kind.
    A grid has `key`, `title`, `subtitle`, `unit`, `code`, `wide` (landscape), `columns` (relative
    widths), `rows`, `notes` as printed, `signatures` {label, value}. A row has `head`, `part`
    (the number of its block), `again` (heads the indicators on every page) and `cells` with `text`, `colspan`, `rowspan`, `align`, `head` (a
    printed label) and `ref`, what the cell shows, or None: {of: leaf, path, field}, {of: item,
    path, item, field}, {of: funds, line, field} or {of: total, field}.
    """
    key = chosen(card, kind, asked)
    if not key:
        return None
    found = parts(card, words, key)
    own = profile(key)
    basics = any(isinstance(block, BasicsBlock) for block in own.blocks)
    takes = sorted(taken(card)) if basics else []
    return {**found, "takes": takes, "grid": built(card, words, own, found)}
