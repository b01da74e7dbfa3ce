"""Monitoring: a project file to its progress at a day."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfeval import api
from perfeval.model.finding import Finding, pointed

if TYPE_CHECKING:
    from datetime import date
    from os import PathLike

    from perfeval.model.monitoring import Monitored


# lights, schedules or thresholds by which nothing can be told
BROKEN = ("PE767", "PE768", "PE774")


class Answer(NamedTuple):
    """The monitored project, None where it can't be; `findings` are all, also of reading it."""

    monitored: Monitored | None
    findings: tuple[Finding, ...]
    loaded: api.Loaded


def monitor(project: api.Loaded | str | PathLike[str], as_of: date | None = None) -> Answer:
    """Money and goals of a project at a day, by default the project's `as_of`.

    Shares are exact fractions, amounts in 元. Never raises for what the files say: `monitored` is
    None where the project or its schedules can't be used or no day is known; the findings say why. Columns and
    likelihoods are those of the monitoring table of 财预〔2019〕136号; schedules and lights are the
    set's or the project's own.
    """
    from perfeval.monitoring.run import monitor as run

    loaded = project if isinstance(project, api.Loaded) else api.load_project(Path(project))
    if loaded.project is None or loaded.indicator_set is None:
        return Answer(None, loaded.findings, loaded)
    header = loaded.project.header
    day = as_of or header.as_of
    if day is None:
        place = loaded.project.places.get("project")
        return Answer(None, (*loaded.findings, Finding("PE751", place)), loaded)
    found = run(loaded.project, loaded.indicator_set, day)
    every = (*loaded.findings, *_of_money(loaded, day), *found.findings)
    findings = tuple(map(pointed, every))
    if any(finding.code in BROKEN for finding in found.findings):
        return Answer(None, findings, loaded)
    return Answer(found._replace(findings=findings), findings, loaded)


def _of_money(loaded: api.Loaded, day: date) -> list[Finding]:
    """What is wrong with the fund table at the day."""
    from perfeval.scoring.finances import summary

    findings: list[Finding] = []
    if loaded.project is not None:
        at = loaded.project._replace(header=loaded.project.header._replace(as_of=day))
        summary(at, findings)
    return findings
