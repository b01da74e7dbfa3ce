"""The sheet 基本信息: the project's own data, a key a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.indicators import IndicatorSet
from perfeval.model.shape import Field
from perfeval.source.fund_shape import FUNDS, PLAN
from perfeval.source.project_shape import (
    EVALUATION,
    EXTENT,
    HEADER,
    PROJECT,
    REPORTED,
    SAMPLING,
)
from perfeval.workbook.lists import column
from perfeval.workbook.paths import show
from perfeval.workbook.table import FIXED, LIST, TEXT, Column, Entry, Row, Table
from perfeval.workbook.tree import Stock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.shape import Shape
    from perfeval.workbook.paths import Path


def base_table(indicator_set: IndicatorSet, stock: Stock, lang: str, blank: bool) -> Table:
    """The project's own data, a key a row."""
    rows: list[Row] = []
    for path, field, group, always in _base(indicator_set, stock):
        text = stock.take(path)
        if not text and not (blank and always):
            continue
        made = column(field, lang)
        choices = made.choices if made else ()
        kind = made.kind if made else TEXT
        if path[0] == "groups":
            choices = indicator_set.groups.get(str(path[1]), ())
        if kind == LIST:
            kind = TEXT
        title = field.zh if lang == "zh" else field.key.replace("_", " ")
        entry = Entry(text, kind, choices, free=not choices or path[0] == "groups")
        cells = {"#group": Entry(group[lang != "zh"]), "#name": Entry(title), "value": entry}
        rows.append(Row(show(path), cells))
    own = (
        Column("#group", "类别", "Block", FIXED, 14),
        Column("#name", "项目", "Key", FIXED, 22),
        Column("value", "内容", "Value", TEXT, 60),
    )
    return Table("base", own, tuple(rows), merged=("#group",), frozen=2)


_PERIOD = (
    Field("from", "项目起始日期", HEADER.fields[7].type),
    Field("to", "项目结束日期", HEADER.fields[7].type),
)


def _base(
    indicator_set: IndicatorSet, stock: Stock
) -> Iterator[tuple[Path, Field, tuple[str, str], bool]]:
    top = {field.key: field for field in PROJECT.fields}
    yield ("indicator_set",), top["indicator_set"], ("评价", "Evaluation"), True
    yield ("report",), top["report"], ("评价", "Evaluation"), True
    for field in HEADER.fields:
        if field.key == "period":
            for end in _PERIOD:
                yield ("project", "period", end.key), end, ("项目", "Project"), True
        else:
            yield ("project", field.key), field, ("项目", "Project"), True
    labels = dict.fromkeys(indicator_set.groups)
    given = stock.at(("groups",))
    labels |= dict.fromkeys(given if isinstance(given, dict) else ())
    text = HEADER.fields[0]
    for label in labels:
        shown = label if not label.isascii() else f"分组（{label}）"
        yield ("groups", label), text._replace(key=label, zh=shown), ("分组", "Groups"), True
    for block, shape, words, always in (
        ("evaluation", EVALUATION, ("评价工作", "Evaluation"), True),
        ("reported", REPORTED, ("填报结果", "Reported"), False),
    ):
        yield from _block((block,), shape, words, always)
    yield ("as_printed",), top["as_printed"], ("填报结果", "Reported"), False
    for side in ("population", "sample"):
        sampling = next(f for f in SAMPLING.fields if f.key == side)
        for path, field, _, _ in _block(("sampling", side), EXTENT, ("", ""), False):
            named = field._replace(zh=sampling.zh + field.zh, key=f"{side} {field.key}")
            yield path, named, ("抽样", "Sampling"), True
    yield ("sampling", "method"), SAMPLING.fields[-1], ("抽样", "Sampling"), True
    yield from _block(("funds",), FUNDS, ("资金", "Funds"), True)
    yield from _block(("funds", "plan"), PLAN, ("资金安排", "Fund plan"), False)
    data = stock.at(("data",))
    for name in list(data) if isinstance(data, dict) else []:
        yield ("data", name), text._replace(key=name, zh=name), ("数据", "Data"), False


def group_label(name: str) -> str:
    """The label that the name of a row of the block 分组 shows."""
    return name[3:-1] if name.startswith("分组（") and name.endswith("）") else name


def base_paths() -> dict[tuple[str, str], Path]:
    """Where the keys of the sheet 基本信息 go, by block and name, for rows without a hidden cell;
    the block is "" where the name alone says it."""
    found: dict[tuple[str, str], Path] = {}
    blank = IndicatorSet("", "", "", ())
    for path, field, group, _ in _base(blank, Stock({})):
        for name in (field.zh, field.key.replace("_", " ")):
            for block in (*group, ""):
                found.setdefault((block, name), path)
    return found


def _block(
    path: Path, shape: Shape, words: tuple[str, str], always: bool
) -> Iterator[tuple[Path, Field, tuple[str, str], bool]]:
    for field in shape.fields:
        if field.type.name not in ("list", "map", "record", "plan", "raw", "one-or-list"):
            yield (*path, field.key), field, words, always
