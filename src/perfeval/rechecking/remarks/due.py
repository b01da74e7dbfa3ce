"""PE739: a target that is due only after the year of the table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.rechecking.look import about

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.rechecking.look import Look

_DAY = re.compile(r"((?:19|20|21)\d\d)\s*(?:年|[./-]\s*\d{1,2})")
_WHEN = ("时间", "时限", "时效", "竣工", "完工", "开工", "期限", "日期", "完成时")


def check(look: Look) -> Iterator[Finding]:
    if look.year is None:
        return
    for sight in look.items:
        line = sight.line
        found = _DAY.search(line.target)
        timed = any(word in part for word in _WHEN for part in (line.name, *line.levels))
        if found and timed and int(found.group(1)) > look.year:
            yield about("PE739", line, "target", target=line.target, year=str(look.year))
