"""A ledger's nodes to its record."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from perfeval.model.ledger import Ledger
from perfeval.source.kinds import factor_of
from perfeval.source.ledger_shape import FILE
from perfeval.source.merging import canonical
from perfeval.source.node import Mapping, Node, Scalar
from perfeval.source.reading import BAD, Reader, shorten

if TYPE_CHECKING:
    from perfeval.model.finding import Finding, Span
    from perfeval.source.ledger_shape import Raw

DEFAULT_UNIT = "万元"
USUAL = Fraction(10_000)


class _Plain(Reader):
    """A ledger has no groups to choose a number by, so that one given by group is no number."""

    def choose(self, node: Node) -> Any:
        return node


def build_ledger(
    root: Mapping, file: str, digest: str = ""
) -> tuple[Ledger | None, tuple[Finding, ...]]:
    """The ledger and what was found on reading it; None where it is too broken to have a record.

    Bare amounts are read in the file's own `unit`, wherever in the file it stands.
    """
    reader = _Plain()
    node = canonical(root, FILE, reader.findings)
    factor = _factor(reader, node)
    reader.factor = factor
    raw: Any = reader.record(FILE, node)
    findings = tuple(reader.findings)
    return (None if raw is BAD else _ledger(raw, file, factor, digest)), findings


def _factor(reader: Reader, node: Mapping) -> Fraction:
    given = node.entries.get("unit")
    if given is None or not isinstance(given[1], Scalar) or given[1].is_null:
        return USUAL
    found = factor_of(given[1].text.strip())
    if found is None:
        reader.fault("PE507", given[1].span, unit=shorten(given[1].text))
    return found or USUAL


def _ledger(raw: Raw, file: str, factor: Fraction, digest: str) -> Ledger:
    at: dict[str, Span] = raw.at or {}
    known = factor_of(raw.unit) == factor
    return Ledger(
        title=raw.title, file=file, items=raw.items, year=raw.year, as_of=raw.as_of,
        owner=raw.owner, unit=raw.unit if known else DEFAULT_UNIT, factor=factor, basis=raw.basis,
        sources=raw.sources, units=raw.units, evidence=raw.evidence, categories=raw.categories,
        channels=raw.channels, notes=raw.notes,
        immediate_days=raw.immediate_days, found=raw.found, digest=digest, span=raw.span, at=at,
    )  # fmt: skip
