"""The tables of an opinion: scores side by side, funds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.i18n.review_words import say
from perfeval.reports.review import figures
from perfeval.reports.tables import Row, Table, column, filled, row

if TYPE_CHECKING:
    from perfeval.rechecking.records import FundLine, Line, Recheck
    from perfeval.reports.review.records import Reviewed

SCORES = ("indicator", "weight", "reported", "computed", "reviewed", "difference", "result")
NUMBERS = ("weight", "reported", "computed", "reviewed", "difference", "initial_budget", "budget", "arrived", "spent", "printed_rate", "rate")  # fmt: skip
REVIEWS = ("indicator", "reported", "reviewed", "opinion", "reviewer", "review_date")
FUNDS = ("fund", "initial_budget", "budget", "arrived", "spent", "printed_rate", "rate", "verdict")


def basis_table(one: Reviewed, lang: str) -> Table:
    """What was rechecked: whose form, which file, the file's digest."""
    recheck = one.recheck
    facts = (
        ("project", figures.name(recheck, lang)), ("department", recheck.department),
        ("year", recheck.year), ("file", one.file.rpartition("/")[2]), ("sheet", figures.sheet(one.sheet, lang)),
        ("sha256", one.sha256.removeprefix("sha256:")),
    )  # fmt: skip
    rows = [row({"item": say(f"fact.{key}", lang), "content": text}) for key, text in facts if text]
    return {
        "key": "review_basis", "caption": "", "columns": _columns(("item", "content"), lang),
        "rows": rows, "unit": "", "notes": [], "merge": 0,
    }  # fmt: skip


def scores_table(recheck: Recheck, lang: str) -> Table | None:
    """One row an indicator; the totals below."""
    if not figures.scored(recheck):
        return None
    rows = [row(_line(line, lang)) for line in recheck.lines]
    rows.append(row(_total(recheck, lang), "total"))
    keep = ("indicator", "reported", "computed", "reviewed")
    return {
        "key": "review", "caption": say("table.scores", lang), "columns": filled(_columns(SCORES, lang), rows, keep),
        "rows": rows, "unit": "", "notes": [say("table.note", lang)], "merge": 0,
    }  # fmt: skip


def _columns(keys: tuple[str, ...], lang: str) -> list[dict[str, str]]:
    return [column(key, say(key, lang), "right" if key in NUMBERS else "left") for key in keys]


def _line(line: Line, lang: str) -> dict[str, str]:
    return {
        "indicator": line.name, "weight": figures.number(line.weight),
        "reported": figures.number(line.reported), "computed": figures.number(line.computed),
        "reviewed": figures.number(line.reviewed), "difference": figures.signed(line.difference),
        "result": _result(line, lang),
    }  # fmt: skip


def _result(line: Line, lang: str) -> str:
    """The verdict; of a score that differs the figures behind it and the reason too."""
    verdict = say(f"result.{line.verdict}", lang)
    if not figures.differs(line):
        return verdict
    why = figures.why(line, lang)
    return facts(line, lang) + (why or verdict)


def facts(line: Line, lang: str) -> str:
    """Target and actual as printed; "" where there is neither."""
    if not line.target and not line.actual:
        return ""
    none = say("none", lang)
    return say("table.facts", lang, target=line.target or none, actual=line.actual or none)


def reviews_table(recheck: Recheck, lang: str) -> Table | None:
    """What reviewers gave and said, indicator by indicator."""
    rows = [
        row({
            "indicator": line.name, "reported": figures.number(line.reported),
            "reviewed": figures.number(line.reviewed), "opinion": line.opinion,
            "reviewer": line.reviewer, "review_date": line.review_date,
        })
        for line in recheck.lines
        if line.opinion or line.reviewer or line.review_date
    ]  # fmt: skip
    if not rows:
        return None
    return {
        "key": "review_given", "caption": say("table.reviews", lang),
        "columns": filled(_columns(REVIEWS, lang), rows, ("indicator", "reviewed")), "rows": rows,
        "unit": "", "notes": [], "merge": 0,
    }  # fmt: skip


def _total(recheck: Recheck, lang: str) -> dict[str, str]:
    totals = recheck.totals
    reported = totals.reported if totals.reported is not None else totals.summed
    return {
        "indicator": say("sum", lang), "weight": figures.number(totals.weights),
        "reported": figures.number(reported), "computed": figures.number(figures.recomputed(recheck)),
        "reviewed": figures.number(totals.reviewed), "difference": figures.signed(figures.off(recheck)),
    }  # fmt: skip


def funds_table(recheck: Recheck, lang: str) -> Table | None:
    if not recheck.funds:
        return None
    rows: list[Row] = [row(_fund(line, lang)) for line in recheck.funds]
    return {
        "key": "review_funds", "caption": say("table.funds", lang),
        "columns": filled(_columns(FUNDS, lang), rows, ("fund", "verdict")), "rows": rows,
        "unit": say("unit", lang, unit=recheck.unit) if recheck.unit else "", "notes": [], "merge": 0,
    }  # fmt: skip


def _fund(line: FundLine, lang: str) -> dict[str, str]:
    return {
        "fund": ("　" if line.part else "") + line.name,
        "initial_budget": figures.number(line.initial_budget),
        "budget": figures.number(line.budget), "arrived": figures.number(line.arrived),
        "spent": figures.number(line.spent), "printed_rate": line.printed,
        "rate": figures.rate(line.rate), "verdict": say(f"fund.{line.verdict}", lang),
    }  # fmt: skip
