"""What a form's own notes say of its scoring: pass lines."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfeval.model.form import Form
    from perfeval.rechecking.limits import Limits

_LINE = re.compile(
    r"(?:低于|不足|未达到?|未达|小于|＜|<)\s*(\d{1,3}(?:\.\d{1,6})?)\s*[%％][^。；;]{0,12}?(?:不得分|得0分|计0分|为0分|0分)"
)


def noted(limits: Limits, form: Form | None) -> Limits:
    """The limits with the pass lines that the form prints."""
    if form is None:
        return limits
    texts = [note.text for note in form.notes]
    texts += [row.cells["rule"].text for row in form.rows if "rule" in row.cells]
    found = {Fraction(text) / 100 for one in texts for text in _LINE.findall(one[:2000])}
    lines = {*limits.pass_lines, *(line for line in found if 0 < line <= 1)}
    return limits._replace(pass_lines=tuple(sorted(lines)))
