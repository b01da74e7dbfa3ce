"""Statuses are defined: what makes an item closed, done, late, unknown, on any day."""

from __future__ import annotations

import pytest
from ledger.ledgers import HEAD, item, stand

from perfeval.ledger.statuses import NAMES, definitions

TEN = """
found: {count: 10, unit: 个}
deadline: 2024-05-31
progress:
  - {date: 2024-02-01, done: 4, evidence: [E1]}
  - {date: 2024-05-20, done: 10, evidence: [E1]}
closing: {date: 2024-06-10, by: 审计科, evidence: [E1]}
rechecks: [{date: 2024-06-20, result: relapsed}]
"""


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2024-01-31", "not_started"),
        ("2024-02-01", "ongoing"),
        ("2024-05-19", "ongoing"),
        ("2024-05-20", "done"),
        ("2024-06-09", "done"),
        ("2024-06-10", "closed"),
        ("2024-06-19", "closed"),
        ("2024-06-20", "relapsed"),
    ],
)
def test_the_life_of_an_item(day: str, expected: str) -> None:
    assert item(TEN, day).status == expected


def test_the_day_of_the_deadline_is_in_time() -> None:
    late = TEN.replace("2024-05-20, done: 10", "2024-06-05, done: 10")
    assert item(late, "2024-05-31").status == "ongoing"
    overdue = item(late, "2024-06-04")
    assert (overdue.status, overdue.days_over) == ("overdue", 4)
    # done late is done, and not late any more
    assert (item(late, "2024-06-05").status, item(late, "2024-06-05").days_over) == ("done", None)


def test_an_extension_makes_it_lasting_work_until_it_ends() -> None:
    body = """
found: {count: 10}
deadline: 2024-03-31
extension: {until: 2024-06-15, reason: 诉讼, by: 市审计局}
progress: [{date: 2024-03-01, done: 9}]
"""
    assert item(body, "2024-03-31").status == "ongoing"
    assert item(body, "2024-04-01").status == "long_term"
    assert item(body, "2024-06-15").status == "long_term"
    assert item(body, "2024-06-16").status == "overdue"


def test_lasting_work_that_has_not_begun_is_not_started() -> None:
    assert item("type: ongoing\nmeasures: 修订办法").status == "not_started"
    begun = "type: ongoing\nmeasures: [修订办法, {text: 培训, done: 2024-01-05}]"
    assert item(begun).status == "long_term"


@pytest.mark.parametrize(
    "body",
    [
        # every number is there, and nothing to show for it
        "found: {count: 2}\nprogress: [{date: 2024-05-01, done: 2}]",
        # evidence, but one task of two is open
        "found: {count: 2}\nmeasures: [甲, {text: 乙, done: 2024-01-01}]\n"
        "progress: [{date: 2024-05-01, done: 2, evidence: E1}]",
        # the money is short by one 元
        "found: {amount: 1万元}\nprogress: [{date: 2024-05-01, amount: 9999元, evidence: E1}]",
        # a metric misses its target
        "found: {metrics: [{name: 用时, before: 65天, target: ≤30天}]}\n"
        "progress: [{date: 2024-05-01, values: {用时: 31天}, evidence: E1}]",
    ],
)
def test_one_thing_missing_is_not_done(body: str) -> None:
    assert item(body).status == "ongoing"


@pytest.mark.parametrize(
    "body",
    [
        "found: {count: 2}\nprogress: [{date: 2024-05-01, done: 1, adjusted: 1, evidence: E1}]",
        "found: {amount: 1万元}\nprogress: [{date: 2024-05-01, amount: 10000元, evidence: E1}]",
        "found: {metrics: [{name: 用时, before: 65天, target: 30天}]}\n"
        "progress: [{date: 2024-05-01, values: {用时: 30天}, evidence: E1}]",
        # a share that is to grow: the target has no sign, the value before lies below it
        "found: {metrics: [{name: 细化率, before: 60%, target: 90%}]}\n"
        "progress: [{date: 2024-05-01, values: {细化率: 95%}, evidence: E1}]",
        "measures: [{text: 甲, done_by: 2024-06-30, evidence: E1}]",
    ],
)
def test_all_there_is_done(body: str) -> None:
    assert item(body).status == "done"


