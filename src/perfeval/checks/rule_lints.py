"""PE260-PE279: rules that can be used, yet hardly say what was meant."""

from __future__ import annotations

from perfeval.checks.check import Check

CHECKS: tuple[Check, ...] = ()
