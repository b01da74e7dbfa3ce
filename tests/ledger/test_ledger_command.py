"""`perfeval ledger`: the page, the JSON, exit codes, and files that are not written over."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from cases.running import call
from ledger.ledgers import HEAD, ROOT
from ledger.test_ledger_opening import PROJECT, SET

TEXT = (
    HEAD
    + """\
  - id: I1
    title: 项目资金闲置
    units: [A]
    deadline: 2024-05-31
    found: {count: 68, unit: 个, amount: 455.97亿元}
    measures: [{text: 收回, done: 2024-05-01, evidence: E1}]
    progress:
      - {date: 2024-05-30, done: 67, adjusted: 1, amount: 381.1亿元, evidence: E1}
      - {date: 2024-07-30, done: 67, adjusted: 1, amount: 455.97亿元, evidence: E1}
"""
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ledger.yaml").write_text(TEXT, "utf-8")
    (tmp_path / "set.yaml").write_text(SET, "utf-8")
    (tmp_path / "project.yaml").write_text(PROJECT, "utf-8")
    return tmp_path


@pytest.mark.parametrize("columns", ["80", "120"])
def test_the_page_has_both_completions_and_fits(
    folder: Path, columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from perfeval.cli.cells import cells

    monkeypatch.setenv("COLUMNS", columns)
    code, out, _ = call(folder, ["ledger", "ledger.yaml", "--lang", "zh"])
    assert code == 0
    for text in ("98.53%", "83.58%", "逾期", "2024-05-31", "748700万元", "PE850"):
        assert text in out, text
    assert max(cells(line) for line in out.splitlines()) <= int(columns)


def test_the_day_of_the_call_counts(folder: Path) -> None:
    code, out, _ = call(
        folder, ["ledger", "ledger.yaml", "--as-of", "2024-07-30", "--format", "json"]
    )
    found = json.loads(out, parse_float=Decimal)
    assert code == 0
    assert found["perfeval"] == "ledger-status/v1"
    assert found["as_of"] == "2024-07-30"
    (item,) = found["items"]
    assert item["status"] == "done"
    assert item["amount"]["done"] == 45_597_000_000
    assert item["count"]["rate"] == Decimal("0.9853")
    assert item["count"]["settled"] == 1
    assert found["findings"] == []


def test_an_overdue_item_fails_a_strict_run(folder: Path) -> None:
    assert call(folder, ["ledger", "ledger.yaml", "--strict"])[0] == 1
    assert call(folder, ["ledger", "ledger.yaml", "--strict", "--as-of", "2024-07-30"])[0] == 0


@pytest.mark.parametrize(
    "words",
    [
        ["ledger"],
        ["ledger", "none.yaml"],
        ["ledger", "project.yaml"],
        ["ledger", "project.yaml", "set.yaml"],
        ["ledger", "ledger.yaml", "--as-of", "2024-13-01"],
        ["ledger", "ledger.yaml", "--report", "lists"],
        ["ledger", "ledger.yaml", "--keys", "zh"],
        ["ledger", "ledger.yaml", "--open", "project.yaml", "--keys", "zh", "-o", "new.yaml"],
        ["ledger", "ledger.yaml", "-o", "ledger.yaml"],
        ["ledger", "ledger.yaml", "-o", "out.pdf"],
        ["ledger", "--open", "none.yaml", "-o", "out.yaml"],
        ["ledger", "--open", "project.yaml", "-o", "out.docx"],
        ["ledger", "--open", "project.yaml", "--report", "lists", "-o", "out.yaml"],
        ["ledger", "ledger.yaml", "--open", "project.yaml", "-o", "ledger.yaml"],
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_written(folder: Path, words: list[str]) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    code, out, errors = call(folder, words)
    assert code == 2
    assert out == ""
    assert errors.strip()
    assert "Traceback" not in errors
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_one_bad_file_among_several_stops_no_other(folder: Path) -> None:
    code, out, errors = call(folder, ["ledger", "ledger.yaml", "project.yaml", "--lang", "zh"])
    assert code == 1
    assert "83.58%" in out
    assert "project.yaml" in errors


def test_a_ledger_that_was_filled_in_is_not_written_over(folder: Path) -> None:
    words = ["ledger", "--open", "project.yaml", "-o", "out.yaml"]
    assert call(folder, words)[0] == 0
    first = (folder / "out.yaml").read_bytes()
    # the same again loses nothing
    assert call(folder, words)[0] == 0
    assert (folder / "out.yaml").read_bytes() == first
    (folder / "out.yaml").write_bytes(first + "notes: 已核\n".encode())
    assert call(folder, words)[0] == 2
    assert (folder / "out.yaml").read_bytes() == first + "notes: 已核\n".encode()


def test_items_opened_into_a_ledger_go_to_a_new_file(folder: Path) -> None:
    words = ["ledger", "ledger.yaml", "--open", "project.yaml", "-o", "new.yaml"]
    assert call(folder, words)[0] == 0
    assert (folder / "ledger.yaml").read_text("utf-8") == TEXT
    code, out, _ = call(folder, ["ledger", "new.yaml", "--format", "json"])
    assert code == 0
    assert [item["id"] for item in json.loads(out)["items"]] == ["I1", "P001", "P002"]


def test_help_defines_every_status(tmp_path: Path) -> None:
    from perfeval.ledger.statuses import definitions

    _, out, _ = call(tmp_path, ["ledger", "--help", "--lang", "zh"])
    assert all(one.word in out for one in definitions("zh"))


def test_shipped_ledgers_have_no_errors() -> None:
    for path in sorted((ROOT / "examples" / "rectification").glob("*.yaml")):
        code, out, errors = call(ROOT, ["ledger", str(path), "--format", "json"])
        assert code == 0, errors
        assert not [f for f in json.loads(out)["findings"] if f["severity"] == "error"], path.name


def test_only_new_items_are_counted_as_to_be_filled_in(folder: Path) -> None:
    # the ledger's own item has no deadline either
    old = TEXT.replace("    deadline: 2024-05-31\n", "")
    (folder / "ledger.yaml").write_text(old, "utf-8")
    words = ["ledger", "ledger.yaml", "--open", "project.yaml", "-o", "new.yaml", "--lang", "zh"]
    assert "整改时限（2个问题）" in call(folder, words)[2]
