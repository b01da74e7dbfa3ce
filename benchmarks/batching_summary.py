"""The summary that `perfeval batch` prints, by hand in polars."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Mapping

GROUPS = ("department", "region")
RANKED, LISTED = 20, 10


def summary(
    scored: pl.DataFrame, frame: pl.LazyFrame, findings: pl.DataFrame, weights: Mapping[str, float]
) -> None:
    """`scored` is the table of projects, `frame` the input."""
    total, names = scored["total"], list(weights)
    print(scored.height, (scored["warnings"] > 0).sum())
    print(
        total.min(),
        total.max(),
        total.mean(),
        *(total.quantile(q / 4, "linear") for q in (1, 2, 3)),
    )
    print(scored["grade"].value_counts())
    print(scored.group_by((pl.col("total") // 10).alias("from")).len().sort("from"))
    print(scored.group_by("total").len().filter(pl.col("len") >= scored.height / 10))
    for name in GROUPS:
        if name in scored.columns:
            print(scored.group_by(name).agg(pl.len(), pl.col("total").mean()))
            print(scored.group_by(name, "grade").len())
    shown = scored.select("project", "source", "row", "total", "grade").with_row_index()
    print(shown.top_k(RANKED, by="total"), shown.bottom_k(RANKED, by="total"))
    print(indicators(scored, frame, weights))
    alike(scored, names, weights)
    full = scored.filter(pl.col("total") >= pl.col("max"))
    print(full.height, full["project"].head(LISTED))
    if "execution" in scored.columns:
        rate = pl.col("execution").cut([0.5, 0.8, 0.9, 1.0]).alias("rate")
        print(scored.group_by(rate, "grade").agg(pl.len(), pl.col("total").mean()))
        low = scored.filter((pl.col("execution") < 0.5) & (pl.col("grade") == "优"))
        print(low.height, low["project"].head(LISTED))
    by = findings.group_by("code", maintain_order=True)
    print(by.agg(pl.len(), pl.col("project").n_unique(), pl.col("message").first()))
    print(by.agg(pl.col("project").head(LISTED)))


def indicators(
    scored: pl.DataFrame, frame: pl.LazyFrame, weights: Mapping[str, float]
) -> pl.DataFrame:
    """Of each indicator the mean score as a share of its weight, how many lost points, how many have
    no result; the lowest first."""
    names = list(weights)
    means = scored.select(pl.col(name).mean() / weights[name] for name in names)
    lost = scored.select((pl.col(name) < weights[name]).sum() for name in names)
    missing = frame.select(pl.col(names).null_count()).collect()
    return pl.DataFrame(
        {"indicator": names, "share": means.row(0), "lost": lost.row(0), "missing": missing.row(0)}
    ).sort("share")


def alike(scored: pl.DataFrame, names: list[str], weights: Mapping[str, float]) -> None:
    """Projects whose scores are the same, row by row, unless all are full marks."""
    prints = scored.select("project", print=pl.struct(names).hash(), total="total")
    own = prints.filter(pl.col("total") < sum(weights.values()))
    same = own.filter(pl.col("print").is_duplicated())
    groups = same.group_by("print", maintain_order=True).agg(pl.len(), pl.col("project").head(3))
    print(same.height, groups.height, groups.sort("len", descending=True).head(LISTED))
