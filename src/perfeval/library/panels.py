"""A panel's file from the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.library.loader import Loader
from perfeval.source.panel_builder import build_panel
from perfeval.source.panel_shape import HEADER

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval.model.finding import Finding
    from perfeval.model.panels import Panel


class OpenedPanel(NamedTuple):
    """The panel, None where it can't be used; what was found; the text it was read from."""

    panel: Panel | None
    findings: tuple[Finding, ...]
    text: str = ""


def open_panel(path: Path, loader: Loader | None = None) -> OpenedPanel:
    """Read the file; places are relative to its folder."""
    loader = loader if loader is not None else Loader(path.parent)
    before = len(loader.findings)
    read = loader.root(path, HEADER)
    if read is None:
        return OpenedPanel(None, tuple(loader.findings[before:]))
    panel, found = build_panel(read[0], loader.shown(path), read[1])
    findings = (*loader.findings[before:], *found)
    return OpenedPanel(panel, findings, loader.document(path).text)
