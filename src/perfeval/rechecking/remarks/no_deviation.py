"""PE745: a text that denies what the money shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.model.rounding import percent
from perfeval.rechecking.look import at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.rechecking.look import Look

_DENIED = re.compile(
    r"(?:不存在|没有|未出现|无)[^，。；]{0,14}?(?:偏离|偏差|结转|结余)[^，。；]{0,8}|"
    r"(?:资金|预算)[^，。；]{0,6}(?:全部|足额|已)(?:支付|支出|执行|拨付)完[^，。；]{0,4}|"
    r"执行率[^，。；0-9]{0,4}100%"
)


def check(look: Look) -> Iterator[Finding]:
    rate, most = look.execution, look.limits.deviation
    if rate is None or most is None or 1 - rate <= most:
        return
    for value in look.told:
        found = _DENIED.search(value.text)
        if found:
            yield at(
                "PE745", value.span, said=found.group(), rate=percent(rate), left=percent(1 - rate)
            )
