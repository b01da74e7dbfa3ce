"""Forms made by hand, a cell for every value."""

from __future__ import annotations

from typing import Any

from perfeval.intake.drafting import Draft, draft
from perfeval.model.finding import SheetFile, Span
from perfeval.model.form import Form, FundRow, Row, Statement, Value
from perfeval.source.node import Mapping, Node, Scalar, Sequence

FILE = SheetFile("自评表.xlsx", "自评")


class Maker:
    """Values in ever new cells, so that each can be told by its place."""

    def __init__(self) -> None:
        self.line = 0

    def value(self, text: str, column: int = 1, unit: str = "") -> Value:
        self.line += 1
        return Value(text, Span(FILE, self.line, column), unit)

    def row(self, levels: str, name: str, unit_of_target: str = "", **cells: str) -> Row:
        """A row with its levels divided by >."""
        made = {
            key: self.value(text, 5, unit_of_target if key == "target" else "")
            for key, text in cells.items()
        }
        above = tuple(self.value(part) for part in levels.split(">") if part)
        return Row(above, self.value(name, 3), made)

    def fund(self, label: str, role: str = "", part: bool = False, **cells: str) -> FundRow:
        made = {key: self.value(text, 6) for key, text in cells.items()}
        return FundRow(self.value(label), role, part, made)

    def statement(self, item: str, said: str, problem: str = "") -> Statement:
        return Statement(self.value(item), self.value(said), self.value(problem))


def form(rows: tuple[Row, ...] = (), kind: str = "self-assessment", **more: Any) -> Form:
    """A form with a project's name; `more` are fields of the form."""
    empty: dict[str, Any] = {
        "title": None, "header": {"name": Value("某项目", Span(FILE, 900, 2))}, "unit": None,
        "funds": (), "objectives": (), "statements": (), "tasks": (), "total": {}, "year": "2023",
    }  # fmt: skip
    return Form(kind=kind, rows=rows, **{**empty, **more})


def drafted(rows: tuple[Row, ...] = (), **more: Any) -> Draft:
    return draft(form(rows, **more), "自评表")


def plain(node: Node | None) -> Any:
    """Nodes as dicts, lists and texts."""
    if node is None or isinstance(node, Scalar):
        return node.text if node is not None else None
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    assert isinstance(node, Mapping)
    return {key: plain(value) for key, (_, value) in node.entries.items()}


def codes(made: Draft) -> list[str]:
    return [finding.code for finding in made.findings]
