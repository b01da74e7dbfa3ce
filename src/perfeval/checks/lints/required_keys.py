"""Keys that a pack wants on every indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.finding import Finding
from perfeval.model.shape import Field, Shape, choice, list_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook

CODE = "PE813"
KEYS = {
    "id": "编号", "explain": "指标解释", "evidence": "佐证材料", "basis": "依据",
    "source": "数据来源", "target": "指标值",
}  # fmt: skip


class Params(NamedTuple):
    keys: tuple[str, ...]


SHAPE = Shape(
    "check.PE813",
    (Field("keys", "键", list_of(choice(**KEYS)), "what every leaf must state", required=True),),
    Params,
)


def check(look: SetLook, p: Params) -> Iterator[Finding]:
    for key in p.keys:
        bare = [leaf for leaf in look.leaves if not getattr(leaf, key)]
        if bare:
            names = "、".join(leaf.name for leaf in bare)
            params = {"key": key, "n": str(len(bare)), "names": names}
            yield Finding("PE813", bare[0].span, params, bare[0].path)
