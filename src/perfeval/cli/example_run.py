"""What a run says of a finding's wrong example."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.catalogue import catalogue
from perfeval.cli.arguments import read
from perfeval.cli.example_runs import RUNS
from perfeval.library.configuration import OWN, Configured, configuration
from perfeval.library.discovery import discover
from perfeval.library.examples import laid_out
from perfeval.source.pack_shape import Config
from perfeval.validation.run import validate
from perfeval.validation.setup import Wanted, setup

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval.model.example import Example
    from perfeval.model.finding import Finding


def finding_of(found: Example) -> Finding | None:
    """The finding with the particulars of its case; None where its text has none, where a
    command gives it that is not run here, or where the files can't be laid out."""
    check = catalogue()[found.code]
    run = RUNS.get(" ".join(found.run.split()[1:2]))
    if (found.run and run is None) or "{" not in check.zh + check.mend_zh:
        return None
    try:
        with laid_out(found) as folder:
            findings = run(found, folder) if run is not None else _findings(found, folder)
    except OSError:
        return None
    place = found.place[1:] if found.place is not None else None
    same = [finding for finding in findings if finding.code == found.code]
    here = (x for x in same if x.span is not None and (x.span.line, x.span.column) == place)
    return next(here, same[0] if same else None)


def _findings(found: Example, folder: Path) -> tuple[Finding, ...]:
    call = read(["validate", ".", *found.options])
    words = {name: call.all(name) if call else () for name in ("select", "ignore", "pack")}
    own = folder / OWN
    configured = configuration(str(own), folder) if own.is_file() else Configured(Config())
    ready = setup(Wanted(**words), configured)
    if ready.findings:
        return ready.findings
    return validate(discover((str(folder),)).files, folder, ready.settings).findings
