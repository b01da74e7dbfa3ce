"""The first sheet: one row a project, with links to its scores and problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.i18n.review_words import say
from perfeval.reports.excel.heights import lines_of
from perfeval.reports.excel.text import clean
from perfeval.reports.review import figures
from perfeval.reports.review.sheets import (
    FIRST,
    LINK,
    NUMBER,
    Column,
    binary,
    closed,
    formula,
    link,
    number,
    opened,
    tall,
    text,
)

if TYPE_CHECKING:
    from perfeval.rechecking.records import Recheck
    from perfeval.reports.excel.book import Book, Sheet
    from perfeval.reports.review.records import Review, Reviewed
    from perfeval.reports.review.scores_sheet import Rows

COLUMNS = (
    ("no", 6), ("project", 40), ("department", 18), ("year", 7), ("file", 28), ("sheet", 14),
    ("total.weights", 9), ("total.reported", 9), ("total.computed", 9), ("total.reviewed", 9),
    ("grade.column", 8), ("grade.own", 8), ("grade.given", 8), ("differing", 8), ("undecided.count", 9),
    ("reviewed.count", 9), ("errors", 7), ("warnings", 7),
)  # fmt: skip
WIDE = dict(COLUMNS)["project"]
LONGEST = 60  # signs of a grade's name
AT = {key: n for n, (key, _) in enumerate(COLUMNS)}


def _columns(lang: str) -> list[Column]:
    return [Column(say("fact.sheet" if key == "sheet" else key, lang), width) for key, width in COLUMNS]  # fmt: skip


def opened_first(book: Book, review: Review, lang: str) -> Sheet:
    """The sheet with its head; the others are written before its rows, which refer to them."""
    note = say(
        "book.note", lang, projects=len(review.projects), unread=len(review.unread),
        sheet=say("sheet.scores", lang),
    )  # fmt: skip
    return opened(book, say("sheet.summary", lang), say("book.title", lang), note, _columns(lang), 2)  # fmt: skip


def write(sheet: Sheet, review: Review, places: list[Rows], problems: list[str], lang: str) -> None:
    for n, (one, rows, start) in enumerate(zip(review.projects, places, problems, strict=True)):
        _project(sheet, FIRST + n, one, rows, lang)
        counts = figures.found(one.recheck)
        for key, level in (("errors", "error"), ("warnings", "warning")):
            shade = {"font_color": "#C00000", "bold": True} if counts[level] else {}
            if start and counts[level]:
                sheet.page.write_url(FIRST + n, AT[key], f"internal:{start}", sheet.book.format())
            number(sheet, FIRST + n, AT[key], counts[level], **shade)
    closed(sheet, _columns(lang), len(review.projects))


def _project(sheet: Sheet, row: int, one: Reviewed, rows: Rows, lang: str) -> None:
    recheck = one.recheck
    totals, some = recheck.totals, rows.last >= rows.first
    number(sheet, row, 0, row - FIRST + 1)
    shown = figures.name(recheck, lang)
    start = f"'{rows.sheet}'!A{rows.first}"
    if some:
        sheet.page.write_url(row, 0, f"internal:{start}", sheet.book.format(**NUMBER, **LINK), str(row - FIRST + 1))  # fmt: skip
        number(sheet, row, 0, row - FIRST + 1, **LINK)
    # LibreOffice breaks no line in a link: what is longer than a line is a plain text
    if some and lines_of(shown, WIDE) == 1:
        link(sheet, row, AT["project"], start, shown)
    else:
        text(sheet, row, AT["project"], shown)
    reported = totals.reported if totals.reported is not None else totals.summed
    texts = {
        "department": recheck.department, "year": recheck.year, "file": one.file,
        "sheet": figures.sheet(one.sheet, lang), "grade.column": recheck.grade.reported,
        "grade.own": recheck.grade.computed,
    }  # fmt: skip
    tall(sheet, row, [{**texts, "project": shown}.get(key, "") for key in AT], _columns(lang))
    for key, value in texts.items():
        text(sheet, row, AT[key], value)
    number(sheet, row, AT["total.weights"], totals.weights)
    number(sheet, row, AT["total.reported"], reported)
    number(sheet, row, AT["total.computed"], figures.recomputed(recheck))
    number(sheet, row, AT["undecided.count"], figures.undecided(recheck))
    _graded(sheet, row, recheck)
    if some:
        _followed(sheet, row, recheck, rows)
        return
    number(sheet, row, AT["total.reviewed"], totals.reviewed)
    for key in ("differing", "reviewed.count"):
        number(sheet, row, AT[key], 0)


def _graded(sheet: Sheet, row: int, recheck: Recheck) -> None:
    """The grade of the reviewed total, which follows it wherever the total alone decides."""
    grade = recheck.grade
    if not grade.edges:
        text(sheet, row, AT["grade.given"], grade.reviewed)
        return
    total = f"{chr(65 + AT['total.reviewed'])}{row + 1}"
    last = '""'
    for edge, inclusive, name in reversed(grade.edges):
        shown = clean(name, "")[:LONGEST].replace('"', '""')
        last = f'IF({total}{">=" if inclusive else ">"}{binary(edge)},"{shown}",{last})'
    written = f'=IF(ISNUMBER({total}),{last},"")'
    formula(sheet, row, AT["grade.given"], written, grade.reviewed, align="left")


def _followed(sheet: Sheet, row: int, recheck: Recheck, rows: Rows) -> None:
    """What follows the reviewer's cells; rows without a reviewed score count as reported."""
    reviewed, weight, reported, off = (
        rows.range(key) for key in ("reviewed", "weight", "reported", "difference")
    )
    own, other = f"ISNUMBER({weight})*ISNUMBER({reviewed})", f"ISNUMBER({weight})*NOT(ISNUMBER({reviewed}))"  # fmt: skip
    missing = f"SUMPRODUCT({other}*NOT(ISNUMBER({reported})))>0"
    total = f"SUMPRODUCT({own},{reviewed})+SUMPRODUCT({other},{reported})"
    formula(
        sheet, row, AT["total.reviewed"],
        f'=IF(COUNT({reviewed})=0,"",IF({missing},"",ROUND({total},6)))',
        binary(recheck.totals.reviewed),
    )  # fmt: skip
    given = [line.reviewed for line in recheck.lines if line.reviewed is not None]
    formula(
        sheet, row, AT["differing"], f'=COUNTIF({off},">0")+COUNTIF({off},"<0")',
        figures.differing(recheck),
    )  # fmt: skip
    formula(sheet, row, AT["reviewed.count"], f"=COUNT({reviewed})", len(given))
