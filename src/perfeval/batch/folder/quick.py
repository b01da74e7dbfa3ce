"""A file to its card by the example of others, else the ordinary way: the same rows either way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval import api
from perfeval.batch.cards import scored
from perfeval.batch.folder.alike import Alike, plain_bytes
from perfeval.batch.folder.cutting import MOST
from perfeval.batch.folder.ordinary import Shelf, carded
from perfeval.library.places import WORKBOOKS
from perfeval.scoring.kernel import score

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval.batch.cards import Carded
    from perfeval.batch.folder.ordinary import Options


class Desk(Shelf):
    """What a process keeps, with the examples that it has read."""

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self.alike = Alike(self.memory, options.set_path)

    def carded(self, path: Path) -> Carded:
        """The scored file, as `ordinary.carded` gives it."""
        try:
            found = self.by_example(path)
        except Exception:  # noqa: BLE001  # the ordinary way tells what is wrong
            found = None
        return carded(self, path) if found is None else found

    def by_example(self, path: Path) -> Carded | None:
        if path.suffix.lower() in WORKBOOKS:
            return None
        data = plain_bytes(path, 4 * MOST)
        read = None if data is None else self.alike.read(path, data)
        if read is None:
            return None
        indicator_set = read.loaded.indicator_set
        structure = () if indicator_set is None else self.checked(indicator_set)
        loaded = api.checked(read.loaded, structure)
        if loaded.project is None or loaded.indicator_set is None:
            return None
        project = self.beside_peers(loaded.project, loaded.indicator_set)
        card = score(project, loaded.indicator_set)
        findings = (*loaded.findings, *read.places.ordered(card.findings))
        return scored(card._replace(findings=findings), path.as_posix())
