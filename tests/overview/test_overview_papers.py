"""The overview in print: every kind of file, both languages, tables that foot."""

from __future__ import annotations

import json
import random
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from overview.making import LADDER, batch, collected, finding, leaf, project
from perfeval.cli.cells import cells
from perfeval.cli.overview_view import view
from perfeval.overview.records import Overview
from perfeval.reports.overview.document import document
from perfeval.reports.overview.paper import paper
from perfeval.reports.overview.sections import sections
from perfeval.reports.papers.writers import write

LONG = "关于支持和引导城乡居民参加基本医疗保险及困难群众资助参保缴费补助项目"


def _many(count: int, seed: int = 1) -> Overview:
    made = random.Random(seed)
    given: list[dict[str, Any]] = []
    for n in range(count):
        scores = [made.choice(["10", "10", "9.5", "4", "0"]) for _ in range(6)]
        total = sum(map(Decimal, scores), Decimal(0)) * 100 / 60
        grade = LADDER[0] if total >= 90 else LADDER[2] if total >= 60 else LADDER[3]
        rows = [leaf(f"产出/第{m}项", "10", score, actual=score) for m, score in enumerate(scores)]
        execution = made.choice([None, "0.31", "0.8", "1", "1.07"])
        usable = made.random() > 0.1
        given.append(
            project(
                f"P{n}", str(total.quantize(Decimal("0.01"))) if usable else None,
                grade if usable else None, name=LONG + str(n), execution=execution if usable else None,
                department=made.choice(["教育局", "水利局", None]), region=f"第{made.randrange(40)}区",
                indicators=rows if usable else [], errors=int(not usable),
                findings=[] if usable else [finding("PE103", message="指标值不是数。")],
            )
        )  # fmt: skip
    return collected(batch(given), titles={"s": "示例体系"}).overview()


FEW, MANY = _many(7), _many(400)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("ending", [".md", ".html", ".xlsx", ".docx"])
def test_every_kind_of_file_is_written_alike_each_time(ending: str, lang: str) -> None:
    for o in (FEW, MANY, collected().overview(), collected(batch([project("a", None)])).overview()):
        assert write(paper(o, lang), ending) == write(paper(o, lang), ending)


def _column(table: dict[str, Any], key: str) -> tuple[list[Fraction], Fraction]:
    """The numbers of a column above its sum, and the sum."""
    texts = [row["cells"].get(key, "").rstrip("%") for row in table["rows"]]
    return [Fraction(text or 0) for text in texts[:-1]], Fraction(texts[-1] or 0)


@pytest.mark.parametrize("o", [FEW, MANY], ids=["few", "many"])
def test_tables_with_a_sum_foot(o: Overview) -> None:
    footed = 0
    for section in sections(o, "zh"):
        for table in section.tables:
            if table["rows"][-1]["kind"] != "total":
                continue
            keys = [c["key"] for c in table["columns"]]
            counts = [k for k in keys if k in ("count", "unscored", "ungraded") or (k[0] == "g" and k[1:].isdigit())]  # fmt: skip
            for key in counts:
                parts, whole = _column(table, key)
                assert sum(parts) == whole, (table["key"], key)
            footed += 1
            if "share" in keys:
                parts, whole = _column(table, "share")
                noted = f"相加为{float(sum(parts)):.2f}%" in "".join(table["notes"])
                assert (sum(parts) == whole == 100) != noted
            if "unscored" in keys or "g0" in keys:
                for row in table["rows"]:
                    own = row["cells"]
                    split = [int(own[k]) for k in counts if k != "count"]
                    assert int(own["count"]) == sum(split)
    assert footed >= 5


@pytest.mark.parametrize(
    ("width", "lang"), [(60, "zh"), (80, "zh"), (120, "zh"), (80, "en"), (120, "en")]
)
def test_no_line_of_the_terminal_is_wider_than_it(width: int, lang: str) -> None:
    for o in (FEW, MANY):
        lines = view(o, width, lang).splitlines()
        assert max(map(cells, lines)) <= width
        assert lines[0] == ("总体情况" if lang == "zh" else "Overview")


