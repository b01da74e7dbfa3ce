"""Checks: one file per family of findings, as data; the texts are filled in at the edge."""
