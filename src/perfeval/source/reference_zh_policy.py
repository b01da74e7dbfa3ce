"""Chinese words for the reference page: the keys of a file `perfeval: policy/v1`."""

from __future__ import annotations

SHAPES = {"policy": "结果应用办法文件"}
FIELDS = {
    "policy": {
        "perfeval": "固定为 policy/v1",
        "title": "标题",
    },
}
