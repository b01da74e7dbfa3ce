"""A finished table as an indicator set and a project, every value standing in its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.intake.drafting_funds import money
from perfeval.intake.drafting_nodes import Remarks
from perfeval.intake.drafting_paths import named
from perfeval.intake.drafting_project import header_name, project_nodes
from perfeval.intake.drafting_set import Plan, set_nodes
from perfeval.intake.drafting_texts import is_blank, line
from perfeval.intake.drafting_tree import (
    EXECUTION,
    STATEMENT,
    Branch,
    Leaf,
    grown,
    is_slot,
    weight_of,
)
from perfeval.model.finding import Finding, SheetFile, Span

if TYPE_CHECKING:
    from perfeval.intake.drafting_funds import Money
    from perfeval.intake.drafting_tree import Path
    from perfeval.model.form import Form, Statement
    from perfeval.source.node import Mapping

EXECUTION_NAME = "预算执行率"
STATEMENTS_NAME = "资金管理情况"
MOST_ROWS = 5_000  # so that the files written from a form can be read again


class Draft(NamedTuple):
    """A form as nodes of the two files it becomes.

    `indicator_set` and `project` have English keys; the project's `indicator_set` is the set's id,
    which a writer replaces by the file's name. `paths` are the leaves' paths in order of the
    form's rows (None for a row that only heads others), `execution` that of the execution rate.
    """

    indicator_set: Mapping
    project: Mapping
    name: str
    findings: tuple[Finding, ...] = ()
    paths: tuple[Path | None, ...] = ()
    execution: Path | None = None


def draft(form: Form, source: str) -> Draft:
    """The set and the project of a form that is not `unfit`.

    `source` is the file's name without its ending, for a form that names no project.
    """
    remarks = Remarks()
    at = _place(form, source)
    funds = money(form, remarks)
    root = Branch("", at)
    statements = _state(form, root)
    execution = _execution(form, funds, root, remarks)
    tree = grown(form, root, remarks)
    named(root, remarks)
    plan = Plan(form, tree, at, remarks, funds.base, funds.rate)
    name = header_name(form)
    indicators = set_nodes(plan, name or source)
    project = project_nodes(plan, funds, statements, name, source)
    return Draft(
        indicators, project, name or source, tuple(remarks.findings),
        tuple(leaf.path if leaf is not None else None for leaf in tree.leaves),
        execution.path if execution is not None else None,
    )  # fmt: skip


def unfit(form: Form) -> Finding | None:
    """Why a form can't become a project; None when it can."""
    if len(form.rows) > MOST_ROWS:
        return Finding("PE079", form.rows[0].name.span, {"why": "rows"})
    if not (form.funds or form.statements or any(not is_slot(row) for row in form.rows)):
        return Finding("PE079", _place(form, ""), {"why": "empty"})
    return None


def _place(form: Form, source: str) -> Span:
    """Where the form begins: what no cell says stands there."""
    known = [value.span for value in (form.title, *form.header.values()) if value is not None]
    known += [row.label.span for row in form.funds] + [row.name.span for row in form.rows]
    known += [item.item.span for item in form.statements]
    known += [value.span for value in (*form.columns.values(), *form.texts.values(), *form.notes)]
    return min(
        known,
        key=lambda span: (span.line, span.column),
        default=Span(SheetFile(source, "#0"), 1, 1),
    )


def _state(form: Form, root: Branch) -> dict[Leaf, Statement]:
    """A leaf for every matter of fund management."""
    found: dict[Leaf, Statement] = {}
    for item in form.statements:
        branch = root.branch(STATEMENTS_NAME, form.statements[0].item.span)
        name = line(item.item.text) or STATEMENTS_NAME
        leaf = Leaf(STATEMENT, name, item.item.span, {})
        branch.children.append(leaf)
        found[leaf] = item
    return found


def _execution(form: Form, funds: Money, root: Branch, remarks: Remarks) -> Leaf | None:
    """The rate of execution as an indicator, where the fund table gives it a weight or a score, or
    where there is no other."""
    row = funds.whole
    lone = not form.statements and all(is_slot(one) for one in form.rows)
    if row is None and lone and form.funds:
        row = form.funds[0]
    if row is None:
        return None
    weighed = any(not is_blank(one.cells.get("weight")) for one in form.rows)
    printed = not is_blank(row.cells.get("weight"))
    scored = not is_blank(row.cells.get("score")) and weighed
    if not (printed or scored or lone):
        return None
    place = row.cells.get("rate") or row.cells.get("weight") or row.label
    leaf = Leaf(
        EXECUTION,
        EXECUTION_NAME,
        place.span,
        row.cells,
        weight_of(row.cells.get("weight"), remarks),
    )
    root.branch(EXECUTION_NAME, place.span).children.append(leaf)
    return leaf
