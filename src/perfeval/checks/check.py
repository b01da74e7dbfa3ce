"""What the catalogue of findings says about one code."""

from __future__ import annotations

from typing import NamedTuple


class Check(NamedTuple):
    """One kind of finding.

    `severity` is "error", "warning" or "info"; `zh`, `en` say what is wrong and `mend_zh`,
    `mend_en` how to mend it, all `str.format` templates over the finding's params.
    """

    code: str
    severity: str
    zh: str
    en: str
    mend_zh: str
    mend_en: str
