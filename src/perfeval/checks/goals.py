"""Goals on several levels and plans of funds: PE480-PE499, PE530-PE549."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfeval.checks.check import Check

CHECKS: tuple[Check, ...] = ()
