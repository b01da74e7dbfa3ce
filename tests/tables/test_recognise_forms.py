"""Forms by their headings: every printed value in its field, with its cell."""

from __future__ import annotations

from perfeval.intake.recognise import no_form, recognise
from perfeval.model.form import Form
from perfeval.model.grid import Grid
from tables.grids import book, grid

NATIONAL = [
    ["项目支出绩效自评表", *["<"] * 8],
    ["（2022年度）", *["<"] * 8],
    ["项目名称", "<", "村道养护", *["<"] * 6],
    ["主管部门", "<", "县交通局", "<", "<", "实施单位", "<", "公路站", "<"],
    ["项目资金\n（万元）", "<", "<", "年初预算数", "全年预算数（A）", "全年执行数（B）", "分值", "执行率（B/A）", "得分"],
    ["^", "^", "年度资金总额", "100", "120", "110", "10", "91.67%", "9.17"],
    ["^", "^", "其中：当年财政拨款", "100", "120", "110", "—", "", "—"],
    ["^", "^", "上年结转资金", "", "", "", "—", "", "—"],
    ["年度总体目标", "预期目标", "<", "<", "<", "实际完成情况", "<", "<", "<"],
    ["^", "养护三百公里", "<", "<", "<", "已养护", "<", "<", "<"],
    ["绩\n效\n指\n标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分 值", "得分", "偏差原因分析及改进措施"],
    ["^", "产出指标", "数量指标", "指标1：养护里程", "≥300公里", "280公里", "50", "46.67", "下雨"],
    ["^", "^", "质量指标", "指标1：", "", "", "", "", ""],
    ["^", "效益指标", "社会效益指标", "通行能力", "提升", "提升", "40", "40", ""],
    ["总分", *["<"] * 5, "100", "95.84", ""],
    ["注：定量指标按完成比例计分。", *["<"] * 8],
]  # fmt: skip


def one(made: Grid) -> Form:
    forms = recognise(book(made))
    assert len(forms) == 1
    return forms[0]


def table(form: Form) -> list[tuple[tuple[str, ...], str, dict[str, str]]]:
    return [
        (
            tuple(v.text for v in row.levels),
            row.name.text,
            {k: v.text for k, v in row.cells.items() if v.text},
        )
        for row in form.rows
    ]


def test_the_national_form() -> None:
    form = one(grid(NATIONAL))
    assert (form.kind, form.year, form.title and form.title.text) == (
        "self-assessment",
        "2022",
        "项目支出绩效自评表",
    )
    assert {k: v.text for k, v in form.header.items()} == {
        "name": "村道养护", "department": "县交通局", "implementer": "公路站",
    }  # fmt: skip
    assert form.unit
    assert form.unit.text == "万元"
    assert [(f.role, f.part) for f in form.funds] == [
        ("total", False),
        ("fiscal", True),
        ("carry_over", True),
    ]
    assert form.funds[0].cells["rate"].text == "91.67%"
    assert form.funds[0].cells["score"].span.cell == "I6"
    assert form.objectives[0].achieved
    assert form.objectives[0].achieved.text == "已养护"
    assert table(form)[0] == (
        ("产出指标", "数量指标"),
        "养护里程",
        {
            "target": "≥300公里",
            "actual": "280公里",
            "weight": "50",
            "score": "46.67",
            "reason": "下雨",
        },
    )
    assert form.rows[0].cells["reason"].span.cell == "I12"
    assert (form.total["weight"].text, form.total["score"].text) == ("100", "95.84")
    assert [note.text for note in form.notes] == ["注：定量指标按完成比例计分。"]
    assert not form.findings


def test_slots_that_are_not_filled_in_are_there_with_their_cells() -> None:
    form = one(grid(NATIONAL))
    empty = form.rows[1]
    assert empty.name.text == ""
    assert {key: value.span.cell for key, value in empty.cells.items()} == {
        "target": "E13", "actual": "F13", "weight": "G13", "score": "H13", "reason": "I13",
    }  # fmt: skip
    assert form.funds[2].cells["spent"].text == ""


def test_operator_number_and_unit_in_columns_of_their_own_under_one_heading() -> None:
    form = one(
        grid(
            [
                ["绩效指标", "<", "<", "年度指标值", "<", "<", "实际完成值", "分值", "得分"],
                [
                    "一级指标",
                    "二级指标",
                    "三级指标",
                    "指标性质",
                    "指标值",
                    "度量单位",
                    "^",
                    "^",
                    "^",
                ],
                ["产出指标", "数量指标", "培训人次", "≥", "735", "人次", "735", "50", "50"],
                ["", "质量指标", "合格率", "=", "100", "%", "98", "50", "49"],
            ]
        )
    )
    assert table(form)[1] == (
        ("产出指标", "质量指标"),
        "合格率",
        {
            "operator": "=",
            "target": "100",
            "unit": "%",
            "actual": "98",
            "weight": "50",
            "score": "49",
        },
    )


def test_a_nature_column_without_signs_is_no_operator() -> None:
    form = one(
        grid(
            [
                ["三级指标", "指标性质", "指标值", "得分"],
                ["里程", "定量", "5", "9"],
                ["影响", "定性", "好", "8"],
            ]
        )
    )
    assert form.rows[0].cells["nature"].text == "定量"
    assert "operator" not in form.rows[0].cells


