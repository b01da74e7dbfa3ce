"""The headings of columns: usual words as data, patterns for an office's own."""

from __future__ import annotations

import re

from perfeval.intake.wording import keyed

INDICATOR = keyed("""
level1: 一级指标 指标类别
level2: 二级指标 二级 二级指标名称 2级指标
level3: 三级指标 三级 三级指标名称 3级指标 三级指标内容
level4: 四级指标 四级 四级指标名称 4级指标
name: 指标名称 绩效指标名称 具体指标 评价指标 评估指标 考核指标 考核内容 考核项目 评价内容 评估内容 评价项目 指标项 评估事项 指标内容名称
item: 项目 类别 内容 维度 评价维度 评价环节 类型 环节 考核类别 评价类别
group: 绩效指标 指标 绩效指标体系 指标体系 年度绩效指标
operator: 比较符 比较符号 运算符号 运算符 指标方向 方向 符号 计算符号 关系符号 指标符号
nature: 指标类型 指标值类型 指标属性 定性定量 定量定性 定性/定量 定量/定性 值类型
signs: 指标性质 性质
target: 年度指标值 指标值 目标值 预期值 计划值 年度目标值 年初目标值 年初指标值 预期指标值 计划指标值 绩效指标值 年度计划值 年初设定值 指标目标值 预期目标值 设定值 预期目标 绩效目标值 年度绩效指标值 标杆值 标准值 年度目标 指标标准 计划数 目标数 绩效目标 值 数值 年度工作目标 计划完成值 全年目标值
actual: 实际完成值 全年实际完成值 完成值 完成情况 实际值 全年完成值 实际完成情况 实际完成指标值 实际完成数 指标完成情况 年度完成值 完成数 实现值 年度实际完成值 自评完成值 全年实际完成情况 实际情况 指标实际完成值 绩效指标完成情况 实际完成 实际数 全年完成情况 实际指标值 指标完成值 实际实现值 年度实际值
forecast: 全年预计完成情况 全年预计完成值 预计完成情况
likelihood: 完成目标可能性 目标完成可能性
completion: 完成率 完成比例 指标完成率 完成百分比 目标完成率
score_rate: 得分率 得分系数 得分比例
converted: 折算得分 单项指标折算得分 加权得分
previous: 上年完成值 上年实际完成值 上年值 上年实际 上年度完成值 前三年完成值
weight: 分值 权重 权数 满分 标准分 指标分值 分数 满分值 指标权重 权重分值 分值权重 标准分值 基本分 赋分 分 权重分 总分值
score: 得分 自评得分 评分 单项得分 自评分 自评分数 实际得分 指标得分 评价得分 评分结果 自评分值 考核得分 评估得分 自我评分 最终得分 打分 本次得分 单位自评得分 部门自评得分 部门评价得分 评定得分
review: 财政审核评分 财政审核得分 复核得分 审核得分 核定得分 评审得分 财政评分 复核评分 财政复核得分 主管部门评分 主管部门审核得分 审核评分 抽查得分 财政评价得分 重点评价得分 第三方评分 专家评分 专家得分 财政得分 复评得分
reason: 偏差原因分析及改进措施 未完成原因分析 偏差原因 偏差原因分析 未完成原因 原因分析 扣分原因 未完成原因和改进措施 未完成原因及改进措施 扣分原因及改进措施 失分原因 减分原因 扣分说明 偏差原因分析和改进措施 偏差原因及改进措施 未完成原因及拟采取的改进措施 未完成原因分析及改进措施 原因说明 偏差说明 扣分理由 偏离原因分析 偏差分析及改进措施 未达标原因 原因
improvement: 改进措施 整改措施 拟采取的改进措施 拟采取措施 下一步改进措施 改进建议
rule: 评分标准 评分细则 赋分规则 计分办法 评价标准 评分规则 评分办法 评分依据 计分标准 扣分标准 评扣分标准 赋分标准 打分标准 考核标准 计分方法 评分方法 考核办法 评估标准 计分规则 评价方法 计算方法 评分标准及办法
explain: 指标解释 指标说明 指标内容 指标释义 指标含义 指标内涵 指标解释及说明 指标定义 解释 绩效指标内容
points: 评价要点 评估要点 考核要点 评价要素 审核要点
evidence: 佐证材料 证明材料 佐证资料 依据材料 支撑材料 佐证 佐证资料要求 资料来源 佐证材料名称
source: 数据来源 指标来源 完成值数据来源 指标值来源 取值来源 指标值设置依据 指标值设定依据 设置依据 设定依据
unit: 计量单位 度量单位 单位 指标单位 指标值单位 量化单位
note: 备注 说明 其他说明 备注说明
serial: 序号 编号 行次
likely: 确定能 有可能 完全不可能
""")
FUNDS = keyed("""
initial_budget: 年初预算数 年初预算 年初预算数a 年初预算金额 年初批复预算数 年初批复数 预算批复数 批复预算数
adjustment: 预算调整数 调整数 调整预算数 预算调整金额 追加数 调增调减数 预算调整 年中调整数 调整金额
budget: 全年预算数 预算数 全年预算 预算金额 年度预算数 调整后预算数 调整后预算 预算 调整后预算金额 全年预算金额 计划数 预算资金 计划投资额 预算安排 预算安排数 预算安排资金 计划安排资金 年度预算 全年预算总数 预算总额 预算总数
arrived: 到位数 到位资金 实际到位 资金到位 实际到位数 全年到位数 到位金额 实际到位资金 资金到位数
spent: 全年执行数 执行数 实际支出 支出数 预算执行数 执行金额 实际执行数 全年支出数 支出金额 实际支出数 实际支出金额 全年实际支出数 全年执行金额 年度执行数 使用数 全年执行 实际使用数 已支出数 全年实际支出 累计支出 决算数 支出决算数
arrival_rate: 到位率 资金到位率
rate: 执行率 预算执行率 全年执行率 支出率 支付率 支出实现率 预算完成率 资金执行率 执行进度 支出进度 完成率
forecast: 全年预计执行数
weight: 分值 权重 标准分 满分 权数 指标分值
score: 得分 自评得分 评分 单项得分 自评分 实际得分
review: 财政审核评分 财政审核得分 复核得分 审核得分 核定得分
reason: 偏差原因 原因 未完成原因 偏差原因分析 偏差原因分析及改进措施 原因分析 未完成原因及改进措施 未完成原因分析 原因说明 偏差说明 情况说明 未执行原因 执行率偏低原因 备注原因 偏差原因及改进措施 扣分原因 未完成原因和改进措施
note: 备注 说明
""")
MONEY = ("initial_budget", "adjustment", "budget", "arrived", "spent", "forecast")
TASKS = keyed("""
name: 任务名称 主要任务 年度主要任务 任务 重点任务 重点工作 工作任务 重点工作任务 任务名 主要任务名称
content: 主要内容 任务内容 工作内容
done: 完成情况 实际完成情况 任务完成情况 完成程度
budget: 预算数 全年预算数 预算金额 预算 年初预算数 预算安排 预算资金 年度预算数
spent: 执行数 全年执行数 实际支出 执行金额 预算执行数 实际执行数
rate: 执行率 预算执行率 支出实现率
weight: 分值 权重
score: 得分 自评得分
reason: 偏差原因 原因 未完成原因 偏差原因分析
note: 备注
total: 总额 合计 小计 总金额 金额
fiscal: 财政拨款 其中:财政拨款 其中财政拨款 当年财政拨款 财政资金
other: 其他 其他资金 其中:其他
serial: 序号
""")
LEVEL = re.compile(
    r"^第?([一二三四1-4])级(?:绩效|评价|考核|评估)?(?:指标|目标|项目|内容|要素)?(?:名称|名|内容)?$"
)
# fallbacks for headings in words of an office's own; tried only in rows that are headings already
HEADING_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (key, re.compile(pattern))
    for key, pattern in (
        ("review", r"(财政|复核|审核|核定|评审|专家|抽查|第三方|主管部门).*(评分|得分|分数)"),
        ("previous", r"^(上年|去年|前年|前三年|往年)"),
        ("source", r"(设置|设定|取值|制定).*依据"),
        ("score_rate", r"得分(率|系数)"),
        ("reason", r"(偏差|未完成|扣分|失分|减分|未达|未实现).*(原因|说明|分析)|原因"),
        ("improvement", r"(改进|整改).*(措施|建议)"),
        ("rule", r"(评分|评价|赋分|计分|扣分|打分|考核|评估).*(标准|细则|规则|办法|方法|依据)"),
        ("points", r"(评价|评估|考核|审核).*要点"),
        ("explain", r"指标.*(解释|说明|含义|释义|内涵)"),
        ("evidence", r"佐证|证明材料|支撑材料"),
        ("source", r"(数据|资料|取值).*来源"),
        ("completion", r"完成(率|比例|百分比)"),
        ("forecast", r"预计.*(完成|执行)"),
        ("actual", r"(实际|全年|\d月)?.*(完成|实现|达成)(值|数|情况|结果)|执行情况|实际"),
        ("target", r"(指标|目标|预期|计划).*(值|数)|目标$"),
        ("weight", r"分值|权重|权数|满分|标准分"),
        ("score", r"得分|评分|自评分"),
        ("unit", r"(计量|度量)单位"),
        ("likelihood", r"可能性"),
    )
)
FUND_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (key, re.compile(pattern))
    for key, pattern in (
        ("forecast", r"全年预计(执行|支出)"),
        ("review", r"(财政|复核|审核|核定|评审|主管部门).*(评分|得分|分数)"),
        ("score", r"得分|评分"),
        ("weight", r"分值|权重"),
        ("arrival_rate", r"到位率"),
        ("rate", r"(执行|支出|支付|实现|完成)(率|进度)|执行比例"),
        ("initial_budget", r"年初.*(预算|批复)"),
        ("adjustment", r"预算调整|调整预算|追加"),
        ("arrived", r"到位"),
        ("budget", r"(预算|计划).*(数|金额|资金|额)|预算$"),
        ("spent", r"(执行|支出|支付|使用|决算).*(数|金额|额|情况)|实际支出"),
        ("reason", r"原因|偏差"),
    )
)


def indicator_key(base: str, patterns: bool = False) -> str:
    """The key of an indicator column by its heading; "" when it is none."""
    found = INDICATOR.get(base, "")
    if not found and (level := LEVEL.match(base)):
        return f"level{'一二三四'.find(level[1]) + 1 or level[1]}"
    if not found and patterns and base:
        found = next((key for key, p in HEADING_PATTERNS if p.search(base)), "")
    return found


def fund_key(base: str, patterns: bool = False) -> str:
    """The key of a column of the fund table by its heading; "" when it is none."""
    found = FUNDS.get(base, "")
    if not found and patterns and base:
        found = next((key for key, p in FUND_PATTERNS if p.search(base)), "")
    return found
