"""Chinese meanings of the keys of packs, of the configuration, and of the parameters of checks."""

from __future__ import annotations

_REPORTS = "只查这些类型报告的指标体系"
_SOURCE = "数值的出处，用到时一并写出"
_DOCUMENTS = "只查以其中某个文件为依据的指标体系"

_FILES = {
    "pack": {
        "perfeval": "固定为 pack/v1",
        "id": "检查包的编号",
        "title": "检查包的标题",
        "basis": "依据的文件",
        "region": "适用的地区",
        "verified": "写 false 表示未与官方文本核对",
        "notes": "对本检查包的说明",
        "checks": "各代号的级别，或级别和参数",
    },
    "check": {"severity": "查出问题时按哪一级报告，off 为不查"},
    "config": {
        "strict": "有警告时也算不通过",
        "select": "只查这些代号，可只写开头",
        "ignore": "不查这些代号，可只写开头",
        "pack": "用哪些检查包，写编号或路径",
        "exclude": "文件夹里哪些文件不查，写通配符",
        "severity": "各代号的级别，代号可只写开头",
    },
}
_PARAMETERS = {
    "check.PE718": {
        "rules": "按完成率分档的计分规则",
        "tiers": "代表得分比例的用语",
        "pass_lines": "完成率低于几成不得分",
        "step_sizes": "比指标值每差多少为一档",
        "step_points": "每差一档扣几分",
        "flat_points": "不写规则时常见的扣分",
        "over": "完成率超过它就扣分",
        "over_cuts": "超过后扣掉分值的多少",
    },
    "check.PE718.rule": {
        "name": "规则的名称",
        "edges": "每档从多少完成率起，最好的在前",
        "shares": "每档得分值的多少",
        "execution": "写 true 时只用于预算执行率",
        "source": _SOURCE,
    },
    "check.PE718.tier": {
        "words": "定性完成值里的字样",
        "low": "至少得分值的多少",
        "high": "至多得分值的多少",
        "source": _SOURCE,
    },
    "check.PE722": {"least": "预算至少是多少元才可信", "source": _SOURCE},
    "check.PE724": {
        "names": "各等级的名称，最好的在前",
        "edges": "各等级从满分的多少起",
        "source": _SOURCE,
    },
    "check.PE727": {
        "more": "越高越好的指标，名称以什么结尾",
        "less": "越低越好的指标，名称以什么结尾",
        "source": _SOURCE,
    },
    "check.PE729": {"scales": "等级的名称，去掉中间的符号", "source": _SOURCE},
    "check.PE730": {
        "beyond": "完成率超过它就要说明原因",
        "far": "完成率超过它就是警告",
        "source": _SOURCE,
    },
    "check.PE731": {"words": "不算原因的文字", "source": _SOURCE},
    "check.PE732": {"below": "执行率低于它而指标全部完成就要说明", "source": _SOURCE},
    "check.PE733": {"beyond": "支付比率可以比执行率高多少", "source": _SOURCE},
    "check.PE734": {"beyond": "完成率低的得分比例可以高出多少", "source": _SOURCE},
    "check.PE738": {"places": "各类指标应归在哪里", "source": _SOURCE},
    "check.PE738.place": {"word": "二级指标名称里的字样", "under": "上级指标名称里应有的字样"},
    "check.PE740": {"beyond": "年中可以调减预算的多少", "source": _SOURCE},
    "check.PE742": {"least": "至少几个有数的指标才报告", "source": _SOURCE},
    "check.PE745": {"beyond": "没有支出的资金超过多少，文字就不能否认", "source": _SOURCE},
    "check.PE747": {"within": "各项之和与总数相差多少以内", "source": _SOURCE},
    "check.PE748": {"within": "同一个数的两种写法相差多少以内", "source": _SOURCE},
    "check.PE801": {
        "branches": "一级指标名称里的字样",
        "min_share": "这些一级指标合计至少占总分的多少",
        "reports": _REPORTS,
    },
    "check.PE802": {"norms": "规定的分值，与最接近的一套比较", "reports": _REPORTS},
    "check.PE802.norm": {
        "name": "这套规定的名称",
        "weights": "名称里的字样和规定的分值",
        "total": "规定的分值以多少分为满分",
        "documents": _DOCUMENTS,
        "anywhere": "写 true 时各级指标都找，不只看一级指标",
    },
    "check.PE803": {
        "max_share": "一个指标最多占总分的多少",
        "min_leaves": "指标不少于几个的体系才查，默认2个",
    },
    "check.PE804": {"names": "指标的分类名"},
    "check.PE805": {
        "names": "二级指标的名称",
        "titles": "报告章节的完整标题",
        "words": "报告章节标题里的字样",
    },
    "check.PE806": {
        "endings": "满意度指标的名称以什么结尾",
        "branches": "应放在名称含这些字样的指标下",
    },
    "check.PE807": {"places": "哪些指标应归入别处"},
    "check.PE807.place": {
        "under": "上级指标名称里的字样",
        "words": "名称含这些字样的指标不该放在那里",
        "belongs": "应归入哪里",
    },
    "check.PE808": {"units": "按名称结尾列出的单位"},
    "check.PE808.fit": {
        "endings": "指标名称以什么结尾",
        "units": "单位以什么开头",
        "but": "以此结尾的名称不查",
    },
    "check.PE809": {
        "edges": "各等级下限占总分的比例，从最高的等级起",
        "reports": _REPORTS,
        "documents": _DOCUMENTS,
        "regional": "写 true 时也查注明地区的指标体系",
    },
    "check.PE810": {"reports": "应是哪几类报告之一"},
    "check.PE811": {"forms": "各种表式要求的指标"},
    "check.PE811.form": {
        "name": "表式的名称",
        "branches": "指标名称里应有的字样，用 | 隔开的有一个即可",
        "reports": _REPORTS,
        "documents": _DOCUMENTS,
    },
    "check.PE812": {"reports": "哪几类报告不设分值"},
    "check.PE813": {"keys": "每个指标都要写明的键"},
    "check.PE830": {"beyond": "完成率超过它就要说明原因"},
    "check.PE831": {"below": "执行率低于它就要说明原因"},
    "check.PE832": {
        "min_valid": "有效问卷至少几份，总体不足时为全部",
        "min_share": "有效问卷至少占总体的多少，没有总体时占发放数",
        "enough": "有效问卷达到几份就不看比例",
    },
    "check.PE833": {"words": "表示已经完成的用词"},
    "check.PE834": {"words": "表格填写说明里的用语"},
    "check.PE901": {
        "width": "纸宽（毫米，按竖排）",
        "height": "纸高（毫米，按竖排）",
    },
    "check.PE902": {
        "top": "天头（毫米）",
        "bottom": "下边距（毫米）",
        "left": "订口（毫米）",
        "right": "右边距（毫米）",
        "tolerance": "允许偏差（毫米）",
    },
    "check.PE903": {
        "fonts": "可用的字体，最合适的在前",
    },
    "check.PE904": {
        "min": "最小字号（磅）",
        "max": "最大字号（磅）",
    },
    "check.PE905": {
        "min": "最小行距（磅）",
        "max": "最大行距（磅）",
    },
    "check.PE906": {
        "characters": "首行缩进的字符数",
    },
    "check.PE907": {
        "level1": "一级标题可用的字体，最合适的在前",
        "level2": "二级标题可用的字体，最合适的在前",
        "level3": "三级标题可用的字体，最合适的在前",
        "level4": "四级标题可用的字体，最合适的在前",
    },
    "check.PE908": {
        "size": "带序号的标题的字号（磅）",
    },
    "check.PE910": {
        "forms": "各级的第一个序号，从最高一级起",
    },
    "check.PE911": {
        "fonts": "可用的字体，最合适的在前",
    },
    "check.PE912": {
        "min": "最小字号（磅）",
        "max": "最大字号（磅）",
    },
    "check.PE913": {
        "rows": "从多少行起算长表",
    },
    "check.PE915": {
        "fonts": "不是中文字体的字体名，或其开头",
    },
    "check.PE916": {
        "signs": "空缺和模板留在文中的标记",
    },
}
CHECK_FIELDS = {**_FILES, **_PARAMETERS}
