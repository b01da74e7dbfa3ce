"""Why a run stopped before its end, and what is to be done."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from perfeval.i18n.cli_batch import say
from perfeval.i18n.cli_words import say as common

if TYPE_CHECKING:
    from pathlib import Path

FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
REASONS = {errno.EROFS: "readonly", errno.ENAMETOOLONG: "long"}


def stopped(error: OSError, where: Path, lang: str, kept: bool) -> str:
    """What to say of a file that could not be written; `kept`: a run can go on from what is done."""
    if error.errno in FULL or "No space left" in str(error):
        text = say("stop.full", lang, path=where)
    elif error.errno in (errno.EACCES, errno.EPERM):
        text = say("stop.denied", lang, path=where)
    elif error.errno in REASONS:
        reason = common(f"write.{REASONS[error.errno]}", lang)
        text = say("stop.other", lang, path=where, reason=reason)
    else:
        text = say("stop.other", lang, path=where, reason=error.strerror or str(error))
    return text + say("stop.resume", lang) if kept else text
