"""Rectification ledgers: what was found, what was done about it, and what is still open."""
