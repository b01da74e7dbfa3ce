"""`funds`: rates of the fund table (arrival, execution, control, saving, carry-over)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.measures import money
from perfeval.measures.measured import Context, Measured, fault
from perfeval.model.quantity import from_number
from perfeval.model.rounding import percent, plain
from perfeval.model.shape import DATE, TEXT, Field, Shape, choice, one_or_list

if TYPE_CHECKING:
    from datetime import date

    from perfeval.formula.algebra import Value
    from perfeval.model.finding import Span
    from perfeval.model.funds import FundLine, Funds
    from perfeval.model.results import Result


class Params(NamedTuple):
    rate: str = "execution"
    base: str = "budget"
    lines: tuple[str, ...] = ()
    as_of: date | None = None
    from_: date | None = None


FIELDS = (
    Field(
        "rate", "比率",
        choice(arrival="资金到位率", timely_arrival="到位及时率", execution="预算执行率",
               control="预算控制率", saving="节约率", carryover="结转结余率"),
        "which rate",
    ),
    Field(
        "base", "基数", choice(budget="全年预算数", initial_budget="年初预算数", arrived="到位资金"),
        "what spending is divided by",
    ),
    Field("lines", "资金行", one_or_list(TEXT), "ids or sources; by default all lines without `of`"),
    Field("as_of", "截至日期", DATE, "money dated later does not count"),
    Field("from", "起始日期", DATE, "spending before it is left out and taken off the base", attr="from_"),
)  # fmt: skip
SHAPE = Shape("measure.funds", FIELDS, Params)
READS: tuple[str, ...] = ()


class Rate(NamedTuple):
    """A rate with its two amounts in 元; `lacking` names what the lines don't give."""

    value: Fraction | None
    top: Fraction | None
    bottom: Fraction | None
    lacking: tuple[str, ...] = ()
    lines: tuple[FundLine, ...] = ()


def rate(funds: Funds, p: Params, as_of: date | None) -> Rate:
    """One rate as of a day (the rule's own `as_of` before the project's)."""
    day = p.as_of or as_of
    lines = money.chosen(funds, p.lines)
    if p.rate == "timely_arrival":
        pairs = [pair for pair in (money.due(line, day) for line in lines) if pair is not None]
        if not pairs:
            blank = tuple(
                k for k in ("due", "arrived") if all(getattr(x, k) is None for x in lines)
            )
            return Rate(None, None, None, blank or ("due", "arrived"), lines)
        top: Fraction | None = sum((a for a, _ in pairs), Fraction(0))
        bottom: Fraction | None = sum((b for _, b in pairs), Fraction(0))
    elif p.rate == "arrival":
        top = money.total([money.arrived(line, day) for line in lines])
        bottom = money.total([money.budget(line, day) for line in lines])
    else:
        top = money.total([money.spent(line, day, p.from_) for line in lines])
        bottom = money.total([_base(line, p, day) for line in lines])
        if top is not None and bottom is not None:
            top = counted(p, top, bottom)
    lacking = tuple(
        name for name, value in ((_top_name(p), top), (_base_name(p), bottom)) if value is None
    )
    if top is None or not bottom:
        return Rate(None, top, bottom, lacking, lines)
    return Rate(top / bottom, top, bottom, lacking, lines)


def counted(p: Params, top: Value, bottom: Value) -> Value:
    """What a rate of spending counts: what is spent, or what is left."""
    return bottom - top if p.rate in ("saving", "carryover") else top


def _base(line: FundLine, p: Params, day: date | None) -> Fraction | None:
    if p.base == "arrived":
        value = money.arrived(line, day)
    elif p.base == "initial_budget":
        value = money.initial_budget(line, day)
    else:
        value = money.budget(line, day)
    return value if value is None else value - money.before(line, p.from_, day)


def _top_name(p: Params) -> str:
    return "arrived" if p.rate == "arrival" else "spent"


def _base_name(p: Params) -> str:
    return "budget" if p.rate == "arrival" else p.base


def lacking_at(funds: Funds, p: Params) -> Span | None:
    """Where a figure that the rate lacks has to be given: its first line."""
    lines = money.chosen(funds, p.lines)
    return lines[0].span if lines else funds.span


def read(result: Result, p: Params, context: Context) -> Measured:
    if context.funds is None or not context.funds.lines:
        return Measured(missing=("funds",))
    for name in money.unknown(context.funds, p.lines):
        return Measured(findings=(fault(context, "PE505", context.funds.span, line=name),))
    found = rate(context.funds, p, context.as_of)
    if found.lacking:
        return Measured(missing=tuple(f"funds.{key}" for key in found.lacking))
    if found.value is None:
        place = context.funds.span
        if found.lines:
            place = found.lines[0].at.get(_base_name(p), found.lines[0].span)
        return Measured(findings=(fault(context, "PE501", place, rate=p.rate),))
    words = tuple(amounts(found, p, context.funds, lang) for lang in ("zh", "en"))
    value = from_number(found.value, "%", percent(found.value))
    return Measured(value, words)  # type: ignore[arg-type]


def amounts(found: Rate, p: Params, funds: Funds, lang: str) -> str:
    """The division in words: "支出 2244.84/到位 2244.84（万元） = 100%"."""
    zh = lang == "zh"
    factor = funds.factor
    top, bottom = (
        plain((found.top or Fraction(0)) / factor),
        plain((found.bottom or Fraction(0)) / factor),
    )
    names = {
        "arrival": ("到位", "arrived"), "timely_arrival": ("及时到位", "arrived in time"),
        "saving": ("结余", "unspent"), "carryover": ("结转结余", "unspent"),
    }.get(p.rate, ("支出", "spent"))  # fmt: skip
    bases = {
        "budget": ("全年预算", "budget"), "initial_budget": ("年初预算", "initial budget"),
        "arrived": ("到位", "arrived"),
    }[p.base if p.rate != "arrival" else "budget"]  # fmt: skip
    if p.rate == "timely_arrival":
        bases = ("应到位", "due")
    i = 0 if zh else 1
    unit = f"（{funds.unit}）" if zh else f" ({funds.unit})"
    value = percent(found.value, 4) if found.value is not None else "—"
    return f"{names[i]} {top}/{bases[i]} {bottom}{unit} = {value}"


RATES = {
    "arrival": ("资金到位率=到位资金/预算资金", "arrival rate = arrived / budget"),
    "timely_arrival": (
        "到位及时率=及时到位资金/应到位资金",
        "timely arrival = arrived in time / due",
    ),
    "execution": ("预算执行率=支出/{}", "execution rate = spent / {}"),
    "control": ("预算控制率=支出/{}", "control rate = spent / {}"),
    "saving": ("节约率=({0}−支出)/{0}", "saving rate = ({0} − spent) / {0}"),
    "carryover": ("结转结余率=({0}−支出)/{0}", "carry-over rate = ({0} − spent) / {0}"),
}
BASES = {
    "budget": ("全年预算数", "budget"), "initial_budget": ("年初预算数", "initial budget"),
    "arrived": ("到位资金", "arrived"),
}  # fmt: skip


def sentence(p: Params, lang: str) -> str:
    i = 0 if lang == "zh" else 1
    return RATES[p.rate][i].format(BASES[p.base][i])
