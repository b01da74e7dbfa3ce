"""A panel's nodes to the record, its amounts in its own unit."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model.panels import Ballot, Panel, Rule
from perfeval.source.kinds import factor_of
from perfeval.source.node import Mapping as MappingNode
from perfeval.source.node import Scalar, Sequence
from perfeval.source.panel_shape import FILE, Raw
from perfeval.source.reading import BAD, Reader, shorten

if TYPE_CHECKING:
    from perfeval.model.finding import Finding
    from perfeval.source.node import Mapping

HUNDRED = Fraction(100)


def build_panel(root: Mapping, file: str, digest: str) -> tuple[Panel | None, list[Finding]]:
    """The panel, None where it can't be used; and what was found on the way."""
    reader = Reader()
    given = root.entries.get("unit") or root.entries.get("单位")
    if given is not None and isinstance(given[1], Scalar) and not given[1].is_null:
        unit = given[1].text.strip()
        factor = factor_of(unit)
        if factor is None:
            reader.fault("PE507", given[1].span, unit=shorten(unit))
        else:
            reader.factor = factor
    raw = reader.record(FILE, root)
    if raw is BAD:
        return None, reader.findings
    raw = raw._replace(ballots=_placed(raw.ballots, root))
    return _built(raw, file, digest, reader.factor), reader.findings


def _placed(ballots: tuple[Ballot, ...], root: Mapping) -> tuple[Ballot, ...]:
    """The ballots with the place of each criterion's key and score among theirs."""
    given = root.entries.get("ballots") or root.entries.get("评审票")
    rows = given[1].items if given is not None and isinstance(given[1], Sequence) else []
    nodes = {row.span: row for row in rows if isinstance(row, MappingNode)}
    placed = []
    for ballot in ballots:
        node = nodes.get(ballot.span) if ballot.span is not None else None
        entry = (node.entries.get("scores") or node.entries.get("各项得分")) if node else None
        if entry is not None and isinstance(entry[1], MappingNode):
            at = {}
            for name, (key, value) in entry[1].entries.items():
                at[f"scores.{name}"], at[f"score of {name}"] = key.span, value.span
            ballot = ballot._replace(at={**ballot.at, **at})
        placed.append(ballot)
    return tuple(placed)


def _built(raw: Raw, file: str, digest: str, factor: Fraction) -> Panel:
    summed = sum((c.max for c in raw.criteria), Fraction(0))
    full = raw.total if raw.total is not None else summed if raw.criteria else HUNDRED
    return Panel(
        title=raw.title, file=file, experts=raw.experts, subjects=raw.subjects, ballots=raw.ballots,
        criteria=raw.criteria, discussions=raw.discussions,
        rule=raw.rule.built() if raw.rule is not None else Rule(), full=full, date=raw.date,
        basis=raw.basis, project=raw.project, unit=raw.unit, factor=factor,
        anonymous=raw.anonymous, salt=raw.salt, verified=raw.verified, notes=raw.notes,
        digest=digest, span=raw.span, at=raw.at,
    )  # fmt: skip
