"""A closing holds by definition: a day, a person, evidence, and all done by that day."""

from __future__ import annotations

import pytest
from ledger.ledgers import HEAD, item, stand

from perfeval.ledger.records import ItemState, LedgerStatus
from perfeval.ledger.statuses import FINISHED

ALL = """\
found: {count: 2, unit: 个, amount: 10万元, metrics: [{name: 用时, before: 65天, target: ≤30天}]}
measures: [{text: 改, done: 2024-03-01, evidence: [E1]}]
progress: [{date: 2024-03-05, done: 2, amount: 10万元, values: {用时: 28天}, evidence: [E1]}]
closing: {date: 2024-04-01, by: 审计科}
"""


def whole(body: str) -> LedgerStatus:
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    return stand(f"{HEAD}  - id: I1\n    title: 问题\n    units: [A]\n{lines}")


def codes(status: LedgerStatus) -> set[str]:
    return {finding.code for finding in status.findings}


def test_what_is_complete_by_its_day_is_closed() -> None:
    status = whole(ALL)
    assert status.items[0].status == "closed"
    assert not codes(status) & {"PE851", "PE852", "PE853", "PE858", "PE885", "PE886"}


@pytest.mark.parametrize(
    ("old", "new", "code", "falls_to"),
    [
        (", by: 审计科", "", "PE885", "done"),
        (", by: 审计科", ", by: ' '", "PE885", "done"),
        (", evidence: [E1]", "", "PE851", "ongoing"),
        # done, but only after it was struck off
        ("date: 2024-03-05", "date: 2024-05-20", "PE853", "done"),
        ("done: 2024-03-01", "done: 2024-05-01", "PE852", "done"),
        ("done: 2, amount: 10万元", "done: 1, amount: 10万元", "PE853", "ongoing"),
        ("amount: 10万元, values", "amount: 9万元, values", "PE853", "ongoing"),
        ("用时: 28天", "用时: 31天", "PE858", "ongoing"),
        (", values: {用时: 28天}", "", "PE886", "unknown"),
        (", target: ≤30天", "", "PE886", "unknown"),
        ("done: 2, ", "", "PE886", "unknown"),
    ],
)
def test_one_thing_missing_is_no_closing(old: str, new: str, code: str, falls_to: str) -> None:
    assert old in ALL
    status = whole(ALL.replace(old, new))
    (state,) = status.items
    assert state.status == falls_to
    assert code in codes(status)
    assert status.whole.by_status["closed"] == 0
    (closing,) = state.closings
    assert not closing.holds


def test_without_person_or_evidence_no_rate_is_raised() -> None:
    body = (
        "  - {id: I1, title: 甲, units: [A], found: {count: 2}, progress: [{date: 2024-05-01, done: 2}],"
        " closing: {date: 2024-05-02}}\n"
    )
    status = stand(HEAD + body)
    assert (status.items[0].status, status.whole.finished) == ("ongoing", 0)
    assert {"PE851", "PE885"} <= codes(status)


AGAIN = """\
found: {count: 2, unit: 个}
progress:
  - {date: 2024-02-20, done: 2, evidence: [E1]}
  - {date: 2024-04-20, done: 1}
  - {date: 2024-05-20, done: 2, evidence: [E1]}
closing:
  - {date: 2024-03-01, by: 甲}
  - {date: 2024-06-01, by: 甲}
rechecks:
  - {date: 2024-04-01, by: 乙, result: relapsed}
  - {date: 2024-04-10, by: 乙, result: holds}
"""


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2024-02-20", "done"),
        ("2024-03-01", "closed"),
        ("2024-04-01", "relapsed"),
        # a look that finds nothing is no closing, nor is the work done again
        ("2024-04-10", "relapsed"),
        ("2024-05-20", "relapsed"),
        ("2024-06-01", "closed"),
    ],
)
def test_closed_relapsed_closed_again_on_any_day(day: str, expected: str) -> None:
    assert item(AGAIN, day).status == expected


def test_closing_again_needs_evidence_from_after_the_relapse() -> None:
    stale = AGAIN.replace("  - {date: 2024-05-20, done: 2, evidence: [E1]}\n", "").replace(
        "  - {date: 2024-04-20, done: 1}\n", ""
    )
    assert item(stale, "2024-06-01").status == "relapsed"
    # evidence without a day of its own, or of a day before the relapse, may be the old one
    shown = stale.replace("2024-06-01, by: 甲", "2024-06-01, by: 甲, evidence: [E1]")
    assert item(shown, "2024-06-01").status == "relapsed"


def test_what_a_relapsed_item_put_right_is_said_to_be_from_before() -> None:
    def back(state: ItemState) -> tuple[int, int]:
        assert state.number is not None
        return int(state.number.done), int(state.number.back)

    assert back(item(AGAIN, "2024-03-15")) == (2, 0)
    assert back(item(AGAIN, "2024-04-05")) == (2, 2)
    # a number since then tells how much is back: one of the two
    assert back(item(AGAIN, "2024-04-20")) == (1, 0)
    assert [one.kind for one in item(AGAIN, "2024-04-05").lacks] == ["relapse"]
    # a total may fall after a relapse
    assert "PE859" not in codes(whole(AGAIN))


def test_at_once_without_a_deadline_is_late_by_the_ledgers_days() -> None:
    head = HEAD.replace(
        "unit: 万元", "immediate_days: 30\nsources: [{id: S, title: 审计, date: 2024-01-31}]"
    )
    one = (
        "  - {id: I1, title: 甲, source: S, units: [A], type: immediate, found: {count: 2},"
        " measures: [改], progress: [{date: 2024-02-10, done: 1}]}\n"
    )
    # 31 January and 30 days are 1 March
    on_time, late = (stand(head + one, day).items[0] for day in ("2024-03-01", "2024-03-02"))
    assert (on_time.status, on_time.days_over) == ("ongoing", None)
    assert (late.status, late.days_over) == ("overdue", 1)
    found = codes(stand(head + one, "2024-03-02"))
    assert "PE869" in found
    assert not found & {"PE850", "PE862"}
    assert late.status not in FINISHED


def test_a_task_done_after_its_latest_day_is_told() -> None:
    body = "measures: [{text: 改, done: 2024-03-01, done_by: 2024-02-01, evidence: [E1]}]\n"
    assert "PE877" in codes(whole(body))


@pytest.mark.parametrize(
    ("register", "expected"),
    [
        ("{id: E1, title: 凭证, date: 2024-04-01}", "closed"),
        ("{id: E1, title: 凭证}", "closed"),
        # written a day after the closing, or in no register
        ("{id: E1, title: 凭证, date: 2024-04-02}", "done"),
        ("{id: E9, title: 另一凭证}", "ongoing"),
    ],
)
def test_evidence_that_was_not_there_closes_nothing(register: str, expected: str) -> None:
    text = HEAD.replace("{id: E1, title: 证明}", register) + (
        "  - id: I1\n    title: 问题\n    found: {count: 2}\n"
        "    progress: [{date: 2024-03-01, done: 2, evidence: [E1]}]\n"
        "    closing: {date: 2024-04-01, by: 审计科, evidence: [E1]}\n"
    )
    status = stand(text)
    assert status.items[0].status == expected
    assert ("PE851" in {f.code for f in status.findings}) is (expected != "closed")
