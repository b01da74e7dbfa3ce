"""What a project has to say about a leaf, by its measure and its rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.formula.names import names
from perfeval.measures import measure
from perfeval.rules import rule
from perfeval.source.result_shape import BALLOT, ITEM, OCCURRENCE, STATEMENT, SURVEY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfeval.model.indicators import Indicator
    from perfeval.model.shape import Shape

OWN = frozenset(("x", "t", "w", "r"))  # what expressions know without any data


class Need(NamedTuple):
    """One key of a result: how its value begins, and a remark (a key of `skeleton_words`)."""

    key: str
    value: str = ""
    note: str = ""
    values: Mapping[str, str] = {}
    shape: Shape | None = None


def needs(leaf: Indicator) -> list[Need]:
    """The keys in the order to fill them in."""
    return [*_target(leaf), *_number(leaf), *_judged(leaf)]


def data_names(leaf: Indicator) -> list[str]:
    """Named data that the expressions of measure and rule ask for."""
    found: set[str] = set()
    module, params = rule(leaf.score.kind), leaf.score.params
    if hasattr(module, "named") and params is not None:
        found |= module.named(params)
    if leaf.measure.kind == "formula" and leaf.measure.params is not None:
        found |= names(leaf.measure.params.expr.tree)
    return sorted(found - OWN)


def uses_number(leaf: Indicator) -> bool:
    """Whether measure and rule make points (or a comparison) of a number."""
    if leaf.score.kind == "none":
        return leaf.target is not None or leaf.measure.kind != "value"
    return bool(rule(leaf.score.kind).uses_number(leaf.score.params))


def _target(leaf: Indicator) -> Iterator[Need]:
    if leaf.score.kind not in ("completion", "steps") or leaf.measure.kind == "average":
        return
    if leaf.target is not None:
        yield Need("target", leaf.target.text.strip() and _text(leaf.target.text), "target.set")
    else:
        yield Need("target", "", "target")


def _text(text: str) -> str:
    from perfeval.source.yaml_text import scalar

    return scalar(text.strip())


def _number(leaf: Indicator) -> Iterator[Need]:
    kind = leaf.measure.kind
    if leaf.score.kind == "blend" or not uses_number(leaf):
        return
    if kind == "funds":
        return
    if kind in ("ratio", "growth", "schedule"):
        for key in measure(kind).READS:
            yield Need(key, "", key)
    elif kind == "survey":
        yield Need("survey", "{sent: , returned: , valid: , counts: []}", "survey", {}, SURVEY)
    elif kind == "panel":
        yield Need("panel", "[]", "panel", {}, BALLOT)
    elif kind == "average":
        yield Need("items", "[]", "items", {}, ITEM)
    elif kind == "count":
        yield Need("count", "", "count")
    elif kind == "value":
        yield Need("actual", "", "actual.flag" if leaf.score.kind == "yes_no" else "actual")


def _judged(leaf: Indicator) -> Iterator[Need]:
    kind, params = leaf.score.kind, leaf.score.params
    if kind == "checklist":
        texts = [getattr(item, "text", "") for item in params.items]
        said = "  ".join(f"{number} {text}" for number, text in enumerate(texts, 1))
        yield Need("met", "", "met", {"items": said})
    elif kind == "tiers":
        tiers = " | ".join(tier.name for tier in params.tiers) if params.tiers else ""
        yield Need("tier", "", "tier", {"names": tiers})
        yield Need("share", "", "share")
    elif kind == "judged":
        yield Need("deductions", "", "deductions", {}, OCCURRENCE)
    elif kind == "blend":
        yield Need("parts", "[]", "parts", {"n": str(len(params.parts))})
    elif kind == "none" and not uses_number(leaf):
        yield Need("statement", "{state: , text: }", "statement", {}, STATEMENT)
    wanted = data_names(leaf)
    if wanted:
        said = ", ".join(f"{_text(name)}: …" for name in wanted)
        yield Need("data", "{}", "data", {"names": said})
