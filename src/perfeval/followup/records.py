"""What a policy recommends, and why: records that every output is made from."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.model.finding import Finding, Span
    from perfeval.model.policy import Policy, Rule
    from perfeval.model.scorecard import Scorecard


class Year(NamedTuple):
    """One scorecard in the history of a project: `file` as it was named, `year` None where no
    date says which it is."""

    file: str
    card: Scorecard
    year: int | None
    label: str


class Fact(NamedTuple):
    """One thing a rule asked: what (`key`), the value found, what was wanted, and where it stands.

    `value` is a number (rates as ratios, money in 元), a text, or None; `wanted` the policy's
    Bounds, its list of words, or its expression.
    """

    key: str
    value: Fraction | str | None
    wanted: Any
    year: str = ""
    span: Span | None = None


class Fired(NamedTuple):
    """A rule that holds: its facts, and the budget it alone would lead to (None: it asks for
    something, without an amount; or there is no base). `range` are the ends between which the
    recommended amount may be chosen by this rule, with all others as they are. `used` whether it
    decided; `held` the amount its formula gave against its own action, which was not applied."""

    rule: Rule
    facts: tuple[Fact, ...]
    proposal: Fraction | None
    range: tuple[Fraction, Fraction] | None = None
    used: bool = True
    reason: tuple[str, str] = ("", "")
    held: Fraction | None = None


class Undecided(NamedTuple):
    """A rule of which can't be said whether it holds: what is lacking (`why` a word of the texts)."""

    rule: Rule
    why: str
    what: str = ""


class Recommendation(NamedTuple):
    """What is recommended for one project. Amounts in 元; `amount` None where none can be said;
    `exact` before limits and rounding; `limited` floor or cap where one of them cut in."""

    key: str
    years: tuple[Year, ...]
    action: str
    base: Fraction | None
    amount: Fraction | None
    exact: Fraction | None
    fired: tuple[Fired, ...]
    undecided: tuple[Undecided, ...]
    conditions: tuple[str, ...]
    values: Mapping[str, Any]
    limited: str = ""

    @property
    def last(self) -> Year:
        return self.years[-1]

    @property
    def change(self) -> Fraction | None:
        return None if self.amount is None or self.base is None else self.amount - self.base


class Unread(NamedTuple):
    """A project file that can't be used, and why."""

    file: str
    findings: tuple[Finding, ...]


class Recommended(NamedTuple):
    """All recommendations by one policy; sums are of those with an amount."""

    policy: Policy
    projects: tuple[Recommendation, ...]
    findings: tuple[Finding, ...]
    unread: tuple[Unread, ...] = ()

    @property
    def base(self) -> Fraction:
        return sum((p.base for p in self.counted if p.base is not None), Fraction(0))

    @property
    def amount(self) -> Fraction:
        return sum((p.amount for p in self.counted if p.amount is not None), Fraction(0))

    @property
    def counted(self) -> tuple[Recommendation, ...]:
        """Those with a base and an amount, which alone are in the totals."""
        return tuple(p for p in self.projects if p.amount is not None and p.base is not None)
