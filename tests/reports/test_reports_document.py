"""The score document: the contract's fields in its order, exact decimals, the same bytes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from report_samples import EXAMPLES, PROJECT, SET, example, scored

from perfeval.i18n import report_en, report_zh
from perfeval.reports.json_text import Number, dumps
from perfeval.reports.score_document import digest, document

TOP = ["perfeval", "project", "indicator_set", "as_of", "total", "max", "grade", "funds", "branches",
       "indicators", "findings", "digest"]  # fmt: skip
LEAF = [
    "path",
    "id",
    "weight",
    "score",
    "completion",
    "status",
    "target",
    "actual",
    "reported",
    "trace",
]


def test_fields_in_the_order_of_the_contract() -> None:
    text = document(example("urumqi-2023"))
    found = json.loads(text)
    assert list(found)[: len(TOP)] == TOP
    assert list(found["indicators"][0])[: len(LEAF)] == LEAF
    assert list(found["funds"]) == ["execution", "arrival", "rates"]
    assert list(found["branches"][0]) == ["path", "weight", "score"]
    assert list(found["findings"][0])[:7] == [
        "code",
        "severity",
        "message",
        "file",
        "line",
        "column",
        "path",
    ]
    assert '"total": 100.00,' in text
    assert '"max": 100,' in text
    assert '"completion": 4.34,' in text
    assert '"funds": {"execution": 1.0, "arrival": 1.0' in text
    assert "知识产权" in text


def test_named_rates_and_unscored_values() -> None:
    found = json.loads(document(example("shanghai-2022")), parse_float=Decimal)
    rates = {r["name"]: r["value"] for r in found["funds"]["rates"]}
    assert rates["2022年度预算执行率（第二批加首批结转）"] == Decimal("0.4497")
    assert rates["专项资金和地方配套累计执行率（截至2023年3月底）"] == Decimal("0.7626")
    assert found["total"] is None
    assert found["grade"] is None
    assert found["indicators"][8]["completion"] == Decimal("0.34")
    assert found["indicators"][8]["score"] is None


def test_decimals_are_the_sets(tmp_path: Path) -> None:
    one = SET.replace("grades:", "rounding: {digits: 1}\ngrades:").replace(
        "weight: 6,", "weight: 6.0,"
    )
    text = document(scored(tmp_path, indicators=one))
    assert '"id": "立项依据", "weight": 6, "score": 5.5,' in text
    assert json.loads(text)["factor"] == 1.25
    assert json.loads(text)["not_due"] == [["产出", "数量", "未到期项"]]


def test_missing_scores_zero_and_inapplicable_none(tmp_path: Path) -> None:
    found = {i["id"]: i for i in json.loads(document(scored(tmp_path)))["indicators"]}
    assert (found["缺结果项"]["status"], found["缺结果项"]["score"]) == ("missing", 0)
    assert (found["不适用项"]["status"], found["不适用项"]["score"]) == ("not_applicable", None)
    assert found["未到期项"]["status"] == "not_due"


def test_a_project_without_funds_keeps_the_shape(tmp_path: Path) -> None:
    project = PROJECT.replace(PROJECT[PROJECT.index("funds:") : PROJECT.index("results:")], "")
    found = json.loads(document(scored(tmp_path, project)))
    assert found["funds"] == {"execution": None, "arrival": None, "rates": []}


def test_the_digest_covers_language_and_inputs(tmp_path: Path) -> None:
    card = scored(tmp_path)
    assert digest(card, "zh") != digest(card, "en")
    other = scored(tmp_path, PROJECT.replace("80人次", "81人次"))
    assert digest(card, "zh") != digest(other, "zh")


def test_strings_that_json_must_escape() -> None:
    text = dumps({"a": 'x"\\\n\u2028', "n": Number("1.50"), "bad": "\ud800", "list": []})
    assert json.loads(text)["a"] == 'x"\\\n\u2028'
    assert '"n": 1.50' in text
    text.encode()


def test_the_same_inputs_give_the_same_bytes() -> None:
    script = (
        "import sys, pathlib; sys.stdout.reconfigure(encoding='utf-8', newline='')\n"
        "from perfeval import api\n"
        f"card = api.score(api.load_project(pathlib.Path({str(EXAMPLES / 'shanghai-2022' / 'project.yaml')!r})))\n"
        "for form in ('json', 'csv', 'markdown', 'report'): sys.stdout.write(api.render(card, form))\n"
    )
    runs = set()
    for seed in ("0", "1", "4242"):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, env=environment, check=True
        )
        runs.add(done.stdout)
    assert len(runs) == 1


def test_both_languages_have_the_same_texts_with_the_same_places() -> None:
    from string import Formatter

    def places(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    assert report_zh.TEXTS.keys() == report_en.TEXTS.keys()
    for key, text in report_zh.TEXTS.items():
        assert places(text) == places(report_en.TEXTS[key]), key
    assert not any("\u4e00" <= c <= "\u9fff" for text in report_en.TEXTS.values() for c in text)


@pytest.mark.parametrize("name", ["urumqi-2023", "shanghai-2022", "chaoyang-2020"])
def test_reports_of_the_examples_stay_as_they_were_read(name: str) -> None:
    """To renew one after reading it: perfeval report examples/NAME/project.yaml -o tests/golden/NAME.md"""
    from perfeval.reports.markdown import render

    golden = Path(__file__).parents[1] / "golden" / f"{name}.md"
    assert render(example(name)).text == golden.read_text(encoding="utf-8")
