"""Which findings of a run may be mended: those that it would report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.catalogue import catalogue
from perfeval.validation.ignoring import beginnings, ignores

if TYPE_CHECKING:
    from perfeval.source.mending.allowing import Allowed, Allows
    from perfeval.source.yaml_reader import Document
    from perfeval.validation.settings import Settings


def allowing(settings: Settings) -> Allows:
    """What the settings look for and no comment of the file accepts."""
    known = tuple(catalogue())

    def allows(document: Document) -> Allowed:
        accepted: dict[int, set[str]] = {}
        # as in the validation itself, comments say nothing of a file that can't be read
        if document.root is not None:
            for entry in ignores(document.text, document.path, known).entries:
                accepted.setdefault(entry.line, set()).update(entry.codes)

        def allowed(code: str, line: int) -> bool:
            return settings.kept(code) and accepted.get(line, set()).isdisjoint(beginnings(code))

        return allowed

    return allows
