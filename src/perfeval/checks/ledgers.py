"""Rectification ledgers: PE850-PE899."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfeval.checks.check import Check

CHECKS: tuple[Check, ...] = ()
