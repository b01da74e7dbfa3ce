"""One project's file as `score` takes it, with the sets kept for the files after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval import api
from perfeval.batch.cards import Carded, scored, unusable
from perfeval.batch.folder.options import Options
from perfeval.checks.structure import check_set
from perfeval.library.loader import Loader
from perfeval.library.loading import project_by
from perfeval.library.set_memory import SetMemory
from perfeval.model.finding import Finding, Span
from perfeval.scoring.kernel import score

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval.library.loading import LoadedProject
    from perfeval.model.indicators import IndicatorSet
    from perfeval.model.project import Project


__all__ = ["Options", "Shelf", "card_of", "carded"]


class Shelf:
    """What a process keeps from one file to the next."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.memory = SetMemory()
        self.structure: dict[int, tuple[IndicatorSet, tuple[Finding, ...]]] = {}

    def checked(self, indicator_set: IndicatorSet) -> tuple[Finding, ...]:
        """What is wrong with a set, found once."""
        known = self.structure.get(id(indicator_set))
        if known is None or known[0] is not indicator_set:
            known = indicator_set, tuple(check_set(indicator_set))
            self.structure[id(indicator_set)] = known
        return known[1]

    def beside_peers(self, project: Project, indicator_set: IndicatorSet) -> Project:
        """The project with the figures that it is compared with, once they are known."""
        if self.options.peers is None:
            return project
        from perfeval.batch.peers import peers_at

        return peers_at(self.options.peers).given(project, indicator_set)


def carded(shelf: Shelf, path: Path) -> Carded:
    """The scored file; a file that can't be scored says why."""
    shown = path.as_posix()
    try:
        return _carded(shelf, path, shown)
    except Exception as error:  # one project must never end a batch of a million
        reason = f"{type(error).__name__}: {error}"[:200]
        params = {"path": shown, "reason": reason}
        return unusable([Finding("PE993", Span(path.name, 1, 1), params)], shown)


def _carded(shelf: Shelf, path: Path, shown: str) -> Carded:
    read = project_by(Loader(path.parent), path, memory=shelf.memory, given=shelf.options.set_path)
    return card_of(shelf, read, shown)


def card_of(shelf: Shelf, read: LoadedProject, shown: str) -> Carded:
    """The card of what was read, as `api.load_project` and `api.score` make it."""
    structure = () if read.indicator_set is None else shelf.checked(read.indicator_set)
    loaded = api.checked(read, structure)
    if loaded.project is None or loaded.indicator_set is None:
        return unusable(loaded.findings, shown, project=read.project)
    project = shelf.beside_peers(loaded.project, loaded.indicator_set)
    card = score(project, loaded.indicator_set)
    return scored(card._replace(findings=(*loaded.findings, *card.findings)), shown)
