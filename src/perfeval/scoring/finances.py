"""The fund table: rows, rates, and what does not add up in it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.measures import money
from perfeval.measures.funds import Params, Rate, lacking_at, rate
from perfeval.model.finding import Finding
from perfeval.model.quantity import NUMBER, PERCENT
from perfeval.model.rounding import percent, plain
from perfeval.model.scorecard import FundsSummary, LineRow, RateValue
from perfeval.scoring.measuring import tolerance

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from perfeval.model.finding import Span
    from perfeval.model.funds import FundLine, FundPlan, Funds
    from perfeval.model.project import Project

COLUMNS = ("initial_budget", "budget", "arrived", "spent")


def amounts(line: FundLine, as_of: date | None) -> dict[str, Fraction | None]:
    return {
        "initial_budget": money.initial_budget(line, as_of), "budget": money.budget(line, as_of),
        "arrived": money.arrived(line, as_of), "spent": money.spent(line, as_of),
    }  # fmt: skip


def summary(project: Project, findings: list[Finding]) -> FundsSummary | None:
    """All that is said about the money, with findings for what does not hold."""
    funds = project.funds
    if funds is None:
        return None
    if funds.plan is not None:
        from perfeval.scoring.plan_remarks import of_plan

        findings += [*plan_faults(funds.plan, funds), *of_plan(funds.plan, funds)]
    if not funds.lines:
        return FundsSummary(funds.unit, funds.factor, None, None, (), (), None)
    as_of = project.header.as_of
    rows = tuple(_row(line, as_of) for line in funds.lines)
    findings += _line_faults(funds, rows, as_of)
    findings += _over_the_years(funds, as_of)
    tops = [r for r in rows if not r.of]
    sums = {c: money.total([getattr(r, c) for r in tops]) for c in COLUMNS}
    total = LineRow(
        "", "", "", sums["initial_budget"], sums["budget"], sums["arrived"], sums["spent"], None
    )
    whole = _total_rate(total.spent, total.budget)
    found = [rate(funds, use.params, as_of) for use in funds.rates]
    findings += _rate_faults(funds, found)
    rates = tuple(
        _named(use.name, value, use.params, as_of)
        for use, value in zip(funds.rates, found, strict=True)
    )
    return FundsSummary(
        funds.unit, funds.factor, whole, _total_rate(total.arrived, total.budget), rates, rows,
        total._replace(execution=whole),
    )  # fmt: skip


def _over_the_years(funds: Funds, as_of: date | None) -> list[Finding]:
    """What is found of lines with days, budget years or local matching; most tables have none."""
    found: list[Finding] = []
    if any(line.matches for line in funds.lines):
        from perfeval.scoring.fund_matches import of_matches

        found += of_matches(funds)
    dated = any(
        line.year is not None or line.cumulative or any(e.date for e in line.spent or ())
        for line in funds.lines
    )
    if dated:
        from perfeval.scoring.fund_years import of_years

        found += of_years(funds, as_of)
    return found


def _total_rate(top: Fraction | None, bottom: Fraction | None) -> Fraction | None:
    return top / bottom if top is not None and bottom else None


def _row(line: FundLine, as_of: date | None) -> LineRow:
    given = amounts(line, as_of)
    execution = _total_rate(given["spent"], given["budget"])
    return LineRow(
        line.name or line.id or line.source, line.source, line.of, given["initial_budget"],
        given["budget"], given["arrived"], given["spent"], execution, line.key, line.note,
    )  # fmt: skip


def _named(name: str, found: Rate, p: Params, as_of: date | None) -> RateValue:
    lines = tuple(line.name or line.id for line in found.lines)
    return RateValue(
        name, found.value, found.top, found.bottom, p.rate, p.base, lines, p.as_of or as_of, p.from_
    )


def _line_faults(funds: Funds, rows: Iterable[LineRow], as_of: date | None) -> list[Finding]:
    found: list[Finding] = list(_blanks(funds, rows))
    known = {key for line in funds.lines for key in (line.id, line.name) if key}
    ids = [line.id for line in funds.lines if line.id]
    for line, row in zip(funds.lines, rows, strict=True):
        if line.of and line.of not in known:
            found.append(Finding("PE513", line.at.get("of", line.span), {"of": line.of}))
        circle = money.circle(line, funds)
        if circle and circle[0] is line:
            names = " → ".join(one.key for one in (*circle, line))
            found.append(Finding("PE527", line.at.get("of", line.span), {"names": names}))
        if line.id and ids.count(line.id) > 1 and ids.index(line.id) != funds.lines.index(line):
            found.append(Finding("PE504", line.at.get("id", line.span), {"id": line.id}))
        for key in line.assumed:
            params = {"name": row.name, "key": key, "why": line.assumed[key]}
            place = line.at.get(f"assumed.{key}") or line.at.get("assumed", line.span)
            found.append(Finding("PE453", place, params))
        parts = [x for x in funds.lines if x.of and x.of in (line.id, line.name) and x is not line]
        own = _amount_faults(line, row, funds, as_of)
        if any(money.budget(part, as_of) for part in parts):
            # a whole of 0 beside parts with a budget is wrong, and said so below
            own = [finding for finding in own if finding.code not in ("PE502", "PE515")]
        found += own
        if parts:
            found += _parts_faults(line, row, parts, funds, as_of)
    return found


def _blanks(funds: Funds, rows: Iterable[LineRow]) -> Iterable[Finding]:
    """Columns that some lines fill and others leave blank: the sum is of those that are there."""
    pairs = [(line, row) for line, row in zip(funds.lines, rows, strict=True) if not row.of]
    for key in COLUMNS:
        blank = [(line, row) for line, row in pairs if getattr(row, key) is None]
        if blank and len(blank) < len(pairs):
            names = "、".join(row.name for _, row in blank)
            yield Finding("PE516", blank[0][0].span, {"key": key, "names": names})


def _amount_faults(line: FundLine, row: LineRow, funds: Funds, as_of: date | None) -> list[Finding]:
    found = []

    def show(value: Fraction) -> str:
        return plain(value / funds.factor) + funds.unit

    for key in (*COLUMNS, "due"):
        for entry in getattr(line, key) or ():
            if entry.amount < 0 and not (key == "due" and entry.amount == -1):
                params = {"name": row.name, "key": key, "amount": show(entry.amount)}
                found.append(Finding("PE512", line.at.get(key, line.span), params))
    if row.budget == 0:
        code = "PE502" if row.spent or row.arrived else "PE515"
        found.append(Finding(code, line.at.get("budget", line.span), {"name": row.name}))
    if row.spent is not None and row.budget and row.spent > row.budget:
        params = {"name": row.name, "spent": show(row.spent), "budget": show(row.budget)}
        found.append(Finding("PE508", _spending(line), params))
    elif row.spent is not None and row.arrived is not None and row.spent > row.arrived:
        params = {"name": row.name, "spent": show(row.spent), "arrived": show(row.arrived)}
        found.append(Finding("PE514", _spending(line), params))
    return found


def _spending(line: FundLine) -> Span | None:
    """Where the line's spending stands, whichever way it is given."""
    return line.at.get("spent") or line.at.get("cumulative", line.span)


