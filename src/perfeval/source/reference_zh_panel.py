"""Chinese words for the reference page: the keys of a file `perfeval: panel/v1`."""

from __future__ import annotations

SHAPES = {"panel file": "专家评审文件"}
FIELDS = {
    "panel file": {
        "perfeval": "固定为 panel/v1",
        "title": "标题",
    },
}
