"""The catalogue knows every code, and its texts fit what the engine passes."""

from __future__ import annotations

import re
from string import Formatter

import pytest
from call_sites import Site, sites

from perfeval.checks.catalogue import catalogue, mend, message, rank, severity
from perfeval.checks.check import Check
from perfeval.checks.places import PLACES
from perfeval.checks.words import tables
from perfeval.model.finding import Finding

SITES = sites()
CHECKS = list(catalogue().values())
CJK = re.compile(r"[\u4e00-\u9fff]")
EMITTED_ELSEWHERE = {"PE200"}  # a set without indicators is refused by whoever loads it
UNITS = re.compile(
    r"亿元|万元|千元|元|个|件|年|月|日|是|否|中部|西部|不通过|通过|满意度|公众|甲|乙"
)


def fields(*templates: str) -> dict[str, str]:
    """Names of params with the table of words each is shown in."""
    parts = (part for template in templates for part in Formatter().parse(template))
    return {name: table or "" for _, name, table, _ in parts if name}


def required(template: str) -> set[str]:
    """Params outside of optional texts."""
    return set(fields(re.sub(r"\[\[.*?\]\]", "", template)))


def texts(check: Check) -> tuple[str, str, str, str]:
    return check.zh, check.en, check.mend_zh, check.mend_en


def test_every_code_in_use_is_in_the_catalogue() -> None:
    assert {site.code for site in SITES} - set(catalogue()) == set()


def test_every_code_in_the_catalogue_is_in_use() -> None:
    assert set(catalogue()) - {site.code for site in SITES} <= EMITTED_ELSEWHERE


def test_codes_are_distinct_and_in_order() -> None:
    assert list(catalogue()) == sorted(catalogue())
    assert all(re.fullmatch(r"PE\d{3}", code) for code in catalogue())


@pytest.mark.parametrize("site", SITES, ids=lambda s: f"{s.code}-{s.file}:{s.line}")
def test_the_engine_passes_what_the_texts_need(site: Site) -> None:
    if site.params is None:
        return
    needed = fields(*texts(catalogue()[site.code])).keys()
    assert set(needed) - site.params == set()


def test_most_call_sites_can_be_read() -> None:
    # what checks of documents and tables pass is tried by their examples
    aside = (
        "formula/", "source/yaml", "source/schema", "source/tables/", "checks/word", "intake/",
        "workbook/", "rechecking/",
        # these name the codes that they ask about or group, and make no findings
        "reports/review/", "i18n/", "checks/recheck_shapes", "columns/",
    )  # fmt: skip
    own = [site for site in SITES if not site.file.startswith(aside)]
    assert sum(site.params is not None for site in own) > 0.8 * len(own)


@pytest.mark.parametrize("check", CHECKS, ids=lambda c: c.code)
def test_texts_stand_in_both_languages(check: Check) -> None:
    assert check.severity in ("error", "warning", "info")
    assert CJK.search(check.zh)
    for text in (check.en, check.mend_en):
        assert not CJK.search(UNITS.sub("", text)), text
        assert text.endswith((".", "."))
    for text in (check.zh, check.mend_zh):
        assert text.endswith(("。", "}。", "{mend_zh}。"))


@pytest.mark.parametrize("check", CHECKS, ids=lambda c: c.code)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_texts_fill_with_every_word_of_their_tables(check: Check, lang: str) -> None:
    used = fields(*texts(check))
    longest = max([1, *(len(tables().get(table, {})) for table in used.values())])
    for index in range(longest):
        params = {name: _word(table, index, name) for name, table in used.items()}
        finding = Finding(check.code, None, params)
        for text in (message(finding, lang), mend(finding, lang)):
            assert text
            assert "…" not in text.replace(": …", "").replace("(…)", "").replace(", …", "")
            assert "[[" not in text or "anchors" in text
            assert "，，" not in text
            assert "  " not in text


def _word(table: str, index: int, name: str) -> str:
    words = list(tables().get(table, {}))
    return words[index % len(words)] if words else name


@pytest.mark.parametrize("check", CHECKS, ids=lambda c: c.code)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_empty_optional_params_leave_no_trace(check: Check, lang: str) -> None:
    template = check.zh if lang == "zh" else check.en
    params = {name: name for name in required(template)}
    text = message(Finding(check.code, None, params), lang)
    assert not re.search(r"“”|（）|\(\)|\[\[|\]\]|，。|, \.|；。|; \.|：，|^[，；,;]|  ", text), (
        text
    )


@pytest.mark.parametrize("check", CHECKS, ids=lambda c: c.code)
def test_no_params_at_all_is_no_crash(check: Check) -> None:
    finding = Finding(check.code)
    for lang in ("zh", "en"):
        assert message(finding, lang)
        assert mend(finding, lang)


def test_words_hold_both_languages() -> None:
    for name, table in tables().items():
        for zh, en in table.values():
            assert CJK.search(zh) or name == "number", (name, zh)
            assert not CJK.search(UNITS.sub("", en)), (name, en)


