"""What a rule computes with: the weight, the measured number, the target, what was judged."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from perfeval.formula.algebra import Value, equal, round_to
from perfeval.model.quantity import ONE, Quantity, mantissa
from perfeval.model.rounding import Rounding, percent, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.model.points import Points


class Inputs:
    """Inputs of one scoring.

    `w` weight; `x` measured number (exact, percentages as ratios); `op`, `lo`, `hi` the target;
    `r` uncut completion; `scale` what bare numbers beside x are multiplied by; `dates` when x and
    the target are days; `cap` the completion's
    upper limit; `stretch` the weight over the written weight, for points stated absolutely;
    `given` the measured number as it was written; the rest is what an evaluator judged. Any number may be a Symbol (see perfeval.formula.algebra).
    """

    __slots__ = (
        "cap", "chosen", "count", "data", "dates", "deductions", "flag", "given", "hi", "judged", "lo", "met", "op",
        "parts", "peers", "r", "rounding", "scale", "share", "stretch", "target", "unit", "w", "x",
    )  # fmt: skip

    def __init__(self, w: Value, rounding: Rounding) -> None:
        self.w = w
        self.rounding = rounding
        self.cap: Fraction = ONE
        self.x: Value = None
        self.flag = False
        self.op = ""
        self.lo: Value = None
        self.hi: Value = None
        self.r: Value = None
        self.scale: Fraction = ONE
        self.unit = ""
        self.given: Quantity | None = None
        self.dates = False
        self.stretch: Value = ONE
        self.target: Quantity | None = None
        self.met: tuple[Value, ...] = ()
        self.share: Value = None
        self.judged: Value = None
        self.chosen: Any = None
        self.deductions: tuple[Value, ...] = ()
        self.count: Value = None
        self.parts: tuple[Any, ...] = ()
        self.peers: Any = None  # perfeval.rules.peers.Figures
        self.data: Mapping[str, Value] = {}

    def names(self) -> dict[str, Value]:
        """What expressions may name: x, t, w, r and the named data."""
        known = {"w": self.w, "x": self.x, "t": self.lo, "r": self.r}
        if self.flag and self.x is not None:
            known["x"] = equal(self.x, 1)
        return {**self.data, **{k: v for k, v in known.items() if v is not None}}

    def number(self, quantity: Quantity) -> Fraction:
        """A parameter in the measured number's terms."""
        return quantity.beside(self.scale).lo

    def upper(self, quantity: Quantity) -> Fraction:
        return quantity.beside(self.scale).hi

    def points(self, given: Points) -> Value:
        """A parameter in points: a share of w, or points as they stand."""
        return self.w * given.value if given.share else given.value

    def awarded(self, given: Points) -> Value:
        """Points awarded outright; they grow with a weight that was shifted here."""
        return self.w * given.value if given.share else given.value * self.stretch

    def rate(self, value: Value) -> Value:
        """A completion, rounded first where the set says so."""
        digits = self.rounding.rate_digits
        return value if digits is None else round_to(value, digits + 2, self.rounding.mode)

    def show(self, value: Fraction) -> str:
        """A number in the measured number's unit."""
        if self.dates:
            from datetime import date

            return date.fromordinal(int(value)).isoformat()
        if self.scale != ONE:
            return percent(value, 4)
        factor, unit = self._written()
        return plain(value / factor) + unit

    def _written(self) -> tuple[Fraction, str]:
        """The unit as the result wrote it, and how many of the base unit it is: 万元/公里, 10000."""
        text = self.given.text.strip() if self.given is not None else ""
        digits = mantissa(text) if text and self.unit else ""
        number = Fraction(digits) if digits else Fraction(0)
        if not number or not text.startswith(digits) or self.given is None or not self.given.lo:
            return ONE, self.unit
        return self.given.lo / number, text[len(digits) :].strip() or self.unit

    def shown_points(self, given: Points) -> str:
        return plain(self.points(given))


def score_text(value: Fraction) -> str:
    """Points inside a formula, as short as they are exact to four decimals."""
    return plain(value, 4)
