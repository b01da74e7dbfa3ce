"""Printed scores beside recomputed ones: PE711-PE749."""

from __future__ import annotations

from perfeval.checks.check import Check

CHECKS: tuple[Check, ...] = ()
