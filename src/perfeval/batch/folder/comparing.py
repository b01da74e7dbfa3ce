"""Files of a folder whose sets compare projects: whether there are any, and their numbers."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from perfeval.library.loader import Loader
from perfeval.library.set_memory import SetMemory
from perfeval.model.finding import Span
from perfeval.scoring.peers import compared

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pyarrow as pa

    from perfeval.batch.folder.options import Options
    from perfeval.batch.folder.ordinary import Shelf
    from perfeval.model.indicators import IndicatorSet
    from perfeval.model.project import Project


def any_compares(options: Options, sets: Sequence[tuple[str, Path]] | None) -> bool:
    """Whether some file is scored by a set that compares projects. Only sets are read; where a
    file does not name its set plainly (None), it is taken to."""
    memory, place = SetMemory(), Span("", 1, 1)
    if options.set_path is not None:
        loader = Loader(options.set_path.parent)
        found = memory.set(loader, options.set_path, {}, place)
        return found is not None and bool(compared(found))
    if sets is None:
        return True
    known: dict[int, IndicatorSet] = {}
    for name, folder in sets:
        loader = Loader(folder)
        at = memory.find(loader, name, folder, place)
        found = None if at is None else memory.set(loader, at, {}, place)
        if found is not None and id(found) not in known:
            known[id(found)] = found
            if compared(found):
                return True
    return False


def numbers(options: Options, task: tuple[str, ...]) -> pa.RecordBatch:
    """The numbers of the files' projects; files that can't be scored have none."""
    from perfeval.batch.peers import first_pass

    return first_pass(_usable(_shelf(options), task))


@lru_cache(maxsize=2)
def _shelf(options: Options) -> Shelf:
    from perfeval.batch.folder.ordinary import Shelf

    return Shelf(options)


def _usable(kept: Shelf, task: tuple[str, ...]) -> Iterator[tuple[Project, IndicatorSet]]:
    from perfeval import api
    from perfeval.library.loading import project_by

    for name in task:
        path = Path(name)
        try:
            read = project_by(
                Loader(path.parent), path, memory=kept.memory, given=kept.options.set_path
            )
            structure = () if read.indicator_set is None else kept.checked(read.indicator_set)
            loaded = api.checked(read, structure)
        except Exception:  # the second pass tells why
            continue
        if loaded.project is not None and loaded.indicator_set is not None:
            yield loaded.project, loaded.indicator_set
