"""Data of the project that neither a rule nor a condition of the set asks for. (PE472)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.lints.condition_names import conditions
from perfeval.checks.lints.look import SetLook
from perfeval.formula.names import names
from perfeval.model.finding import Finding
from perfeval.scoring.named_data import likeliest, wanted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import CardLook

CODE = "PE472"


def check(look: CardLook, p: None) -> Iterator[Finding]:
    if not look.project.data:
        return
    asked: set[str] = set()
    one = SetLook.at(look.set)
    for use in one.uses:
        asked |= wanted(use.leaf)
    for _, when in conditions(one):
        asked |= names(when.tree)
    lacking = sorted(asked - set(look.project.data) - {"x", "t", "w", "r"})
    places = look.project.places
    for name in look.project.data:
        if name not in asked:
            place = places.get(f"data.{name}") or places.get("data")
            yield Finding(CODE, place, {"name": name, "near": likeliest(name, lacking)})