def test_limits_that_were_chosen_are_said() -> None:
    text = write(paper(MANY), ".md").decode()
    for said in ("执行率低于50%", "不少于10个项目", "至少有5行", "90%", "都是默认值"):
        assert said in text


def test_the_document_has_the_figures() -> None:
    found = json.loads(document(MANY))
    assert found["perfeval"] == "overview/v1"
    assert found["projects"] == found["scored"] + found["unusable"] == 400
    assert sum(one["count"] for one in found["grades"]) == found["scored"]
    region = found["by"][1]
    rest = region["rest"]["projects"]
    assert sum(one["projects"] for one in region["classes"]) + rest == 400
    assert region["others"] == 20


def test_a_hostile_name_is_only_text() -> None:
    names = ["=cmd()", "<script>", "a\u202eb", "a\nb", "|*_`", "\x00\x1b[31m", "x" * 5000]
    given = [project(name, "88", "优", name=name, department=name, region=name) for name in names]
    o = collected(batch(given)).overview()
    for ending in (".md", ".html", ".xlsx", ".docx"):
        assert b"<script>" not in write(paper(o), ending)
    assert "\x1b" not in view(o, 80, "zh")
    assert "\u202e" not in view(o, 80, "zh")
    json.loads(document(o))


def test_sets_with_different_grades_are_counted_by_their_own_best_and_worst() -> None:
    given = [
        project("a", "95", "优", department="甲局"), project("b", "20", "差", department="甲局"),
        project("c", "45", "A", set="t", max="50", department="甲局"),
        project("d", "30", "B", set="t", max="50", department="乙局"), project("e", "9", set="t", max="50"),
    ]  # fmt: skip
    found = collected(batch(given), by=("department", "set"))
    found.know("t", ("A", "B"), "另一套")
    tables = {t["key"]: t for one in sections(found.overview(), "zh") for t in one.tables}
    grades = [tuple(row["cells"].values()) for row in tables["set-grades"]["rows"]]
    # two sets of three and two projects; the larger one first
    assert grades[:3] == [
        ("另一套", "A", "1", "33.33%"),
        ("另一套", "B", "1", "33.33%"),
        ("另一套", "未定等级", "1", "33.33%"),
    ]
    assert grades[-1] == ("合计", "", "5", "")
    labels = [c["label"] for c in tables["by-department"]["columns"]]
    assert labels[1:7] == ["项目数", "平均分", "最高等级", "最低等级", "其他等级", "未定等级"]
    rows = [
        [row["cells"][k] for k in ("name", "count", "g0", "g1", "ungraded")]
        for row in tables["by-department"]["rows"]
    ]
    assert rows == [
        ["甲局", "3", "2", "1", "0"], ["乙局", "1", "0", "1", "0"], ["（未填写）", "1", "0", "0", "1"], ["合计", "5", "2", "2", "1"],
    ]  # fmt: skip
    assert [row["cells"]["name"] for row in tables["by-set"]["rows"]] == ["另一套", "s", "合计"]


def test_a_column_that_no_batch_has_is_said() -> None:
    text = view(collected(batch([project("a", "1", "差")]), by=("负责人",)).overview(), 80, "zh")
    assert "数据中没有“负责人”一栏，不分组。" in text


def test_projects_without_totals_or_grades_have_neither_table() -> None:
    given = [
        project(f"p{n}", None, status="scored", region="东区", execution="0.5") for n in range(3)
    ]
    o = collected(batch(given)).overview()
    found = {one.key: one for one in sections(o, "zh")}
    assert not {"grades", "bins", "ranking", "leaves"} & set(found)
    assert "各项目都没有总分" in "".join(found["whole"].said)
    labels = [c["label"] for c in found["by-region"].tables[0]["columns"]]
    assert labels == ["地区", "项目数", "平均执行率"]
