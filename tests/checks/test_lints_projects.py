"""What a reviewer finds in a scored project, where the golden cases leave room for doubt."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from perfeval.__main__ import main

LEAVES = "  - {name: 培训人次, weight: 10, target: ≥200人次}"
FUNDED = "  - {name: 预算执行率, weight: 10, measure: {kind: funds}, target: ≥50%}"


@pytest.fixture
def found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Codes found in a project; the head of the project may be given apart."""

    def run(body: str, leaves: str = LEAVES, head: str = "{name: 示例}") -> list[str]:
        monkeypatch.chdir(tmp_path)
        Path("set.yaml").write_text(
            f"perfeval: indicator-set/v1\nid: s\ntotal: 10\nindicators:\n{leaves}\n", "utf-8"
        )
        Path("project.yaml").write_text(
            f"perfeval: project/v1\nindicator_set: set.yaml\nproject: {head}\n{body}\n", "utf-8"
        )
        out = io.StringIO()
        with redirect_stdout(out):
            main(["validate", "project.yaml", "--format", "json", "--pack", "none"])
        return [entry["code"] for entry in json.loads(out.getvalue())["findings"]]

    return run


def result(rest: str) -> str:
    return f"results:\n  培训人次: {{evidence: [E01], {rest}}}\nevidence: [{{id: E01, title: 表}}]"


def funds(*lines: str, rest: str = "") -> str:
    rows = "\n".join(f"    - {line}" for line in lines)
    return f"funds:\n  unit: 万元\n  lines:\n{rows}\n{rest}results: {{}}"


@pytest.mark.parametrize("reason", ["无", "—", "/", "无偏差"])
def test_a_cell_that_says_nothing_is_no_reason(found, reason: str) -> None:  # type: ignore[no-untyped-def]
    assert found(result(f"actual: 200人次, reason: {reason}")) == []


def test_a_reason_for_far_more_than_the_target_is_asked_for(found) -> None:  # type: ignore[no-untyped-def]
    assert found(result("actual: 270人次, reason: 扩大了范围")) == ["PE441"]
    assert found(result("actual: 260人次, reason: 扩大了范围")) == ["PE462"]


def test_a_judged_result_needs_its_reason(found) -> None:  # type: ignore[no-untyped-def]
    leaf = "  - {name: 培训人次, weight: 10, target: 效果明显}"
    assert found(result("judged: 10, reason: 学员普遍反映好"), leaf) == []


def test_two_equal_targets_of_weight_size_are_chance(found) -> None:  # type: ignore[no-untyped-def]
    leaves = "\n".join(
        f"  - {{name: {name}, weight: {weight}, target: ≥{weight}}}"
        for name, weight in (("甲", 6), ("乙", 4))
    )
    both = "results:\n" + "\n".join(
        f"  {name}: {{actual: {n}, target: {n}, evidence: [E01]}}"
        for name, n in (("甲", 6), ("乙", 4))
    )
    assert found(f"{both}\nevidence: [{{id: E01, title: 表}}]", leaves) == []


def test_a_number_of_three_digits_may_recur(found) -> None:  # type: ignore[no-untyped-def]
    leaves = """  - name: 产出
    children: [{name: 贯标企业, weight: 5, target: ≥151家}]
  - name: 效益
    children: [{name: 规范管理, weight: 5, target: ≥100家}]"""
    both = (
        "results:\n  贯标企业: {actual: %s, evidence: [E]}\n  规范管理: {actual: %s, evidence: [E]}"
    )
    rest = "\nevidence: [{id: E, title: 名单}]"
    assert "PE467" not in found(both % ("151家", "151家") + rest, leaves)
    assert "PE467" in found(both % ("1514家", "1514家") + rest, leaves)


def test_money_with_its_own_unit_needs_none_of_the_table(found) -> None:  # type: ignore[no-untyped-def]
    bare = funds("{name: 拨款, budget: 100万元, spent: 60万元}").replace("  unit: 万元\n", "")
    assert found(bare, FUNDED) == []
    assert found(bare.replace("60万元", "60"), FUNDED) == ["PE517"]
    assert found(bare.replace("spent: 60万元", "spent: [{amount: 60}]"), FUNDED) == ["PE517"]


def test_low_spending_is_no_slip_of_the_unit(found) -> None:  # type: ignore[no-untyped-def]
    leaf = FUNDED.replace("≥50%", "≥0.001%")
    assert "PE518" not in found(funds("{name: 拨款, budget: 100, spent: 0.1}"), leaf)
    assert "PE518" in found(funds("{name: 拨款, budget: 2244.84, spent: 0.224484}"), leaf)


def test_spending_of_earlier_years_is_right_in_a_running_total(found) -> None:  # type: ignore[no-untyped-def]
    line = "{name: 拨款, budget: 100, spent: [{date: 2022-05-01, amount: 40}, {date: 2023-05-01, amount: 20}]}"
    head = "{name: 示例, period: {from: 2023-01-01, to: 2023-12-31}, as_of: 2023-12-31}"
    assert found(funds(line), FUNDED, head) == ["PE521"]
    assert found(funds(line), FUNDED.replace("预算执行率", "累计执行率"), head) == []
    assert found(funds(line), FUNDED, "{name: 示例, as_of: 2023-12-31}") == []


def test_money_of_a_later_rate_is_not_left_out(found) -> None:  # type: ignore[no-untyped-def]
    line = "{name: 拨款, budget: 100, spent: [{date: 2023-05-01, amount: 60}, {date: 2024-02-01, amount: 20}]}"
    later = "  rates: [{name: 累计执行率（截至2024年3月）, as_of: 2024-03-31}]\n"
    head = "{name: 示例, as_of: 2023-12-31}"
    assert found(funds(line), FUNDED, head) == ["PE524"]
    assert found(funds(line, rest=later), FUNDED, head) == []


def test_an_unknown_line_is_not_also_a_base_of_zero(found) -> None:  # type: ignore[no-untyped-def]
    rates = "  rates: [{name: 中央执行率, lines: [centre]}]\n"
    assert found(funds("{name: 拨款, budget: 100, spent: 60}", rest=rates), FUNDED) == ["PE505"]


def test_every_valid_answer_is_among_the_population(found) -> None:  # type: ignore[no-untyped-def]
    leaf = "  - {name: 培训人次, weight: 10, measure: {kind: survey}, target: ≥90%}"
    text = "results:\n  培训人次: {survey: {valid: 20, counts: [20, 0], population: %d}}"
    assert found(text % 19, leaf) == ["PE605"]
    assert found(text % 20, leaf) == []


def test_evidence_named_in_a_sentence_is_used(found) -> None:  # type: ignore[no-untyped-def]
    text = "results:\n  培训人次: {actual: 200人次, evidence: [E01], analysis: %s}\nevidence: [{id: E01, title: 甲}, {id: E02, title: 乙}]"
    assert found(text % "见签到表") == ["PE469"]
    assert found(text % "见签到表和E02") == []
