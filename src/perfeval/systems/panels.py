"""Panels of experts: load, evaluate, read scoring sheets back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.library.loader import Loader
from perfeval.library.panels import OpenedPanel, open_panel
from perfeval.panels.evaluating import evaluate as _evaluate
from perfeval.panels.sheet_marks import judged
from perfeval.panels.sheet_reading import read_sheets
from perfeval.source.panel_writing import with_ballots
from perfeval.source.tables import open_book

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from perfeval.model.finding import Finding
    from perfeval.model.panels import Ballot, Panel
    from perfeval.panels.records import PanelResult


def load(path: Path) -> OpenedPanel:
    """The panel in a file `perfeval: panel/v1`, with what was found on reading it."""
    return open_panel(path)


def evaluate(panel: Panel) -> PanelResult:
    """Results by subject, ranks, money; findings are values, nothing is raised."""
    return _evaluate(panel)


class Back(NamedTuple):
    """Ballots read from sheets, and the panel's text with them (None where its form does not
    allow it); how many sheets could be used, and which experts gave none."""

    ballots: tuple[Ballot, ...]
    text: str | None
    findings: tuple[Finding, ...]
    sheets: int
    lacking: tuple[str, ...]


def read_back(opened: OpenedPanel, path: Path, files: Sequence[Path]) -> Back:
    """Scoring sheets that were filled in, as ballots in a copy of the panel's text.

    Hostile files are findings with sheet and cell; nothing of `path` but the ballots changes.
    """
    panel = opened.panel
    if panel is None:
        return Back((), None, opened.findings, 0, ())
    loader = Loader(path.parent)
    read = read_sheets(panel, [open_book(file, loader.shown(file)) for file in files])
    ballots = tuple(ballot for one in read for ballot in one.ballots)
    have = {ballot.expert for ballot in (*ballots, *panel.ballots)}
    lacking = tuple(e.id for e in panel.experts if e.id not in have and judged(panel, e))
    return Back(
        ballots, with_ballots(opened.text, panel.file, ballots),
        tuple(finding for one in read for finding in one.findings),
        sum(bool(one.ballots) for one in read), lacking,
    )  # fmt: skip
