"""PE731: a column of reasons that is filled with 已完成."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.rechecking.look import of_many

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.rechecking.look import Look


def check(look: Look) -> Iterator[Finding]:
    words = look.limits.empty_reasons
    lines = [s.line for s in look.items if s.line.reason.strip("。. ") in words]
    if lines:
        yield of_many("PE731", lines, "reason", text=lines[0].reason)
