"""Ways of scoring that tables use, one a file, and the search for those that give a printed score.

A module has `KEY`, `RANK` (how far-fetched it is, 0 the plainest) and `points(f, limits)`, which
yields `Made` for `Figures`: exact points before any rounding, with the sentence that says how.
`COINCIDENCE` marks those that describe a number and explain nothing; `ROUNDS = False` those whose
points are never rounded.
"""

from __future__ import annotations

from perfeval.rechecking.conventions.form_wide import form_wide, settled, weighed
from perfeval.rechecking.conventions.search import conventions

__all__ = ["conventions", "form_wide", "settled", "weighed"]