def test_every_shape_has_a_name() -> None:
    import importlib
    import pkgutil

    import perfeval
    from perfeval.model.shape import Shape

    wanted = set()
    for package in ("source", "rules", "measures", "library"):
        folder = importlib.import_module(f"perfeval.{package}")
        for info in pkgutil.iter_modules(folder.__path__):
            module = importlib.import_module(f"perfeval.{package}.{info.name}")
            wanted |= {v.name for v in vars(module).values() if isinstance(v, Shape)}
    assert perfeval
    own = {name for name in wanted if not name.startswith(("score.", "measure."))}
    assert own - set(PLACES) == set()


def test_a_finding_may_override_its_severity() -> None:
    assert severity(Finding("PE441")) == "warning"
    assert severity(Finding("PE441", severity="info")) == "info"
    assert severity(Finding("PE999")) == "error"
    assert [rank(word) for word in ("error", "warning", "info")] == [0, 1, 2]


def test_an_unknown_code_is_no_crash() -> None:
    finding = Finding("PE999", None, {"name": "甲"})
    assert message(finding, "zh") == "PE999: 未登记的问题 (name=甲)"
    assert message(finding, "en") == "PE999: finding not in the catalogue (name=甲)"
    assert mend(finding, "zh") == ""


EXAMPLES = [
    ("PE101", {"key": "wieght", "near": "weight", "place": "indicator"},
     "指标里没有“wieght”这个键，是否指“weight”？",
     "There is no key “wieght” in an indicator; did you mean “weight”?"),
    ("PE105", {"key": "foo", "near": "", "place": "score.bands"},
     "评分规则“分档”（bands）里没有“foo”这个键。",
     "There is no key “foo” in the rule bands."),
    ("PE103", {"expected": "date", "found": "null"},
     "这里应是日期，现在是空的。", "This should be a date, not empty."),
    ("PE103", {"expected": "mapping", "found": ""},
     "这里应是若干“键: 值”。", "This should be a mapping of keys."),
    ("PE106", {"text": "120%~80%", "reason": "range-order"},
     "“120%~80%”不能采用：区间的下限大于上限。",
     "“120%~80%” can't be used: the range begins above its end."),
    ("PE202", {"problem": "sum", "name": "", "sum": "98", "total": "100"},
     "一级指标的分值合计是98，应等于总分100。",
     "The sum of the first level's weights is 98; it should equal the total 100."),
    ("PE402", {"name": "产出", "keys": "part、data.人数、funds.due"},
     "“产出”的结果缺少“部分”（part）、数据“人数”（data）、资金表的“应到位”（due），无法计分。",
     "The result of “产出” lacks part, “人数” under data, due in the fund table, "
     "so it can't be scored."),
    ("PE411", {"kind": "growth"},
     "只有完成值，没有“增长率”（growth）的原始数据，无法复算。",
     "Only the figure is given, not the data of the measure growth: it can't be recomputed."),
    ("PE441", {"rate": "150%", "beyond": "130%", "target": "≥2", "actual": "3", "reason": "given"},
     "完成率150%超过130%（指标值≥2，完成值3），已说明原因。",
     "The completion of 150% is beyond 130% (target ≥2, actual 3); the reason is given."),
    ("PE447", {"name": "优", "expr": "甲 > 1", "why": "division-by-zero、甲"},
     "“优”的条件“甲 > 1”无法判断：除以零、没有名为“甲”的数，按不成立处理。",
     "The condition “甲 > 1” of “优” can't be decided: it divides by zero, nothing is named “甲”; "
     "it counts as not met."),
    ("PE448", {"name": "加分", "value": "5", "kept": "3", "min": "", "max": "3"},
     "“加分”填报5分，超出范围，最高3，按3分计。",
     "“加分” claims 5, outside its bounds, at most 3; 3 are counted."),
    ("PE501", {"rate": "execution"},
     "预算执行率的分母是0，没有这个比率。", "The execution rate has the base 0, so there is no rate."),
    ("PE602", {"n": "", "wanted": ""},
     "问卷的选项计数不对：不能有负数。", "The counts don't fit: none may be negative."),
    ("PE605", {"low": "valid", "a": "12", "high": "returned", "b": "10"},
     "有效问卷12份，多于回收问卷10份。", "12 are valid, more than the 10 returned."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "params", "zh", "en"), EXAMPLES)
def test_examples(code: str, params: dict[str, str], zh: str, en: str) -> None:
    finding = Finding(code, None, params)
    assert message(finding, "zh") == zh
    assert message(finding, "en") == en


def test_a_bracket_in_a_param_is_only_text() -> None:
    finding = Finding("PE301", None, {"key": "[[{name}]]", "near": "", "set": "a"})
    assert "“[[{name}]]”" in message(finding, "zh")


def test_literal_brackets_survive() -> None:
    assert "anchors: [[15, 100%], [30, 0]]" in mend(Finding("PE233"), "en")
