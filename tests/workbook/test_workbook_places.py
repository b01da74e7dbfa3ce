"""Commands name sheet and cell, in words and in what other programs read."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from workbook_sameness import through

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "urumqi-2023" / "project.yaml"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("places")
    (made / "p.yaml").write_text(EXAMPLE.read_text("utf-8"), "utf-8")
    through(made / "p.yaml").rename(made / "填报.xlsx")
    book = openpyxl.load_workbook(made / "填报.xlsx")
    book["指标"]["M18"] = "约三个"
    book["基本信息"]["D13"] = "二〇二三年底"
    book.save(made / "错.xlsx")
    book["基本信息"]["D13"] = "2023-12-31"
    book.save(made / "数.xlsx")
    return made


def ran(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "perfeval", *words],
        cwd=folder, capture_output=True, encoding="utf-8", timeout=120,
    )  # fmt: skip


def test_what_can_not_be_used_is_told_by_its_cell(folder: Path) -> None:
    done = ran(folder, "score", "错.xlsx", "--lang", "zh")
    assert done.returncode == 2
    assert "错.xlsx 基本信息!D13: 错误 PE103" in done.stderr
    assert "|" not in done.stderr  # no line of a text is shown


def test_the_score_document_has_sheet_and_cell(folder: Path) -> None:
    card = json.loads(ran(folder, "score", "数.xlsx", "--format", "json").stdout)
    found = next(one for one in card["findings"] if one["code"] == "PE404")
    assert (found["file"], found["sheet"], found["cell"]) == ("数.xlsx", "指标", "M18")
    assert (found["line"], found["column"]) == (18, 13)
    plain = json.loads(ran(folder, "score", "p.yaml", "--format", "json").stdout)
    assert all("sheet" not in one and "cell" not in one for one in plain["findings"])


def test_explained_by_its_cells(folder: Path) -> None:
    done = ran(folder, "explain", "填报.xlsx", "支持企业专利导航项目", "--lang", "zh")
    assert done.returncode == 0
    assert "填报.xlsx 指标!M17" in done.stdout


@pytest.mark.parametrize("format", ["text", "json", "github", "gitlab", "sarif", "junit"])
def test_validated_in_every_format(folder: Path, format: str) -> None:
    done = ran(folder, "validate", "数.xlsx", "--format", format, "--lang", "zh")
    assert done.returncode == 1
    assert "M18" in done.stdout
    if format == "sarif":
        results = json.loads(done.stdout)["runs"][0]["results"]
        one = next(result for result in results if result["ruleId"] == "PE404")
        logical = one["locations"][0]["logicalLocations"]
        assert {"name": "指标!M18", "kind": "cell"} in logical


def test_a_report_is_written_from_a_workbook(folder: Path) -> None:
    done = ran(folder, "report", "填报.xlsx", "-o", "报告.md", "--lang", "zh")
    assert done.returncode == 0, done.stderr
    assert "知识产权运营服务体系建设项目" in (folder / "报告.md").read_text("utf-8")


def test_a_yaml_project_loads_nothing_of_it() -> None:
    code = (
        "import sys\nfrom perfeval import api\n"
        f"api.score(api.load_project({str(EXAMPLE)!r}))\n"
        "print([m for m in sys.modules if 'workbook' in m or 'tables' in m or 'xlsx' in m])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    assert done.stdout.strip() == "[]", done.stderr
