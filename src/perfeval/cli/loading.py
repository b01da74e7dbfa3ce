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
    return [path, *loaded.files]
