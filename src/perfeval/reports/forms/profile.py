"""What a profile of an official form is made of: its blocks from top to bottom, as data.

Widths are in hundredths of the form's width. Every text is a pair of Chinese and English; `{unit}`
in it is the unit of the money, `{weight}` the points of the block, `{year}` the year.
"""

from __future__ import annotations

from typing import NamedTuple

Text = tuple[str, str]


class Fact(NamedTuple):
    """A label and the value beside it; `field` is one of the project's header, or "" for a blank
    that is filled in by hand."""

    label: Text
    field: str
    width: int
    value: int


class Facts(NamedTuple):
    """Rows of labels and values."""

    rows: tuple[tuple[Fact, ...], ...]


class Tick(NamedTuple):
    """A box to tick; it is ticked when one of `signs` stands in the project's nature."""

    label: Text
    signs: tuple[str, ...]


class Ticks(NamedTuple):
    """A label and its boxes."""

    label: Text
    width: int
    options: tuple[Tick, ...]


class Column(NamedTuple):
    """A column by the field that it shows."""

    field: str
    label: Text
    width: int
    align: str = "center"


class FundRow(NamedTuple):
    """A printed row of money; lines of the project belong to it whose source or name has one of
    `signs`. Of several rows that fit, the first by `order` takes the line."""

    key: str
    label: Text
    signs: tuple[str, ...]
    order: int = 0


class FundBlock(NamedTuple):
    """The money: a head, the total, its rows. `dash` is what rows below the total print for
    weight and score; `name_label` heads the names. The cell of reasons beside these rows is one,
    filled in by hand. Without `parts` the total stands alone."""

    label: Text
    side: int
    name: int
    total: Text
    columns: tuple[Column, ...]
    rows: tuple[FundRow, ...]
    dash: str = "—"
    name_label: Text = ("", "")
    parts: bool = True


class ObjectiveBlock(NamedTuple):
    """What was aimed at over all, beside what came of it."""

    label: Text
    side: int
    expected: Text
    achieved: Text
    width: int


class StatementBlock(NamedTuple):
    """Matters of fund management; `items` are printed when the set lists none itself."""

    label: Text
    side: int
    name: int
    columns: tuple[Column, ...]
    items: tuple[Text, ...] = ()


class IndicatorBlock(NamedTuple):
    """The indicators by level. `levels` are the widths of three levels; `total` is the label of
    the row below. `over` are the labels above the levels and above the columns of the target,
    where the head has two rows. `name_points` prints the points behind an indicator's name."""

    label: Text
    side: int
    levels: tuple[int, int, int]
    columns: tuple[Column, ...]
    total: Text = ("总分", "Total")
    grade: bool = False  # print the grade behind the total
    over: tuple[Text, Text] | None = None
    name_points: bool = False


class BasicsBlock(NamedTuple):
    """The project in brief: its objectives and what came of them, what was done."""

    label: Text
    side: int
    name: int
    objectives: Text
    content: Text
    expected: Text
    achieved: Text
    width: int


class ProseBlock(NamedTuple):
    """A label and a text: what `source` names (see perfeval.reports.forms.prose_block), in at
    most `limit` Chinese characters (0: as many as there are)."""

    label: Text
    source: str
    width: int
    limit: int = 0


Block = (
    Facts | Ticks | FundBlock | ObjectiveBlock | BasicsBlock | StatementBlock | IndicatorBlock
    | ProseBlock
)  # fmt: skip


class Profile(NamedTuple):
    """One official form."""

    key: str
    title: Text
    blocks: tuple[Block, ...]
    subtitle: Text = ("（{year}）", "({year})")
    unit: Text = ("", "")
    code: str = ""
    notes: tuple[Text, ...] = ()
    signatures: tuple[tuple[Text, str], ...] = ()  # label and field of the header
    wide: bool = False  # needs a landscape page; English labels always do
