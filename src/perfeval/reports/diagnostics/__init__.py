"""Findings of `perfeval validate` in the formats that CI systems read."""
