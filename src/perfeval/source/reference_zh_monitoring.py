"""Chinese words for the reference page: monitoring."""

from __future__ import annotations

SHAPES: dict[str, str] = {}
FIELDS: dict[str, dict[str, str]] = {}
