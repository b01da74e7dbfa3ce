"""The sheet of scores: a row a leaf with its whole calculation, and a check against the exact score."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.formula.algebra import Symbol, Value, divide, least, round_to, where
from perfeval.model.scorecard import SCORED
from perfeval.reports import achieved
from perfeval.reports.excel.book import NOTE, PERCENT, Sheet
from perfeval.reports.excel.formula_text import column_name, formula, literal
from perfeval.reports.excel.heights import height
from perfeval.reports.excel.leaf_row import Columns, Written, rounding_of, write
from perfeval.reports.excel.symbols import Cell, cell
from perfeval.scoring.standard import standard
from perfeval.scoring.trace import trace

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from perfeval.model.indicators import Path
    from perfeval.model.scorecard import LeafScore
    from perfeval.reports.excel.place import Setting
    from perfeval.reports.words import Words

HEAD = 4
ROWS_BELOW = 14
MISS, WRONG, GOOD = "#FDE9E7", "#F8CBAD", "#548235"
CHECKS = ("✓", "✗")


class Places(NamedTuple):
    """Where what was written can be read: columns, the cells of scores and weights by path."""

    columns: Mapping[str, int]
    scores: Mapping[Path, Symbol]
    weights: Mapping[Path, Symbol]
    targets: Mapping[Path, Written]
    first: int
    last: int


def columns_of(depth: int, scored: bool) -> dict[str, int]:
    keys = ["no", *(f"level{n}" for n in range(1, depth)), "name", "weight", "standard", "target"]
    keys += ["op", "lo", "hi", "x", "unit", "r", "exact"]
    keys += (
        ["score", "rate", "lost", "status", "expected", "check", "note"]
        if scored
        else ["status", "note"]
    )
    return {key: col for col, key in enumerate(keys)}


LEVEL, TALLEST = "level", 240
WIDTHS = {
    LEVEL: 10,
    "no": 4, "name": 16, "weight": 6, "standard": 30, "target": 11, "op": 5, "lo": 9, "hi": 7,
    "x": 9, "unit": 6, "r": 9, "exact": 9, "score": 7, "rate": 9, "lost": 7, "note": 44,
    "status": 8, "check": 6,
}  # fmt: skip


def write_scores(sheet: Sheet, to: Setting, words: Words) -> Places:
    """Head, one row a leaf, marks and bars."""
    card, t = to.card, to.t
    depth = max((len(leaf.indicator.path) for leaf in card.leaves), default=1)
    col = columns_of(depth, card.indicator_set.scored)
    for key, number in col.items():
        sheet.page.set_column(
            number, number, WIDTHS.get(LEVEL if key.startswith(LEVEL) else key, 10)
        )
    title = "scores.title" if card.indicator_set.scored else "scores.title_unscored"
    sheet.text(0, 0, t(title, name=card.project.header.name), bold=True, font_size=14)
    sheet.text(1, 0, t("scores.note"), font_color=NOTE)
    names = [_name(key, to, words) for key in col]
    sheet.heads(HEAD, names)
    sheet.page.set_row(HEAD, 30)
    scores: dict[Path, Symbol] = {}
    weights: dict[Path, Symbol] = {}
    rows: dict[Path, Written] = {}
    for row, leaf in enumerate(card.leaves, HEAD + 1):
        path = leaf.indicator.path
        written = write_leaf(sheet, row, col, leaf, to, words)
        rows[path] = written
        if written.weight is not None:
            weights[path] = written.weight
        if card.indicator_set.scored and leaf.score is not None:
            scores[path] = cell(Cell(sheet.name, row, col["score"], leaf.score))
    if not any(leaf.inputs is not None and leaf.inputs.op == "~" for leaf in card.leaves):
        sheet.page.set_column(col["hi"], col["hi"], None, None, {"hidden": True})
    places = Places(col, scores, weights, rows, HEAD + 1, HEAD + len(card.leaves))
    _marks(sheet, places)
    sheet.page.autofilter(HEAD, 0, max(places.last, HEAD + 1), max(col.values()))
    sheet.page.freeze_panes(HEAD + 1, col["name"] + 1)
    sheet.print_setup(t(title, name=card.project.header.name), True, HEAD)
    # what only explains stays on the screen: a page has no room for it
    last = col.get("expected", col["status"] + 1) - 1
    sheet.page.print_area(
        0, 0, places.last + len(card.branches) + ROWS_BELOW + 3 * len(to.switches), last
    )
    return places


OWN = {
    key: f"scores.{key}" for key in ("op", "lo", "hi", "x", "exact", "expected", "check")
} | {
    "name": "col.indicator", "r": "col.completion", "lost": "col.points", "note": "scores.note_col",
}  # fmt: skip


def _name(key: str, to: Setting, words: Words) -> str:
    """The head of a column."""
    if key.startswith(LEVEL):
        return words.texts.get(f"col.{key}", to.t("scores.level", n=key[len(LEVEL) :]))
    return to.t(OWN.get(key, f"col.{key}"))


def write_leaf(
    sheet: Sheet, row: int, col: Mapping[str, int], leaf: LeafScore, to: Setting, words: Words
) -> Written:
    node, t = leaf.indicator, to.t
    sheet.fixed(row, col["no"], row - HEAD, border=1)
    branches = node.path[:-1]
    rule, aim = standard(node, t.lang), achieved.target_text(leaf, words)
    for key, number in col.items():
        if key.startswith("level"):
            level = int(key[5:]) - 1
            name = branches[level] if level < len(branches) else ""
            sheet.text(row, number, name, border=1, text_wrap=True)
    sheet.text(row, col["name"], node.name, border=1, text_wrap=True, bold=True)
    sheet.text(row, col["standard"], rule, border=1, text_wrap=True, font_size=9)
    sheet.text(row, col["target"], aim, border=1, text_wrap=True)
    at = Columns(*(col[key] for key in Columns._fields))
    written = write(sheet, row, at, leaf, to)
    if "score" in col:
        _score(sheet, row, col, leaf, written, to)
    status = t(f"status.{leaf.status}")
    sheet.text(row, col["status"], status, border=1)
    if isinstance(written.needed, Symbol) and leaf.status == SCORED:
        needed = formula(written.needed, sheet.name)
        if needed is not None:
            text = f"=IF({needed[1:]},{literal(status)},{literal(t('scores.blank'))})"
            sheet.words(row, col["status"], text, status, border=1)
    said = trace(leaf, t.lang)
    if not written.live:
        said = t("scores.constant") + said
    sheet.text(row, col["note"], said, border=1, text_wrap=True, font_size=9)
    tall = max(
        height(text, WIDTHS[key], size)
        for key, text, size in (
            ("standard", rule, 9), ("name", node.name, 10), ("note", said, 9),
            ("target", aim, 10), *((LEVEL, name, 10) for name in branches),
        )
    )  # fmt: skip
    sheet.page.set_row(row, min(tall, TALLEST))
    return written


def _score(
    sheet: Sheet, row: int, col: Mapping[str, int], leaf: LeafScore, written: Written, to: Setting
) -> None:
    digits = rounding_of(leaf).digits
    form = "0." + "0" * digits if digits else "0"
    blank = [col[key] for key in ("score", "rate", "lost", "expected", "check")]
    if leaf.score is None or written.exact is None:
        for number in blank:
            sheet.text(row, number, "", border=1)
        return
    mode = rounding_of(leaf).mode
    symbol: Value = round_to(written.exact, digits, mode)
    for switch in to.switches:
        if leaf.indicator.path[: len(switch.at)] != switch.at or not switch.at:
            continue
        if switch.effect == "zero":
            symbol = where(switch.fired, 0, symbol)
        elif switch.cap is not None and leaf.indicator.path == switch.at:
            symbol = where(switch.fired, least(symbol, switch.cap), symbol)
    score = _checked(sheet, row, col["score"], symbol, leaf.score, form)
    if leaf.indicator.score.unit or written.weight is None:
        sheet.text(row, col["rate"], "", border=1)
        sheet.text(row, col["lost"], "", border=1)
    else:
        sheet.formula(
            row, col["rate"], divide(score, written.weight, 0), border=1, num_format=PERCENT
        )
        sheet.formula(row, col["lost"], written.weight - score, border=1, num_format=form)
    rate = (written.completion, leaf.completion)
    check(sheet, row, (col["expected"], col["check"]), score, leaf.score, form, rate)


def _checked(
    sheet: Sheet, row: int, col: int, symbol: Value, expected: Fraction, form: str
) -> Symbol:
    """A formula where it gives what is expected, else the number, counted as one."""
    from perfeval.reports.excel.symbols import value_of

    if value_of(symbol) == expected:
        return sheet.formula(row, col, symbol, expected, border=1, num_format=form, bold=True)
    sheet.constant(row, col)
    return sheet.fixed(row, col, expected, border=1, num_format=form, bold=True)


def check(
    sheet: Sheet, row: int, cols: tuple[int, int], score: Symbol, value: Fraction, form: str,
    rate: tuple[Symbol | None, Fraction | None] = (None, None),
) -> None:  # fmt: skip
    """The exact score of perfeval in the first column, and in the second whether the formula still
    gives it; `rate` is a completion's cell and what it has to hold."""
    from perfeval.reports.excel.formula_text import agrees

    expected, col = cols
    exact = sheet.fixed(row, expected, value, border=1, num_format=form, font_color=NOTE)
    same = agrees(score, exact, sheet.name)
    if rate[0] is not None and rate[1] is not None:
        same = f"AND({same},{agrees(rate[0], rate[1], sheet.name)})"
    verdict(sheet, row, col, same)