@pytest.mark.parametrize(
    "body",
    [
        # 65 days on average, measures taken, and no word of the days now
        "found: {metrics: [{name: 用时, before: 65天, target: ≤30天}]}\n"
        "progress: [{date: 2024-05-01, text: 建立机制, evidence: E1}]",
        # no target: nobody can say when it is enough
        "found: {metrics: [{name: 未用占比, before: 84.5%}]}\n"
        "progress: [{date: 2024-05-01, values: {未用占比: 13%}, evidence: E1}]",
        # 141 projects, and not how many of them
        "found: {count: 141}\nprogress: [{date: 2024-05-01, text: 督促支付, evidence: E1}]",
        # no extent at all
        "progress: [{date: 2024-05-01, text: 加强学习, evidence: E1}]",
    ],
)
def test_what_documents_leave_out_is_not_stated(body: str) -> None:
    assert item(body).status == "unknown"


def test_a_word_alone_shows_nothing() -> None:
    state = item("found: {count: 3}\nprinted: 均已整改完毕")
    assert state.status not in ("done", "closed", "not_started")


def test_a_known_gap_outweighs_an_unknown_one() -> None:
    state = item(
        "found: {count: 10, metrics: [{name: 用时, before: 65天}]}\n"
        "progress: [{date: 2024-05-01, done: 4, evidence: E1}]"
    )
    assert state.status == "ongoing"
    assert [(one.kind, one.stated) for one in state.lacks] == [("count", True), ("metric", False)]


def test_without_any_day_nothing_is_late_and_all_counts() -> None:
    body = (
        "  - {id: I1, title: 甲, deadline: 2001-01-01, found: {count: 2},"
        " progress: [{date: 2050-01-01, done: 1}]}\n"
    )
    status = stand(HEAD.replace("as_of: 2024-06-30\n", "") + body)
    assert (status.items[0].status, status.items[0].days_over) == ("ongoing", None)
    assert "PE875" in {finding.code for finding in status.findings}


def test_closing_again_after_a_relapse_closes() -> None:
    done = "  - {date: 2024-05-20, done: 10, evidence: [E1]}\n"
    once = TEN.replace("closing: {date: 2024-06-10", "closing: {date: 2024-06-25")
    assert item(once, "2024-06-25").status == "relapsed"  # nothing was done since
    again = once.replace(done, done + done.replace("05-20", "06-22"))
    assert item(again, "2024-06-24").status == "relapsed"
    assert item(again, "2024-06-25").status == "closed"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_status_has_a_definition(lang: str) -> None:
    found = definitions(lang)
    assert tuple(one.name for one in found) == NAMES
    assert len({one.word for one in found}) == len(found)
    assert all(one.sentence.endswith("。" if lang == "zh" else ".") for one in found)


def test_an_extension_counts_from_the_day_it_was_granted() -> None:
    body = """
found: {count: 10}
deadline: 2024-03-31
extension: {until: 2024-06-15, date: 2024-04-10, reason: 诉讼, by: 市审计局}
progress: [{date: 2024-03-01, done: 9}]
"""
    before = item(body, "2024-04-09")
    assert (before.status, before.days_over) == ("overdue", 9)
    assert (item(body, "2024-04-10").status, item(body, "2024-04-10").days_over) == (
        "long_term", None,
    )  # fmt: skip
    assert item(body, "2024-06-16").days_over == 1


def test_an_extension_that_ends_before_the_deadline_takes_no_time_away() -> None:
    body = "found: {count: 10}\ndeadline: 2024-06-30\nextension: {until: 2024-05-31, reason: 甲, by: 乙}"
    state = item(body, "2024-06-15")
    assert (state.days_over, str(state.deadline)) == (None, "2024-06-30")
