"""The same rules over rows in plain Python and in pandas, and weighted sums of decision libraries."""

from __future__ import annotations

import math
from typing import Any

from batching_rules import BANDS, COLUMNS, CURVES, EXACT, LIMITS, PASSED, STEPS, TARGETS

Row = dict[str, float]


def row_scores(row: Any) -> list[float]:
    """One project's scores, its total last; `row` gives figures by name."""
    scores = []
    for name, target in TARGETS.items():
        scores.append(round(min(row[name] / target, 1.0) * 4, 2))
    for name, target in PASSED.items():
        r = row[name] / target
        scores.append(0.0 if r < 0.6 else round(min(r, 1.0) * 5, 2))
    for name, limit in LIMITS.items():
        x = row[name]
        r = 1.0 if x <= limit else 1 - (x - limit) / limit
        scores.append(round(max(r, 0.0) * 4, 2))
    for name, target in EXACT.items():
        x = row[name]
        scores.append(round((1.0 if x == target else min(x / target, target / x)) * 4, 2))
    for name in BANDS:
        x = row[name]
        scores.append(4.0 if x >= 95 else 3.0 if x >= 85 else 2.0 if x >= 60 else 0.0)
    for name in STEPS:
        scores.append(round(max(4 - math.ceil(max(90 - row[name], 0)) * 0.25, 0.0), 2))
    for name in CURVES:
        x = row[name]
        if x <= 50:
            share = 0.0
        elif x < 80:
            share = (x - 50) / 30 * 0.6
        else:
            share = 0.6 + (x - 80) / 20 * 0.4 if x < 100 else 1.0
        scores.append(round(share * 5, 2))
    scores.append(round(max(8 - row["i23"] * 0.5, 0.0), 2))
    scores.append(round(sum(scores), 2))
    return scores


def plain_loop(rows: list[Row]) -> list[list[float]]:
    return [row_scores(row) for row in rows]


def pandas_apply(frame: Any) -> Any:
    return frame[COLUMNS].apply(row_scores, axis=1, result_type="expand")


def pymcdm_sum(matrix: Any, weights: Any) -> Any:
    """Weighted sum of columns brought to 0..1 by their own span."""
    import numpy as np
    from pymcdm.methods import WSM
    from pymcdm.normalizations import minmax_normalization

    return WSM(minmax_normalization)(matrix, weights, np.ones(len(weights)))


def criteria_sum(matrix: Any, weights: Any) -> Any:
    """The same by scikit-criteria, with the ranking that it gives."""
    from skcriteria import mkdm
    from skcriteria.agg.simple import WeightedSumModel
    from skcriteria.preprocessing.scalers import MinMaxScaler

    made = mkdm(matrix, objectives=[max] * len(weights), weights=weights)
    return WeightedSumModel().evaluate(MinMaxScaler("matrix").transform(made))
