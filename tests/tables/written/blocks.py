"""The blocks that most forms share: the head, the money, the indicators, the total."""

from __future__ import annotations

from typing import NamedTuple

from tables.facts import Facts, Item
from tables.written.page import Page

SIGNS = {">=": 0, "<=": 1, "=": 2}


class Column(NamedTuple):
    """A column of a block: its heading, the fact that it prints, how many grid columns it takes."""

    heading: str
    key: str
    across: int = 1


def sign(page: Page, op: str) -> str:
    return page.habits.sign[SIGNS[op]] if op in SIGNS else op


def target(page: Page, item: Item) -> str:
    """The target in one cell: "≥735人次"."""
    text = item.cells.get("target", "")
    op = item.cells.get("op", "")
    if not text:
        return ""
    unit = item.cells.get("unit", "")
    if unit and not text.endswith(unit) and (page.habits.unit == "cell" or unit == "%"):
        text += unit
    if op == "=" and not page.habits.equals:
        op = ""
    return sign(page, op) + text


def cell(page: Page, item: Item, key: str) -> str:
    if key == "whole":
        return target(page, item)
    if key == "op":
        return sign(page, item.cells.get("op", ""))
    if key == "target" and item.cells.get("unit") == "%":
        return item.cells.get("target", "").removesuffix("%")
    return item.cells.get(key, "")


def fund_rows(
    page: Page,
    facts: Facts,
    side: str,
    columns: tuple[Column, ...],
    label: int,
    total: str = "年度资金总额",
    more: tuple[str, ...] = (),
    first: str = "",
) -> None:
    """The money: a merged label at the side, headings, the total and its parts."""
    lines = [*facts.funds] if facts.funds else []
    names = [total] + [line.label for line in lines[1:]]
    known = "".join(names)
    names += [name for name in more if name not in known]
    page.label(1, side, down=len(names) + 1)
    page.label(2, first, label)
    at = 2 + label
    for column in columns:
        page.label(at, column.heading, column.across)
        at += column.across
    page.down()
    for index, name in enumerate(names):
        cells = lines[index].cells if index < len(lines) else {}
        shown = name if index == 0 else ("其中:" if index == 1 else "      ") + name
        page.value(2, page.written(shown), ("fund", index, "label"), label)
        at = 2 + label
        for column in columns:
            text = cells.get(column.key, "")
            if column.key in ("weight", "score") and index and not text:
                page.empty(at, column.across, "—")
            else:
                page.value(at, text, ("fund", index, column.key), column.across)
            at += column.across
        page.down()


def headings(page: Page, columns: tuple[Column, ...], start: int) -> None:
    at = start
    for column in columns:
        page.label(at, column.heading, column.across)
        at += column.across
    page.down()


def indicator_rows(page: Page, facts: Facts, columns: tuple[Column, ...], start: int = 1) -> None:
    """The indicators below their headings; level cells merged, repeated or left blank."""
    top = page.row
    at = start
    for column in columns:
        if column.key.startswith("level"):
            _levels(page, facts, column, at, top)
        at += column.across
    prefix = 0
    page.levels += [tuple(map(page.written, item.levels)) for item in facts.rows]
    for index, item in enumerate(facts.rows):
        at = start
        again = index and facts.rows[index - 1].levels == item.levels
        prefix = prefix + 1 if again else 1
        for column in columns:
            if column.key == "name":
                text = f"指标{prefix}：{item.name}" if page.habits.prefix else item.name
                unit = item.cells.get("unit")
                if page.habits.unit == "name" and unit and unit != "%" and "(" not in text:
                    text += f"（{unit}）"
                page.value(at, text, ("row", index, "name"), column.across)
            elif column.key == "number":
                page.empty(at, column.across, str(index + 1))
            elif not column.key.startswith("level"):
                key = "target" if column.key == "whole" else column.key
                page.value(at, cell(page, item, column.key), ("row", index, key), column.across)
            at += column.across
        page.down()


def _levels(page: Page, facts: Facts, column: Column, at: int, top: int) -> None:
    depth = int(column.key[5:])
    index = 0
    while index < len(facts.rows):
        levels = facts.rows[index].levels
        end = index + 1
        while end < len(facts.rows) and facts.rows[end].levels[:depth] == levels[:depth]:
            end += 1
        text = levels[depth - 1] if depth <= len(levels) else ""
        text = page.written(text)
        field = ("row", index, "level", depth)
        if page.habits.levels == "merged":
            page.value(at, text, field, column.across, end - index, top + index)
        else:
            for row in range(index, end):
                shown = text if row == index or page.habits.levels == "repeated" else ""
                here = ("row", row, "level", depth) if shown else ()
                if shown:
                    page.value(at, shown, here, column.across, 1, top + row)
                else:
                    page.label(at, "", column.across, 1, top + row)
        index = end


def total_row(
    page: Page,
    facts: Facts,
    columns: tuple[Column, ...],
    start: int,
    label: str = "总分",
    full: str = "100",
) -> None:
    """The last row: the sum of the weights and the printed total under their columns."""
    places: dict[str, tuple[int, int]] = {}
    at = start
    for column in columns:
        places[column.key] = (at, column.across)
        at += column.across
    ends = min(places[key][0] for key in ("weight", "score") if key in places)
    page.label(1, label, ends - 1)
    for key, text in (("weight", full), ("score", facts.total)):
        if key in places:
            page.value(places[key][0], text, ("total", key), places[key][1])
    page.down()


def objectives(
    page: Page, facts: Facts, side: str, split: tuple[int, int], heads: tuple[str, str]
) -> None:
    name = facts.project or facts.office
    page.label(1, side, down=2)
    page.label(2, heads[0], split[0])
    page.label(2 + split[0], heads[1], split[1])
    page.down()
    page.value(2, f"完成{name}本年度各项任务。", ("objective", 0, "expected"), split[0])
    page.value(
        2 + split[0], f"{name}本年度各项任务已经办理。", ("objective", 0, "achieved"), split[1]
    )
    page.down()


def heads(facts: Facts, title: str, blank_year: bool = False) -> list[tuple[str, tuple[str, ...]]]:
    """The title and its （ 年度） line."""
    year = "" if blank_year else facts.year
    lines: list[tuple[str, tuple[str, ...]]] = [(title, ("title",))]
    if year:
        lines.append((f"（{year}年度）", ("year",)))
    return lines
