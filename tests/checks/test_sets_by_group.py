"""A set with numbers by group is checked for every group, not only for the first."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases.running import run

HEAD = "perfeval: indicator-set/v1\nid: example\ntotal: 10\nindicators:\n"
TARGET = "target: ≥200人次"
BANDS = "score: {kind: bands, bands: [{min: %s, points: 4}, {min: 80%%, points: 2}, {below: 80%%, points: 0}]}"
SETS = [
    # 5 + 4 is not 10 in the west
    (f"  - {{name: 甲, weight: {{by: region, 中部: 6, 西部: 5}}, {TARGET}}}\n  - {{name: 乙, weight: 4, score: {{kind: yes_no}}}}\n", ["set.yaml:3:8 error PE202"]),
    (f"  - {{name: 甲, weight: {{by: region, 中部: 6, 西部: 5}}, {TARGET}}}\n  - {{name: 乙, weight: {{by: region, 西部: 5, 中部: 4}}, score: {{kind: yes_no}}}}\n", []),
    # in the west the second band is never reached
    (f"  - {{name: 甲, weight: 6, {TARGET}}}\n  - {{name: 乙, weight: 4, {BANDS % '{by: region, 中部: 90%, 西部: 80%}'}}}\n", ["set.yaml:6:105 error PE221"]),
    # in the west full marks are out of reach
    ("  - {name: 甲, weight: 10, score: {kind: interpolate, anchors: [[60%, 0], [90%, {by: region, 中部: 1, 西部: 90%}]]}}\n", ["set.yaml:5:74 warning PE260"]),
    # the east is forgotten in one place
    (f"  - {{name: 甲, weight: {{by: region, 中部: 6, 东部: 6}}, {TARGET}}}\n  - {{name: 乙, weight: 4, {BANDS % '{by: region, 中部: 90%, 西部: 85%}'}}}\n", ["set.yaml:5:23 error PE109", "set.yaml:6:61 error PE109"]),
]  # fmt: skip


@pytest.mark.parametrize(("indicators", "expected"), SETS)
def test_every_group_is_looked_at(indicators: str, expected: list[str], tmp_path: Path) -> None:
    (tmp_path / "set.yaml").write_text(HEAD + indicators, "utf-8")
    assert run(tmp_path, []).lines == expected
