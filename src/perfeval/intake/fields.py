"""A form while it is being put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.intake.bracketed import settle_weights
from perfeval.intake.fund_parts import settle_parts
from perfeval.intake.misfits import without_misfits
from perfeval.intake.shared import settle_shared
from perfeval.intake.shifts import refuse_shifted
from perfeval.intake.values import is_sign
from perfeval.intake.wording import words
from perfeval.model.form import Form

if TYPE_CHECKING:
    from perfeval.model.finding import Finding
    from perfeval.model.form import FundRow, Objective, Row, Statement, Task, Value


NATURES = words("定量 定性 定量指标 定性指标 共性 个性 共性指标 个性指标")


class Fields:
    """What was read of one form so far; `form()` makes the record of it."""

    def __init__(self) -> None:
        self.title: Value | None = None
        self.header: dict[str, Value] = {}
        self.unit: Value | None = None
        self.funds: list[FundRow] = []
        self.objectives: list[Objective] = []
        self.statements: list[Statement] = []
        self.tasks: list[Task] = []
        self.rows: list[Row] = []
        self.total: dict[str, Value] = {}
        self.grade: Value | None = None
        self.texts: dict[str, Value] = {}
        self.notes: list[Value] = []
        self.columns: dict[str, Value] = {}
        self.fund_columns: dict[str, Value] = {}
        self.findings: list[Finding] = []
        self.year = ""
        self.beyond: dict[tuple[str, int], tuple[Value, ...]] = {}  # numbers right of the table
        self.title_above = False  # the title stands in a paragraph above the table
        self.ended = False  # the total row has been read

    def is_empty(self) -> bool:
        """Nothing of a form but a title, a unit or remarks."""
        return not (self.header or self.has_blocks())

    def has_blocks(self) -> bool:
        return bool(
            self.columns
            or self.fund_columns
            or self.rows
            or self.funds
            or self.statements
            or self.tasks
            or self.objectives
        )

    def is_whole(self) -> bool:
        """The table of indicators has been read, so what names a form begins another one."""
        return bool(self.rows) or self.ended

    def size(self) -> int:
        """How much has been read."""
        blocks = (
            len(self.funds)
            + len(self.objectives)
            + len(self.statements)
            + len(self.tasks)
            + len(self.rows)
        )
        said = len(self.header) + len(self.columns) + len(self.fund_columns)
        return blocks + said + len(self.total) + len(self.texts)

    def form(self, kind: str) -> Form:
        """The record; what only the whole table shows is settled here."""
        if "name" not in self.header and "unit_name" in self.header:
            self.header["name"] = self.header.pop("unit_name")
        settle_signs(self)
        settle_weights(self)
        refuse_shifted(self)
        for n, row in enumerate(self.rows):
            self.rows[n], told = without_misfits(row, self.columns)
            self.findings.extend(told)
        settle_shared(self)
        settle_parts(self)
        return Form(
            kind=kind,
            title=self.title,
            header=self.header,
            unit=self.unit,
            funds=tuple(self.funds),
            objectives=tuple(self.objectives),
            statements=tuple(self.statements),
            tasks=tuple(self.tasks),
            rows=tuple(self.rows),
            total=self.total,
            grade=self.grade,
            texts=self.texts,
            notes=tuple(self.notes),
            columns=self.columns,
            fund_columns=self.fund_columns,
            findings=tuple(self.findings),
            year=self.year,
        )


def settle_signs(fields: Fields) -> None:
    """指标性质 holds comparison signs on some forms and 定量/定性 on others: the cells say which."""
    if "signs" not in fields.columns:
        return
    said = {row.cells["signs"].text for row in fields.rows if "signs" in row.cells}
    key = (
        "nature"
        if said & NATURES and not any(is_sign(text) and text not in NATURES for text in said)
        else "operator"
    )
    fields.columns[key] = fields.columns.pop("signs")
    for n, row in enumerate(fields.rows):
        if "signs" in row.cells:
            cells = {(key if k == "signs" else k): v for k, v in row.cells.items()}
            fields.rows[n] = row._replace(cells=cells)
