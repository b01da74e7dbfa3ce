"""Chinese words for the reference page: the keys of a file `perfeval: survey/v1`."""

from __future__ import annotations

SHAPES = {"survey file": "问卷调查文件"}
FIELDS = {
    "survey file": {
        "perfeval": "固定为 survey/v1",
        "title": "标题",
    },
}