def verdict(sheet: Sheet, row: int, col: int, same: str, **shown: Any) -> None:
    """A tick where the condition holds, else a cross."""
    form = {"border": 1, "align": "center", **shown}
    text = f'=IF({same},"{CHECKS[0]}","{CHECKS[1]}")'
    sheet.words(row, col, text, CHECKS[0], font_color=GOOD, **form)


def _marks(sheet: Sheet, at: Places) -> None:
    """Bars for rates, a fill for lost points, a fill for what no longer agrees."""
    page, col = sheet.page, at.columns
    if at.last < at.first:
        return
    bar = {
        "type": "data_bar", "bar_color": "#9DC3E6", "bar_solid": True, "min_type": "num",
        "max_type": "num", "min_value": 0, "max_value": 1,
    }  # fmt: skip
    for key in ("r", "rate"):
        if key in col:
            page.conditional_format(at.first, col[key], at.last, col[key], bar)
    if "lost" not in col:
        return
    first = f"{column_name(col['lost'])}{at.first + 1}"
    form = sheet.book.workbook.add_format({"bg_color": MISS, "font_color": "#C00000"})
    page.conditional_format(
        at.first, col["lost"], at.last, col["lost"],
        {"type": "formula", "criteria": f"=AND(ISNUMBER({first}),{first}>0)", "format": form},
    )  # fmt: skip
    blank = sheet.book.workbook.add_format({"bg_color": WRONG})
    page.conditional_format(
        at.first, col["status"], at.last, col["status"],
        {"type": "cell", "criteria": "==", "value": f'"{sheet.book.t("scores.blank")}"', "format": blank},
    )  # fmt: skip
    wrong = sheet.book.workbook.add_format({"bg_color": WRONG})
    page.conditional_format(
        at.first, col["check"], at.last + 60, col["check"],
        {"type": "cell", "criteria": "==", "value": f'"{CHECKS[1]}"', "format": wrong},
    )  # fmt: skip
