"""Files to rows by the example of those before them, else the ordinary way: the same rows."""

from __future__ import annotations

import os
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from perfeval import api
from perfeval.batch.folder.alike import Alike, plain_bytes
from perfeval.batch.folder.beginning import begun
from perfeval.batch.folder.cutting import MOST
from perfeval.batch.folder.identity import sets_named
from perfeval.batch.folder.ordinary import Shelf, carded
from perfeval.batch.folder.rows import together
from perfeval.batch.folder.state import APART, State, state_of
from perfeval.batch.folder.whole import whole
from perfeval.library.places import SUFFIXES, WORKBOOKS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from perfeval.batch.cards import Carded
    from perfeval.batch.folder.beginning import Begun
    from perfeval.batch.folder.options import Options
    from perfeval.batch.folder.rows import Row
    from perfeval.model.indicators import IndicatorSet
    from perfeval.source.project_builder import LeafIndex


class Way(Enum):
    """How a file goes that is not scored together with others: read by example and scored by the
    kernel, or as if it were the only one."""

    KERNEL = 1
    ORDINARY = 2


class Desk(Shelf):
    """What a process keeps, with the examples that it has read."""

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self.alike = Alike(self.memory, options.set_path, self.index)
        self.states: dict[int, State] = {}
        self.kernel: set[str] = set()  # where sets are named whose projects are for it

    @cached_property
    def exact(self) -> Alike:
        """Reads files with every text that is in them."""
        return Alike(self.memory, self.options.set_path, self.index, printed=True)

    def state(self, indicator_set: IndicatorSet) -> State:
        known = self.states.get(id(indicator_set))
        if known is None or known.set is not indicator_set:
            structure = self.checked(indicator_set)
            known = state_of(indicator_set, structure, self.options.lang)
            self.states[id(indicator_set)] = known
        return known

    def index(self, indicator_set: IndicatorSet) -> LeafIndex:
        return self.state(indicator_set).known

    def rows(self, paths: Sequence[Path]) -> list[Row | Carded]:
        """The files in order, each as far as it could be brought together with others."""
        started = [self.started(path) for path in paths]
        found: list[Row | Way] = [one if isinstance(one, Way) else Way.KERNEL for one in started]
        every = [(n, one) for n, one in enumerate(started) if not isinstance(one, Way)]
        for state in {id(one.state): one.state for _, one in every}.values():
            some = [(n, one) for n, one in every if one.state is state]
            try:
                made: Sequence[Row | Way | None] = together(state, [one for _, one in some])
            except Exception:  # the ordinary way tells of which file it is
                made = [Way.ORDINARY for _ in some]
            for (place, _), row in zip(some, made, strict=True):
                found[place] = row or Way.KERNEL
        return [
            self.alone(path, one) if isinstance(one, Way) else one
            for path, one in zip(paths, found, strict=True)
        ]

    def alone(self, path: Path, way: Way) -> Carded:
        return whole(self, path) if way is Way.KERNEL else carded(self, path)

    def started(self, path: Path) -> Begun | Way:
        """The file's leaves, scored."""
        if path.suffix.lower() in WORKBOOKS:
            return Way.ORDINARY
        if self.options.peers is not None:
            return Way.KERNEL
        data = plain_bytes(path, 4 * MOST)
        if data is None:
            return Way.ORDINARY
        if self.kernel and _named(path, data) in self.kernel:
            return Way.KERNEL
        try:
            read = self.alike.read(path, data)
            if read is None or read.loaded.indicator_set is None or read.loaded.project is None:
                return Way.ORDINARY
            state = self.state(read.loaded.indicator_set)
            if state.plan is None:
                self.kernel.add(_named(path, data))
                return Way.KERNEL
            if read.loaded.project.report in APART:
                return Way.KERNEL
            if api.checked(read.loaded, state.structure).project is None:
                return Way.ORDINARY
            return begun(read, state) or Way.KERNEL
        except Exception:  # the ordinary way tells what is wrong
            return Way.ORDINARY

    def knows(self, path: Path, data: bytes, indicator_set: IndicatorSet) -> None:
        """A file that the kernel has seen: its set's name may mean others elsewhere."""
        if self.kernel and self.state(indicator_set).plan is not None:
            self.kernel.discard(_named(path, data))


def _named(path: Path, data: bytes) -> str:
    """The set that a file names: its path, or its id, which is found by the folder."""
    name = b" ".join(sets_named(data)).decode("utf-8", "replace")
    if not name.endswith(SUFFIXES):
        return name
    return os.path.normpath(os.path.join(os.path.dirname(path), name))  # noqa: PTH118, PTH120
