"""The example ledgers come out as their documents print them, or as their figures give by hand."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from cli.cli_runs import EXAMPLES, Run

FOLDER = EXAMPLES / "rectification"
GOLDEN = Path(__file__).parents[1] / "golden" / "rectification-urumqi-2023.md"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
YI = 100_000_000  # 亿元 in 元


def told(run: Run, name: str, *more: str) -> dict[str, Any]:
    ran = run("ledger", FOLDER / f"{name}.yaml", "--format", "json", *more)
    assert ran.code == 0, ran.err
    found: dict[str, Any] = json.loads(ran.out, parse_float=Decimal)
    return found


def items(found: dict[str, Any]) -> dict[str, Any]:
    return {item["id"]: item for item in found["items"]}


def yi(value: int | Decimal) -> Decimal:
    return Decimal(value) / YI


@pytest.mark.parametrize("name", NAMES)
def test_every_ledger_validates_without_errors(run: Run, name: str) -> None:
    found = json.loads(run("validate", FOLDER / f"{name}.yaml", "--format", "json").out)
    assert not [f for f in found["findings"] if f["severity"] == "error"]


def test_investment_projects_started_and_adjusted(run: Run) -> None:
    found = items(told(run, "investment-2020"))
    first = found["I1"]["count"]
    assert (first["found"], first["done"], first["adjusted"], first["open"]) == (68, 67, 1, 0)
    assert (first["rate"], first["settled"]) == (Decimal("0.9853"), 1)
    assert found["I1"]["status"] == "done"
    # 16.14 paid, of an amount that nobody states: no rate of ours, 71.5% as printed
    paid = found["I2"]["amount"]
    assert (yi(paid["alone"]), paid["rate"]) == (Decimal("16.14"), None)
    assert found["I2"]["metrics"][0]["after"] == "71.5%"


def test_days_have_no_value_after(run: Run) -> None:
    found = told(run, "investment-2020")
    days = [m for item in found["items"] for m in item["metrics"] if m["before"]]
    assert [(m["before"], m["after"], m["met"]) for m in days] == [("65天", None, None), ("486天", None, None)]  # fmt: skip
    assert sum(f["code"] == "PE857" for f in found["findings"]) == 2


def test_employment_money_put_right_is_only_what_is_stated(run: Run) -> None:
    found = told(run, "employment-2020")
    one = items(found)
    assert yi(one["I1"]["amount"]["done"]) == Decimal("1.46")
    # 1.98 + 1.26 found, 1.98 paid out; what became of the idle 1.26 is not stated
    assert yi(one["I2"]["amount"]["found"]) == Decimal("3.24")
    assert yi(one["I2"]["amount"]["done"]) == Decimal("1.98")
    assert yi(one["I3"]["amount"]["found"]) == Decimal("0.2403")
    assert yi(found["whole"]["amount"]["found"]) == Decimal("4.9403")
    assert found["found"]["count"] == 65
    assert list(found["found"]["scope"].values()) == [1, 64]
    # the document says that all is done: so do not the figures of two of three
    assert [item["status"] for item in found["items"]].count("done") == 1


def test_housing_amounts_by_channel_and_rates(run: Run) -> None:
    found = items(told(run, "housing-2020"))
    channels = [yi(c["found"]) for c in found["I1"]["channels"]]
    assert sum(channels[:3]) == Decimal("158.44")
    assert sum(channels[3:]) == Decimal("297.53")
    assert yi(found["I1"]["amount"]["found"]) == Decimal("455.97") == sum(channels)
    assert yi(found["I1"]["amount"]["done"]) == Decimal("381.1")
    assert found["I1"]["amount"]["rate"] == Decimal("0.8358")
    assert yi(found["I2"]["amount"]["done"]) == Decimal("84.98")
    assert found["I2"]["amount"]["rate"] == Decimal("0.6342")
    assert yi(found["I3"]["amount"]["alone"]) == Decimal("306.13")
    assert found["I3"]["rules"] == 241


def test_housing_overdue_once_the_expected_day_has_passed(run: Run) -> None:
    found = items(told(run, "housing-2020", "--as-of", "2021-01-10"))
    assert (found["I2"]["status"], found["I2"]["days_over"]) == ("overdue", 10)


def test_state_capital_and_ip_funds(run: Run) -> None:
    state = items(told(run, "state-capital-2020"))
    found = [yi(item["amount"]["found"]) for item in state.values()]
    assert found == [Decimal("821.88"), Decimal(50), Decimal("3.15")]
    # "already urged" does not say how many of the three are through with it
    assert (state["I3"]["count"]["found"], state["I3"]["count"]["done"]) == (3, None)
    assert [m["after"] for m in state["I1"]["metrics"]] == [None, "36个百分点"]
    funds = items(told(run, "ip-funds-2020"))
    assert funds["I2"]["metrics"][0]["after"] == "13%"
    assert funds["I2"]["deadline"] == "2020-12-31"


def test_shenzhen_has_sixteen_items_in_four_parts(run: Run) -> None:
    found = told(run, "shenzhen-2024")
    assert [group["items"] for group in found["by_category"]] == [2, 7, 3, 4]
    # nothing is said of deadlines, so nothing is overdue, and all of them say so
    assert not any(item["deadline"] for item in found["items"])
    assert all(any("时限" in text for text in item["open"]) for item in found["items"])


def test_evaluation_ledger_by_status(run: Run) -> None:
    found = told(run, "urumqi-2023")
    assert [item["status"] for item in found["items"]] == [
        "overdue", "closed", "long_term", "not_started", "ongoing",
    ]  # fmt: skip
    one = items(found)
    assert one["P001"]["days_over"] == 30
    assert one["P005"]["count"]["rate"] == Decimal("0.7778")  # 7 of 9
    assert one["P005"]["amount"]["rate"] == Decimal("0.8731")  # 1960 of 2244.84
    before = items(told(run, "urumqi-2023", "--as-of", "2024-05-14"))
    # neither struck off yet nor late, and none of the nine was checked
    assert [one["status"] for one in before.values()] == [
        "ongoing", "done", "not_started", "not_started", "not_started",
    ]  # fmt: skip
    assert before["P005"]["count"]["done"] == 0


def test_the_notification_is_as_it_was_read(run: Run) -> None:
    """To renew it after reading: perfeval ledger examples/rectification/urumqi-2023.yaml
    --report notification -o tests/golden/rectification-urumqi-2023.md"""
    ledger = FOLDER / "urumqi-2023.yaml"
    ran = run("ledger", ledger, "--report", "notification", "--format", "markdown")
    assert ran.out == GOLDEN.read_text(encoding="utf-8")


STATEMENTS = tuple(
    FOLDER / f"{name}-2020.yaml"
    for name in ("investment", "employment", "housing", "state-capital", "ip-funds")
)


def test_the_five_statements_are_one_account_of_six_bodies(run: Run) -> None:
    ran = run("ledger", *STATEMENTS, "--format", "json")
    assert ran.code == 0, ran.err
    found = json.loads(ran.out, parse_float=Decimal)
    items_of = {group["name"]: group["items"] for group in found["by_unit"]}
    assert items_of == {
        "发展改革委": 4, "财政部": 2, "人力资源社会保障部": 3, "住房城乡建设部": 3, "国资委": 2, "知识产权局": 2,
    }  # fmt: skip
    whole = found["whole"]
    # 4.9403 + 589.97 + 875.03 found; 3.44 + 466.08 put right; 16.14 + 306.13 of unstated amounts
    assert yi(whole["amount"]["found"]) == Decimal("1469.9403")
    assert yi(whole["amount"]["done"]) == Decimal("469.52")
    assert yi(whole["amount"]["alone"]) == Decimal("322.27")
    assert found["as_of"] == "2020-10-31"


def test_a_file_that_cannot_be_read_is_named_and_the_others_count(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("perfeval: ledger/v1\ntitle: 坏台账\nitems: 12\n", encoding="utf-8")
    ran = run("ledger", *STATEMENTS[:2], broken, "--format", "json")
    assert ran.code == 1
    assert "broken.yaml" in ran.err
    assert json.loads(ran.out)["whole"]["items"] == 8
    assert run("ledger", broken, "--format", "json").code == 2


def test_the_summary_of_several_ledgers_is_one_document(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "汇总.md"
    ran = run("ledger", *STATEMENTS, "--report", "summary", "-o", target)
    assert ran.code == 0, ran.err
    text = target.read_text(encoding="utf-8")
    assert text.startswith("# 5个台账所列问题整改情况汇总")
    # two bodies whose amounts put right are not stated have none, not zero
    assert "| 国资委 | 2 | 0 | 0 | 2 | 0.00% | 3户企业 | 未载明 | — | 53.15 | — | 53.15 | — | — | — |" in text  # fmt: skip
