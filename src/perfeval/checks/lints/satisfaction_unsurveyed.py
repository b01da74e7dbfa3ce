"""T6: a satisfaction that no survey stands behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.lints.naming import head
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook

CODE = "PE282"
ENDINGS = ("满意度", "满意率", "满意度指标")
# whether a survey was held, or what a form only reports, needs no survey's figures
OTHER_RULES = ("checklist", "yes_no", "none", "blend", "count")


def check(look: SetLook, p: None) -> Iterator[Finding]:
    for leaf in look.leaves:
        if "满意" not in leaf.name or leaf.measure.kind != "value":
            continue
        if head(leaf.name).endswith(ENDINGS) and leaf.score.kind not in OTHER_RULES:
            place = leaf.at.get("name", leaf.span)
            yield Finding("PE282", place, {"name": leaf.name}, leaf.path)
