"""Files to rows by the example of those before them, else the ordinary way: the same rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval import api
from perfeval.batch.folder.alike import Alike, plain_bytes
from perfeval.batch.folder.beginning import begun
from perfeval.batch.folder.cutting import MOST
from perfeval.batch.folder.ordinary import Shelf, carded
from perfeval.batch.folder.rows import together
from perfeval.batch.folder.state import State, state_of
from perfeval.library.places import WORKBOOKS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from perfeval.batch.cards import Carded
    from perfeval.batch.folder.beginning import Begun
    from perfeval.batch.folder.options import Options
    from perfeval.batch.folder.rows import Row
    from perfeval.model.indicators import IndicatorSet
    from perfeval.source.project_builder import LeafIndex


class Desk(Shelf):
    """What a process keeps, with the examples that it has read."""

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        printed = options.reports is not None
        self.alike = Alike(self.memory, options.set_path, self.index, printed)
        self.states: dict[int, State] = {}

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
        found: list[Row | Carded | None] = [None] * len(paths)
        for state in {id(one.state): one.state for one in started if one is not None}.values():
            places = [n for n, one in enumerate(started) if one is not None and one.state is state]
            some = [one for one in started if one is not None and one.state is state]
            try:
                for place, made in zip(places, together(state, some), strict=True):
                    found[place] = made
            except Exception:  # the ordinary way tells of which file it is
                for place in places:
                    found[place] = None
        return [
            carded(self, path) if one is None else one
            for path, one in zip(paths, found, strict=True)
        ]

    def started(self, path: Path) -> Begun | None:
        """The file's leaves, scored; None where it goes the ordinary way."""
        if self.options.peers is not None or self.options.reports is not None:
            return None
        if path.suffix.lower() in WORKBOOKS:
            return None
        data = plain_bytes(path, 4 * MOST)
        if data is None:
            return None
        try:
            read = self.alike.read(path, data)
            if read is None or read.loaded.indicator_set is None:
                return None
            state = self.state(read.loaded.indicator_set)
            if api.checked(read.loaded, state.structure).project is None:
                return None
            return begun(read, state)
        except Exception:  # the ordinary way tells what is wrong
            return None
