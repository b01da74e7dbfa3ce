"""Sheets with rows that belong to indicators: surveys, items, panels, deductions, points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.i18n.workbook_words import word
from perfeval.model.shape import Field
from perfeval.source.result_shape import JUDGEMENT
from perfeval.workbook.lists import COUNTS, OWNED, columns, joined, row_cells
from perfeval.workbook.paths import show
from perfeval.workbook.table import FIXED, LIST, NUMBER, PROSE, TEXT, Column, Entry, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfeval.workbook.paths import Path
    from perfeval.workbook.slots import Slot
    from perfeval.workbook.tree import Stock

BLANK = {"surveys": 2, "items": 6, "panel": 5, "events": 4, "progress": 3}
WHOLE = "整体"


def owner(labels: Sequence[str]) -> Column:
    return Column("#slot", "指标", "Indicator", TEXT, 30, tuple(labels), False)


KIND = Column("#kind", "类别", "Kind", TEXT, 12, ("扣分", "发生情况"), False)


def owned_table(id: str, slots: Sequence[Slot], stock: Stock, lang: str, blank: bool) -> Table:
    """One of the sheets of `OWNED`, with blank rows for the indicators that need it."""
    keys, shape = OWNED[id]
    own = list(columns(shape, lang))
    counts = 0
    if id == "surveys":
        own, counts = _counted(own, slots, stock, lang)
    rows: list[Row] = []
    wanting: list[str] = []
    for slot in slots:
        here = list(_given(keys, slot, stock))
        wants = [key for key in keys if _wants(key, slot)]
        for path, key in here:
            cells = {"#slot": Entry(slot.label), "#kind": Entry(_kind(key, lang))}
            cells |= _counts((*path, "counts"), counts, stock)
            cells |= row_cells(shape, path, stock, lang)
            rows.append(Row(show(path), cells))
        if here or wants:
            wanting.append(slot.label)
        if blank and wants:
            first = {"#slot": Entry(slot.label), "#kind": Entry(_kind(wants[0], lang))}
            count = max(1, BLANK[id] - len(here))
            rows += [Row(show((*slot.path, wants[0])), first)] * count
    lead = [owner(wanting)] + ([_kinds(lang)] if id == "events" else [])
    pages = (f"counts[{counts - 1}]",) if counts else ()
    return Table(id, (*lead, *own), tuple(rows), pages=pages)


def _kinds(lang: str) -> Column:
    return KIND._replace(choices=(_kind("deductions", lang), _kind("occurrences", lang)))


def _kind(key: str, lang: str) -> str:
    words = {"deductions": ("扣分", "deduction"), "occurrences": ("发生情况", "occurrence")}
    return words.get(key, ("", ""))[0 if lang == "zh" else 1]


def _wants(key: str, slot: Slot) -> bool:
    measure, score = slot.leaf.measure.kind, slot.leaf.score.kind
    if key == "deductions":
        return score == "judged"
    if key == "progress":  # an average is watched item by item
        return measure not in ("average", "funds") and score not in ("blend", "checklist")
    return {"survey": "survey", "items": "average", "panel": "panel", "occurrences": "count"}[
        key
    ] == measure and score != "blend"


def _given(keys: tuple[str, ...], slot: Slot, stock: Stock) -> Iterator[tuple[Path, str]]:
    for key in keys:
        found = stock.at((*slot.path, key))
        if isinstance(found, dict):
            yield (*slot.path, key), key
        for index in range(len(found) if isinstance(found, list) else 0):
            yield (*slot.path, key, index), key


def _counted(
    own: list[Column], slots: Sequence[Slot], stock: Stock, lang: str
) -> tuple[list[Column], int]:
    """A column for each answer in place of the one for all."""
    most = len(COUNTS)
    for slot in slots:
        for path, _ in _given(("survey",), slot, stock):
            found = stock.at((*path, "counts"))
            most = max(most, len(found) if isinstance(found, list) else 0)
        method = getattr(slot.leaf.measure.params, "method", None)
        most = max(most, len(getattr(method, "weights", ()) or ()))
    most = min(most, 30)
    answers = [count_column(index, lang) for index in range(most)]
    at = next(i for i, one in enumerate(own) if one.key == "counts")
    return own[:at] + answers + own[at + 1 :], most


def count_column(index: int, lang: str) -> Column:
    zh, en = COUNTS[index] if index < len(COUNTS) else (f"选项{index + 1}", f"answer {index + 1}")
    zh, en = f"计数{index + 1}\n{zh}", f"Count {index + 1}\n{en}"
    return Column(f"counts[{index}]", zh, en, NUMBER, 10)


def _counts(path: Path, most: int, stock: Stock) -> dict[str, Entry]:
    found = stock.at(path)
    if not isinstance(found, list) or len(found) > most:
        return {}
    return {f"counts[{n}]": Entry(text) for n, text in enumerate(stock.take_list(path))}


POINT_FIELDS = (*JUDGEMENT.fields, Field("not_applicable", "不适用原因", JUDGEMENT.fields[1].type))
TICKS = ("符合", "部分符合", "不符合", "不适用")


def points_table(slots: Sequence[Slot], stock: Stock, lang: str) -> Table:
    """A row for each point of each checklist, and one for all of its points."""
    rows: list[Row] = []
    for slot in slots:
        if slot.leaf.score.kind == "checklist":
            rows += _points(slot, stock, lang)
    own = (
        Column("#slot", "指标", "Indicator", FIXED, 24),
        Column("#point", "序号", "No.", FIXED, 8),
        Column("#text", "评价要点", "Point", FIXED, 46),
        Column("met", "判断", "Met", TEXT, 12, TICKS, True,
               ("符合、部分符合（0.5）、不符合、不适用，或 0~1 之间的数", "符合 (met), 部分符合 (0.5), 不符合, 不适用 (n/a), or a number 0..1")),
        Column("fact", "事实", "Fact", PROSE, 34),
        Column("evidence", "佐证材料", "Evidence", LIST, 18),
        Column("problem", "问题", "Problem", TEXT, 10),
        Column("not_applicable", "不适用原因", "Not applicable", PROSE, 22),
    )  # fmt: skip
    return Table("points", own, tuple(rows), merged=("#slot",), frozen=3)


def _points(slot: Slot, stock: Stock, lang: str) -> Iterator[Row]:
    entries = slot.leaf.score.params.items
    met, items = stock.at((*slot.path, "met")), stock.at((*slot.path, "items"))
    key = "items" if isinstance(items, dict) and not isinstance(met, dict) else "met"
    named = {"#slot": Entry(slot.label)}
    whole = joined(stock, (*slot.path, "met")) or stock.take((*slot.path, "met"))
    ways = (word("all", lang), word("none", lang))
    shown = {"all": ways[0], "none": ways[1]}.get(whole, whole) if lang == "zh" else whole
    yield Row(
        show((*slot.path, "met")),
        {**named, "#point": Entry(word("whole", lang)), "met": Entry(shown, choices=ways)},
    )
    for number, entry in enumerate(entries, 1):
        names = (str(number), entry.id, entry.text)
        written = [
            (one, own)
            for one, node in (("met", met), ("items", items)) if isinstance(node, dict)
            for own in node if own.strip() in names and own
        ]  # fmt: skip
        for one, own in written or [(key, str(number))]:
            path = (*slot.path, one, own)
            cells = {**named, "#point": Entry(str(number)), "#text": Entry(entry.text)}
            yield Row(show(path), cells | _judgement(path, stock))


def _judgement(path: Path, stock: Stock) -> dict[str, Entry]:
    if not isinstance(stock.at(path), dict):
        text = stock.take(path)
        return {"met": Entry(text)} if text else {}
    cells: dict[str, Entry] = {}
    for field in POINT_FIELDS:
        place = (*path, field.key)
        text = joined(stock, place) if field.key == "evidence" else stock.take(place)
        if text:
            cells[field.key] = Entry(text)
    return cells
