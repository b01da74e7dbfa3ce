"""Completion by count and by amount, worked out by hand; the two are never mixed."""

from __future__ import annotations

from fractions import Fraction

from ledger.ledgers import HEAD, item, stand

from perfeval.ledger.records import ItemState
from perfeval.model.rounding import fixed


def percent(value: Fraction | None) -> str:
    assert value is not None
    return fixed(value * 100, 2)


def test_sixty_seven_of_sixty_eight_and_one_adjusted() -> None:
    body = "found: {count: 68, unit: 个}\nprogress: [{date: 2024-05-01, done: 67, adjusted: 1}]"
    tally = item(body).number
    assert tally is not None
    assert (percent(tally.rate), percent(tally.settled), tally.open) == ("98.53", "100.00", 0)


def test_amounts_of_six_channels_make_the_whole() -> None:
    # 15.36 + 53.27 + 89.81 = 158.44, 165.42 + 42.87 + 89.24 = 297.53; 381.1 / 455.97 = 83.58%
    state = item(
        "found: {amounts: [{channel: 中央投资, amount: 15.36亿元}, {channel: 中央专项, amount: 53.27亿元}, "
        "{channel: 地方, amount: 89.81亿元}, {channel: 国开行, amount: 165.42亿元}, "
        "{channel: 农发行, amount: 42.87亿元}, {channel: 商业银行, amount: 89.24亿元}]}\n"
        "progress: [{date: 2024-05-01, amounts: [{way: 统筹盘活, amount: 381.1亿元}]}]"
    )
    tally = state.amount
    assert tally is not None
    assert (tally.found, tally.done) == (45_597_000_000, 38_110_000_000)
    assert percent(tally.rate) == "83.58"
    assert tally.open == 7_487_000_000
    assert state.ways == (("统筹盘活", Fraction(38_110_000_000)),)
    assert [one.done for one in state.channels] == [None] * 6


def test_used_of_what_was_granted() -> None:
    tally = item(
        "found: {amount: 134亿元}\nprogress: [{date: 2024-05-01, amount: 84.98亿元}]"
    ).amount
    assert tally is not None
    assert percent(tally.rate) == "63.42"


def test_more_than_found_is_counted_up_to_what_was_found() -> None:
    state = item("found: {amount: 100}\nprogress: [{date: 2024-05-01, amount: 112.5}]")
    assert state.amount is not None
    assert (state.amount.done, state.amount.over) == (1_000_000, 125_000)
    assert percent(state.amount.rate) == "100.00"


def test_channels_have_rates_of_their_own_where_progress_names_them() -> None:
    state = item(
        "found: {amounts: [{channel: 中央, amount: 80}, {channel: 地方, amount: 20}]}\n"
        "progress: [{date: 2024-05-01, amounts: [{channel: 中央, way: 追缴, amount: 20}, "
        "{channel: 中央, way: 调账, amount: 40}, {channel: 地方, way: 追缴, amount: 5}]}]"
    )
    assert [(c.channel, c.done) for c in state.channels] == [("中央", 600_000), ("地方", 50_000)]
    assert state.ways == (("追缴", Fraction(250_000)), ("调账", Fraction(400_000)))
    assert state.amount is not None
    assert percent(state.amount.rate) == "65.00"


THREE = (
    HEAD
    + """\
  - {id: I1, title: 甲, units: [A, B], found: {count: 10, unit: 个, amount: 1亿元},
     progress: [{date: 2024-05-01, done: 5, amount: 3000万元}]}
  - {id: I2, title: 乙, units: [B], found: {count: 6, unit: 户, amount: 500},
     progress: [{date: 2024-05-01, done: 6, text: 无金额, evidence: E1}]}
  - {id: I3, title: 丙, found: {count: 4, unit: 个},
     progress: [{date: 2024-05-01, done: 1, amount: 7, rules: 3, people: 2}]}
"""
)


def test_sums_keep_units_apart_and_put_an_item_under_its_first_unit() -> None:
    status = stand(THREE)
    whole = status.whole
    counts = {unit: (tally.found, tally.done) for unit, tally in whole.counts.items()}
    assert counts == {"个": (14, 6), "户": (6, 6)}
    # 1亿元 + 500万元; 3000万元 put right; 500万元 nobody speaks of; 7万元 of no known amount
    assert whole.amount.found == 105_000_000
    assert whole.amount.done == 30_000_000
    assert whole.amount.unstated == 5_000_000
    assert whole.amount.alone == 70_000
    assert whole.amount.open == 70_000_000
    assert [(g.key, g.items) for g in status.by_unit] == [("A", 1), ("B", 1), ("", 1)]
    assert (whole.rules, whole.people) == (3, 2)


def test_only_what_is_dated_by_the_day_counts() -> None:
    body = (
        "found: {count: 10}\nprogress: [{date: 2024-05-01, done: 9}, {date: 2024-02-01, done: 2}]"
    )
    for day, done in (("2024-01-31", 0), ("2024-02-01", 2), ("2024-04-30", 2), ("2024-05-01", 9)):
        tally = item(body, day).number
        assert tally is not None
        assert tally.done == done


def test_bare_amounts_are_in_the_ledgers_unit_wherever_it_stands() -> None:
    text = THREE.replace("unit: 万元\n", "").replace("amount: 500}", "amount: 0.05}")
    assert stand(text + "unit: 亿元\n").whole.amount.found == 105_000_000


def channels(parts: str) -> ItemState:
    return item(
        "found: {amounts: [{channel: 中央, amount: 100}, {channel: 县级, amount: 50}]}\n"
        f"progress: [{{date: 2024-03-01, {parts}, evidence: [E1]}}]"
    )


def test_one_channels_excess_fills_no_other() -> None:
    state = channels("amounts: [{channel: 中央, amount: 130}, {channel: 县级, amount: 20}]")
    tally = state.amount
    assert tally is not None
    # 100 of 100 and 20 of 50, and 30 beyond
    assert (tally.done, tally.open, tally.over) == (1_200_000, 300_000, 300_000)
    assert [(c.done, c.over) for c in state.channels] == [(1_000_000, 300_000), (200_000, 0)]
    assert state.status == "ongoing"
    text = (
        "  - {id: I1, title: 甲, found: {amounts: [{channel: 中央, amount: 100}, {channel: 县级, amount: 50}]},"
        " progress: [{date: 2024-03-01, amounts: [{channel: 中央, amount: 130}, {channel: 县级, amount: 20}]}]}\n"
    )
    told = [f.params for f in stand(HEAD + text).findings if f.code == "PE854"]
    assert [(p["channel"], p["done"], p["found"]) for p in told] == [("中央", "130万元", "100万元")]


def test_a_channel_that_nobody_speaks_of_is_not_stated() -> None:
    state = channels("amounts: [{channel: 中央, amount: 120}]")
    tally = state.amount
    assert tally is not None
    assert (tally.done, tally.unstated, tally.open, tally.over) == (1_000_000, 500_000, 0, 200_000)
    assert [(one.kind, one.stated, one.left) for one in state.lacks] == [("amount", False, 500_000)]
    # a total of its own says that the rest is open
    whole = channels("amount: 120, amounts: [{channel: 中央, amount: 100}]").amount
    assert whole is not None
    assert (whole.done, whole.unstated, whole.open) == (1_200_000, 0, 300_000)
