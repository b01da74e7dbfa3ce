"""The JSON document: exact numbers, cells, stable keys."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from recheck_out.recheck_samples import SHA, reviewed, sample

from perfeval.model.finding import Finding
from perfeval.reports.review.document import document
from perfeval.reports.review.records import Review, Unread


def loaded(review: Review, lang: str = "zh") -> dict[str, Any]:
    return json.loads(document(review, lang), parse_float=Decimal)


def test_a_project_has_its_file_totals_and_rows() -> None:
    found = loaded(Review((reviewed(),)))
    assert found["perfeval"] == "recheck/v1"
    assert found["summary"] == {
        "projects": 1, "unread": 0, "differing": 2, "errors": 3, "warnings": 0, "infos": 0,
    }  # fmt: skip
    (one,) = found["projects"]
    assert (one["file"], one["sheet"], one["sha256"]) == ("报送/自评表.xlsx", "绩效自评表", SHA)
    assert one["totals"]["summed"] == Decimal("97.69")
    assert (one["totals"]["recomputed"], one["totals"]["adopted"]) == (None, Decimal("95.24"))
    row = one["indicators"][1]
    assert row["path"] == ["产出指标", "数量指标", "新建道路长度"]
    assert (row["reported"], row["recomputed"], row["difference"]) == (Decimal("19.05"), 18, Decimal("1.05"))  # fmt: skip
    assert row["verdict"] == "explained"
    assert row["conventions"][0]["ways"] == ["2-half-up"]
    assert row["cells"]["reported"] == "G12"
    assert one["funds"]["lines"][0]["rate"] == Decimal("0.9639")
    finding = one["findings"][0]
    assert (finding["code"], finding["sheet"], finding["cell"]) == ("PE701", "绩效自评表", "G13")


def test_a_table_of_a_document_has_a_number() -> None:
    one = reviewed()._replace(sheet="#2")
    (found,) = loaded(Review((one,)))["projects"]
    assert (found["sheet"], found["table"]) == (None, 2)


def test_unread_files_say_why_in_the_language_asked_for() -> None:
    unread = Unread("坏.xlsx", (Finding("PE702", None, {"sum": "1", "total": "2"}),))
    found = loaded(Review((reviewed(sample("x")),), (unread,)), "en")
    assert found["unread"][0]["file"] == "坏.xlsx"
    assert "add up" in found["unread"][0]["findings"][0]["message"]
    why = found["projects"][0]["indicators"][1]["why"]
    assert why.startswith("given by: 20×95.2381%")


def test_every_key_is_on_the_page() -> None:
    page = (Path(__file__).parents[2] / "docs" / "how-to" / "recheck.md").read_text("utf-8")
    found = loaded(Review((reviewed(),), (Unread("x", ()),)))
    one = found["projects"][0]
    objects = (
        found, found["summary"], found["unread"][0], one, one["totals"], one["grade"],
        one["convention"], one["indicators"][1], one["indicators"][1]["conventions"][0],
        one["funds"], one["funds"]["lines"][0], one["findings"][0],
    )  # fmt: skip
    assert [key for each in objects for key in each if f"`{key}`" not in page] == []
