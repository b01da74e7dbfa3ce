"""Scores into files: one writer a kind of file, each streaming, all of the same tables."""
