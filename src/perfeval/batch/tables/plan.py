"""What every column of a table means."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from perfeval.batch.peers import Kept
    from perfeval.batch.reporting import Wish
    from perfeval.model.indicators import IndicatorSet, Path

# of a result; of the project file elsewhere (`keys` from its root on); of the project's funds;
# the name of the indicator, and the names above it
RESULT, ROOT, FUNDS, INDICATOR, LEVEL = "result", "root", "funds", "indicator", "level"


class Meaning(NamedTuple):
    """A column: its place among the table's columns, from 0, and what its cells are.

    Of a result, `path` is its indicator (empty in a long table: the row says it) and `keys` the
    keys from the result on; none where the cell is what its indicator's rule wants. Of funds,
    `keys` are the line ("" for the only one) and the key. A bare number is in `unit`.
    """

    column: int
    kind: str
    keys: tuple[str, ...] = ()
    path: Path = ()
    unit: str = ""


class Plan(NamedTuple):
    """A table of one set: which columns mean what, all that is needed to score its rows.

    `heads` are the columns' own.
    """

    indicator_set: IndicatorSet
    layout: str
    heads: tuple[str, ...]
    meanings: tuple[Meaning, ...]
    lang: str = "zh"
    digits: int = 2
    peers: Kept | None = None  # the numbers that projects are compared with
    by: tuple[str, ...] = ()  # columns that the outcomes have too, for the summary
    set_name: str = ""  # as the user named it, where it can be read again
    detail: str = "long"  # of the outcomes; wide ones have a column of scores an indicator
    reports: Wish | None = None  # of each project

    def has(self, path: Path, key: str) -> bool:
        """Whether the table has a column for that key of the indicator."""
        return any(
            m.kind == RESULT and m.keys[:1] == (key,) and m.path in ((), path)
            for m in self.meanings
        )
