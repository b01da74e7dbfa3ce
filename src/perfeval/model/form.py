"""What a finished table says: every printed value in its field, with the cell it stands in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from perfeval.model.finding import Finding, Span


class Value(NamedTuple):
    """A printed text and its cell; `text` is "" where the form has a cell but nothing in it.

    `unit` is the unit that the value's heading or label gives it ("年度指标值(%)" → "%"); "" where
    there is none. `notes` are the cell's (words of `model.grid`). `label` is the label as printed
    where it stands in the same text as the value ("项目名称：").
    """

    text: str
    span: Span
    unit: str = ""
    notes: tuple[str, ...] = ()
    label: str = ""


Cells = Mapping[str, Value]


class FundRow(NamedTuple):
    """One row of the fund table.

    `role` is "total", or the kind of money as a word of `ROLES` ("" where the label names none);
    `part` says that the row is part of the total (其中); `within` is the place in `Form.funds` of
    the row it is part of, `None` for a total or a row of its own. Keys of `cells`: initial_budget,
    adjustment, budget, arrived, spent, rate (the printed rate), weight, score, reason, note.
    """

    label: Value
    role: str
    part: bool
    cells: Cells
    within: int | None = None


class Row(NamedTuple):
    """One indicator. `levels` are the names above it, level 1 first, each with its cell.

    Keys of `cells`: operator, target, unit, actual, completion, weight, score, reason,
    improvement, rule (评分标准), explain, points (评价要点), evidence, note, review (复核得分),
    nature, source. `text` of a level may carry a weight in brackets as printed ("产出指标(70分)").
    """

    levels: tuple[Value, ...]
    name: Value
    cells: Cells


class Statement(NamedTuple):
    """One of the fund-management items of a transfer payment: what is said, and what is wrong."""

    item: Value
    text: Value | None = None
    problem: Value | None = None


class Objective(NamedTuple):
    name: Value | None = None
    expected: Value | None = None
    achieved: Value | None = None


class Task(NamedTuple):
    """One row of 年度主要任务 of a whole department: name, content and its money by column."""

    name: Value
    cells: Cells


class Form(NamedTuple):
    """One finished (or empty) table.

    `kind` is a kind of report: "self-assessment", "transfer-payment", "department", "evaluation",
    "ex-ante", "monitoring". `header` is keyed as `project` of a project file (name, department,
    implementer, code, manager, phone …); `texts` holds further prose by key (conclusion, problems,
    measures, note …) and `notes` printed rules and remarks. `unit` is the unit of money. `total`
    has weight and score, `columns` the heading cell of each column by key.
    """

    kind: str
    title: Value | None
    header: Cells
    unit: Value | None
    funds: tuple[FundRow, ...]
    objectives: tuple[Objective, ...]
    statements: tuple[Statement, ...]
    tasks: tuple[Task, ...]
    rows: tuple[Row, ...]
    total: Cells
    grade: Value | None = None
    texts: Cells = {}
    notes: tuple[Value, ...] = ()
    columns: Cells = {}
    fund_columns: Cells = {}
    findings: tuple[Finding, ...] = ()
    year: str = ""
