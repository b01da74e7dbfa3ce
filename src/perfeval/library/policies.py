"""Policies of the use of results, read from their files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.library.documents import Opened, open_file
from perfeval.library.loader import Loader
from perfeval.model.finding import Finding
from perfeval.source import policy_shape
from perfeval.source.kinds import factor_of

if TYPE_CHECKING:
    from pathlib import Path


def open_policy(path: Path, loader: Loader | None = None) -> Opened:
    """The policy with its amounts in 元: a unit other than 万元 is known once the file was read, so
    that it is then read again by it."""
    loader = loader if loader is not None else Loader(path.parent)
    before = len(loader.findings)
    opened = open_file(path, policy_shape, loader)
    policy = opened.record
    if policy is None:
        return opened
    factor = factor_of(policy.unit)
    if factor is None:
        place = policy.at.get("unit", policy.span)
        more = Finding("PE507", place, {"unit": policy.unit[:40]})
        return opened._replace(record=None, findings=(*opened.findings, more))
    if factor != policy.factor:
        del loader.findings[before:]
        opened = open_file(path, policy_shape, loader, factor)
        policy = opened.record
    if policy is None:
        return opened
    made = policy._replace(factor=factor, file=loader.shown(path), digest=opened.sha256)
    return opened._replace(record=made)
