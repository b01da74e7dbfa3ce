"""Files to whole scorecards, by the example of those before them: what reports are made of, and
projects that are for the kernel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval import api
from perfeval.batch.cards import scored
from perfeval.batch.folder.alike import plain_bytes
from perfeval.batch.folder.cutting import MOST
from perfeval.batch.folder.ordinary import carded
from perfeval.library.places import WORKBOOKS
from perfeval.scoring.kernel import ordered, score

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval.batch.cards import Carded
    from perfeval.batch.folder.quick import Desk


def whole(desk: Desk, path: Path) -> Carded:
    """The scored file, as `ordinary.carded` gives it."""
    try:
        found = _by_example(desk, path)
    except Exception:  # the ordinary way tells what is wrong
        found = None
    return carded(desk, path) if found is None else found


def _by_example(desk: Desk, path: Path) -> Carded | None:
    if path.suffix.lower() in WORKBOOKS:
        return None
    data = plain_bytes(path, 4 * MOST)
    read = None if data is None else desk.exact.read(path, data)
    if data is None or read is None or read.loaded.indicator_set is None:
        return None
    desk.knows(path, data, read.loaded.indicator_set)
    loaded = api.checked(read.loaded, desk.checked(read.loaded.indicator_set))
    if loaded.project is None or loaded.indicator_set is None:
        return None
    project = desk.beside_peers(loaded.project, loaded.indicator_set)
    if any(result.panel for result in project.results.values()):
        return None  # its report looks for the places of ballots
    card = score(project, loaded.indicator_set)
    place = read.places.place
    found = [f._replace(span=place(f.span)) if f.span is not None else f for f in card.findings]
    findings = (*loaded.findings, *ordered(found))
    return scored(card._replace(findings=findings), path.as_posix())
