"""Use of results: recommendations by a policy, and years or projects side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfeval import api
from perfeval.model.finding import Finding, SheetFile, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from perfeval.followup.moves import Comparison
    from perfeval.followup.records import Recommended, Unread, Year
    from perfeval.model.policy import Policy


class LoadedPolicy(NamedTuple):
    """A policy, or None where it can't be used, and what was found on reading and checking it."""

    policy: Policy | None
    findings: tuple[Finding, ...]


class Read(NamedTuple):
    """Scored projects in the order given, those that can't be used, and all files that were read."""

    years: tuple[Year, ...]
    unread: tuple[Unread, ...]
    files: tuple[Path, ...]


def load_policy(path: str | Path) -> LoadedPolicy:
    """Read a policy file; never raises for what it says."""
    from perfeval.followup.policy_faults import policy_faults
    from perfeval.library.policies import open_policy

    path = Path(path)
    opened = open_policy(path)
    findings = list(opened.findings)
    if opened.record is not None:
        findings += policy_faults(opened.record)
    placed = tuple(_placed(finding, path) for finding in findings)
    if opened.record is None or api.any_error(findings):
        return LoadedPolicy(None, placed)
    policy: Policy = opened.record
    at = _spans(policy.at, path)
    rules = tuple(rule._replace(span=_span(rule.span, path)) for rule in policy.rules)
    return LoadedPolicy(policy._replace(span=_span(policy.span, path), at=at, rules=rules, file=path.as_posix()), placed)  # fmt: skip


def read_projects(paths: Iterable[str | Path]) -> Read:
    """Load and score each, of a folder every project file in it, in order of their names; one that
    can't be used never stops the others."""
    from perfeval.followup.histories import year
    from perfeval.followup.records import Unread

    years, unread, files = [], [], []
    for path in (one for given in paths for one in _inside(Path(given))):
        loaded = api.load_project(path)
        files += [path, *loaded.files]
        if not loaded.usable:
            placed = tuple(_placed(finding, path) for finding in loaded.findings)
            unread.append(Unread(path.as_posix(), placed))
            continue
        years.append(year(path.as_posix(), api.score(loaded)))
    return Read(tuple(years), tuple(unread), tuple(files))


def _inside(path: Path) -> tuple[Path, ...]:
    """The project files of a folder; the path itself where it is none, or has none."""
    if not path.is_dir():
        return (path,)
    from perfeval.library.gathering import gather

    found = tuple(one.path for one in gather((str(path),)).files if one.project)
    return found or (path,)


def recommend(
    policy: Policy, years: Sequence[Year], unread: tuple[Unread, ...] = ()
) -> Recommended:
    """What the policy recommends for each project; places name files as they were given."""
    from perfeval.followup.recommending import recommend as run

    return run(policy, [_rebased(year) for year in years], unread)


def compare(years: Sequence[Year], unread: tuple[Unread, ...] = ()) -> Comparison:
    """Years of a project, or projects, side by side, with what moved between them."""
    from perfeval.followup.comparing import compare as run

    return run([_rebased(year) for year in years], unread)


def _rebased(year: Year) -> Year:
    """The year with places that name the project's file as it was given, whichever folder it is in:
    a comparison is about files of several folders."""
    path, project = Path(year.file), year.card.project
    header = project.header._replace(at=_spans(project.header.at, path))
    funds = project.funds
    if funds is not None:
        funds = funds._replace(span=_span(funds.span, path))
    results = {
        key: one._replace(span=_span(one.span, path), at=_spans(one.at, path))
        for key, one in project.results.items()
    }
    gates = tuple(one._replace(span=_span(one.span, path)) for one in project.gates)
    project = project._replace(
        header=header, funds=funds, results=results, gates=gates, places=_spans(project.places, path)
    )  # fmt: skip
    leaves = tuple(
        leaf._replace(result=results.get(leaf.indicator.path, leaf.result))
        for leaf in year.card.leaves
    )
    findings = tuple(_placed(finding, path) for finding in year.card.findings)
    card = year.card._replace(project=project, leaves=leaves, findings=findings)
    return year._replace(card=card)


def _spans(at: Mapping[str, Span], path: Path) -> dict[str, Span]:
    return {key: moved for key, span in at.items() if (moved := _span(span, path)) is not None}


def _placed(finding: Finding, path: Path) -> Finding:
    return finding._replace(span=_span(finding.span, path))


def _span(span: Span | None, path: Path) -> Span | None:
    """A place relative to a file's folder as one relative to where the command was called."""
    if span is None or not span.file:
        return span
    file = (path.parent / span.file).as_posix()
    return span._replace(file=SheetFile(file, span.sheet) if span.sheet else file)
