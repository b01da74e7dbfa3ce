"""Completion in words: what was found, what is put right, by which division."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.rounding import plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from perfeval.ledger.records import Tally
    from perfeval.reports.ledgers.figures import Printer


def money(tally: Tally, p: Printer) -> str:
    """Completion by amount, in the ledger's unit."""
    return _told(tally, p, p.amount, p.number)


def things(tally: Tally, unit: str, p: Printer) -> str:
    """Completion by count, in the items' own unit."""
    return _told(tally, p, lambda value: p.count(value, unit), lambda value: plain(value, 6))


def _told(
    tally: Tally, p: Printer, show: Callable[[Fraction], str], bare: Callable[[Fraction], str]
) -> str:
    """One sentence without its stop; "" where there is nothing to say."""
    said = []
    if tally.found:
        rate = tally.rate
        if rate is None:
            said.append(p("tally.silent", found=show(tally.found)))
        else:
            said.append(
                p(
                    "tally", found=show(tally.found), done=show(tally.done), top=bare(tally.done),
                    bottom=bare(tally.found), rate=p.rate(rate),
                )
            )  # fmt: skip
            if tally.adjusted:
                settled = p.rate(tally.settled)
                said.append(p("tally.adjusted", n=show(tally.adjusted), rate=settled))
            if tally.unstated:
                known = tally.found - tally.unstated
                said.append(
                    p(
                        "tally.unstated", n=show(tally.unstated), top=bare(tally.done),
                        bottom=bare(known), rate=p.rate(tally.done / known),
                    )
                )  # fmt: skip
    if tally.back:
        said.append(p("tally.back", n=show(tally.back)))
    if tally.over:
        said.append(p("tally.over", n=show(tally.over)))
    if tally.alone:
        said.append(p("tally.alone.more" if tally.found else "tally.alone", n=show(tally.alone)))
    return p("semicolon").join(said)
