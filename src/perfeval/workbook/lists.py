"""Sheets that are plain lists: evidence, problems, interviews, fund lines … one row an entry.

Their columns are the keys of the records' shapes, so a new key of a record is a new column.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.source.fund_shape import DATED, LINE, PLAN_ROW, RATE
from perfeval.source.monitoring_shape import PROGRESS
from perfeval.source.project_shape import (
    ADJUSTMENT,
    EVIDENCE,
    FEEDBACK,
    GATE_CALL,
    GOAL,
    INTERVIEW,
    MEMBER,
    OBJECTIVE,
    PROBLEM,
)
from perfeval.source.result_shape import BALLOT, ITEM, OCCURRENCE, SURVEY
from perfeval.workbook.paths import show
from perfeval.workbook.table import (
    DATE,
    FLAGS,
    LIST,
    MONEY,
    NUMBER,
    PROSE,
    QUANTITY,
    TEXT,
    Column,
    Entry,
    Row,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.model.shape import Field, Shape
    from perfeval.workbook.paths import Path
    from perfeval.workbook.tree import Stock

KINDS = {
    "text": TEXT, "prose": PROSE, "number": NUMBER, "integer": NUMBER, "quantity": QUANTITY,
    "date": DATE, "money": MONEY, "dated": MONEY, "due": MONEY, "spent": MONEY, "flag": TEXT,
    "choice": TEXT, "share": QUANTITY,
}  # fmt: skip
WIDTHS = {PROSE: 34, NUMBER: 12, DATE: 13, MONEY: 15, QUANTITY: 16, LIST: 18}
WIDE = {"name": 24, "title": 34, "topic": 24, "fact": 30, "reason": 26, "doc_no": 22, "note": 24,
        "id": 10, "provided_by": 20, "text": 40, "content": 24}  # fmt: skip
COUNTS = (
    ("很满意", "very satisfied"), ("满意", "satisfied"), ("一般", "so-so"),
    ("不太满意", "hardly satisfied"), ("不满意", "dissatisfied"),
)  # fmt: skip


class Listed(NamedTuple):
    """One list: its sheet, where it lies in the project, its record, blank rows for more."""

    id: str
    path: Path
    shape: Shape
    blank: int = 12
    always: bool = False


LISTS = (
    Listed("funds", ("funds", "lines"), LINE, 8),
    Listed("rates", ("funds", "rates"), RATE, 4),
    Listed("plan", ("funds", "plan", "rows"), PLAN_ROW, 8),
    Listed("objectives", ("objectives",), OBJECTIVE, 6, True),
    Listed("goals", ("goals",), GOAL, 6),
    Listed("evidence", ("evidence",), EVIDENCE, 30, True),
    Listed("problems", ("problems",), PROBLEM, 8, True),
    Listed("interviews", ("interviews",), INTERVIEW, 6),
    Listed("feedback", ("feedback",), FEEDBACK, 6),
    Listed("team", ("evaluation", "team"), MEMBER, 6),
    Listed("gates", ("gates",), GATE_CALL, 4),
    Listed("adjust", ("adjust",), ADJUSTMENT, 4),
)
BY_ID = {one.id: one for one in LISTS}
# lists that belong to an indicator: by sheet the keys of a result and their record
OWNED: dict[str, tuple[tuple[str, ...], Shape]] = {
    "surveys": (("survey",), SURVEY),
    "items": (("items",), ITEM),
    "panel": (("panel",), BALLOT),
    "events": (("deductions", "occurrences"), OCCURRENCE),
    "progress": (("progress",), PROGRESS),
}
AMOUNT_KINDS = ("initial_budget", "budget", "adjustments", "due", "arrived", "spent", "cumulative")
AMOUNTS = DATED


def columns(shape: Shape, lang: str) -> tuple[Column, ...]:
    """A column for each key that one cell can hold."""
    return tuple(found for field in shape.fields if (found := column(field, lang)) is not None)


def column(field: Field, lang: str) -> Column | None:
    kind, of = field.type.name, field.type.of
    choices: tuple[str, ...] = ()
    if kind in ("list", "one-or-list") and of.name in ("text", "number", "integer"):
        held = LIST
    elif kind in KINDS:
        held = KINDS[kind]
    else:
        return None
    if kind == "flag":
        choices = FLAGS[lang]
    elif kind == "choice":
        choices = tuple((zh or en) if lang == "zh" else en for en, zh in of.items())
    width = WIDE.get(field.key, WIDTHS.get(held, 16))
    heading = field.key.replace("_", " ").capitalize()
    return Column(field.key, field.zh, heading, held, width, choices, not choices)


def list_table(one: Listed, stock: Stock, lang: str, blank: bool) -> Table:
    """The list as a sheet; `blank` adds rows to fill in."""
    found = stock.at(one.path)
    rows = []
    given = found if isinstance(found, list) else []
    for index in range(len(given)):
        rows.append(Row(show((index,)), row_cells(one.shape, (*one.path, index), stock, lang)))
    rows += [Row("", {})] * (one.blank if blank else 0)
    return Table(one.id, columns(one.shape, lang), tuple(rows))


def row_cells(shape: Shape, path: Path, stock: Stock, lang: str) -> dict[str, Entry]:
    """The cells of one record, as far as cells can hold it."""
    cells: dict[str, Entry] = {}
    for held in columns(shape, lang):
        place = (*path, held.key)
        text = joined(stock, place) if held.kind == LIST else stock.take(place)
        if text:
            cells[held.key] = Entry(text)
    return cells


def joined(stock: Stock, path: Path) -> str:
    """A list in one cell, where it can be told apart again."""
    given = stock.at(path)
    if not isinstance(given, list):
        return ""
    text = together([item for item in given if isinstance(item, str)])
    if not text or len(text) > 32_000 or apart(text) != given:
        return ""
    return text if stock.take_list(path) else ""


def row_name(values: Mapping[str, object]) -> str:
    """What an entry of a list is known by: its id, else its name and so on."""
    for key in ("id", "name", "title", "expected", "who", "from", "opinion", "source"):
        text = values.get(key)
        if isinstance(text, str) and text.strip():
            return text.strip()
    return ""


SIGNS = "、，,；;"


def together(items: list[str]) -> str:
    return ("\n" if any(set(SIGNS) & set(item) for item in items) else "、").join(items)


def apart(text: str) -> list[str]:
    """The entries of a cell: by lines where there are several, else by commas and the like."""
    if "\n" in text.strip():
        pieces = text.split("\n")
    else:
        for sign in SIGNS[1:]:
            text = text.replace(sign, SIGNS[0])
        pieces = text.split(SIGNS[0])
    return [piece.strip() for piece in pieces if piece.strip()]
