"""Exact, traceable scoring for public-sector performance evaluation (预算绩效评价).

The whole public interface: `load_project`, `load_indicator_set`, `score`, `render`, `report`,
`validate`, `describe`, `import_table`, `recheck`, `score_frame`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.version import VERSION as __version__

if TYPE_CHECKING:
    from perfeval.api import (
        describe,
        load_indicator_set,
        load_project,
        render,
        report,
        score,
        validate,
    )
    from perfeval.forms import import_table, recheck
    from perfeval.frames import Frames, score_frame

__all__ = [
    "Frames", "__version__", "describe", "import_table", "load_indicator_set", "load_project",
    "recheck", "render", "report", "score", "score_frame", "validate",
]  # fmt: skip


FORMS = ("import_table", "recheck")
FRAMES = ("Frames", "score_frame")


def __getattr__(name: str) -> Any:
    if name in __all__:
        if name in FORMS:
            from perfeval import forms

            return getattr(forms, name)
        if name in FRAMES:
            from perfeval import frames

            return getattr(frames, name)
        from perfeval import api

        return getattr(api, name)
    raise AttributeError(f"module 'perfeval' has no attribute {name!r}")
