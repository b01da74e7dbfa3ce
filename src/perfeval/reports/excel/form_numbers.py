"""How a cell of the form is written: a formula, a number, a text put together by a formula."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.formula.algebra import Symbol, Value
from perfeval.model.rounding import plain, rounded
from perfeval.reports import figures
from perfeval.reports.excel.book import GENERAL
from perfeval.reports.excel.form_input import held
from perfeval.reports.excel.form_sources import TARGET, Sources
from perfeval.reports.excel.formula_text import address, formula, literal
from perfeval.reports.excel.symbols import total, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.scorecard import Scorecard
    from perfeval.reports.excel.calculation import Calculation
    from perfeval.reports.words import Words

NUMERIC = re.compile(r"([+-]?\d+(?:\.(\d+))?)(%?)([^\d%\"\\]{0,20})")
SIGNED = re.compile(r"([≥≤＝=＞＜><]?)(.*)", re.S)
MET = re.compile(r"(\d+(?:\.\d+)?)(/(\d+)\D*)")
FIELDS = (
    "weight", "score", "execution", "initial_budget", "budget", "arrived", "spent", "step",
    "actual", "completion",
)  # fmt: skip
TOLD = ("target", "value", "actual", "completion")  # texts that inputs elsewhere may belie


class Shown(NamedTuple):
    """What a cell holds: a symbol, a number or a text's formula; none: the text itself."""

    live: Symbol | None = None
    number: Fraction | None = None
    words: str | None = None
    form: str = GENERAL


class Numbers:
    """The cells of one form; `still` names those whose text does not follow the inputs."""

    def __init__(
        self, card: Scorecard, words: Words, given: Calculation, grid: dict[str, Any]
    ) -> None:
        self.card, self.words, self.given = card, words, given
        self.sources = Sources(card, given, grid["key"])
        self.steps = self._steps(grid["rows"])
        self.still: list[str] = []

    def _steps(self, rows: list[dict[str, Any]]) -> dict[tuple[int, int], Value]:
        """The symbols of the rows above the total, by their place in the grid."""
        fields: dict[int, str] = {}
        last = -1
        for y, x, cell in _cells(rows):
            if cell["ref"] and cell["ref"]["of"] == "total":
                fields[x], last = cell["ref"]["field"], y
        if last < 0:
            return {}
        steps = self.sources.steps()
        return {
            (last - len(steps) + n, x): step.get(field)
            for n, step in enumerate(steps) for x, field in fields.items()
        }  # fmt: skip

    def of(self, y: int, x: int, cell: dict[str, Any], at: str) -> Shown:
        """How the cell at (y, x) of the grid is written; `at` is its address."""
        text, ref = cell["text"].strip(), cell["ref"]
        if not text:
            return Shown()
        if (y, x) in self.steps:
            step = _number(text, self.steps[y, x], "step")
            if step.number is not None:
                self.still.append(at)
            return step
        if not ref:
            return self._told(text, cell, at)
        source = self.sources.of(ref)
        if ref["of"] in ("leaf", "item") and ref["field"] in TARGET:
            found = _target(text, source)
        elif ref["of"] == "leaf" and ref["field"] == "actual" and source is None:
            found = self._met(text, tuple(ref["path"]))
        else:
            found = _number(text, source, ref["field"])
        if found.live is None and found.words is None and ref["field"] in TOLD:
            self._name(ref, text, at)
        return found

    def _name(self, ref: dict[str, Any], text: str, at: str) -> None:
        """Name a text that tells of numbers which are typed in elsewhere."""
        row = self.given.places.targets.get(tuple(ref.get("path", ())))
        typed = row is not None and (row.x is not None or row.exact is not None)
        told = any(sign.isdigit() for sign in text)
        if (
            typed
            and row is not None
            and (told or (ref["field"] == "actual" and row.exact is not None))
        ):
            self.still.append(at)

    def _met(self, text: str, path: tuple[str, ...]) -> Shown:
        """5/5项符合 as what is met over how many there are."""
        cells = self.given.totals.to.book.met.get(path)
        found = MET.fullmatch(text)
        if not cells or found is None:
            return Shown()
        met = total(list(cells))
        counted = formula(met, "")
        same = value_of(met) == Fraction(found[1]) and len(cells) == int(found[3])
        if not same or counted is None:
            return Shown()
        return Shown(words=f"{counted}&{literal(found[2])}")

    def _told(self, text: str, cell: dict[str, Any], at: str) -> Shown:
        """The grade, which stands in a sentence of its own; other texts with the total are named."""
        place = self.given.totals.grade
        card = self.card
        if place is not None and card.grade is not None and not self.given.totals.static:
            whole = self.words("form.grade", grade=card.grade)
            if text == whole:
                before, _, after = self.words("form.grade", grade="\0").partition("\0")
                end = f"&{literal(after)}" if after else ""
                return Shown(words=f"={literal(before)}&{address(place)}{end}")
        points = figures.points(card.total, card.indicator_set.rounding.digits)
        if card.total is not None and not cell["head"] and points in text:
            self.still.append(at)
        return Shown()


def _cells(rows: list[dict[str, Any]]) -> Iterator[tuple[int, int, dict[str, Any]]]:
    from perfeval.reports.excel.form_sheet import placed_cells  # which reads this module

    return placed_cells(rows)


def _number(text: str, source: Value | None, field: str) -> Shown:
    """A printed number: that of the source, where it really is the same."""
    found = NUMERIC.fullmatch(text)
    if found is None or field not in FIELDS:
        return Shown()
    decimals, percent = len(found[2] or ""), bool(found[3])
    printed = Fraction(found[1])
    unit = f'"{found[4]}"' if found[4] else ""
    form = ("0." + "0" * decimals if decimals else "0") + unit
    if percent:
        form = "0.00%" + unit
    elif field == "weight":
        form = GENERAL + unit
    elif field == "step":
        form = f"+{form};-{form};{form}" if found[1][0] in "+-" else form
    if isinstance(source, Symbol):
        value = Fraction(value_of(source) or 0) * (100 if percent else 1)
        if rounded(value, decimals) == printed:
            if percent and decimals == 0 and value == printed:
                form = f"[={plain(value / 100)}]0%;0.00##%"
            elif not percent and not decimals and field == "actual":
                form = GENERAL + unit
            return Shown(live=source, form=form)
    return Shown(number=printed / (100 if percent else 1), form=form)


def _target(text: str, source: Value | None) -> Shown:
    """≥90万元 as the number of the calculation, with sign and unit in the number's format."""
    sign, rest = SIGNED.fullmatch(text).groups()  # type: ignore[union-attr]
    if not isinstance(source, Symbol):
        return Shown()
    value = value_of(source)
    if rest.isdigit() and value != 0 and value * 100 == int(rest):
        return Shown(live=source * 100)  # its unit, %, stands in a column of its own
    found = held(rest, value)
    if found is None:
        return Shown()
    form = found.form
    if sign:
        form = _before(f'"{sign}"', form)
    return Shown(
        live=source * Fraction(1, found.factor) if found.factor != 1 else source, form=form
    )


def _before(sign: str, form: str) -> str:
    """The sign before the digits of both halves of a format."""
    parts = form.split(";")
    return ";".join(
        part.replace("]", "]" + sign, 1) if part.startswith("[") else sign + part for part in parts
    )
