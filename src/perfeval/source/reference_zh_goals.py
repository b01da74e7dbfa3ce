"""Chinese words for the reference page: goals on several levels and plans of funds."""

from __future__ import annotations

SHAPES: dict[str, str] = {}
FIELDS: dict[str, dict[str, str]] = {}
