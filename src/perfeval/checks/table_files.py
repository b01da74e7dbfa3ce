"""Opening workbooks and documents with tables: PE040-PE059."""

from __future__ import annotations

from perfeval.checks.check import Check

CHECKS: tuple[Check, ...] = ()
