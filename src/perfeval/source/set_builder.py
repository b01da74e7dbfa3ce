"""A set's nodes to its records."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from perfeval.model.indicators import Gate, Indicator, IndicatorSet, MeasureUse, ScoreUse
from perfeval.rules import rule
from perfeval.source.merging import canonical
from perfeval.source.node import Mapping as MappingNode
from perfeval.source.node import Node, Scalar, Sequence
from perfeval.source.reading import BAD, Reader, shorten
from perfeval.source.set_shape import (
    INDICATOR,
    ROUNDING,
    SET,
    STANDARD,
    RawGate,
    RawIndicator,
    rounding,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from perfeval.model.finding import Finding, Span
    from perfeval.model.rounding import Rounding

MAX_DEPTH = 6
ID_LETTERS = set("abcdefghijklmnopqrstuvwxyz0123456789-")
MOST_DIGITS = 10
# keys whose places findings about the whole set point at
PLACED = ("extends", "total", "remove", "indicators", "report", "not_applicable")


def build_set(
    root: MappingNode,
    file: str,
    groups: Mapping[str, str] | None,
    digest: str,
    open_calendar: Callable[[str, Scalar], Any] | None = None,
) -> IndicatorSet | list[Finding]:
    """The set's record; a list of findings where it is too broken to have one."""
    reader = Reader(groups)
    reader.open_calendar = open_calendar
    root = canonical(root, SET, reader.findings)
    raw: Any = reader.record(SET, root)
    if raw is BAD:
        return reader.findings
    if not raw.id or not set(raw.id) <= ID_LETTERS:
        place = root.entries["id"][1].span if "id" in root.entries else root.span
        reader.fault("PE115", place, id=shorten(raw.id))
    if raw.indicators is None:
        reader.fault("PE102", root.span, key="indicators", zh="指标")
        return reader.findings
    own = _rounding(reader, raw.rounding, root)
    indicators = _children(reader, raw.indicators, (), own)
    leaves_weighted = any(_weighted(node) for node in indicators)
    if not indicators:
        if not reader.findings:
            reader.fault("PE200", root.entries["indicators"][1].span)
        return reader.findings
    return IndicatorSet(
        id=raw.id, title=raw.title or raw.id, file=file, indicators=indicators, basis=raw.basis,
        valid=raw.valid, total=raw.total, combine=raw.combine,
        grades=tuple(g.built() for g in raw.grades), rounding=own, policy=raw.not_applicable,
        gates=tuple(_gate(g) for g in raw.gates), adjust=tuple(a.built() for a in raw.adjust),
        scored=raw.scoring != "none" and leaves_weighted, report=raw.report, form=raw.form,
        region=raw.region, monitoring=raw.monitoring,
        verified=raw.verified, notes=raw.notes, extends=raw.extends,
        groups={k: tuple(v) for k, v in reader.alternatives.items()}, digest=digest,
        span=root.span, findings=tuple(reader.findings),
        at={key: root.entries[key][1].span for key in PLACED if key in root.entries},
    )  # fmt: skip


def _gate(raw: RawGate) -> Gate:
    effect, cap, grade, place = raw.effect
    text = raw.when.text if raw.when else ""
    at = raw.at if place is None else {**raw.at, "effect": place}
    return Gate(raw.name, effect, cap, grade, raw.when, text, raw.span, at)


def _weighted(node: Indicator) -> bool:
    if node.children:
        return any(_weighted(child) for child in node.children)
    return node.weight is not None


def _children(
    r: Reader, node: Node, path: tuple[str, ...], outer: Rounding
) -> tuple[Indicator, ...]:
    if not isinstance(node, Sequence):
        r.wrong(node, "list")
        return ()
    if len(path) >= MAX_DEPTH:
        r.fault("PE206", node.span, limit=str(MAX_DEPTH))
        return ()
    found = (_indicator(r, item, path, outer) for item in node.items)
    return tuple(one for one in found if one is not None)


def _indicator(r: Reader, node: Node, path: tuple[str, ...], outer: Rounding) -> Indicator | None:
    if not isinstance(node, MappingNode):
        r.wrong(node, "mapping")
        return None
    values, at = r.entries(INDICATOR, node)
    if values is None:
        return None
    raw = RawIndicator(**values)
    if not raw.name:
        r.fault("PE102", at["name"], key="name", zh="名称")
    here = (*path, raw.name)
    children = () if raw.children is None else _children(r, raw.children, here, outer)
    if raw.children is not None:
        for key in ("measure", "target", "score"):
            if key in at:
                r.fault("PE213", at[key], key=key, name=raw.name)
        if not children and isinstance(raw.children, Sequence) and not raw.children.items:
            r.fault("PE207", at.get("children", node.span), name=raw.name)
    score = raw.score
    if score is None:
        score = _usual()
    if score.kind == "blend" and raw.measure is not None:
        r.fault("PE257", at.get("measure"), name=raw.name)
    return Indicator(
        name=raw.name, path=here, id=raw.id, weight=raw.weight, base=raw.base, children=children,
        measure=_measure(raw, score), target=raw.target, score=score, explain=raw.explain,
        evidence=raw.evidence, basis=raw.basis, source=raw.source, note=raw.note,
        verified=raw.verified, rounding=_rounding(r, raw.rounding, node, outer), policy=raw.not_applicable,
        gates=tuple(_gate(g) for g in raw.gates), adjust=tuple(a.built() for a in raw.adjust),
        schedule=raw.schedule, accrues=raw.accrues, span=node.span, at=at,
    )  # fmt: skip


@cache
def _usual() -> ScoreUse:
    """The rule of a leaf that writes none."""
    return ScoreUse("completion", rule("completion").Params())


def _rounding(
    r: Reader, given: dict[str, Any] | None, owner: MappingNode, outer: Rounding = STANDARD
) -> Rounding:
    """Given keys over the outer rounding; numbers of decimals that none would print are refused."""
    if not given:
        return outer
    kept = dict(given or {})
    for key in ("digits", "rate_digits"):
        value = kept.get(key)
        if value is not None and not 0 <= value <= MOST_DIGITS:
            bound = f"0~{MOST_DIGITS}"
            place = _rounding_place(owner, key)
            r.fault("PE250", place, key=f"rounding.{key}", value=str(value), bound=bound)
            del kept[key]
    return rounding(kept, outer)


def _rounding_place(owner: MappingNode, key: str) -> Span:
    """Where a key of the rounding has its value."""
    names = next((field.key, field.zh) for field in ROUNDING.fields if field.key == key)
    for name in ("rounding", "舍入"):
        node = owner.entries[name][1] if name in owner.entries else None
        if isinstance(node, MappingNode):
            return next((node.entries[x][1].span for x in names if x in node.entries), node.span)
    return owner.span


def _measure(raw: RawIndicator, score: ScoreUse) -> MeasureUse:
    if raw.measure is not None:
        return raw.measure  # type: ignore[no-any-return]
    return MeasureUse("count" if score.kind == "count" else "value", None)
