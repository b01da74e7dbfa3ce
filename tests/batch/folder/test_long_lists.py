"""A list that is no plain one is left to the ordinary reader, however long: nothing grows faster."""

from __future__ import annotations

from perfeval.batch.folder.cutting import Piece
from perfeval.batch.folder.examples import MOST_VALUES, Examples


def test_a_piece_of_too_many_values_has_no_example() -> None:
    examples = Examples("results:\n", None, lambda key, node: (key, node), False)
    for many, known in ((MOST_VALUES - 1, True), (20_000, False)):
        names = ", ".join(f"E{n}" for n in range(many - 1))
        piece = Piece(f"  甲:\n    actual: 5户\n    evidence: [{names},]\n", 1)
        assert (examples.read(piece, {}) is not None) is known
