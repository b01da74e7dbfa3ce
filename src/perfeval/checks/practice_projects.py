"""PE830-PE849: what packs of checks ask of a project."""

from __future__ import annotations

from perfeval.checks.check import Check

CHECKS: tuple[Check, ...] = ()
