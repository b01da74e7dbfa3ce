"""A rate as of another day than the project's, whose name does not say so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.checks.lints.rates import SINCE_START, stated
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import CardLook

CODE = "PE520"
_DAY = re.compile(r"\d{4}|\d+月|季度|月末|年底|年末|期末")


def check(look: CardLook, p: None) -> Iterator[Finding]:
    day = look.project.header.as_of
    for use in stated(look):
        own = use.params.as_of
        if own is None or day is None or own == day:
            continue
        if _DAY.search(use.name) or any(word in use.name for word in SINCE_START):
            continue
        params = {"name": use.name, "day": own.isoformat(), "project": day.isoformat()}
        yield Finding(CODE, use.span, params, use.path)
