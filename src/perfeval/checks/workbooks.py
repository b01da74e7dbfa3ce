"""The workbook to fill in, and forms to be filled: PE080-PE099."""

from __future__ import annotations

from perfeval.checks.check import Check

CHECKS: tuple[Check, ...] = ()
