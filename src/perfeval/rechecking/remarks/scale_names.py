"""PE729: the name of a scale where a level of it should stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.rechecking.look import about

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.rechecking.look import Look


def check(look: Look) -> Iterator[Finding]:
    for sight in look.items:
        line = sight.line
        for key, text in (("actual", line.actual), ("target", line.target)):
            if text.strip("（）() ").replace("/", "").replace("、", "") in look.limits.scales:
                yield about("PE729", line, key, text=text, what=key)
                break
