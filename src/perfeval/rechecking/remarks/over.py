"""PE730: far more than the target without a reason, in tables without points too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.rounding import percent
from perfeval.rechecking.look import about

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.rechecking.look import Look

ASKED = frozenset(("PE441", "PE442", "PE830"))


def check(look: Look) -> Iterator[Finding]:
    over, far_over = look.limits.over, look.limits.far_over
    if over is None or far_over is None:
        return
    asked = {f.path for f in look.card.findings if f.code in ASKED}
    for sight in look.items:
        line, f = sight.line, sight.figures
        if f.r is None or f.r <= over or line.path in asked or given(line.reason):
            continue
        params = {"rate": percent(f.r), "target": line.target, "actual": line.actual,
                  "source": look.limits.sources.get("PE730", "")}  # fmt: skip
        far = None if f.r > far_over else "info"
        yield about("PE730", line, "actual", severity=far, **params)


def given(text: str) -> bool:
    """Whether a column of reasons holds more than 无 and dashes."""
    return len(text.strip("无—-/ 。")) > 1
