"""Marks in the properties of files that the program writes, by which it knows them again."""

from __future__ import annotations

REVIEW = "perfeval-recheck"  # a keyword: summaries and opinions are no forms to recheck
CUSTOM = "docProps/custom.xml"
SEAL = "perfeval.content"  # a custom property: the digest of all other parts as they were written
UNSEALED = "0" * 64
