"""What is to be scored, as the run sees it: chunks of work in a fixed order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import pyarrow as pa

    from perfeval.batch.peers import Kept
    from perfeval.batch.reporting import Wish
    from perfeval.model.finding import Finding
    from perfeval.model.indicators import IndicatorSet

    Work = Callable[[Any], pa.RecordBatch]


class Wanted(NamedTuple):
    """What the call says of its inputs; None where it says nothing."""

    set: str | None = None
    layout: str | None = None  # of tables: long | wide
    table: str | None = None  # of a database, or a sheet
    detail: str = "long"  # of the output: long | wide
    lang: str = "zh"
    by: tuple[str, ...] = ()  # columns that the summary groups projects by
    reports: Wish | None = None


class Chunk(NamedTuple):
    """A unit of work: `task` is all that `work` needs besides itself; `projects` about how many
    there are in it. `digest` gives the sha256 of its own input, where its result may be kept."""

    task: Any
    projects: int
    digest: Callable[[], str] | None = None


class Source(NamedTuple):
    """Chunks of one input, and what works on them.

    `work` gives the nested batch of a task (`columns.outcome.schema`); it can be pickled, and
    raises for nothing that an input says. `digits` are those of the one set and `indicators` (key, path) its leaves; None
    where every file has a set of its own. `projects` says how many there are, where that is known. `processes`: the work
    holds the interpreter's lock. `split` makes smaller tasks of one, and `lost` the rows of a task
    that ended its worker. `by_file`: a task is names of `files`, a project each. `digest` is of
    everything else that results depend on, `sets` are those known from the start. `groups`
    are the names that projects can be grouped by, None where that is not known before all is read.
    Where projects are compared with one another, `numbers` is the work of a first pass
    (`batch.peers.schema`), and `beside` gives the source as it scores once these are there.
    `later` is what is to be said of the whole once all chunks were given.
    """

    work: Work
    chunks: Callable[[], Iterator[Chunk]]
    projects: int | None = None
    digits: int | None = None
    indicators: tuple[tuple[str, str], ...] | None = None
    processes: bool = False
    by_file: bool = False
    findings: tuple[Finding, ...] = ()
    files: tuple[Path, ...] = ()
    usable: bool = True
    digest: str = ""
    sets: tuple[IndicatorSet, ...] = ()
    groups: tuple[str, ...] | None = None
    split: Callable[[Any], list[Any]] | None = None
    lost: Callable[[Any, str], pa.RecordBatch] | None = None
    numbers: Work | None = None
    beside: Callable[[Kept], Source] | None = None
    later: Callable[[], tuple[Finding, ...]] | None = None
