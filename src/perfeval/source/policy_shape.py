"""The keys of a file `perfeval: policy/v1`."""

from __future__ import annotations

from typing import NamedTuple

from perfeval.model.shape import TEXT, Field, Shape

HEADER = "policy/v1"


class Raw(NamedTuple):
    """The file as written."""

    perfeval: str
    title: str = ""


FILE = Shape(
    "policy",
    (
        Field("perfeval", "文件类型", TEXT, HEADER, required=True),
        Field("title", "标题", TEXT, "the file's title"),
    ),
    Raw,
)
