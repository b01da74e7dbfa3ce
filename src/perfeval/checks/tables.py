"""Understanding a finished table: PE060-PE079."""

from __future__ import annotations

from perfeval.checks.check import Check

CHECKS: tuple[Check, ...] = ()
