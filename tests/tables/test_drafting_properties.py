"""Whatever a form prints, its draft loads, scores, and is the same when written and read."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfeval import api, forms
from perfeval.cli.import_files import Manner, planned
from perfeval.intake.drafting import draft
from perfeval.model.finding import Span
from perfeval.model.form import Form, FundRow, Row, Statement, Value
from tables.forms_by_hand import FILE, form

TEXTS = st.sampled_from(
    [
        "", "—", "/", "无", "是", "否", "null", "~", "0", "1", "0.9995", "100", "-5", "1e9", "9" * 45, "1,234.5", "１２％", "≥95%",
        "≤90万元", "=100%", "80%~120%", "120%~80%", "2023-12-31", "2023-13-45", "效果明显", "达成年度指标", "735人次", "12月底前",
        "10分", "（10分）", "优秀", "全部完成，共3处", "甲\n乙", "\x00", "\ud800", "# 注", "a: b", "名称：值", "'\"", "x" * 300, "nan",
        "≥", "定性", "%", "万元", "人次", "元/人*月", "m2", "±5%", "1/3", "3‰", "1.2亿元", "<<", "{}", "[1]", "- 一", "=1+1", "符合，好",
    ]
)  # fmt: skip
NAMES = st.sampled_from(["产出指标", "产出指标(50分)", "数量指标", "质量", "甲", "甲/乙", "甲 乙", "", "指标1：", "null", "是", "x" * 900, "预算执行率", "资金管理情况"])  # fmt: skip
KEYS = ("operator", "target", "unit", "actual", "weight", "score", "reason", "improvement", "rule", "explain", "points",
        "evidence", "note", "review", "completion", "nature", "source", "weight1", "score1")  # fmt: skip
MONEY = (
    "initial_budget",
    "adjustment",
    "budget",
    "arrived",
    "spent",
    "rate",
    "weight",
    "score",
    "reason",
    "note",
)


def values(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Value]:
    span = st.builds(Span, st.just(FILE), st.integers(1, 99), st.integers(1, 20))
    return st.builds(Value, texts, span, st.sampled_from(["", "", "%", "万元", "人"]))


def cells(keys: tuple[str, ...]) -> st.SearchStrategy[dict[str, Value]]:
    return st.dictionaries(st.sampled_from(keys), values(TEXTS), max_size=8)


ROWS = st.lists(
    st.builds(Row, st.lists(values(NAMES), max_size=4).map(tuple), values(NAMES | TEXTS), cells(KEYS)), max_size=6
)  # fmt: skip
FUNDS = st.lists(
    st.builds(FundRow, values(NAMES | TEXTS), st.sampled_from(["total", "central", "other", ""]), st.booleans(), cells(MONEY)),
    max_size=4,
)  # fmt: skip
STATEMENTS = st.lists(st.builds(Statement, values(NAMES), values(TEXTS), values(TEXTS)), max_size=2)


@st.composite
def some_form(drawn: st.DrawFn) -> Form:
    header = drawn(cells(("name", "code", "department", "implementer", "date", "as_of", "phone")))
    return form(
        (*drawn(ROWS), Row((), Value("末行", Span(FILE, 100, 1)), {})), header=header, funds=tuple(drawn(FUNDS)),
        statements=tuple(drawn(STATEMENTS)), total=drawn(cells(("weight", "score"))), unit=drawn(values(TEXTS)),
        grade=drawn(values(TEXTS)), texts=drawn(cells(("conclusion", "problems", "note"))), year=drawn(TEXTS),
        kind=drawn(st.sampled_from(["self-assessment", "transfer-payment", "department", "evaluation"])),
    )  # fmt: skip


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(some_form())
def test_any_form_loads_scores_and_comes_back(given_form: Form) -> None:
    made = draft(given_form, "自评表")
    loaded = forms.load_draft(made, "0" * 64)
    assert loaded.usable, [
        (f.code, f.params) for f in loaded.findings if api.describe(f).severity == "error"
    ]
    card = api.score(loaded)
    assert len(made.paths) == len(given_form.rows)
    known = {leaf.indicator.path for leaf in card.leaves}
    assert {path for path in made.paths if path is not None} <= known
    for keys in ("en", "zh"):
        with TemporaryDirectory() as name:
            [files] = planned(Path(name) / "p.yaml", [made], Manner(keys, "zh", "自评表.xlsx", "0"))
            for path, text in files.all:
                path.write_text(text, "utf-8", newline="\n")
            read = api.load_project(files.path)
            assert read.usable, [(f.code, f.params) for f in read.findings]
            again = api.score(read)
            assert [x.score for x in again.leaves] == [x.score for x in card.leaves]
            assert again.total == card.total
