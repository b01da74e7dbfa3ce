"""Files that mean no good: an answer with a place, no traceback, no hang."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases.running import call
from ledger.ledgers import HEAD

ITEM = "  - {id: I1, title: 甲"
BAD = {
    "not-a-list": "perfeval: ledger/v1\ntitle: x\nitems: 3\n",
    "no-items": "perfeval: ledger/v1\ntitle: x\n",
    "items-of-text": HEAD + "  - 甲\n  - 乙\n",
    "huge-number": HEAD + ITEM + ", found: {count: 1" + "0" * 200 + "}}\n",
    "exponent": HEAD + ITEM + ", found: {count: 1e999999999}}\n",
    "bad-unit": HEAD.replace("unit: 万元", "unit: 美元") + ITEM + "}\n",
    "no-day": HEAD + ITEM + ", progress: [{date: 2024-02-30, done: 1}]}\n",
    "progress-without-day": HEAD + ITEM + ", progress: [{done: 1}]}\n",
    "unknown-key": HEAD + ITEM + ", progres: []}\n",
    "money-of-people": HEAD + ITEM + ", found: {amount: 3人}}\n",
    "by-group": HEAD + ITEM + ", found: {amount: {by: 地区, 东部: 5, 西部: 7}}}\n",
    "bomb": "perfeval: ledger/v1\ntitle: &a [x, x]\nitems: [*a, *a]\nnotes: &b [*a, *a, *a]\n",
    "control": HEAD + '  - {id: "I\\u0007", title: "甲\\u001b[31m", found: {count: -1}}\n',
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("command", ["ledger", "validate"])
def test_bad_input_is_answered(tmp_path: Path, name: str, command: str) -> None:
    (tmp_path / "l.yaml").write_text(BAD[name], "utf-8")
    code, out, errors = call(tmp_path, [command, "l.yaml", "--lang", "zh"])
    assert code in (0, 1, 2)
    assert "PE" in out + errors
    assert "Traceback" not in out + errors
    assert "\x1b[31m甲" not in out + errors
    if name != "control":
        assert code == (2 if command == "ledger" else 1), (out, errors)


def test_odd_ids_and_long_texts_are_shown_shortened(tmp_path: Path) -> None:
    text = HEAD + f"  - {{id: {'长' * 500}, title: {'问' * 5000}, units: [{'x' * 900}]}}\n"
    (tmp_path / "l.yaml").write_text(text, "utf-8")
    code, out, _ = call(tmp_path, ["ledger", "l.yaml", "--lang", "zh"])
    assert code == 0
    assert "问" * 100 not in out.replace("\n", "").replace(" ", "")
    assert len(out) < 20_000


def test_thousands_of_items_and_unknown_names_end(tmp_path: Path) -> None:
    rows = "".join(
        f"  - {{id: I{n}, title: 题{n}, units: [u{n}], source: s{n}}}\n" for n in range(2000)
    )
    (tmp_path / "l.yaml").write_text(HEAD + rows, "utf-8")
    code, out, _ = call(tmp_path, ["ledger", "l.yaml", "--format", "json"])
    assert code == 0
    assert out.count('"code": "PE866"') == 4000
