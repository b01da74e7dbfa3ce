"""Exact arithmetic written once for numbers and columns, and the small expression language."""
