"""V1: a target in words under a rule that computes with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.checks.lints.target_empty import says_nothing
from perfeval.checks.lints.targets import targets
from perfeval.model.finding import Finding
from perfeval.model.quantity import TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook

CODE = "PE283"
_NUMBER = r"\d+(?:\.\d+)?"
# 3-5个, 3—5个, 3至5个
_DASHED = re.compile(
    rf"(?P<low>{_NUMBER})(?P<one>[%‰\u4e00-\u9fff]{{0,4}}?)\s*(?:[-－–—−]+|至|到)\s*"
    rf"(?P<high>{_NUMBER})(?P<unit>[%‰\u4e00-\u9fff]{{0,4}})"
)
# ≥95% 且 ≤100%
_BOTH = re.compile(
    rf"(?:≥|>=|不低于|不少于)\s*(?P<low>{_NUMBER})(?P<one>[%‰\u4e00-\u9fff]{{0,4}}?)\s*(?:且|并|、|，|,|；)*\s*"
    rf"(?:≤|<=|不高于|不超过)\s*(?P<high>{_NUMBER})(?P<unit>[%‰\u4e00-\u9fff]{{0,4}})"
)


def check(look: SetLook, p: None) -> Iterator[Finding]:
    if not look.set.scored:
        return
    for target in targets(look):
        if target.quantity.kind == TEXT and target.takes_number:
            text = target.quantity.text.strip()
            if not says_nothing(text):
                params = {"name": target.name, "target": text[:40], "right": _right(text)}
                yield Finding("PE283", target.span, params, target.leaf.path)


def _right(text: str) -> str:
    """How to write a range that was written in another way; "" for anything else."""
    found = _DASHED.fullmatch(text) or _BOTH.fullmatch(text)
    if found is None or found["one"] not in ("", found["unit"]):
        return ""
    if float(found["low"]) >= float(found["high"]):
        return ""
    first = found["low"] + (found["unit"] if found["unit"] in ("%", "‰") else "")
    return f"{first}~{found['high']}{found['unit']}"