def test_weights_beside_levels_stay_with_the_levels() -> None:
    form = one(
        grid(
            [
                [
                    "一级指标",
                    "分值",
                    "二级指标",
                    "分值",
                    "三级指标",
                    "分值",
                    "得分",
                    "财政审核评分",
                ],
                ["决策", "10", "立项", "10", "依据充分", "5", "5", "4"],
                ["^", "^", "^", "^", "程序规范", "5", "5", "5"],
            ]
        )
    )
    cells = {key: value.text for key, value in form.rows[1].cells.items()}
    assert cells == {"weight1": "10", "weight2": "10", "weight": "5", "score": "5", "review": "5"}


def test_a_parent_that_carries_the_sum_is_above_its_children() -> None:
    form = one(
        grid(
            [
                [
                    "一级指标",
                    "二级指标",
                    "三级指标",
                    "四级指标",
                    "指标值",
                    "完成值",
                    "分值",
                    "得分",
                ],
                ["产出", "数量", "道路", "", "", "", "20", "18"],
                ["", "", "", "里程", "30公里", "30公里", "12", "12"],
                ["", "", "", "宽度", "5米", "4米", "8", "6"],
            ]
        )
    )
    assert [(levels, name) for levels, name, _ in table(form)] == [
        (("产出", "数量"), "道路"),
        (("产出", "数量", "道路"), "里程"),
        (("产出", "数量", "道路"), "宽度"),
    ]


def test_statements_of_a_transfer_payment() -> None:
    form = one(
        grid(
            [
                ["转移支付（项目）名称", "<", "粮食风险基金", "<"],
                ["资金管理情况", "", "情况说明", "存在问题和改进措施"],
                ["^", "分配科学性", "按因素法分配", "无"],
                ["^", "下达及时性", "", ""],
                ["绩效指标", "三级指标", "指标值", "全年实际完成值"],
                ["^", "储备数量", "≥5000吨", "4900吨"],
            ]
        )
    )
    assert form.kind == "transfer-payment"
    assert [(s.item.text, s.text and s.text.text) for s in form.statements] == [
        ("分配科学性", "按因素法分配"),
        ("下达及时性", ""),
    ]
    assert table(form) == [((), "储备数量", {"target": "≥5000吨", "actual": "4900吨"})]


def test_tasks_of_a_department_with_money_by_kind() -> None:
    form = one(
        grid(
            [
                [
                    "年度主要任务",
                    "任务名称",
                    "主要内容",
                    "预算数（万元）",
                    "<",
                    "执行数（万元）",
                    "<",
                ],
                ["^", "^", "^", "总额", "财政拨款", "总额", "财政拨款"],
                ["^", "科普", "进社区", "100", "90", "95", "85"],
            ]
        )
    )
    task = form.tasks[0]
    assert form.kind == "department"
    assert {k: v.text for k, v in task.cells.items()} == {
        "content": "进社区", "budget": "100", "budget_fiscal": "90", "spent": "95", "spent_fiscal": "85",
    }  # fmt: skip
    assert task.cells["budget"].unit == "万元"


def test_points_with_weights_of_their_own_are_the_rows() -> None:
    form = one(
        grid(
            [
                ["事前绩效评估得分表", "<", "<", "<"],
                ["评估内容", "评估要点", "分值", "得分"],
                ["立项必要性", "政策相关", "10", "10"],
                ["^", "现实需求", "10", "8"],
                ["合计", "", "20", "18"],
            ]
        )
    )
    assert form.kind == "ex-ante"
    assert [(levels, name) for levels, name, _ in table(form)] == [
        (("立项必要性",), "政策相关"),
        (("立项必要性",), "现实需求"),
    ]


def test_bands_sums_and_grades_in_rows_of_their_own() -> None:
    form = one(
        grid(
            [
                ["二级指标", "三级指标", "指标值", "完成值", "分值", "得分"],
                ["一、产出指标（50分）", *["<"] * 5],
                ["数量", "里程", "5公里", "5公里", "50", "50"],
                ["小计", "<", "", "", "50", "50"],
                ["二、效益指标", *["<"] * 5],
                ["社会", "通行", "好", "好", "50", "46"],
                ["总分", "<", "<", "<", "100", "96"],
                ["自评结论", "<", "自评得分：96分", "<", "自评等级：优", "<"],
            ]
        )
    )
    assert [(levels, name) for levels, name, _ in table(form)] == [
        (("一、产出指标（50分）", "数量"), "里程"),
        (("二、效益指标", "社会"), "通行"),
    ]
    assert form.total["score"].text == "96"
    assert form.grade
    assert form.grade.text == "优"
    assert [(f.code, f.severity, f.span and f.span.cell) for f in form.findings] == [
        ("PE060", "info", "A4")
    ]


def test_labels_with_their_values_in_one_cell() -> None:
    form = one(
        grid(
            [
                ["填报单位：水利局    单位：万元", "<", "<"],
                ["项目名称：修渠", "主管部门：水利局", ""],
                ["三级指标", "年度指标值(%)", "得分"],
                ["完工率", "95", "10"],
                ["自评总分：98.5", "", ""],
            ]
        )
    )
    assert {k: v.text for k, v in form.header.items()} == {
        "filled_unit": "水利局", "name": "修渠", "department": "水利局",
    }  # fmt: skip
    assert form.unit
    assert form.unit.text == "万元"
    assert form.rows[0].cells["target"].unit == "%"
    assert form.total["score"].text == "98.5"


def test_a_file_without_a_form_says_what_stands_in_it() -> None:
    given = book(grid([["代码", "名称"], ["1", "是"]], sheet="字典"))
    assert recognise(given) == ()
    assert no_form(given).params["found"] == "字典：代码"
