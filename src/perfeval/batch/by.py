"""What the summary groups projects by: a user's word to a column of the outcomes, and its values."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.source.nearest import nearest
from perfeval.source.project_shape import HEADER, PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pyarrow as pa

    from perfeval.model.project import Project

GROUPS = "groups."
SEEN = b"groups"  # in a batch's metadata: the groups that its projects have
# columns that all outcomes have, with other words for them
OWN = {
    "project": "project", "name": "name", "department": "department", "region": "region",
    "set": "set", "source": "source", "grade": "grade", "status": "status", "指标体系": "set",
    "indicator_set": "set", "文件": "source", "等级": "grade", "评价等级": "grade", "状态": "status",
}  # fmt: skip
KEYS = ("code", "central_department", "implementer", "nature")  # of the header, besides these
MOST = 30  # names of a list


def column(word: str) -> str:
    """The column that a word means; "groups.NAME" for a group, whose name is as it is written."""
    # that package asks for this module
    from perfeval.batch.tables.words import HEADER as HEADS
    from perfeval.batch.tables.words import REGIONS

    first, _, rest = word.strip().replace("．", ".").partition(".")
    top = PROJECT.known().get(first.strip())
    rest = rest.strip()
    if rest and top is not None and top.key == "groups":
        return "region" if rest in REGIONS else GROUPS + rest
    if rest and top is not None and top.key == "project":
        word = rest
    word = word.strip()
    if word.lower() in OWN:
        return OWN[word.lower()]
    field = HEADER.known().get(word) or HEADER.known().get(f"项目{word}")
    key = field.key if field is not None else HEADS.get(word.lower(), "")
    if key in OWN or key in KEYS:
        return key
    return "region" if word in REGIONS else GROUPS + word


def groups(by: Iterable[str]) -> tuple[str, ...]:
    """The groups among some columns."""
    return tuple(name.removeprefix(GROUPS) for name in by if name.startswith(GROUPS))


def keys_of(name: str) -> tuple[str, str]:
    """Where a project has what a column beside the outcomes' own says."""
    if name.startswith(GROUPS):
        return "groups", name.removeprefix(GROUPS)
    return "project", name


def beside(
    batch: pa.RecordBatch, by: Sequence[str], projects: Sequence[Project | None]
) -> pa.RecordBatch:
    """The batch with the columns that it has not of itself, and with the groups that there are."""
    import pyarrow as pa

    more = [name for name in by if name not in OWN.values() and name not in batch.schema.names]
    for name in more:
        found = [None if one is None else _value(one, *keys_of(name)) or None for one in projects]
        batch = batch.append_column(name, pa.array(found, pa.string()))
    seen = sorted({group for one in projects if one is not None for group in one.groups})[:MOST]
    told = {**(batch.schema.metadata or {}), SEEN: json.dumps(seen).encode()}
    return batch.replace_schema_metadata(told) if by else batch


def _value(project: Project, place: str, key: str) -> str:
    if place == "groups":
        return project.groups.get(key, "")
    return str(getattr(project.header, key))


def unknown(word: str, there: Iterable[str], lang: str) -> Finding:
    """A word that nothing in the data has; `there` are names that something has."""
    zh = ("主管部门", "地区", "实施单位", "项目性质", "指标体系", "文件", "等级")
    en = ("department", "region", "implementer", "nature", "set", "source", "grade")
    names = [name for name in dict.fromkeys((*there, *(zh if lang == "zh" else en))) if name]
    near = nearest(word, [*names, *zh, *en])
    shown = "、".join(names[:MOST]) if lang == "zh" else ", ".join(names[:MOST])
    return Finding("PE967", None, {"name": word, "near": near, "names": shown})
