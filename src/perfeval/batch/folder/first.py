"""What the first files of a folder have in common, read by the server of processes: all that start
from it know it then, while the call itself is still looking at its inputs."""

from __future__ import annotations

import gc
import json
import os
from contextlib import suppress
from pathlib import Path
from time import monotonic

from perfeval.batch.folder.options import FIRST, Options
from perfeval.batch.folder.work import desk

PATIENCE = 0.3  # seconds: processes that are wanted wait no longer


def read() -> None:
    """Reads the files that are told of, if any. Nothing is said of them here, whatever they hold."""
    told = os.environ.pop(FIRST, "")
    if not told:
        return
    files, lang, by = json.loads(told)
    kept = desk(Options(None, lang, by=tuple(by)))
    end = monotonic() + PATIENCE
    gc.disable()
    for file in files:
        if monotonic() < end:
            with suppress(Exception):
                kept.rows([Path(file)])
    gc.enable()
