"""A report that perfeval wrote from other inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.finding import Finding, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.word.look import Look

CODE = "PE928"


def check(look: Look, p: None) -> Iterator[Finding]:
    if look.layout.digest and look.digests and look.layout.digest not in look.digests:
        yield Finding(CODE, Span(look.layout.file, 1, 1))
