"""What may be mended: a user can want some findings not to be looked for, or to be accepted."""

from __future__ import annotations

from collections.abc import Callable

from perfeval.source.yaml_reader import Document

# for a file as it now stands, whether a finding of that code in that line may be mended
Allowed = Callable[[str, int], bool]
Allows = Callable[[Document], Allowed]


def everything(document: Document) -> Allowed:
    return lambda code, line: True
