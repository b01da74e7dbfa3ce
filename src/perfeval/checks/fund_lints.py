"""PE517-PE529: what a reviewer asks about the fund table."""

from __future__ import annotations

from perfeval.checks.check import Check

CHECKS: tuple[Check, ...] = ()
