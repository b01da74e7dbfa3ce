"""The first of two passes, over sources whose projects are compared with one another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pyarrow as pa

    from perfeval.batch.engines import Mapped
    from perfeval.batch.source import Source


def beside_peers(sources: Sequence[Source], mapped: Mapped, folder: Path) -> list[Source]:
    """The sources, each project now to be scored beside those of all of them. The numbers of the
    first pass are set aside in `folder`. Sources that compare nothing stay as they are."""
    comparing = [source for source in sources if source.numbers is not None]
    if not comparing:
        return list(sources)
    from perfeval.batch.peers import keep

    found = (done.batch for source in comparing for done in mapped(_first(source), None))
    kept = keep(found, folder)
    return [
        source
        if source.beside is None
        else source.beside(kept)._replace(
            digest=f"{source.digest} {kept.digest}", numbers=None, beside=None
        )
        for source in sources
    ]


def _first(source: Source) -> Source:
    """The source as it is gone through first; a task that ended its worker has no numbers."""
    assert source.numbers is not None
    return source._replace(work=source.numbers, lost=_none)


def _none(task: Any, reason: str) -> pa.RecordBatch:
    from perfeval.batch.peers import first_pass

    return first_pass(())
