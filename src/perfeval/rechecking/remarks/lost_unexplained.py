"""PE728: points lost without a word why, told once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.rechecking.look import of_many
from perfeval.rechecking.remarks.over import given

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.rechecking.look import Look


def check(look: Look) -> Iterator[Finding]:
    lost = [
        line
        for line in look.lines
        if line.weight and line.reported is not None and line.reported < line.weight
        and not given(line.reason)
    ]  # fmt: skip
    if lost and look.form is not None:
        yield of_many("PE728", lost, "reason", "reported")
