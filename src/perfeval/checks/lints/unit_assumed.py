"""Amounts without a unit in a fund table that declares none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import CardLook

CODE = "PE517"


def check(look: CardLook, p: None) -> Iterator[Finding]:
    funds = look.project.funds
    if funds is not None and funds.unit_assumed:
        yield Finding(CODE, funds.span, {"unit": funds.unit})
