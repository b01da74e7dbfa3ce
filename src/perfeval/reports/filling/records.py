"""What is to be written into a form, and what became of it."""

from __future__ import annotations

from typing import NamedTuple

TEXT, NUMBER, PERCENT = "text", "number", "percent"


class Put(NamedTuple):
    """One value for one cell of the empty form.

    `row` and `column` count from 1 and are those of the form as it was given; `below` n is the nth
    row that was put in under `row`. `kind` NUMBER is a plain decimal, PERCENT one with its sign
    ("99.95%"). `name` says for people what it is. With a `label` the text goes behind that label
    in what the cell, or a paragraph beside the table, has printed.
    """

    sheet: str
    row: int
    column: int
    text: str
    kind: str = TEXT
    below: int = 0
    name: str = ""
    label: str = ""


class Grow(NamedTuple):
    """`rows` rows to be put in under a row, made like it; `labels` are the columns whose printed
    label reaches over the new rows too."""

    sheet: str
    row: int
    rows: int
    labels: tuple[int, ...] = ()


class Place(NamedTuple):
    """A cell of the form and what it is for, for people; `text` is what it says and what the project
    says, parted by "|"."""

    sheet: str
    row: int
    column: int
    name: str = ""
    text: str = ""
    below: int = 0


class Plan(NamedTuple):
    """Everything to do; `homeless` are values of the project that the form has no cell for, `empty`
    cells that nothing was found for, `kept` cells where the form says something else already; `year`
    is what （　　年度） outside any table is filled with, `unit` the unit of the amounts where the form
    names none, `cut` amounts whose decimals never end in it, `missing` the
    indicators without a result, `other` the name of the project that the form is filled in for."""

    puts: tuple[Put, ...] = ()
    grows: tuple[Grow, ...] = ()
    homeless: tuple[str, ...] = ()
    empty: tuple[Place, ...] = ()
    kept: tuple[Place, ...] = ()
    year: str = ""
    unit: str = ""
    cut: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    other: str = ""


class Filled(NamedTuple):
    """The filled form; `differing` are formulas of the form that come to another value than the
    project's, `unknown` the number of formulas that could not be worked out, `fault` why there are
    no bytes, `clipped` texts longer than a cell holds, `unlisted` those that a drop-down of the form
    does not offer, `unseen` those in hidden rows or columns."""

    data: bytes
    differing: tuple[Place, ...] = ()
    unknown: int = 0
    fault: str = ""
    clipped: tuple[Place, ...] = ()
    unlisted: tuple[Place, ...] = ()
    unseen: tuple[Place, ...] = ()
