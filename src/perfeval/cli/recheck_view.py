"""One recheck on a terminal: the scores side by side, totals, funds, findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.cli.findings_view import put_findings
from perfeval.cli.sources import Sources
from perfeval.cli.table import Column, Row, draw
from perfeval.i18n.review_words import say
from perfeval.rechecking import records as r
from perfeval.reports.review import figures
from perfeval.source.reading import shorten

if TYPE_CHECKING:
    from fractions import Fraction
    from pathlib import Path

    from perfeval.cli.page import Page
    from perfeval.rechecking.records import FundLine, Line, Recheck
    from perfeval.reports.review.records import Reviewed

TITLE = 120  # signs of a project's name
LONGEST = 40  # signs of a target or an actual value
STYLES = {
    r.EXPLAINED: "yellow",
    r.UNEXPLAINED: "red",
    r.NOT_REPORTED: "yellow",
    r.UNDECIDABLE: "dim",
}
COLUMNS = {
    "indicator": Column("", "<", 12, 16), "weight": Column("", ">"), "target": Column("", ">", 6, 10),
    "actual": Column("", ">", 6, 10), "reported": Column("", ">"), "computed": Column("", ">"),
    "reviewed": Column("", ">"), "difference": Column("", ">"), "why": Column("", "<", 10, 22),
}  # fmt: skip
AMOUNTS = ("initial_budget", "budget", "arrived", "spent")


def put_recheck(page: Page, one: Reviewed, base: Path, lang: str) -> None:
    """Everything about one project."""
    recheck = one.recheck
    page.paragraph(shorten(figures.name(recheck, lang), TITLE), style="bold")
    column = 10 if lang == "zh" else 13
    for key, text in (("department", recheck.department), ("year", recheck.year)):
        if text:
            page.entry(say(f"head.{key}", lang), text, column)
    page.entry(say("file", lang), file_of(one, lang), column)
    page.gap()
    _scores(page, recheck, lang)
    page.gap()
    _totals(page, recheck, lang)
    if recheck.funds:
        page.gap()
        _funds(page, recheck, lang)
    page.gap()
    put_findings(page, recheck.findings, Sources(base), lang)


def file_of(one: Reviewed, lang: str) -> str:
    """The file, with its sheet or table where it has several."""
    return f"{one.file} {figures.sheet(one.sheet, lang)}".rstrip()


def _scores(page: Page, recheck: Recheck, lang: str) -> None:
    if not recheck.lines:
        return
    keys = _keys(recheck, lang)
    columns = [COLUMNS[key]._replace(title=say(f"short.{key}", lang)) for key in keys]
    rows: list[Row] = []
    above: tuple[str, ...] = ()
    for line in recheck.lines:
        depth = min(len(line.levels), 3)
        for level, name in enumerate(line.levels[:depth]):
            if above[: level + 1] != line.levels[: level + 1]:
                rows.append(Row((name, *[""] * (len(columns) - 1)), "bold", level))
        above = line.levels
        rows.append(_row(line, keys, lang)._replace(indent=depth))
    if figures.scored(recheck):
        rows.append(_sum(recheck, keys, lang))
    draw(page, columns, rows, int(figures.scored(recheck)))


def _keys(recheck: Recheck, lang: str) -> list[str]:
    """The columns that say something."""
    keys = ["indicator", "weight", "target", "actual", "reported", "computed", "reviewed"]
    keys += ["difference", "why"]
    absent = set()
    if not figures.scored(recheck):
        absent |= {"weight", "reported", "computed", "difference", "why"}
    if all(line.reviewed is None for line in recheck.lines):
        absent.add("reviewed")
    if not any(figures.why(line, lang) for line in recheck.lines):
        absent.add("why")
    return [key for key in keys if key not in absent]


def _row(line: Line, keys: list[str], lang: str) -> Row:
    texts = {
        "indicator": shorten(line.name, TITLE), "weight": figures.number(line.weight),
        "target": shorten(line.target, LONGEST), "actual": shorten(line.actual, LONGEST),
        "reported": _score(line.reported, lang), "computed": _score(line.computed, lang),
        "reviewed": _score(line.reviewed, lang), "difference": figures.signed(line.difference),
        "why": figures.why(line, lang),
    }  # fmt: skip
    marked = "why" if line.verdict == r.UNDECIDABLE else "difference"
    style = STYLES.get(line.verdict, "")
    styles = ((keys.index(marked), style),) if style and marked in keys else ()
    return Row(tuple(texts[key] for key in keys), styles=styles)


def _sum(recheck: Recheck, keys: list[str], lang: str) -> Row:
    totals = recheck.totals
    printed = totals.reported if totals.reported is not None else totals.summed
    computed = figures.recomputed(recheck)
    texts = {
        "indicator": say("total", lang), "weight": figures.number(totals.weights),
        "reported": _score(printed, lang), "computed": _score(computed, lang),
        "reviewed": _score(totals.reviewed, lang), "difference": figures.signed(figures.off(recheck)),
    }  # fmt: skip
    return Row(tuple(texts.get(key, "") for key in keys), "bold")


def _score(value: Fraction | None, lang: str) -> str:
    """Nothing and 0 never look the same."""
    return say("none", lang) if value is None else figures.number(value)


def _totals(page: Page, recheck: Recheck, lang: str) -> None:
    totals, column = recheck.totals, 12 if lang == "zh" else 24
    if not figures.scored(recheck):
        page.entry(say("verdict", lang), figures.counted(recheck, lang), column)
        return
    reported = figures.number(totals.reported) or say("none", lang)
    if totals.summed is not None and totals.summed != totals.reported:
        reported = say("summed", lang, total=reported, summed=figures.number(totals.summed))
    page.entry(say("total.reported", lang), reported, column)
    computed = figures.recomputed_text(recheck, lang) or say("none", lang)
    page.entry(say("total.computed", lang), computed, column)
    if totals.reviewed is not None:
        page.entry(say("total.reviewed", lang), figures.number(totals.reviewed), column)
    if totals.weights is not None and totals.full is not None and totals.weights != totals.full:
        text = say(
            "should", lang, total=figures.number(totals.weights), full=figures.number(totals.full)
        )
        page.entry(say("total.weights", lang), text, column, style="red")
    for key, text in (("grade", figures.grades(recheck, lang)), ("form_wide", figures.way(recheck, lang))):  # fmt: skip
        if text:
            page.entry(say(key, lang), text, column)
    page.entry(say("verdict", lang), figures.counted(recheck, lang), column)


def _funds(page: Page, recheck: Recheck, lang: str) -> None:
    given = [key for key in AMOUNTS if any(getattr(f, key) is not None for f in recheck.funds)]
    head = say("funds.unit", lang, unit=recheck.unit) if recheck.unit else say("funds", lang)
    columns = [Column(head, "<", 12)]
    columns += [Column(say(f"short.{key}", lang), ">") for key in given]
    columns += [
        Column(say("printed_rate", lang), ">", 8), Column(say("rate", lang), ">", 8),
        Column(say("verdict", lang), "<", 8),
    ]  # fmt: skip
    draw(page, columns, [_fund(line, given, lang) for line in recheck.funds])


def _fund(line: FundLine, given: list[str], lang: str) -> Row:
    amounts = [_score(getattr(line, key), lang) for key in given]
    rate = figures.rate(line.rate) or say("none", lang)
    cells = (line.name, *amounts, line.printed or say("none", lang), rate, say(f"fund.{line.verdict}", lang))  # fmt: skip
    wrong = line.verdict == r.UNEXPLAINED
    return Row(cells, "", 2 if line.part else 0, ((len(cells) - 1, "red"),) if wrong else ())
