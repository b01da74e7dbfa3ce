"""PE280-PE299: sets that can be used, yet hardly say what was meant."""

from __future__ import annotations

from perfeval.checks.check import Check

CHECKS: tuple[Check, ...] = ()
