"""Rectification ledgers: load, compute how they stand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfeval.checks.catalogue import severity
from perfeval.ledger.checking import findings
from perfeval.ledger.standing import standing
from perfeval.library.loader import Loader
from perfeval.source.ledger_builder import build_ledger
from perfeval.source.ledger_shape import HEADER

if TYPE_CHECKING:
    from datetime import date

    from perfeval.ledger.records import LedgerStatus
    from perfeval.model.finding import Finding
    from perfeval.model.ledger import Ledger


class LoadedLedger(NamedTuple):
    """A ledger, None where the file can't be used, and what was found on reading it."""

    ledger: Ledger | None
    findings: tuple[Finding, ...]

    @property
    def usable(self) -> bool:
        """Whether the file says what it means throughout: nothing in it was left out on reading."""
        return self.ledger is not None and all(severity(f) != "error" for f in self.findings)


def load_ledger(path: Path | str, base: Path | None = None) -> LoadedLedger:
    """Read a file `perfeval: ledger/v1`; places are relative to `base`, its own folder without one.
    Never raises for what is in the file."""
    path = Path(path)
    loader = Loader(path.parent if base is None else base)
    read = loader.root(path, HEADER)
    if read is None:
        return LoadedLedger(None, tuple(loader.findings))
    ledger, found = build_ledger(read[0], loader.shown(path), read[1])
    return LoadedLedger(ledger, (*loader.findings, *found))


def status(loaded: LoadedLedger | Ledger, as_of: date | None = None) -> LedgerStatus:
    """How the ledger stands on the day (its own without one), with all findings: those of reading
    first. A ledger that could not be read has no status: look at `loaded.ledger` before."""
    ledger = loaded.ledger if isinstance(loaded, LoadedLedger) else loaded
    if ledger is None:
        message = "the file could not be read as a ledger"
        raise ValueError(message)
    before = loaded.findings if isinstance(loaded, LoadedLedger) else ()
    found = standing(ledger, as_of)
    return found._replace(findings=(*before, *findings(found)))
