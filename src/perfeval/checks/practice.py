"""PE801-PE829: what packs of checks ask of a set."""

from __future__ import annotations

from perfeval.checks.check import Check

CHECKS: tuple[Check, ...] = ()
