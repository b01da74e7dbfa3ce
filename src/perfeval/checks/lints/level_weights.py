"""W1: the weights of level 1 are those of the form that the set claims to be."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.checks.lints.naming import documents, holding
from perfeval.checks.lints.shares import added
from perfeval.checks.structure_weights import carried
from perfeval.model.finding import Finding
from perfeval.model.rounding import plain
from perfeval.model.shape import FLAG, NUMBER, TEXT, Field, Shape, list_of, map_of, record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfeval.checks.lints.look import SetLook
    from perfeval.model.indicators import Indicator

CODE = "PE802"


class Norm(NamedTuple):
    """Weights by a word in the indicator's name; `documents` limit it to sets that rest on one."""

    name: str
    weights: Mapping[str, Fraction]
    total: Fraction = Fraction(100)
    documents: tuple[str, ...] = ()
    anywhere: bool = False


class Params(NamedTuple):
    norms: tuple[Norm, ...]
    reports: tuple[str, ...] = ()


NORM = Shape(
    "check.PE802.norm",
    (
        Field("name", "名称", TEXT, "what the norm is called", required=True),
        Field("weights", "分值", map_of(NUMBER), "by a word in the name", required=True),
        Field("total", "总分", NUMBER, "what these weights are points of"),
        Field("documents", "文号", list_of(TEXT), "only for sets that rest on one of them"),
        Field("anywhere", "各级", FLAG, "look at all levels, not only at level 1"),
    ),
    Norm,
)
SHAPE = Shape(
    "check.PE802",
    (
        Field("norms", "规定", list_of(record(NORM)), "the nearest one is compared", required=True),
        Field("reports", "报告种类", list_of(TEXT), "only in sets for these kinds of report"),
    ),
    Params,
)


def check(look: SetLook, p: Params) -> Iterator[Finding]:
    if not added(look) or (p.reports and look.set.report not in p.reports):
        return
    norms = [
        norm for norm in p.norms if not norm.documents or documents(look.set.basis, norm.documents)
    ]
    if not norms:
        return
    strange = [_strange(look, norm) for norm in norms]
    near = [norm for norm, count in zip(norms, strange, strict=True) if count == min(strange)]
    norm, off = min(((norm, _off(look, norm)) for norm in near), key=lambda pair: len(pair[1]))
    if not off:
        return
    node: Indicator | None = next((row[3] for row in off if row[3] is not None), None)
    place = node.at.get("weight", node.span) if node is not None else look.set.span
    rows = "、".join(f"{word} {plain(has)} ≠ {plain(should)}" for word, has, should, _ in off)
    yield Finding("PE802", place, {"norm": norm.name, "rows": rows})


def _off(look: SetLook, norm: Norm) -> list[tuple[str, Fraction, Fraction, Indicator | None]]:
    """The words whose points are not those of the norm: what they have and should have, and the
    first indicator of that name."""
    rows = []
    for word, should in norm.weights.items():
        nodes = [node for node in look.set.indicators if word in node.name]
        if not nodes and norm.anywhere:
            nodes = [node for node in look.nodes if word in node.name][:1]
        has = sum((carried(node) for node in nodes), Fraction(0))
        if norm.total != look.set.total:
            has = has * norm.total / look.set.total
        if has != should:
            rows.append((word, has, should, nodes[0] if nodes else None))
    return rows


def _strange(look: SetLook, norm: Norm) -> int:
    """Branches of level 1 that the norm does not speak of, and words of it without a branch."""
    if norm.anywhere:
        return 0
    names = [top.name for top in look.set.indicators]
    unknown = sum(not holding(name, norm.weights) for name in names)
    return unknown + sum(not any(word in name for name in names) for word in norm.weights)
