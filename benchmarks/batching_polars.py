"""What `batching.py` measures against: the same rules by hand in polars, on floats.

    python batching_polars.py IN.parquet OUT.parquet wide|long [tables]

It does the work of `perfeval batch`: the same columns with total and grade, the table of findings
(results that are missing, figures far beyond their target, projects that stand there twice), and on
the terminal the same summary of all projects (`batching_summary.py`). With `tables` it leaves the
summary out, which the command can't.
"""

from __future__ import annotations

import sys

import polars as pl
from batching_rules import (
    BANDS,
    COLUMNS,
    COUNTED,
    CURVES,
    EXACT,
    LIMITS,
    PASSED,
    STEPS,
    TARGETS,
)

WEIGHTS = dict.fromkeys(COLUMNS, 4.0) | dict.fromkeys((*PASSED, *CURVES), 5.0) | {"i23": 8.0}


def completion(name: str) -> pl.Expr | None:
    """The uncut completion."""
    x = pl.col(name)
    if name in TARGETS or name in PASSED:
        return x / {**TARGETS, **PASSED}[name]
    if name in LIMITS:
        limit = LIMITS[name]
        return pl.when(x <= limit).then(1.0).otherwise(1 - (x - limit) / limit)
    if name in EXACT:
        t = EXACT[name]
        return pl.when(x == t).then(1.0).when(x < t).then(x / t).otherwise(t / x)
    return None


def score(name: str) -> pl.Expr:
    x, w = pl.col(name), WEIGHTS[name]
    r = completion(name)
    if r is not None:
        points = r.clip(0, 1) * w
        if name in PASSED:
            points = pl.when(r < 0.6).then(0.0).otherwise(points)
    elif name in BANDS:
        points = (
            pl.when(x >= 95)
            .then(4.0)
            .when(x >= 85)
            .then(3.0)
            .when(x >= 60)
            .then(2.0)
            .otherwise(0.0)
        )
    elif name in STEPS:
        points = (w - (90 - x).clip(0, None).ceil() * 0.25).clip(0, w)
    elif name in CURVES:
        points = w * (
            pl.when(x <= 50).then(0.0)
            .when(x < 80).then((x - 50) / 30 * 0.6)
            .when(x < 100).then(0.6 + (x - 80) / 20 * 0.4)
            .otherwise(1.0)
        )  # fmt: skip
    else:
        assert name in COUNTED
        points = (w - x * 0.5).clip(0, w)
    return points.round(2).fill_null(0.0)


def projects(frame: pl.LazyFrame, source: str) -> pl.LazyFrame:
    """One row a project: its scores, total, grade, and how many figures are far beyond the target."""
    frame = frame.with_row_index("row", offset=2)
    found = frame.select(
        pl.col("code").alias("project"), pl.lit(source).alias("source"),
        pl.col("row").cast(pl.Int64), pl.lit("mixed").alias("set"), pl.lit("scored").alias("status"),
        *[score(name).alias(name) for name in COLUMNS],
        pl.sum_horizontal([far(name).cast(pl.Int32) for name in (*TARGETS, *PASSED)]).alias("warnings"),
    )  # fmt: skip
    total = pl.sum_horizontal(COLUMNS).round(2)
    found = found.with_columns(total.alias("total"), pl.lit(100.0).alias("max"))
    grade = (
        pl.when(pl.col("total") >= 90).then(pl.lit("优")).when(pl.col("total") >= 80).then(pl.lit("良"))
        .when(pl.col("total") >= 60).then(pl.lit("中")).otherwise(pl.lit("差"))
    )  # fmt: skip
    return found.with_columns(grade.alias("grade"))


def far(name: str) -> pl.Expr:
    r = completion(name)
    assert r is not None
    return (r > 1.3).fill_null(False)


def findings(frame: pl.LazyFrame, source: str) -> pl.LazyFrame:
    """One row for each result that is missing, and each figure far beyond its target."""
    frame = frame.with_row_index("row", offset=2)
    bad = pl.any_horizontal(
        *[pl.col(name).is_null() for name in COLUMNS], *map(far, (*TARGETS, *PASSED))
    )
    some = frame.filter(bad).collect().lazy()
    parts = [
        some.filter(pl.col(name).is_null()).select(
            *told(source, "PE401", name), pl.lit("没有结果，按0分计。").alias("message")
        )
        for name in COLUMNS
    ]
    for name, target in {**TARGETS, **PASSED}.items():
        r = completion(name)
        assert r is not None
        said = pl.format(
            "完成率{}%超过130%（指标值≥" + str(target) + "，完成值{}），请说明原因。",
            (r * 100).round(2), pl.col(name),
        )  # fmt: skip
        parts.append(
            some.filter(far(name)).select(*told(source, "PE441", name), said.alias("message"))
        )
    twice = frame.filter(pl.col("code").is_duplicated()).select(
        *told(source, "PE962", "code"), pl.lit("项目重复。").alias("message")
    )
    return pl.concat([*parts, twice])


def told(source: str, code: str, name: str) -> list[pl.Expr]:
    return [
        pl.col("code").alias("project"),
        pl.lit(source).alias("source"),
        pl.col("row"),
        pl.lit(code).alias("code"),
        pl.lit("warning").alias("severity"),
        pl.lit(name).alias("indicator"),
        pl.format(source + " 第{}行“" + name + "”列", "row").alias("place"),
    ]


def indicators(frame: pl.LazyFrame, source: str) -> pl.LazyFrame:
    """One row for each project and indicator."""
    frame = frame.with_row_index("row", offset=2)
    parts = []
    for name in COLUMNS:
        r = completion(name)
        if name in (*BANDS, *STEPS, *CURVES, *COUNTED) or r is None:
            r = pl.lit(None, pl.Float64)
        sign = "≥" if name in TARGETS or name in PASSED else "≤" if name in LIMITS else "="
        aim = {**TARGETS, **PASSED, **LIMITS, **EXACT}.get(name)
        parts.append(
            frame.select(
                pl.col("code").alias("project"),
                pl.lit(source).alias("source"),
                pl.col("row").cast(pl.Int64),
                pl.lit(name).alias("indicator"),
                pl.lit(name).alias("path"),
                pl.lit("scored").alias("status"),
                pl.lit(WEIGHTS[name]).alias("weight"),
                score(name).alias("score"),
                r.round(4).alias("completion"),
                pl.lit(None if aim is None else f"{sign}{aim}", pl.String).alias("target"),
                pl.col(name).cast(pl.String).alias("actual"),
            )
        )
    return pl.concat(parts)


def main(given: str, out: str, detail: str, only: str = "") -> None:
    frame = pl.scan_parquet(given)
    source = given.rsplit("/", 1)[-1]
    found = projects(frame, source)
    wide = detail == "wide"
    if only:
        (found if wide else found.drop(COLUMNS)).sink_parquet(out, compression="snappy")
    else:
        scored = found.collect(engine="streaming")
        (scored if wide else scored.drop(COLUMNS)).write_parquet(out, compression="snappy")
    said = findings(frame, source).collect()
    said.write_parquet(out.replace(".parquet", ".findings.parquet"), compression="snappy")
    if not wide:
        name = out.replace(".parquet", ".indicators.parquet")
        indicators(frame, source).sink_parquet(name, compression="snappy")
    if not only:
        from batching_summary import summary

        summary(scored, frame, said, WEIGHTS)


if __name__ == "__main__":
    main(*sys.argv[1:])
