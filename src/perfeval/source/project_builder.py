"""A project's nodes to its records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.measures.funds import Params as FundsParams
from perfeval.model import funds as mf
from perfeval.model import project as m
from perfeval.model import results as mr
from perfeval.source.fund_places import assumed_keys, has_bare_amount
from perfeval.source.fund_shape import FUNDS
from perfeval.source.kinds import factor_of
from perfeval.source.merging import canonical
from perfeval.source.node import Mapping as MappingNode
from perfeval.source.node import Node, Scalar
from perfeval.source.project_shape import PROJECT, RawProject
from perfeval.source.reading import BAD, Reader, nearest, shorten
from perfeval.source.results import read_result

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.model.finding import Finding, Span
    from perfeval.model.indicators import Indicator, IndicatorSet


class Opening(NamedTuple):
    """What must be known of a project before its set can be built."""

    set_id: str
    set_place: Scalar
    groups: Mapping[str, str]


def open_project(root: MappingNode, findings: list[Finding]) -> Opening | None:
    """The set and the groups that a project names."""
    root = canonical(root, PROJECT, findings)
    entry = root.entries.get("indicator_set")
    if entry is None or not isinstance(entry[1], Scalar):
        return None
    if entry[1].is_null or not entry[1].text.strip():
        return None
    groups: dict[str, str] = {}
    given = root.entries.get("groups")
    if given is not None and isinstance(given[1], MappingNode):
        for key, (_, value) in given[1].entries.items():
            if isinstance(value, Scalar):
                groups[key] = value.text.strip()
    return Opening(entry[1].text.strip(), entry[1], groups)


def build_project(
    root: MappingNode, file: str, indicator_set: IndicatorSet, digest: str
) -> m.Project | list[Finding]:
    """The project's record; a list of findings where it is too broken to have one."""
    reader = Reader({})
    root = canonical(root, PROJECT, reader.findings)
    raw: Any = reader.record(PROJECT, root)
    if raw is BAD:
        return reader.findings
    funds = None if raw.funds is None else read_funds(reader, raw.funds)
    results = _results(reader, raw.results, indicator_set)
    places = {**(raw.at or {}), "results": root.entries["results"][0].span}
    return project_of(raw, funds, results, file, digest, places, tuple(reader.findings))


def project_of(
    raw: RawProject, funds: mf.Funds | None, results: dict[tuple[str, ...], mr.Result], file: str,
    digest: str, places: Mapping[str, Span], findings: tuple[Finding, ...],
) -> m.Project:  # fmt: skip
    """The record of what was read; `places` has where each block stands: its value, of the results
    their key."""
    narrative = raw.narrative or {}
    return m.Project(
        header=raw.project, set_id=raw.indicator_set, file=file, results=results,
        report=raw.report, groups=raw.groups or {}, evaluation=raw.evaluation,
        evidence=raw.evidence, sampling=raw.sampling, interviews=raw.interviews, funds=funds,
        objectives=raw.objectives, goals=raw.goals, problems=raw.problems,
        feedback=raw.feedback, gates=raw.gates, adjust=raw.adjust, data=raw.data or {},
        reported=raw.reported, as_printed=raw.as_printed,
        narrative=narrative if isinstance(narrative, dict) else {"": narrative},
        monitoring=raw.monitoring, digest=digest, places=places, findings=findings,
    )  # fmt: skip


def read_funds(r: Reader, node: Node) -> mf.Funds | None:
    """The fund table; None where the reader has found why there is none."""
    if not isinstance(node, MappingNode):
        r.wrong(node, "mapping")
        return None
    node = canonical(node, FUNDS, r.findings)
    unit = "万元"
    given = node.entries.get("unit")
    if given is not None and isinstance(given[1], Scalar):
        unit = given[1].text.strip()
        factor = factor_of(unit)
        if factor is None:
            r.fault("PE507", given[1].span, unit=shorten(unit))
        else:
            r.factor = factor
    raw = r.record(FUNDS, node)
    if raw is BAD:
        return None
    keys = assumed_keys(node)
    rates = tuple(
        mf.RateUse(
            x.name, FundsParams(x.rate, x.base, x.lines, x.as_of, x.from_), x.reported, x.span, x.at
        )
        for x in raw.rates
    )
    return mf.Funds(
        unit, r.factor, tuple(_line(x, keys) for x in raw.lines), rates, raw.plan, raw.note,
        raw.span, given is None and has_bare_amount(node),
    )  # fmt: skip


def _line(line: mf.FundLine, keys: Mapping[Span, Mapping[str, Span]]) -> mf.FundLine:
    """`spent` given as running totals moves to where they are kept."""
    spent: Any = line.spent
    if line.span is not None and line.span in keys:
        line = line._replace(at={**line.at, **keys[line.span]})
    if spent and isinstance(spent[0], mf.Cumulative):
        return line._replace(spent=None, cumulative=spent)
    return line


class LeafIndex:
    """Leaves by id, by name, by path."""

    def __init__(self, leaves: tuple[Indicator, ...]) -> None:
        self.by: dict[str, dict[tuple[str, ...], Indicator]] = {}
        for leaf in leaves:
            for key in {leaf.id, leaf.name, "/".join(leaf.path)} - {""}:
                self.by.setdefault(key, {})[leaf.path] = leaf

    def fits(self, key: str) -> list[Indicator]:
        return list(self.by.get(key, {}).values())


def _results(
    r: Reader, node: Node, indicator_set: IndicatorSet
) -> dict[tuple[str, ...], mr.Result]:
    results: dict[tuple[str, ...], mr.Result] = {}
    if isinstance(node, Scalar) and node.is_null:
        return results
    if not isinstance(node, MappingNode):
        r.wrong(node, "mapping")
        return results
    index = LeafIndex(indicator_set.leaves())
    keys: dict[tuple[str, ...], str] = {}
    for name, (key, value) in node.entries.items():
        fits = index.fits(name.strip())
        if not fits:
            near = nearest(name, index.by)
            r.fault("PE301", key.span, key=shorten(name), near=near, set=indicator_set.id)
            continue
        if len(fits) > 1:
            paths = "、".join("/".join(leaf.path) for leaf in fits)
            r.fault("PE302", key.span, key=shorten(name), paths=paths)
            continue
        leaf = fits[0]
        if leaf.path in results:
            r.fault("PE303", key.span, key=shorten(name), other=keys[leaf.path])
            continue
        before = len(r.findings)
        found = read_result(r, value)
        for i in range(before, len(r.findings)):
            r.findings[i] = r.findings[i]._replace(path=leaf.path)
        keys[leaf.path] = name
        results[leaf.path] = (
            mr.Result(span=key.span) if found is BAD else found._replace(span=key.span)
        )
    return results
