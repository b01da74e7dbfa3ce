"""The one shape of results: an Arrow batch with a row per project, its indicators and findings inside.

Whatever computed a row, and wherever, it comes back in this shape: from the columns or from the
scalar kernel, from this machine or from a cluster. Equal inputs give equal batches.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

# what became of a project
SCORED, UNUSABLE = "scored", "unusable"


def indicator_fields(digits: int) -> list[pa.Field]:
    """One indicator of a project, as in the score document (format contract, section 8)."""
    import pyarrow as pa

    points = pa.decimal128(18, digits)
    return [
        pa.field("indicator", pa.string(), nullable=False),  # the written id, else the name
        pa.field("path", pa.string(), nullable=False),  # 产出/产出数量/培训人数
        pa.field("status", pa.string(), nullable=False),
        pa.field("weight", pa.decimal128(18, 6)),
        pa.field("score", points),
        pa.field("completion", pa.decimal128(38, 4)),  # uncut, half-up; null beyond 34 digits
        pa.field("target", pa.string()),
        pa.field("actual", pa.string()),
        pa.field("peers", pa.string()),  # what it was compared with, as a project's file says it
    ]


def finding_fields() -> list[pa.Field]:
    """One finding of a project; `indicator` is the path, "" for the project as a whole."""
    import pyarrow as pa

    return [
        pa.field("code", pa.string(), nullable=False),
        pa.field("severity", pa.string(), nullable=False),  # error | warning | info
        pa.field("indicator", pa.string(), nullable=False),
        pa.field(
            "place", pa.string(), nullable=False
        ),  # file:line:column, sheet!cell, row and column
        pa.field("message", pa.string(), nullable=False),
    ]


def project_fields(digits: int) -> list[pa.Field]:
    """A project's own columns."""
    import pyarrow as pa

    points = pa.decimal128(18, digits)
    return [
        pa.field("project", pa.string(), nullable=False),  # code, else name, else the row or file
        pa.field("name", pa.string()),
        pa.field("department", pa.string()),
        pa.field("region", pa.string()),
        pa.field("set", pa.string()),
        pa.field("source", pa.string(), nullable=False),  # the file, as the user wrote it
        pa.field("row", pa.int64()),  # of a table, as the reader of the file counts; else null
        pa.field("status", pa.string(), nullable=False),  # scored | unusable
        pa.field("total", points),
        pa.field("max", pa.decimal128(18, 6)),
        pa.field("grade", pa.string()),
        pa.field("execution", pa.decimal128(38, 4)),  # of the funds: a ratio
        pa.field("errors", pa.int32(), nullable=False),
        pa.field("warnings", pa.int32(), nullable=False),
        pa.field("infos", pa.int32(), nullable=False),
    ]


def schema(digits: int) -> pa.Schema:
    """The whole shape; `digits` are those that the set rounds points to."""
    import pyarrow as pa

    return pa.schema(
        [
            *project_fields(digits),
            pa.field("indicators", pa.list_(pa.struct(indicator_fields(digits))), nullable=False),
            pa.field("findings", pa.list_(pa.struct(finding_fields())), nullable=False),
        ]
    )
