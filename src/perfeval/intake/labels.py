"""The words that forms print: column headings, labels of cells, kinds of money."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

BRACKETS = str.maketrans("〔【［[〈《{", "(((((((") | str.maketrans("〕】］]〉》}", ")))))))")
BLANKS = re.compile(r"[\s\u200b\u200c\u200d\u2060\ufeff]+")
BRACKETED = re.compile(r"\(([^()]*)\)")
NUMBERING = re.compile(r"^(?:[一二三四五六七八九十]{1,3}[、.]|\d{1,2}[、.](?!\d))")
CIRCLED = re.compile(r"[①-⑳⑴-⒇]")
FORMULA = re.compile(r"^([^=<>]*[一-鿿)])=.*$")  # 支出实现率=④/③
UNITS = ("亿元", "万元", "千元", "元", "%", "百分比", "百分数")
UNIT_AT_END = re.compile(r"(.{2,}?)[,:/]?(?:单位[:为]?)?(亿元|万元|千元|元|%)$")
MONEY_UNIT = re.compile(r"(?:^|[(:位\s,])(亿元|万元|千元|元)(?:$|[)\s,;])")
LONGEST = 40  # no heading or label is longer


class Word(NamedTuple):
    """A printed label without blanks, brackets and numbering; `brackets` are their contents."""

    base: str
    brackets: tuple[str, ...] = ()
    unit: str = ""


def plain(text: str) -> str:
    """A text in half-width characters, without any blanks."""
    return BLANKS.sub("", unicodedata.normalize("NFKC", text)).translate(BRACKETS)


@lru_cache(maxsize=4096)
def word(text: str) -> Word:
    """A printed label as it is looked up; nothing for texts that are too long for a label."""
    if len(text) > 3 * LONGEST or text.isascii():
        return Word("")
    whole = FORMULA.sub(r"\1", plain(CIRCLED.sub("", text)))
    brackets = tuple(BRACKETED.findall(whole))
    base = NUMBERING.sub("", BRACKETED.sub("", whole)).strip(":;,。*、.-—_")
    unit = next((u for b in brackets for u in UNITS if b.removeprefix("单位").strip(":") == u), "")
    ending = UNIT_AT_END.fullmatch(base)
    if ending and not unit:
        base, unit = ending[1], ending[2]
    if len(base) > LONGEST:
        return Word("")
    return Word(base.lower(), brackets, unit)


def _table(text: str) -> dict[str, str]:
    made = {}
    for line in text.strip().splitlines():
        key, _, words = line.partition(":")
        made.update((w, key.strip()) for w in words.split())
    return made


INDICATOR = _table("""
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
FUNDS = _table("""
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
TASKS = _table("""
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
EXPECTED = frozenset(
    "预期目标 年初设定目标 总体目标 年度目标 年度绩效目标 绩效目标 项目年度目标 年初绩效目标 年初目标 年度总体目标 预期绩效目标 年初预期目标"
    " 设定目标 总体绩效目标 目标 年初设定绩效目标 年度预期目标 区域绩效目标 项目绩效目标 目标内容 年初设定的绩效目标 绩效目标设定".split()
)
ACHIEVED = frozenset(
    "实际完成情况 全年实际完成情况 年度目标完成情况 目标实际完成情况 完成情况 目标完成情况 绩效目标实际完成情况 总体目标完成情况 年度目标实际完成情况"
    " 绩效目标完成情况 年度绩效目标完成情况 项目年度目标完成情况 全年完成情况 实际完成目标 实际情况 年度总体目标完成情况 总体绩效目标完成情况"
    " 年度实际完成情况".split()
)
EXPECTED_LIKE = re.compile(r"^(预期|年初|全年|年度|总体|设定|项目|区域|整体|部门|绩效|预定|当年|既定).{0,10}目标$")
ACHIEVED_LIKE = re.compile(r"(目标|实际|全年).{0,8}(完成|实现)(情况|程度)?$")
MIXED = re.compile(r"中央|省|市|县|区")
SAID = frozenset("情况说明 说明 完成情况说明 具体情况 管理情况 情况描述".split())
WRONG = frozenset("存在问题和改进措施 存在的问题和改进措施 存在问题及改进措施 存在的问题及改进措施 存在问题 问题和改进措施 存在的问题".split())
TOTALS = frozenset(
    "总分 合计 总计 自评总分 总得分 合计得分 综合得分 得分合计 自评得分合计 总评分 自评总得分 绩效自评总分 总分合计 评价总分 评分合计 最终得分 总体得分"
    " 综合评分 自评总分值 总分值 考核总分 评价总得分 自评综合得分 评价得分合计 自评分合计 自评分数合计".split()
)
GRADES = _table("""
grade: 自评等级 评价等级 绩效等级 评定等级 等级 评价结论等级 自评结论 自评结果 绩效评价等级 评级 评价级别 综合等级 绩效评级 自评等次 评价等次 评定等次 等次 绩效自评等级 自评评级 评价结果等级
score: 自评得分 评价得分 自评分 自评分数 得分 综合评分 考核得分
""")
GRADE_WORDS = frozenset("优 良 中 差 优秀 良好 一般 较差 合格 不合格 中等 基本合格 予以支持 建议予以支持 部分支持 建议部分支持 不予支持 建议不予支持 调整后支持 建议调整后支持".split())
HEADER = _table("""
name: 项目名称 专项名称 转移支付名称 项目支出名称 专项资金名称 资金名称 转移支付项目名称 政策名称 政策和项目名称 专项项目名称 评价项目名称 项目 预算项目名称 自评项目名称 一级项目名称 政策项目名称
unit_name: 部门名称 单位名称 预算部门名称 预算单位名称 部门单位名称 部门单位 被评价单位名称
code: 项目编码 项目代码 项目编号 预算项目编码 项目代码编号
department: 主管部门 省级主管部门 市级主管部门 县级主管部门 地方主管部门 主管单位 预算主管部门 业务主管部门 项目主管部门 区级主管部门 主管部门名称 州级主管部门 主管预算部门 部门 主管部门及代码 预算部门
central_department: 中央主管部门
department_code: 主管部门编码 部门编码 部门代码 主管部门代码 单位代码 单位编码 预算单位编码 部门单位编码
implementer: 实施单位 项目实施单位 项目单位 资金使用单位 使用单位 承担单位 执行单位 预算单位 项目承担单位 具体实施单位 资金使用单位名称 项目资金使用单位 单位 项目执行单位 实施部门 用款单位 基层预算单位 二级预算单位 项目建设单位
manager: 项目负责人 负责人 项目负责人及电话 项目负责人姓名 单位负责人 项目联系人及电话 部门负责人 主要负责人 单位负责人签字 项目负责人签字
finance_manager: 财务负责人 财务负责人签字
contact: 联系人 项目联系人 填报联系人 联系人及电话 经办人
phone: 联系电话 电话 联系方式 项目负责人电话 联系人电话 负责人电话
filled_by: 填报人 填表人 填报人姓名 制表人 评价人员 填报人员
reviewed_by: 审核人 复核人
filled_unit: 填报单位 填报部门 评价单位 自评单位 填表单位 填报单位盖章 编制单位 被评价单位 考核单位 单位公章
date: 填报日期 填表日期 报告日期 填报时间 评价日期 填表时间 评价时间 自评日期 自评时间 编制日期 日期
category: 项目类别 项目分类 支出类别
attribute: 项目属性 资金属性
type: 项目类型 资金类型 资金用途 资金性质 支出类型 政策类型
nature: 项目性质
period: 项目起止时间 起止时间 实施期限 项目期限 项目周期 项目实施期 实施期 项目期间 执行期限 项目起止年限 实施时间 项目实施时间 项目年限 起止年限 项目起止年月
year: 年度 预算年度 评价年度 年份 自评年度
level: 预算级次 项目级次
people: 编制数 在职人数 人员编制 在职人员 编制人数 实有人数 在编人数 年末实有人数 单位人数
address: 地址 单位地址 项目地点 实施地点 项目实施地点
""")
TEXTS = _table("""
conclusion: 评估结论 评审结论 评价结论 自评结论 绩效结论 总体评价 综合评价结论 结论 总体结论 自评总体结论 总体评价结论
problems: 存在问题 存在的问题 问题 主要问题 存在主要问题 存在的主要问题 存在问题及原因 存在问题及原因分析 存在的问题及原因分析 存在的问题及原因
measures: 改进措施 整改措施 改进措施及结果应用方案 下一步改进措施 改进建议 下一步工作打算 下一步措施 有关建议 改进措施及建议 相关建议 意见建议 建议 结果应用方案
experience: 主要经验 主要经验及做法 经验做法 主要做法
overview: 项目概况 项目基本情况概述 项目简介 项目内容 项目主要内容 实施内容 项目实施内容 项目实施内容及过程概述 实施内容及过程概述 项目实施情况 项目背景 主要内容 项目实施内容和过程概述 项目描述 项目基本概况 项目立项情况 立项依据 项目立项依据
duties: 部门职能 部门职责 主要职能 单位职能 部门职能概述 部门主要职责 主要职责 职能职责 部门履职 部门履职总体目标 整体概况 部门概况 部门整体概况 单位概况 部门基本情况 职责概述
deviation: 偏差原因分析 偏差原因 偏差大或目标未完成原因分析 未完成原因 未完成原因分析 偏离目标原因 偏差原因分析及改进措施 偏差大或未完成原因分析 原因分析 偏差原因说明
note: 说明 备注 其他需要说明的问题 其他说明 其他需要说明的事项 需要说明的问题 其他 其他需说明的问题 其他需要说明事项 其他说明事项 需要说明的事项 其他需说明的事项 其他需说明事项
audit: 审核意见 主管部门意见 财政部门意见 主管部门审核意见 财政部门审核意见 部门审核意见 单位意见 主管部门复核意见 复核意见 财政部门复核意见 评审意见
""")
SECTIONS = frozenset(
    "项目资金 项目基本情况 基本情况 预算执行情况 资金情况 年度总体目标 绩效指标 资金管理情况 资金投入情况 总体目标完成情况 项目支出 资金投入"
    " 年度绩效指标 年度绩效指标完成情况 绩效指标完成情况 绩效目标 年度主要任务 年度主要任务完成情况 年度目标 总体目标 预算情况 项目资金情况 资金执行情况"
    " 目标完成情况 年度绩效目标 绩效目标完成情况 年度绩效指标情况 自评情况 部门预算 部门资金 年度预算 部门整体支出 预算执行 执行情况 资金来源 预算资金情况"
    " 项目资金安排 任务完成情况 绩效自评 年度总体目标完成情况 部门预算情况 项目资金执行情况 项目预算 项目预算执行情况 年度资金 部门资金情况 部门整体支出资金"
    " 资金 年度预算执行情况 项目概况及资金 部门预算资金 年度部门预算 自评结果 绩效自评结果 评价结果 整体绩效目标 单位基本信息 部门基本信息 项目基本信息"
    " 资金使用情况 资金安排情况 资金执行 项目绩效目标 项目绩效指标 支出情况 年度部门预算资金 年度资金情况 部门年度预算 资金总体情况 绩效目标及完成情况".split()
)
# the first pattern that fits gives the kind of money; in the order of what a label says first
ROLES: tuple[tuple[str, str], ...] = (
    ("total", r"(资金)?(总额|合计|总计|总量|总数|总投资|总收入|总支出)$|^(年度)?(项目)?(预算)?资金$|^(年度)?部门整体支出$|^年度(部门)?预算$"),
    ("carry_over", r"结转|结余"),
    ("central", r"中央"),
    ("province", r"省|自治区|兵团"),
    ("city", r"市|州"),
    ("county", r"县|区财政|^区|区级|区本级|区拨款"),
    ("town", r"乡|镇|街道"),
    ("local", r"地方|本级"),
    ("special_account", r"专户|教育收费"),
    ("bond", r"债"),
    ("fund_budget", r"政府性基金|基金预算"),
    ("basic", r"基本支出|人员(经费|支出)|公用(经费|支出)"),
    ("project", r"项目支出"),
    ("own", r"自筹|自有|事业收入|经营"),
    ("unit", r"单位资金"),
    ("social", r"社会"),
    ("fiscal", r"财政|拨款|一般公共预算|上级|补助"),
    ("other", r"其他|其它"),
)
ROLE_PATTERNS = tuple((role, re.compile(pattern)) for role, pattern in ROLES)
PART = re.compile(r"^(其中|#|　|\s|-|—)")
LEVEL = re.compile(r"^第?([一二三四1-4])级(?:绩效|评价|考核|评估)?(?:指标|目标|项目|内容|要素)?(?:名称|名|内容)?$")
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


def is_expected(base: str) -> bool:
    """Whether a label names what was to be reached."""
    return base in EXPECTED or bool(EXPECTED_LIKE.match(base))


def is_achieved(base: str) -> bool:
    """Whether a label names what was reached."""
    return base in ACHIEVED or bool(ACHIEVED_LIKE.search(base))


def fund_role(base: str) -> str:
    """The kind of money that a row's label names; "" when it names none or several."""
    if len(MIXED.findall(base)) > 1 and "、" in base:
        return ""
    return next((role for role, pattern in ROLE_PATTERNS if pattern.search(base)), "")
