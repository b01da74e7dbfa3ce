"""Files of the systems around the score: one header, one shape, one record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.library.loader import Loader
from perfeval.source.reading import BAD, Reader

if TYPE_CHECKING:
    from fractions import Fraction
    from pathlib import Path
    from types import ModuleType

    from perfeval.model.finding import Finding
    from perfeval.source.node import Mapping


class Opened(NamedTuple):
    """What a file says as the record of its shape, None where it can't be used; what was found on
    reading it; its SHA-256, and the nodes it was read from."""

    record: Any
    findings: tuple[Finding, ...]
    sha256: str = ""
    root: Mapping | None = None


def open_file(
    path: Path, shape: ModuleType, loader: Loader | None = None, factor: Fraction | None = None
) -> Opened:
    """Read a file by a module with `HEADER` and `FILE`; places are relative to its folder.

    `factor` is how many 元 a bare amount is; without it 万元, as everywhere.
    """
    loader = loader if loader is not None else Loader(path.parent)
    before = len(loader.findings)
    read = loader.root(path, shape.HEADER)
    if read is None:
        return Opened(None, tuple(loader.findings[before:]))
    root, digest = read
    # numbers by group are for sets: here no project chooses among them
    reader = Reader({})
    if factor is not None:
        reader.factor = factor
    record = reader.record(shape.FILE, root)
    found = (*loader.findings[before:], *reader.findings)
    return Opened(None if record is BAD else record, found, digest, root)
