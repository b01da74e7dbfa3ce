"""Forms from short descriptions: cells in made-up places, figures as printed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from perfeval.forms import national_limits
from perfeval.intake.drafting import draft
from perfeval.library.drafts import load
from perfeval.model.finding import SheetFile, Span
from perfeval.model.form import Form, FundRow, Objective, Row, Value
from perfeval.rechecking.compare import recheck
from perfeval.rechecking.records import Recheck
from perfeval.scoring.kernel import score

PRACTICE = national_limits()
DATA = Path(__file__).parent / "data"
SHEET = SheetFile("自评表.xlsx", "自评表")
FUND_KEYS = ("initial_budget", "budget", "spent", "rate", "weight", "score")
ROW_KEYS = ("operator", "target", "unit", "actual", "weight", "score", "note")


def published() -> dict[str, dict[str, Any]]:
    """The published tables by number."""
    found: dict[str, dict[str, Any]] = yaml.safe_load((DATA / "published.yaml").read_text("utf-8"))
    return found


def value(text: Any, line: int, column: int) -> Value:
    return Value("" if text is None else str(text), Span(SHEET, line, column))


def form_of(case: dict[str, Any]) -> Form:
    """The form: the fund table from row 6 on, indicators from row 21, texts from row 91."""
    funds = [_fund(row, 6 + number, number > 0) for number, row in enumerate(case.get("funds", ()))]
    levels: dict[tuple[str, ...], Value] = {}
    rows = [
        _row(row, 21 + number, levels, str(case.get("reason", "")))
        for number, row in enumerate(case.get("rows", ()))
    ]
    total = {}
    if "total" in case:
        total["score"] = value(case["total"], 90, 8)
    if "total_weight" in case:
        total["weight"] = value(case["total_weight"], 90, 7)
    texts = {f"text{n}": value(t, 91 + n, 2) for n, t in enumerate(case.get("texts", ()))}
    header = {"name": value(case["project"], 3, 2)} if case.get("project") else {}
    columns = {
        key: value(key, 20, 4 + n)
        for n, key in enumerate(ROW_KEYS)
        if any(key in row.cells for row in rows)
    }
    return Form(
        case.get("kind", "self-assessment"), value(case.get("title", "自评表"), 1, 1), header,
        value(case["unit"], 4, 8) if case.get("unit") else None, tuple(funds),
        tuple(Objective(None, value(t, 15, 2), value(a, 15, 5)) for t, a in case.get("goals", ())),
        (), (), tuple(rows), total,
        value(case["grade"], 90, 10) if case.get("grade") else None, texts,
        tuple(value(t, 120 + n, 1) for n, t in enumerate(case.get("notes", ()))), columns,
        year=str(case.get("year", "")),
    )  # fmt: skip


def _fund(row: list[Any], line: int, part: bool) -> FundRow:
    cells = {
        key: value(text, line, 3 + n)
        for n, (key, text) in enumerate(zip(FUND_KEYS, row[1:], strict=False))
        if not (key in ("weight", "score") and text == "")
    }
    return FundRow(value(row[0], line, 2), "" if part else "total", part, cells)


def _row(row: list[Any], line: int, known: dict[tuple[str, ...], Value], reason: str) -> Row:
    one, two, name, *rest = row
    levels = []
    for depth, text in enumerate((one, two)):
        if text:
            key = tuple(row[: depth + 1])
            levels.append(known.setdefault(key, value(text, line, 1 + depth)))
    cells = {
        key: value(text, line, 4 + n)
        for n, (key, text) in enumerate(zip(ROW_KEYS, rest, strict=False))
    }
    cells["reason"] = value(reason, line, 12)
    return Row(tuple(levels), value(name, line, 3), cells)


def checked(case: dict[str, Any]) -> Recheck:
    """The case as a form, drafted, scored and re-checked."""
    form = form_of(case)
    made = draft(form, "自评表")
    loaded = load(made)
    if loaded.project is None or loaded.indicator_set is None:
        return recheck(None, form, made.findings, PRACTICE)
    card = score(loaded.project, loaded.indicator_set)
    return recheck(card, form, (*made.findings, *loaded.findings), PRACTICE)
