"""The sheets 指标 and 数据: one row an indicator, one row a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.scoring.standard import standard
from perfeval.source.result_shape import RESULT, REVIEW
from perfeval.workbook.lists import column, joined
from perfeval.workbook.marked import SIGNS, direction, marked
from perfeval.workbook.paths import show
from perfeval.workbook.plain import NO_LIST
from perfeval.workbook.table import FIXED, LIST, PROSE, TEXT, Column, Entry, Row, Table
from perfeval.workbook.wanted import EMPTY, KEYS, NOTHING_NAMES, STATES, wanted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from perfeval.model.indicators import Indicator, IndicatorSet
    from perfeval.workbook.paths import Path
    from perfeval.workbook.slots import Slot
    from perfeval.workbook.tree import Stock

# keys of a result with a column of their own, and whether they are there in an empty workbook
RESULT_KEYS: tuple[tuple[str, bool], ...] = (
    ("target", True), ("actual", True), ("evidence", True), ("reason", True),
    ("improvement", True), ("forecast", False), ("likelihood", False), ("deviation", False), ("not_applicable", True), ("analysis", True), ("not_due", False),
    ("problem", False), ("note", True), ("assumed", False), ("reported", True),
    ("review.score", True), ("review.by", True), ("review.date", True), ("review.opinion", True),
)  # fmt: skip
# of a project under way; causes of a deviation go to the sheet of other keys
WATCHED = ("forecast", "likelihood", "deviation")
_OWN = {
    "target": ("本项目指标值", "Target of the project"),
    "not_applicable": ("不适用原因", "Not applicable"),
}
_WIDE = {"analysis": 34, "reason": 26, "improvement": 22, "note": 24, "actual": 15, "target": 13,
         "evidence": 13, "not_applicable": 18}  # fmt: skip
# a new page of paper begins behind these columns: what is filled in, why, what reviewers say
ENDS_OF_PAGES = ("evidence", "note")
SIGN = Column("sign", "本项目\n方向", "Sign", TEXT, 7, SIGNS, False,
              ("指标值没有写 ≥、≤ 的，在这里选方向", "Choose the sign here where the target has none"))  # fmt: skip


def result_columns(lang: str) -> dict[str, Column]:
    """The columns of a result by key; a reviewer's are `review.…`."""
    found: dict[str, Column] = {}
    fields = {field.key: field for field in RESULT.fields}
    fields |= {f"review.{field.key}": field for field in REVIEW.fields}
    for key, _ in RESULT_KEYS:
        made = column(fields[key], lang) or Column(key, fields[key].zh, "", PROSE, 22)
        zh, en = _OWN.get(key, (made.zh, made.en or key))
        if key.startswith("review."):
            zh = zh if zh.startswith("复核") else f"复核{zh}"
            en = f"Review {en.lower()}"
        found[key] = made._replace(key=key, zh=zh, en=en, width=_WIDE.get(key, made.width))
    return found


def indicators_table(
    slots: Sequence[Slot], stock: Stock, lang: str, variants: Mapping[str, IndicatorSet],
    watched: bool = False,
) -> Table:  # fmt: skip
    """A row for each indicator; of a project under way also what is expected. `variants` are the sets by group where a number depends on the
    group and none is chosen yet: all of them are printed."""
    leaves = {name: {x.path: x for x in one.leaves()} for name, one in variants.items()}
    depth = max((len(slot.leaf.path) for slot in slots), default=1)
    levels = [
        Column(f"#level{n}", f"{_number(n)}级指标", f"Level {n}", FIXED, 12)
        for n in range(1, depth)
    ]
    lead = [
        *levels,
        Column("#slot", "指标", "Indicator", FIXED, 22),
        Column("#weight", "分值", "Weight", FIXED, 6),
        Column("#direction", "方向", "Direction", FIXED, 9),
        Column("#target", "指标值", "Target", FIXED, 12),
        Column("#unit", "单位", "Unit", FIXED, 6),
        Column("#standard", "评分标准", "How it is scored", FIXED, 30),
        Column("#where", "填在哪里", "Fill in at", FIXED, 12),
        SIGN,
    ]
    own = result_columns(lang)
    rows = []
    given: set[str] = set()
    for slot in slots:
        cells = _printed(slot, depth, lang)
        if not slot.number:
            others = {
                n: found[slot.leaf.path] for n, found in leaves.items() if slot.leaf.path in found
            }
            cells |= _by_group(others, lang)
        for key, made in own.items():
            path = (*slot.path, *key.split("."))
            text = joined(stock, path) if made.kind == LIST else stock.take(path)
            if text:
                cells[key] = Entry(text)
                given.add(key)
        cells |= marked(slot.leaf, cells, lang)
        rows.append(Row(show(slot.path), cells))
    given |= set(WATCHED) if watched else set()
    shown = [own[key] for key, always in RESULT_KEYS if always or key in given]
    merged = tuple(level.key for level in levels)
    table = Table("indicators", (*lead, *shown), tuple(rows), merged=merged, frozen=len(levels) + 1)
    return table._replace(pages=ENDS_OF_PAGES)


