"""What holds of any ledger: sums foot, every item has one status, nothing later counts."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from perfeval.ledger.records import Tally
from perfeval.ledger.standing import standing
from perfeval.ledger.statuses import NAMES
from perfeval.model.ledger import Closing, Found, Item, Ledger, Measure, Progress, Recheck

START = date(2024, 1, 1)
DAYS = st.integers(0, 60).map(lambda n: START + timedelta(n))
NUMBERS = st.one_of(st.none(), st.integers(0, 40).map(Fraction))
EVIDENCE = st.sampled_from(((), ("E1",)))
PROGRESS = st.builds(Progress, DAYS, st.just(""), NUMBERS, NUMBERS, NUMBERS, evidence=EVIDENCE)
MEASURES = st.builds(Measure, st.just("做"), done=st.one_of(st.none(), DAYS))
CLOSINGS = st.builds(Closing, DAYS, st.sampled_from(("", "甲")), evidence=EVIDENCE)
RECHECKS = st.builds(Recheck, DAYS, result=st.sampled_from(("holds", "relapsed")))
ITEMS = st.builds(
    Item, st.just("I"), st.just("甲"), category=st.sampled_from(("", "资金", "目标")),
    source=st.sampled_from(("", "S1")),
    found=st.builds(Found, NUMBERS, st.sampled_from(("", "个", "户")), NUMBERS),
    units=st.sampled_from(((), ("A",), ("B", "A"))), deadline=st.one_of(st.none(), DAYS),
    type=st.sampled_from(("", "ongoing")), measures=st.lists(MEASURES, max_size=2).map(tuple),
    progress=st.lists(PROGRESS, max_size=3).map(tuple),
    closings=st.lists(CLOSINGS, max_size=2).map(tuple),
    rechecks=st.lists(RECHECKS, max_size=1).map(tuple),
)  # fmt: skip


def ledger_of(*items: Item) -> Ledger:
    return Ledger("台账", "l.yaml", items, factor=Fraction(1))


LEDGERS = st.lists(ITEMS, max_size=6).map(lambda items: ledger_of(*items))


@settings(max_examples=150, deadline=None)
@given(LEDGERS, DAYS)
def test_groups_add_up_to_the_whole(ledger: Ledger, day: date) -> None:
    status = standing(ledger, day)
    for groups in (status.by_unit, status.by_source, status.by_category):
        assert sum(group.items for group in groups) == status.whole.items == len(ledger.items)
        assert sum((group.amount for group in groups), Tally()) == status.whole.amount
        for name in NAMES:
            assert sum(g.by_status[name] for g in groups) == status.whole.by_status[name]
        for unit, tally in status.whole.counts.items():
            own = [group.counts[unit] for group in groups if unit in group.counts]
            assert sum(own, Tally()) == tally


@settings(max_examples=150, deadline=None)
@given(LEDGERS, DAYS)
def test_every_item_has_one_status_and_tallies_foot(ledger: Ledger, day: date) -> None:
    status = standing(ledger, day)
    assert sum(status.whole.by_status.values()) == len(ledger.items)
    for state in status.items:
        assert state.status in NAMES
        for tally in (state.number, state.amount):
            if tally is not None:
                parts = (tally.done, tally.adjusted, tally.open, tally.unstated)
                assert all(part >= 0 for part in parts)
                assert sum(parts) == tally.found
                assert tally.rate is None or 0 <= tally.rate <= 1


@settings(max_examples=150, deadline=None)
@given(ITEMS, DAYS)
def test_nothing_later_changes_how_it_stands(item: Item, day: date) -> None:
    def by(when: date | None) -> bool:
        return when is not None and when <= day

    known = item._replace(
        progress=tuple(p for p in item.progress if by(p.date)),
        closings=tuple(c for c in item.closings if by(c.date)),
        rechecks=tuple(r for r in item.rechecks if by(r.date)),
        measures=tuple(m if by(m.done) else m._replace(done=None) for m in item.measures),
    )
    all_, then = (standing(ledger_of(one), day).items[0] for one in (item, known))
    assert all_._replace(item=item, tasks=()) == then._replace(item=item, tasks=())


@settings(max_examples=150, deadline=None)
@given(ITEMS, DAYS, DAYS)
def test_what_is_done_stays_done_while_totals_grow(item: Item, one: date, other: date) -> None:
    grown: list[Progress] = []
    top: dict[str, Fraction | None] = {"done": None, "adjusted": None, "amount": None}
    for entry in sorted(item.progress, key=lambda p: p.date):
        for key, before in top.items():
            now = getattr(entry, key)
            if now is not None:
                top[key] = max(now, before or Fraction(0))
        grown.append(entry._replace(**top))
    ledger = ledger_of(item._replace(progress=tuple(grown), rechecks=()))
    first, last = (standing(ledger, day).items[0] for day in sorted((one, other)))
    if first.status in ("done", "closed"):
        assert last.status in ("done", "closed")
    if first.status == "closed":
        assert last.status == "closed"
    for before, after in ((first.number, last.number), (first.amount, last.amount)):
        if before is not None and before.found and not before.unstated:
            assert after is not None
            assert after.done + after.adjusted >= before.done + before.adjusted
