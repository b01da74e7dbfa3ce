"""Completion: how far a number reaches its target (format contract, section 4)."""

from __future__ import annotations

from perfeval.formula.algebra import Value, both, divide, either, equal, where


def meets(x: Value, op: str, lo: Value, hi: Value) -> Value:
    """Whether x meets the target; `>` and `<` are not met by equality."""
    if op == "~":
        return both(lo <= x, x <= hi)
    if op == "=":
        return equal(x, lo)
    if op == ">":
        return lo < x
    if op == "<":
        return x < lo
    if op == "<=":
        return x <= lo
    return lo <= x


def completion(x: Value, op: str, lo: Value, hi: Value, below: str, dates: bool) -> Value:
    """The uncut completion r of x against the target; `below` is ratio or share (for ≤ and <).

    With a target of 0, anything negative, or dates there is no ratio: 1 when met, else 0.
    `>` and `<` with x equal to the target give 1 though the target is unmet.
    """
    met = meets(x, ">=" if op == ">" else "<=" if op == "<" else op, lo, hi)
    flat = where(met, 1, 0)
    if dates:
        return where(meets(x, op, lo, hi), 1, 0)
    if op == "~":
        ratio = where(met, 1, where(x < lo, divide(x, lo, 0), divide(hi, x, 0)))
        return where(either(hi < 0, x < 0), flat, ratio)
    strict = where(meets(x, op, lo, hi), 1, 0)
    if op in ("<=", "<"):
        short = 1 - divide(x - lo, lo, 0) if below == "share" else divide(lo, x, 0)
        ratio = where(met, 1, short)
    elif op == "=":
        ratio = where(met, 1, where(x < lo, divide(x, lo, 0), divide(lo, x, 0)))
    else:
        ratio = divide(x, lo, 0)
    return where(either(lo <= 0, x < 0), strict, ratio)
