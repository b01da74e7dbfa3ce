"""Ledgers among files: which is one, and what an output would write over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.library.places import SUFFIXES
from perfeval.source.ledger_shape import HEADER
from perfeval.source.node import Mapping, stated_header
from perfeval.source.yaml_reader import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

MOST = 32_000_000


def is_ledger(path: Path) -> bool:
    """Whether the file says that it is a ledger."""
    if path.suffix.lower() not in SUFFIXES:
        return False
    root = read_yaml(path).root
    return isinstance(root, Mapping) and stated_header(root) == HEADER


def standing_text(path: Path) -> bytes:
    """What stands there; b"" where nothing would be lost; what can't be read is something."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            return file.read(MOST)
    except OSError:
        return b"?"
