"""What a run of `validate` looks for, and how grave each finding is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.model.finding import Finding

OFF = "off"
PATTERN = re.compile(r"PE\d{0,3}")


class Settings(NamedTuple):
    """`select` and `ignore` are codes or their beginnings (`PE2` is all of PE200 to PE299);
    `severities` are by code or beginning, the longest wins; `limits` are the parameters that packs
    give to checks; what the call itself `asked` for is looked for even where the configuration or a
    pack turns it off, unless they do so more precisely."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, str] = {}
    limits: Mapping[str, Any] = {}
    asked: tuple[str, ...] = ()

    def kept(self, code: str) -> bool:
        """Whether findings of this code are wanted at all."""
        if self.severity(code) == OFF:
            return False
        chosen = _longest(code, self.select) if self.select else 0
        dropped = _longest(code, self.ignore)
        return chosen is not None and (dropped is None or (bool(self.select) and chosen > dropped))

    def severity(self, code: str) -> str | None:
        """The severity set for a code; None when it keeps its own."""
        fits = [key for key in self.severities if code.startswith(key)]
        if not fits:
            return None
        key = max(fits, key=len)
        level = self.severities[key]
        asked = _longest(code, self.asked)
        return None if level == OFF and asked is not None and asked >= len(key) else level

    def graded(self, finding: Finding) -> Finding:
        """The finding with the severity that the settings give it."""
        level = self.severity(finding.code)
        return finding if level is None else finding._replace(severity=level)


def _longest(code: str, prefixes: tuple[str, ...]) -> int | None:
    fits = [len(prefix) for prefix in prefixes if code.startswith(prefix)]
    return max(fits) if fits else None
