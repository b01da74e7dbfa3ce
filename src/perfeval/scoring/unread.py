"""Data of a result that neither its measure nor its rule reads."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.measures import measure
from perfeval.model.finding import Finding
from perfeval.scoring.judging import READS
from perfeval.scoring.named_data import unused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model import scorecard as s
    from perfeval.model.results import Result

# everything else of a result is shown or compared whatever the rule
DATA = (
    "part", "whole", "current", "base", "survey", "panel", "planned", "finished", "excused",
    "count", "occurrences", "items", "data", "met", "tier", "share", "points", "judged",
    "deductions", "parts", "peers",
)  # fmt: skip

# read by a measure where they are there, though it does not need them
BESIDE = {"schedule": ("excused",), "count": ("occurrences",)}
# rules of judgement, beside which a survey is no more than an illustration
SHOWN_WITH = ("checklist", "tiers", "judged", "none")


def unread(leaf: s.LeafScore, result: Result) -> Iterator[Finding]:
    """One finding at the first of the keys that say nothing here."""
    given = [key for key in DATA if key in result.at]
    if not given:
        return
    known = _known(leaf)
    idle = [key for key in given if key not in known or _in_vain(key, leaf, result)]
    if not idle:
        yield from _unasked(leaf, result) if result.data else ()
        return
    params = {
        "name": leaf.indicator.name, "keys": "、".join(idle), "kind": leaf.indicator.score.kind,
        "measure": "" if leaf.indicator.measure.kind == "value" else leaf.indicator.measure.kind,
    }  # fmt: skip
    yield Finding("PE439", result.place(*idle), params, leaf.indicator.path)


def _unasked(leaf: s.LeafScore, result: Result) -> Iterator[Finding]:
    """Named data that no expression asks for; that they stand for what is lacking, that finding
    says."""
    use, measured = leaf.indicator.score, leaf.indicator.measure.kind
    for name, near in unused(leaf.indicator, result).items():
        if not near:
            params = {
                "name": leaf.indicator.name, "keys": f"data.{name}", "kind": use.kind,
                "measure": "" if measured == "value" else measured,
            }  # fmt: skip
            place = result.place(f"data.{name}", "data")
            yield Finding("PE439", place, params, leaf.indicator.path)


def _known(leaf: s.LeafScore) -> set[str]:
    """The keys that the measure and the rule read."""
    use, kind, v = leaf.indicator.score, leaf.indicator.measure.kind, leaf.inputs
    if use.kind == "blend":
        return {"parts"}
    known = {*measure(kind).READS, *BESIDE.get(kind, ())}
    if use.kind in SHOWN_WITH:
        known.add("survey")
    if use.kind == "completion":
        judged = v is None or v.judged is not None
    elif use.kind == "bands":
        judged = v is None or v.judged is not None or v.x is None
        judged = judged and any(band.choose for band in use.params.bands)
    else:
        judged = True
    return known | set(READS.get(use.kind, ()) if judged else ())


def _in_vain(key: str, leaf: s.LeafScore, result: Result) -> bool:
    """Whether another key takes its place and says something else."""
    v = leaf.inputs
    if key == "occurrences":
        stated, own = result.count, Fraction(len(result.occurrences or ()))
        return stated is not None and own not in (0, stated)
    if v is None or v.judged is None:
        return False
    if key == "deductions" and result.judged is not None:
        taken = sum((entry.points or Fraction(0) for entry in result.deductions or ()), Fraction(0))
        return bool(result.deductions) and v.w - taken != v.judged
    if key == "share" and result.share is not None:
        return bool(v.w * result.share != v.judged)
    if key == "points" and result.points is not None:
        return bool(result.points != v.judged)
    if key == "met" and isinstance(result.met, bool):
        return bool(v.w * result.met != v.judged)
    return False
