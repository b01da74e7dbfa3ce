"""Which language to speak: as asked for, else the locale's, else Chinese."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from perfeval.cli.commands import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def of_locale(environment: Mapping[str, str] = os.environ) -> str:
    """The first of the locale's variables that is set decides; only English is told apart."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        value = environment.get(name, "").strip().lower()
        if value:
            return "en" if value[:2] == "en" and not value[2:3].isalpha() else "zh"
    return "zh"


def of_call(argv: Sequence[str]) -> str:
    """The language that help and complaints about the call itself are given in."""
    found = None
    for index, word in enumerate(argv):
        if word == "--":
            break
        if word == "--lang" and index + 1 < len(argv):
            found = argv[index + 1]
        elif word.startswith("--lang="):
            found = word[len("--lang=") :]
    return found if found in LANGUAGES else of_locale()
