"""All indicators of all projects: reported, recomputed, and a cell for the reviewer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.i18n.review_words import say
from perfeval.model.rounding import rounded
from perfeval.model.spots import spot
from perfeval.rechecking import records as r
from perfeval.reports.excel.book import INPUT
from perfeval.reports.review import figures
from perfeval.reports.review.sheets import (
    FIRST,
    Column,
    binary,
    closed,
    formula,
    number,
    opened,
    tall,
    text,
)

if TYPE_CHECKING:
    from fractions import Fraction

    from perfeval.rechecking.records import Line
    from perfeval.reports.excel.book import Book, Sheet
    from perfeval.reports.review.records import Review

COLUMNS = (
    ("project", 22), ("level1", 14), ("rest", 16), ("indicator", 24), ("weight", 7), ("target", 14),
    ("actual", 14), ("reported", 9), ("computed", 9), ("reviewed", 9), ("difference", 9),
    ("change", 9), ("result", 11), ("why", 34), ("own_reason", 28), ("opinion", 28), ("reviewer", 10),
    ("review_date", 12), ("cell", 18),
)  # fmt: skip
AT = {key: n for n, (key, _) in enumerate(COLUMNS)}
SHADES = {r.EXPLAINED: "#FFF2CC", r.UNEXPLAINED: "#F8CBAD", r.NOT_REPORTED: "#FFF2CC"}
A3 = 8
DECIMALS = 6
HIGHEST = 1000  # of a reviewed score where the form gives no weight


class Rows(NamedTuple):
    """The rows of one project, counted from 1 as formulas do; without rows `last` is less."""

    sheet: str
    first: int
    last: int

    def range(self, key: str) -> str:
        letter = chr(65 + AT[key])
        return f"'{self.sheet}'!${letter}${self.first}:${letter}${self.last}"


def write(book: Book, review: Review, lang: str) -> list[Rows]:
    """The sheet; where the rows of each project stand."""
    columns = [Column(say(key, lang), width) for key, width in COLUMNS]
    name = say("sheet.scores", lang)
    sheet = opened(book, name, name, say("scores.note", lang), columns, 4)
    sheet.page.set_paper(A3)
    row, places = FIRST, []
    for one in review.projects:
        first = row
        shown = figures.name(one.recheck, lang)
        for line in one.recheck.lines:
            _line(sheet, row, line, shown, columns, lang)
            row += 1
        places.append(Rows(sheet.name, first + 1, row))
    closed(sheet, columns, row - FIRST)
    if row > FIRST:
        _checked(sheet, row - 1, lang)
    return places


def _line(
    sheet: Sheet, row: int, line: Line, project: str, columns: list[Column], lang: str
) -> None:
    why = figures.why(line, lang)
    place = line.places.get("reported") or line.places.get("name")
    texts = {
        "project": project, "level1": line.levels[0] if line.levels else "",
        "rest": " / ".join(line.levels[1:]), "indicator": line.name, "target": line.target,
        "actual": line.actual, "result": say(f"result.{line.verdict}", lang), "why": why,
        "own_reason": line.reason,
        "cell": spot(place, lang, "\0").replace("\0", "").strip(": ") if place is not None else "",
    }  # fmt: skip
    for key, value in texts.items():
        shade = {"bg_color": SHADES[line.verdict]} if key == "result" and line.verdict in SHADES else {}  # fmt: skip
        text(sheet, row, AT[key], value, **shade)
    look = {"bg_color": INPUT, "locked": False} if line.verdict != r.NOT_SCORED else {}
    given = {"opinion": line.opinion, "reviewer": line.reviewer, "review_date": line.review_date}
    for key, value in given.items():
        text(sheet, row, AT[key], value, **look)
    tall(sheet, row, [{**texts, **given}.get(key, "") for key in AT], columns)
    for key in ("weight", "reported", "computed"):
        number(sheet, row, AT[key], getattr(line, key))
    number(sheet, row, AT["reviewed"], line.reviewed, **look)
    _less(sheet, row, "difference", ("reported", "computed"), line.difference)
    _less(sheet, row, "change", ("reviewed", "reported"), line.review_difference)


def _less(sheet: Sheet, row: int, key: str, of: tuple[str, str], value: Fraction | None) -> None:
    """One score less another, blank while one of them is; worksheets reckon in binary, hence
    the rounding."""
    one, other = (f"{chr(65 + AT[name])}{row + 1}" for name in of)
    written = f'=IF(COUNT({one},{other})<2,"",ROUND({one}-{other},{DECIMALS}))'
    exact = rounded(value, DECIMALS) if value is not None else None
    formula(sheet, row, AT[key], written, binary(exact), num_format="+General;-General;0")


def _checked(sheet: Sheet, last: int, lang: str) -> None:
    """A reviewed score is a number between 0 and the weight."""
    weight = f"{chr(65 + AT['weight'])}{FIRST + 1}"
    sheet.page.data_validation(
        FIRST, AT["reviewed"], last, AT["reviewed"],
        {
            "validate": "decimal", "criteria": "between", "minimum": 0,
            "maximum": f"=IF(ISNUMBER({weight}),{weight},{HIGHEST})",
            "error_title": say("check.title", lang), "error_message": say("check.text", lang),
        },
    )  # fmt: skip
