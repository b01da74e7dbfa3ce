"""PE462-PE479, PE608-PE610: what a reviewer asks about a finished project."""

from __future__ import annotations

from perfeval.checks.check import Check

CHECKS: tuple[Check, ...] = ()