def _parts_faults(
    line: FundLine, row: LineRow, parts: list[FundLine], funds: Funds, as_of: date | None
) -> list[Finding]:
    found = []
    inner = [amounts(part, as_of) for part in parts]
    for key in COLUMNS:
        whole = getattr(row, key)
        total = money.total([part[key] for part in inner])
        if whole is None or total is None or whole == total:
            continue
        params = {
            "name": row.name, "key": key, "whole": plain(whole / funds.factor) + funds.unit,
            "sum": plain(total / funds.factor) + funds.unit,
        }  # fmt: skip
        place = _spending(line) if key == "spent" else line.at.get(key, line.span)
        found.append(Finding("PE503", place, params))
    return found


def _rate_faults(funds: Funds, rates: list[Rate]) -> list[Finding]:
    found = []
    for use, value in zip(funds.rates, rates, strict=True):
        unknown = money.unknown(funds, use.params.lines)
        for name in unknown:
            found.append(Finding("PE505", use.at.get("lines", use.span), {"line": name}))
        if value.lacking and not unknown:
            keys = "、".join(f"funds.{key}" for key in value.lacking)
            place = lacking_at(funds, use.params)
            found.append(Finding("PE528", place, {"rate": use.name, "keys": keys}))
        elif value.value is None and not unknown:
            found.append(Finding("PE501", use.span, {"rate": use.name}))
        elif value.value is not None and use.reported is not None and use.reported.kind == NUMBER:
            printed = use.reported.beside(PERCENT)
            if abs(printed.lo - value.value) > tolerance(use.reported, PERCENT):
                params = {
                    "name": use.name,
                    "printed": use.reported.text,
                    "computed": percent(value.value),
                }
                found.append(Finding("PE511", use.at.get("reported", use.span), params))
    return found


def plan_faults(plan: FundPlan, funds: Funds) -> list[Finding]:
    """Rows that don't add up to the plan's total or to the totals of its groups."""

    def show(value: Fraction) -> str:
        return plain(value / funds.factor) + funds.unit

    found = []
    whole = sum((row.amount for row in plan.rows), Fraction(0))
    if plan.total is not None and whole != plan.total:
        params = {"sum": show(whole), "total": show(plan.total)}
        found.append(Finding("PE509", plan.at.get("total", plan.span), params))
    for group, stated in plan.groups.items():
        part = sum((row.amount for row in plan.rows if row.group == group), Fraction(0))
        if part != stated:
            params = {"group": group, "sum": show(part), "total": show(stated)}
            found.append(Finding("PE510", plan.at.get("groups", plan.span), params))
    return found
