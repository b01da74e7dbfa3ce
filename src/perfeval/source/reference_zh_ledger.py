"""Chinese words for the reference page: the keys of a file `perfeval: ledger/v1`."""

from __future__ import annotations

SHAPES = {"ledger": "整改台账文件"}
FIELDS = {
    "ledger": {
        "perfeval": "固定为 ledger/v1",
        "title": "标题",
    },
}
