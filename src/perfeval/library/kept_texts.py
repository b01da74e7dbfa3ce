"""Whether the files that a workbook brings with it may be written: anybody may have changed them."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from perfeval.library import calendars
from perfeval.library.places import SUFFIXES
from perfeval.source.node import Mapping, stated_header
from perfeval.source.reading import BAD, Reader
from perfeval.source.yaml_reader import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perfeval.workbook.marks import SetText

MAX_FILES = 20
MAX_NAME = 120  # bytes
_SIGNS = frozenset('/\\:*?"<>|')
_DEVICES = frozenset(("con", "prn", "aux", "nul", *(f"{n}{i}" for n in ("com", "lpt") for i in range(10))))  # fmt: skip


def unfit(texts: Sequence[SetText], taken: Iterable[str]) -> str | None:
    """The name of the first file that is not to be written; None when all may be.

    The first text is written under a name of ours, the others under their own; `taken` are the
    names that are written anyway.
    """
    names = {name.casefold() for name in taken}
    for at, one in enumerate(texts):
        if at == MAX_FILES or not _readable(one):
            return one.name
        if at:
            if not plain_name(one.name) or one.name.casefold() in names:
                return one.name
            names.add(one.name.casefold())
    return None


def plain_name(name: str) -> bool:
    """Whether it names a YAML file in the same folder on any system, and nothing else."""
    return (
        name.endswith(SUFFIXES)
        and name[0] not in ". "
        and len(name.encode("utf-8", "replace")) <= MAX_NAME
        and not _SIGNS & set(name)
        and not any(unicodedata.category(sign)[0] == "C" for sign in name)
        and name.partition(".")[0].strip().lower() not in _DEVICES
    )


def _readable(one: SetText) -> bool:
    """Whether a text is what it says: an indicator set, or a calendar."""
    document = parse_yaml(one.text.encode("utf-8", "replace"), one.name)
    if not isinstance(document.root, Mapping):
        return False
    if one.role == "calendar":
        return Reader().record(calendars.SHAPE, document.root) is not BAD
    return stated_header(document.root).startswith("indicator-set/")
