"""The set and the tables that `batching.py` measures with: 23 indicators of mixed rules."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

COLUMNS = [f"i{n:02d}" for n in range(1, 24)]
TARGETS = {"i01": 90, "i02": 95, "i03": 100, "i04": 92.5, "i05": 98, "i06": 90}
PASSED = {"i07": 90, "i08": 100}
LIMITS = {"i09": 90, "i10": 75}
EXACT = {"i11": 100}
BANDS = ["i12", "i13", "i14", "i15", "i16"]
STEPS = ["i17", "i18", "i19", "i20"]
CURVES = ["i21", "i22"]
COUNTED = ["i23"]
FOUR_BANDS = (
    "{kind: bands, bands: [{min: 95, points: 4}, {min: 85, points: 3}, {min: 60, points: 2}, "
    "{below: 60, points: 0}]}"
)
ONE_STEP = "{kind: steps, from: 90, side: short, unit: 1, points: 0.25, partial: up}"
CURVE = '{kind: interpolate, anchors: [[50, "0%"], [80, "60%"], [100, "100%"]]}'


def set_text() -> str:
    """The indicator set as YAML; the weights come to 100."""
    head = (
        "perfeval: indicator-set/v1\nid: mixed\ntitle: 混合规则\ntotal: 100\n"
        "grades: [{name: 优, min: 90}, {name: 良, min: 80}, {name: 中, min: 60}, {name: 差, min: 0}]\n"
        "indicators:\n"
    )
    lines = []
    for name in COLUMNS:
        weight, rest = 4, ""
        if name in TARGETS:
            rest = f'target: "≥{TARGETS[name]}"'
        elif name in PASSED:
            weight = 5
            rest = f'target: "≥{PASSED[name]}", score: {{kind: completion, pass_line: 60%}}'
        elif name in LIMITS:
            rest = f'target: "≤{LIMITS[name]}", score: {{kind: completion, below: share}}'
        elif name in EXACT:
            rest = 'target: "=100"'
        elif name in BANDS:
            rest = f"score: {FOUR_BANDS}"
        elif name in STEPS:
            rest = f"score: {ONE_STEP}"
        elif name in CURVES:
            weight, rest = 5, f"score: {CURVE}"
        else:
            weight, rest = 8, "measure: {kind: count}, score: {kind: count, points: 0.5}"
        lines.append(f"  - {{name: {name}, weight: {weight}, {rest}}}\n")
    return head + "".join(lines)


def write_table(path: Path, rows: int) -> None:
    """`rows` projects: figures of two decimals as floats, as tables have them; one in a hundred of the
    first indicator is far beyond its target."""
    draw = np.random.default_rng(7)
    writer = None
    for start in range(0, rows, 1_000_000):
        n = min(1_000_000, rows - start)
        columns: dict[str, pa.Array] = {
            "code": pa.array([f"P{number:08d}" for number in range(start, start + n)])
        }
        for name in COLUMNS:
            if name in COUNTED:
                columns[name] = pa.array(draw.integers(0, 20, n))
                continue
            cents = draw.integers(4_000, 11_500, n)
            if name == "i01":
                cents[draw.random(n) < 0.01] += 5_000
            columns[name] = pa.array(cents / 100)
        table = pa.table(columns)
        writer = writer or pq.ParquetWriter(path, table.schema)
        writer.write_table(table)
    assert writer is not None
    writer.close()
