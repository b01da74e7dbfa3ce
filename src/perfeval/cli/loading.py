"""Inputs of commands: loaded, or complained about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval import api

if TYPE_CHECKING:
    from pathlib import Path


def project(path: Path, lang: str) -> api.Loaded | None:
    """A usable project with its set; None when the complaint has been made."""
    loaded = api.load_project(path)
    if loaded.usable:
        return loaded
    from perfeval.cli.complaints import unusable

    unusable(loaded.findings, path.parent, lang)
    return None


def inputs(path: Path, loaded: api.Loaded) -> list[Path]:
    """The files that were read, which no output may overwrite."""
    from perfeval.cli.sources import Sources

    found = [path]
    if loaded.indicator_set is not None:
        own = Sources(path.parent).path(loaded.indicator_set.file)
        found += [own] if own is not None else []
    return found
