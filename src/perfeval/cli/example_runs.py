"""The commands that are run on an example's files, but for `validate`: what they find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.cli.arguments import read

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from perfeval.model.example import Example
    from perfeval.model.finding import Finding

    Run = Callable[[Example, Path], tuple[Finding, ...]]


def _table(found: Example, folder: Path) -> tuple[Finding, ...]:
    from perfeval.forms import open_tables

    return open_tables(folder / found.run.split()[2]).findings


def _panel(found: Example, folder: Path) -> tuple[Finding, ...]:
    from perfeval.systems import panels

    call = read(found.run.split()[1:])
    if call is None:
        return ()
    opened = panels.load(folder / call.value("file"))
    names = (*call.all("read"), *call.all("more"))
    if opened.panel is None or not names:
        return opened.findings
    path = folder / call.value("file")
    return (*opened.findings, *panels.read_back(opened, path, [folder / n for n in names]).findings)


def _survey(found: Example, folder: Path) -> tuple[Finding, ...]:
    from perfeval.systems.surveys import survey

    return survey(folder / found.run.split()[2]).findings


def _monitor(found: Example, folder: Path) -> tuple[Finding, ...]:
    from datetime import date

    from perfeval.systems.monitoring import monitor

    call = read(found.run.split()[1:])
    if call is None:
        return ()
    given = call.given("as_of")
    day = date.fromisoformat(given) if given else None
    answer = monitor(folder / call.value("project"), day)
    return answer.monitored.findings if answer.monitored is not None else answer.findings


RUNS: Mapping[str, Run] = {
    "import": _table, "panel": _panel, "survey": _survey, "monitor": _monitor,
}  # fmt: skip
