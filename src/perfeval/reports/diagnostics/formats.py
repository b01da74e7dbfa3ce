"""The machine-readable formats by name; a format is loaded when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfeval.reports.diagnostics.model import Validation

WRITERS = {
    "json": "json_text",
    "github": "github",
    "gitlab": "gitlab",
    "sarif": "sarif",
    "junit": "junit",
}

# those that need the lines findings are about: in the output, or to know a finding again
QUOTING = frozenset(("gitlab", "sarif", "junit"))


def write(name: str, found: Validation) -> str:
    """The findings in the format `name`, a key of `WRITERS`."""
    module = import_module(f"perfeval.reports.diagnostics.{WRITERS[name]}")
    writer: Callable[[Validation], str] = module.write
    return writer(found)
