"""What people put into a tick cell, and numbers with a unit where a bare number is meant."""

from __future__ import annotations

import re
import unicodedata

MET, UNMET, PARTLY = "符合", "不符合", "部分符合"
_MARKS = {
    **dict.fromkeys(("√", "✓", "✔", "☑", "✅", "对", "y", "满足", "达到"), MET),
    **dict.fromkeys(("×", "✗", "✘", "☒", "❌", "✕", "✖", "x", "n", "错", "不满足"), UNMET),
}
_WHOLE = {MET: "all", UNMET: "none"}
# what may stand behind a bare number, by the key it belongs to
_UNITS = {
    "count": "次|个|起|项|件|例", "excused": "天|日|个工作日|工作日", "points": "分", "judged": "分",
    "score": "分", "reported": "分", "review.score": "分", "sent": "份|人|户", "returned": "份|人|户",
    "valid": "份|人|户", "counts": "份|人|户|票", "population": "人|户|个|家", "questions": "题|道|个",
}  # fmt: skip


def tick(text: str) -> str:
    """The judgement that a mark stands for; any other text as it is. Partly met counts half."""
    plain = unicodedata.normalize("NFKC", text).strip().casefold().replace("\ufe0f", "")
    if plain == PARTLY:
        return "0.5"
    return _MARKS.get(plain, text)


def whole_tick(text: str) -> str:
    """Likewise of all points at once."""
    said = tick(text)
    return _WHOLE.get(said, text)


def bare(key: str, text: str) -> str:
    """The number without the unit that belongs to its key; any other text as it is."""
    units = _UNITS.get("counts" if key.startswith("counts[") else key)
    if units is None:
        return text
    plain = unicodedata.normalize("NFKC", text).strip()
    found = re.fullmatch(rf"([+-]?\d[\d,]*(?:\.\d+)?)\s*(?:{units})", plain)
    return found[1] if found else text
