"""PE732-PE733: everything is done and little is spent; payments told as complete."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.model.rounding import percent
from perfeval.rechecking.look import about, of_many

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.rechecking.look import Look

_PAID = re.compile(r"(资金|经费|补助|预算).{0,6}(支付|拨付|支出|执行|兑付)|支付完成")
LEAST = 2


def check(look: Look) -> Iterator[Finding]:
    rate = look.execution
    if rate is None:
        return
    counted = [s.line for s in look.items if s.figures.r is not None]
    full = [line for line in counted if line.completion is not None and line.completion >= 1]
    least, beyond = look.limits.low_execution, look.limits.paid_beyond
    if least is not None and rate < least and len(full) >= LEAST and len(full) == len(counted):
        yield of_many("PE732", full, "actual", rate=percent(rate))
    for sight in look.items:
        f, line = sight.figures, sight.line
        if (
            beyond is not None
            and f.percent
            and f.x is not None
            and f.x > rate + beyond
            and _PAID.search(line.name)
        ):
            yield about("PE733", line, "actual", actual=line.actual, rate=percent(rate))
