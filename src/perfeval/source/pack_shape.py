"""The keys of a pack of checks, and of the configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.model.shape import (
    FLAG,
    PROSE,
    RAW,
    TEXT,
    Field,
    Shape,
    Type,
    choice,
    list_of,
    map_of,
    one_or_list,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

SEVERITY: Type = choice(error="错误", warning="警告", info="提示", off="关闭")


class RawPack(NamedTuple):
    """A pack as written; its checks are still nodes."""

    perfeval: str
    id: str
    checks: Any
    title: str = ""
    basis: tuple[str, ...] = ()
    region: str = ""
    verified: bool = True
    notes: tuple[str, ...] = ()


class Config(NamedTuple):
    """The section `[tool.perfeval]` of pyproject.toml, or the file perfeval.toml."""

    strict: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    pack: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    severity: Mapping[str, str] = {}


# what may be said of any check; a check with parameters has a shape of its own beside it
CHECK = Shape("check", (Field("severity", "级别", SEVERITY, "how grave the finding is"),), dict)
PACK = Shape(
    "pack",
    (
        Field("perfeval", "文件类型", TEXT, "pack/v1", required=True),
        Field("id", "编号", TEXT, "the pack's id", required=True),
        Field("title", "标题", TEXT, "the pack's title"),
        Field("basis", "依据", one_or_list(TEXT), "what it rests on"),
        Field("region", "地区", TEXT, "where it applies"),
        Field("verified", "已核实", FLAG, "false: not checked against an official text"),
        Field("notes", "说明", one_or_list(PROSE), "remarks on the pack"),
        Field("checks", "检查", RAW, "by code: a severity, or its parameters", required=True),
    ),
    RawPack,
)
CONFIG = Shape(
    "config",
    (
        Field("strict", "从严", FLAG, "warnings fail too"),
        Field("select", "只查", list_of(TEXT), "codes, or their beginnings, to look for"),
        Field("ignore", "不查", list_of(TEXT), "codes, or their beginnings, to leave out"),
        Field("pack", "检查包", list_of(TEXT), "packs by id or path"),
        Field("exclude", "排除", list_of(TEXT), "patterns of files in folders to pass over"),
        Field("severity", "级别", map_of(SEVERITY), "severity by code or beginning"),
    ),
    Config,
)
