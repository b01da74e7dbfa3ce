"""Cover, summary, limits, signatures, stages; and that no sentence has a number of its own."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest
from report_samples import PROJECT, english, example, scored

from perfeval.model.scorecard import Scorecard
from perfeval.reports import achieved, figures, footing
from perfeval.reports.model import report_model
from perfeval.reports.outlines import OUTLINES
from perfeval.reports.request import Request
from perfeval.reports.story.story import story

Plain = dict[str, Any]


def told(card: Scorecard, **asked: Any) -> Plain:
    return story(card, Request(**asked))


def texts(part: Plain | None) -> str:
    """All that a section says in paragraphs, prose and lists, one line each."""
    lines: list[str] = []
    for e in part["body"] if part else []:
        if e["kind"] == "para":
            lines.append("".join(run["text"] for run in e["runs"]))
        elif e["kind"] == "prose":
            lines.append(e["text"])
        elif e["kind"] == "list":
            lines += e["items"]
    return "\n".join(lines)


def section(model: Plain, key: str) -> Plain:
    found: Plain = next(s for s in (*model["chapters"], *model["annexes"]) if s["key"] == key)
    return found


def test_the_cover_is_in_the_order_of_the_field_and_the_rest_follows(tmp_path: Path) -> None:
    project = PROJECT.replace(
        "project: {name: 样例项目,", "project: {name: 样例项目, code: A1, implementer: 某站,"
    )
    project = project.replace("agency: 某所,", "agency: 某所, report_no: 某评〔2024〕3号,")
    model = told(scored(tmp_path, project))
    keys = [fact["key"] for fact in model["cover"]]
    assert keys == ["name", "implementer", "department", "client", "agency", "kind", "report_no"]
    rest = section(model, "basics")["body"][0]["table"]["rows"]
    assert rest[0]["cells"] == {"item": "项目编码", "content": "A1"}
    assert {f["key"] for f in model["facts"]} == {*keys, *(f["key"] for f in model["further"])}


def test_the_summary_says_what_it_is_about_the_result_problems_and_suggestions(
    tmp_path: Path,
) -> None:
    text = texts(told(scored(tmp_path))["pages"]["summary"])
    assert "受某局委托，某所开展部门评价。" in text
    assert "支出80.5万元，预算执行率80.50%。" in text
    assert "总分66.00分（满分100分）" in text
    assert "缺结果项扣10分，占扣分合计的36.76%" in text
    assert "主要问题。公示不及时（三个月未公示）。" in text
    assert "主要建议。按月公示。" in text


def test_a_summary_of_the_project_takes_the_place_of_the_generated(tmp_path: Path) -> None:
    model = told(scored(tmp_path, PROJECT + "  摘要: 本项目一句话。\n"))
    assert texts(model["pages"]["summary"]) == "本项目一句话。"
    assert model["unused"] == []


@pytest.mark.parametrize("kind", list(OUTLINES))
@pytest.mark.parametrize("name", ["urumqi-2023", "shanghai-2022", "chaoyang-2020"])
def test_every_kind_has_a_summary_of_a_page_and_a_signature(kind: str, name: str) -> None:
    pages = told(example(name), kind=kind)["pages"]
    assert 100 < len(texts(pages["summary"])) < 900
    assert "盖章" in texts(pages["signature"])


def test_limits_stand_once_with_the_facts_that_the_data_show(tmp_path: Path) -> None:
    own = "  limits: 只看了一个月。\n"
    project = PROJECT.replace("目标明确: {met: all, evidence: [E09]}", "目标明确: {met: all}")
    model = told(scored(tmp_path, project + own))
    text = texts(model["pages"]["limits"])
    assert text.startswith("只看了一个月。\n样本偏少\n")
    assert "没有可用结果的指标1项：缺结果项。" in text
    assert "结果未注明佐证材料的指标3项：目标明确、培训人次、效果。" in text
    assert not any("样本偏少" in texts(s) for s in (*model["chapters"], *model["annexes"]))


def test_few_answers_and_unverified_rules_are_told_as_facts() -> None:
    text = texts(told(example("urumqi-2023"))["pages"]["limits"])
    assert "问卷份数：项目承担单位满意度，总体121，有效16份。" in text
    assert "标为未核实" in text


def test_the_lead_and_the_team_sign_an_evaluation(tmp_path: Path) -> None:
    project = PROJECT.replace(
        "team: [", "lead: 赵六, team: [{name: 赵六, role: 主评人, title: 高级会计师}, "
    )
    model = told(scored(tmp_path, project))
    rows = model["pages"]["signature"]["body"][0]["table"]["rows"]
    assert [(r["cells"]["signer"], r["cells"]["person"]) for r in rows] == [
        ("主评人", "赵六"),
        ("组长", "李四"),
    ]
    assert rows[0]["cells"]["post"] == "高级会计师"
    assert "评价机构（盖章）：某所" in texts(model["pages"]["signature"])


def test_the_unit_signs_its_own_assessment() -> None:
    page = told(example("shanghai-2022"))["pages"]["signature"]
    signers = [r["cells"]["signer"] for r in page["body"][0]["table"]["rows"]]
    assert signers == ["项目负责人", "财务负责人", "填报人"]
    assert "单位（盖章）：上海市知识产权局" in texts(page)


@pytest.mark.parametrize(
    ("stage", "mark"), [("plan", ""), ("draft", "（征求意见稿）"), ("final", ""), (None, "")]
)
def test_the_mark_follows_the_stage(tmp_path: Path, stage: str | None, mark: str) -> None:
    assert told(scored(tmp_path), stage=stage)["mark"] == mark


def test_a_plan_holds_what_can_be_said_before_there_are_results(tmp_path: Path) -> None:
    bare = re.sub(r"results:\n(  .+\n)+", "results: {}\n", PROJECT)
    model = told(scored(tmp_path, bare), stage="plan")
    assert model["title"] == "样例项目支出绩效评价实施方案"
    assert [s["key"] for s in model["chapters"] if s["level"] == 1] == ["basics", "work"]
    assert {"indicator_system", "methods", "process"} <= {s["key"] for s in model["chapters"]}
    assert model["annexes"][0]["key"] == "standards_table"
    assert "10项评价指标，满分100分" in texts(model["pages"]["summary"])
    assert not any("得分" in p or "原因说明" in p for p in model["placeholders"])


def test_a_text_on_results_is_named_when_a_plan_leaves_it_out(tmp_path: Path) -> None:
    model = told(scored(tmp_path, PROJECT + "  conclusion: 结论。\n"), stage="plan")
    assert model["unused"] == ["conclusion"]


def test_opinions_are_counted_with_what_they_changed(tmp_path: Path) -> None:
    more = "feedback: [{from: 甲局, opinion: 核实, adopted: true, score_before: 3, score_after: 3.5}, {from: 乙局, opinion: 不明}, "
    model = told(scored(tmp_path, PROJECT.replace("feedback: [", more)))
    wanted = "收到意见3条，采纳1条，未采纳1条，未说明是否采纳1条，见附件。因意见调整得分1处：由3分改为3.5分。"
    assert wanted in texts(section(model, "process"))
    rows = section(model, "feedback")["body"][0]["table"]["rows"]
    assert [r["cells"]["no"] for r in rows] == ["1", "2", "3"]


# every number of a sentence is one of the card's

KINDS = ("judged", "checklist", "value", "count")


def made(folder: Path, seed: int, lang: str) -> Scorecard:
    """A project of random indicators, results and money, without a digit in any text."""
    random = Random(seed)
    letters = "甲乙丙丁戊己庚辛壬癸" if lang == "zh" else "ABCDEFGHIJ"
    groups, results = [], []
    sizes = [random.randint(1, 4) for _ in range(random.randint(1, 3))]
    for g, size in enumerate(sizes):
        lines = []
        for n in range(size):
            name = f"{letters[g]}{letters[n]}"
            weight = random.choice((2, 3, 5, 7.5, 10))
            kind = random.choice(KINDS)
            lines.append(f"      - {{name: {name}, weight: {weight}, {_rule(kind, random)}}}")
            if random.random() < 0.9:
                results.append(f"  {name}: {{{_result(kind, random)}}}")
        groups.append(f"  - name: {letters[g]}\n    children:\n" + "\n".join(lines))
    body = "\n".join(groups)
    policy = random.choice(("rescale", "parent", "full", "drop"))
    total = sum(Fraction(w) for w in re.findall(r"weight: ([\d.]+)", body))
    indicators = (
        f"perfeval: indicator-set/v1\nid: made\ntitle: made\ntotal: {float(total):g}\n"
        f"not_applicable: {policy}\nindicators:\n{body}\n"
    )
    budget = random.randint(1, 900) / random.choice((1, 3, 7))
    spent = budget * random.random()
    funds = f"funds: {{unit: 万元, lines: [{{id: a, name: 资金, budget: {budget:.2f}, arrived: {budget:.2f}, spent: {spent:.2f}}}]}}"
    project = (
        "perfeval: project/v1\nindicator_set: made.yaml\nreport: evaluation\n"
        f"project: {{name: made}}\n{funds}\nresults: {{}}\n"
    )
    if results:
        project = project.replace("results: {}", "results:\n" + "\n".join(results))
    return scored(folder, project, indicators, "made")


def _rule(kind: str, random: Random) -> str:
    if kind == "judged":
        return "score: {kind: judged}"
    if kind == "checklist":
        return "score: {kind: checklist, items: [one, two, three]}"
    if kind == "count":
        return "measure: {kind: count}, score: {kind: count, points: 0.5}"
    return f"target: '{random.choice(('≥', '≤'))}{random.randint(1, 40)}'"


def _result(kind: str, random: Random) -> str:
    if random.random() < 0.1:
        return "not_applicable: {reason: none}"
    why = ", reason: late" if random.random() < 0.5 else ""
    if kind == "judged":
        return f"deductions: [{{points: {random.choice((0, 0.5, 1.25))}, fact: gone}}]{why}"
    if kind == "checklist":
        return f"items: {{one: {random.choice((0, 0.5, 1))}, two: 1, three: 1}}{why}"
    if kind == "count":
        return f"count: {random.randint(0, 5)}{why}"
    return f"actual: {random.randint(0, 60)}{why}"


NUMBER = re.compile(r"\d+(?:\.\d+)?")


def numbers(text: str) -> set[Fraction]:
    return {Fraction(found) for found in NUMBER.findall(text)}


def printed(model: Plain, card: Scorecard) -> set[Fraction]:
    """The figures of the tables, the score and the money's rates; differences of weight and score; shares of a loss;
    counts of indicators."""
    cells = " ".join(
        cell for table in model["tables"].values() if table
        for row in table["rows"] for cell in row["cells"].values()
    )  # fmt: skip
    assert card.funds is not None
    rates = " ".join(figures.rate(rate) for rate in (card.funds.arrival, card.funds.execution))
    found = (
        numbers(cells + " " + rates) | numbers(" ".join(model["score"].values())) | {Fraction(130)}
    )
    lost = [achieved.lost(leaf) for leaf in card.leaves]
    gone = sum((points for points in lost if points > 0), Fraction(0))
    found |= {abs(points) for points in lost} | {gone} | set(range(len(card.leaves) + 1))  # type: ignore[arg-type]
    found |= {Fraction(f"{float(points / gone * 100):.2f}") for points in lost if points > 0}
    found |= {footing.applicable(card, branch) for branch in card.branches}
    for branch in model["analyses"]:
        inside = [leaf for group in branch["groups"] for leaf in group["leaves"]]
        found.add(sum((Fraction(leaf["lost"]) for leaf in inside if leaf["lost"]), Fraction(0)))
    return found


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_number_of_a_sentence_is_in_the_tables(tmp_path: Path, lang: str) -> None:
    for seed in range(60):
        card = made(tmp_path, seed, lang)
        model = report_model(card, lang)
        known = printed(model, card)
        openings = [branch["opening"] for branch in model["analyses"]]
        closings = [group["closing"] for b in model["analyses"] for group in b["groups"]]
        said = [*openings, *closings, *model["verdict"], *(p["text"] for p in model["balance"])]
        said += [model["funds_text"], *(p["text"] for p in model["summary"]), *model["data_limits"]]
        for text in said:
            # the names of levels and the 100% that completion is held against are words
            plain = re.sub(r"level-\d|100%", " ", text)
            strange = [n for n in numbers(plain) if n not in known]
            assert not strange, (seed, text, strange)


def test_english_pages_speak_english(tmp_path: Path) -> None:
    pages = told(english(tmp_path), lang="en")["pages"]
    text = "\n".join(texts(page) for page in pages.values())
    assert not re.search(r"[\u4e00-\u9fff]", text.replace("元", ""))
    assert "2 indicators lose points, 14 in all: People trained −12" in text
