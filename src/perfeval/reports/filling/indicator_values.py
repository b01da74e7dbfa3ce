"""The indicators of a project in the rows of a form, and the rows that it has too few."""

from __future__ import annotations

import re
from itertools import pairwise, product
from typing import TYPE_CHECKING

from perfeval.reports import figures
from perfeval.reports.filling.indicator_texts import own_rows
from perfeval.reports.filling.names import column_name
from perfeval.reports.filling.records import NUMBER, Grow
from perfeval.reports.filling.slots import is_open, kind_of, loose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.model.form import Form, Row
    from perfeval.model.scorecard import LeafScore, Scorecard
    from perfeval.reports.filling.indicator_texts import Mine
    from perfeval.reports.filling.slots import Slots
    from perfeval.reports.words import Words

_BRACKETS = re.compile(r"[（(\[【][^）)\]】]*[）)\]】]")
_LEVEL = re.compile(r"^[\d一二三四五六七八九十]+[、.．]|指标|项目|目标")


def fill_rows(
    card: Scorecard, form: Form, skip: LeafScore | None, slots: Slots, words: Words
) -> list[Grow]:
    """Puts every indicator into its row. `skip` is the leaf that stands in the fund rows."""
    mine = own_rows(card, skip, words)
    free = list(form.rows)
    placed: list[tuple[Row, int, Mine]] = []
    rest: list[Mine] = []
    for one in mine:  # rows that the form has printed by name
        row = next((r for r in free if not is_open(r.name.text) and loose(r.name.text) == loose(one.path[-1])), None)  # fmt: skip
        if row is None:
            rest.append(one)
        else:
            free.remove(row)
            placed.append((row, 0, one))
    named = [row for row in free if not is_open(row.name.text)]
    for row in named:
        _put_branch(card, row, slots, form)
    free = [row for row in free if row not in named]
    groups = _groups(form.rows)
    grows: list[Grow] = []
    for key in groups:
        wanted = [one for one in rest if _group_of(one, groups) == key]
        rows = [row for row in free if level_key(row) == key]
        placed += [(row, 0, one) for row, one in zip(rows, wanted, strict=False)]
        more = wanted[len(rows) :]
        if more:
            last = groups[key][-1]
            placed += [(last, n, one) for n, one in enumerate(more, 1)]
            printed = [level for level in last.levels if level.text]
            labels = tuple(level.span.column for level in printed)
            if _repeats(form.rows):
                labels = ()
                for level, n in product(printed, range(1, len(more) + 1)):
                    slots.repeat(level, n)
            grows.append(Grow(last.name.span.sheet, last.name.span.line, len(more), labels))
        rest = [one for one in rest if one not in wanted]
        free = [row for row in free if row not in rows[: len(wanted)]]
    for row, below, one in placed:
        _put(row, below, one, slots, form)
    for one in rest:
        slots.homeless.append("–".join(one.path))
    for row in free:
        _put(row, 0, None, slots, form)
    return grows


def _repeats(rows: Sequence[Row]) -> bool:
    """Whether the form prints the labels of its levels anew in every row."""
    firsts = [row.levels[0] for row in rows if row.levels]
    return any(one.text == other.text and one.span != other.span for one, other in pairwise(firsts))


def _put_branch(card: Scorecard, row: Row, slots: Slots, form: Form) -> None:
    """A row that the form prints for a level above: its weight and the sum of its points."""
    own = loose(row.name.text)
    branch = next((b for b in card.branches if loose(b.indicator.name) == own), None)
    found: dict[str, str] = {}
    if branch is not None:
        digits = card.indicator_set.rounding.digits
        found = {
            "weight": figures.short(branch.weight),
            "score": figures.points(branch.score, digits),
        }
    for key, slot in row.cells.items():
        name = f"{row.name.text} {column_name(form.columns, key, slots.lang)}"
        slots.put(slot, found.get(key, ""), name)


def level_key(row: Row) -> tuple[str, ...]:
    return tuple(_level(level.text) for level in row.levels)


def _level(text: str) -> str:
    return _LEVEL.sub("", loose(_BRACKETS.sub("", text)))


def _groups(rows: Sequence[Row]) -> dict[tuple[str, ...], list[Row]]:
    """The form's rows by their labels."""
    found: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        found.setdefault(level_key(row), []).append(row)
    return found


def _group_of(one: Mine, groups: dict[tuple[str, ...], list[Row]]) -> tuple[str, ...] | None:
    """The labels under which an indicator belongs: the last level decides, then those above.

    A form without any printed label takes every indicator.
    """
    above = [_level(name) for name in one.path[:-1]]
    best: tuple[int, int] = (0, 0)
    chosen: tuple[str, ...] | None = None
    for key in groups:
        last = key[-1] if key else ""
        if not any(key):
            rank = (1, 0)
        elif not last:
            rank = (2, 0) if key[0] and key[0] in above else (0, 0)
        else:
            rank = (max((_alike(last, name) for name in above[1:] or above), default=0), sum(part in above for part in key))  # fmt: skip
            if len(key) > 1 and above and key[0] and not _alike(key[0], above[0]) and rank[0] < 4:
                rank = (0, 0)
        if rank[0] and rank > best:
            best, chosen = rank, key
    return chosen


def _alike(label: str, name: str) -> int:
    """How surely a printed label means a branch: 5 the same name, 3 one in the other."""
    if not label or not name:
        return 0
    if label == name:
        return 5
    return 3 if label in name or name in label else 0


def _put(row: Row, below: int, one: Mine | None, slots: Slots, form: Form) -> None:
    if one is None:
        above = [level.text for level in row.levels if level.text]
        slots.put(
            row.name, "", above[-1] if above else column_name(form.columns, "level3", slots.lang)
        )
        return
    name = one.path[-1]
    slots.put(row.name, name, name, below)
    open_levels = [level for level in row.levels if not level.text]
    for level, text in zip(row.levels, one.path[:-1], strict=False):
        if level in open_levels and not below:
            slots.put(level, text, name)
    for key, slot in row.cells.items():
        told = _cell(key, row, one.texts)
        if told is not None:
            bare = told.removesuffix("%") if slot.unit == "%" else told
            slots.put(slot, bare, f"{name} {column_name(form.columns, key, slots.lang)}", below)


def _cell(key: str, row: Row, texts: dict[str, str]) -> str | None:
    """The text for a column; None for a column that a project says nothing about."""
    split = "operator" in row.cells
    if key == "target":
        if split:
            return texts["value"] + ("" if "unit" in row.cells else texts["unit"])
        if "unit" in row.cells and texts["unit"]:
            sign = texts["operator"] if texts["operator"] not in ("＝",) else ""
            return sign + texts["value"]
        return texts.get("target", "")
    if key == "actual" and "unit" in row.cells and texts["unit"] and texts["unit"] != "%":
        bare = texts.get("actual", "").removesuffix(texts["unit"]).strip()
        return bare if kind_of(bare) == NUMBER else texts.get("actual", "")
    if key == "operator":
        return {"＝": "="}.get(texts["operator"], texts["operator"])
    if key == "reason" and "improvement" in row.cells:
        return texts.get("why", "")
    return texts.get(key)