def _number(n: int) -> str:
    return "一二三四五六七八九"[n - 1] if n < 10 else str(n)


def _by_group(leaves: Mapping[str, Indicator], lang: str) -> dict[str, Entry]:
    """Target and rule of each group, where they are not the same for all."""
    cells: dict[str, Entry] = {}
    for key, texts in (
        ("#target", {n: x.target.text if x.target is not None else "" for n, x in leaves.items()}),
        ("#standard", {n: standard(x, lang) for n, x in leaves.items()}),
    ):
        if len(set(texts.values())) > 1:
            text = "\n".join(f"〔{name}〕{text}" for name, text in texts.items())
            cells[key] = Entry(text, note=text)
    return cells


def _printed(slot: Slot, depth: int, lang: str) -> dict[str, Entry]:
    leaf = slot.leaf
    rule = standard(leaf, lang)
    more = [leaf.explain, leaf.note]
    note = "\n".join(text for text in (rule, *more) if text)
    cells = {f"#level{n}": Entry(name) for n, name in enumerate(leaf.path[:-1], 1)}
    name = slot.title if not slot.number else f"　└ {slot.title}"
    cells["#slot"] = Entry(name, note=note)
    cells["#standard"] = Entry(rule, note=note)
    if leaf.weight is not None:
        from perfeval.model.rounding import plain

        cells["#weight"] = Entry(plain(leaf.weight))
    if leaf.target is not None:
        cells["#target"] = Entry(leaf.target.text)
        cells["#unit"] = Entry(leaf.target.unit)
        cells["#direction"] = Entry(direction(leaf.target, lang))
    return cells


def data_table(slots: Sequence[Slot], stock: Stock, lang: str, blank: bool) -> Table:
    """A row for each figure that an indicator needs or has."""
    rows: list[Row] = []
    for slot in slots:
        needs = list(wanted(slot)) if blank else []
        paths = list(dict.fromkeys([*needs, *_present(slot, stock)]))
        here = [row for path in paths if (row := _figure(slot, path, stock, lang, path in needs))]
        rows += [_explained(here[0], slot), *here[1:]] if here else []
    own = (
        Column("#slot", "指标", "Indicator", FIXED, 28),
        Column("#name", "数据项", "Figure", FIXED, 18),
        Column("value", "内容", "Value", TEXT, 26),
        Column("#remark", "填写说明", "Remark", FIXED, 40),
    )
    return Table("data", own, tuple(rows), merged=("#slot",), frozen=2)


def _present(slot: Slot, stock: Stock) -> Iterator[Path]:
    for path in KEYS:
        if isinstance(stock.at((*slot.path, *path)), str):
            yield path
    for key in EMPTY:
        if stock.at((*slot.path, key)) == NO_LIST:
            yield (key,)
    named = stock.at((*slot.path, "data"))
    for name in list(named) if isinstance(named, dict) else []:
        if isinstance(named[name], str):
            yield ("data", name)


def _explained(row: Row, slot: Slot) -> Row:
    """The first figure of an indicator with what the set says of the indicator."""
    if not slot.leaf.explain:
        return row
    remark = f"{slot.leaf.explain.strip()}\n{row.cells['#remark'].text}"
    return row._replace(cells={**row.cells, "#remark": Entry(remark)})


NOTHING = {"zh": "无", "en": "none"}
_EMPTY = {
    "deductions": (*NOTHING_NAMES["deductions"], "没有扣分的选“无”；有扣分的填在“扣分与发生”表", "choose “none” where nothing is taken off; else use the sheet Deductions"),
    "occurrences": (*NOTHING_NAMES["occurrences"], "没有发生的选“无”；逐次列出的填在“扣分与发生”表", "choose “none” where it never happened; else list them on the sheet Deductions"),
}  # fmt: skip


def _figure(slot: Slot, path: Path, stock: Stock, lang: str, needed: bool) -> Row | None:
    whole = (*slot.path, *path)
    en = lang != "zh"
    if path[0] in EMPTY:
        names = _EMPTY[str(path[0])]
        none = NOTHING[lang]
        text = none if stock.take_empty(whole, NO_LIST) else ""
        entry = Entry(text, TEXT, (none,), free=False)
        title, remark = names[en], names[2 + en]
    elif path[0] == "data":
        text = stock.take(whole)
        entry = Entry(text, "quantity")
        title = str(path[1])
        remark = "named figure of the formula" if en else "公式用的数据，数或是/否"
    else:
        kind, zh_name, en_name, zh_help, en_help = KEYS[tuple(map(str, path))]
        text = stock.take(whole)
        choices: tuple[str, ...] = ()
        if path == ("tier",) and slot.leaf.score.kind == "tiers":
            choices = tuple(tier.name for tier in slot.leaf.score.params.tiers)
        elif path[-1] == "state":
            choices = STATES
        entry = Entry(text, kind, choices, free=not choices)
        title, remark = (en_name, en_help) if en else (zh_name, zh_help)
    if not text and not needed:
        return None
    cells = {
        "#slot": Entry(slot.label), "#name": Entry(title), "value": entry, "#remark": Entry(remark),
    }  # fmt: skip
    return Row(show(whole), cells)
