"""A number typed in a heading that its style numbers already."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.checks.word.look import span
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.word.look import Look

CODE = "PE917"
# 3.5万亩 and 2024. are no numbers of headings
_TYPED = re.compile(
    r"第[一二三四五六七八九十百\d]{1,4}[章部分篇节]|[一二三四五六七八九十百]{1,4}、|"
    r"[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]|\d{1,2}(?:、|[.．](?!\d)|(?:[.．]\d{1,2}){1,4}[.．]?\s)|[①-⑳]"
)


def check(look: Look, p: None) -> Iterator[Finding]:
    for one in look.headings():
        text = one.line.text.strip()
        found = _TYPED.match(text)
        if one.line.label.strip() and found is not None:
            params = {
                "text": text[:30], "label": one.line.label.strip(), "typed": found.group().strip()
            }  # fmt: skip
            yield Finding(CODE, span(look, one.line), params)
