"""Chinese words for the reference page: the keys of a file `perfeval: policy/v1`."""

from __future__ import annotations

SHAPES = {
    "policy points": "分数范围",
    "policy rate": "比率范围",
    "policy limits": "限额",
    "policy rule": "结果应用规则",
    "policy": "结果应用办法文件",
}
_RANGE = {
    "min": "不低于", "above": "高于，不含本数", "max": "不高于", "below": "低于，不含本数",
}  # fmt: skip
FIELDS = {
    "policy points": _RANGE,
    "policy rate": _RANGE,
    "policy limits": {
        "floor": "不低于基数的多少，默认为0",
        "cap": "不高于基数的多少，默认不限",
        "round_to": "金额取整到多少，默认为单位的0.01",
        "mode": "取整方式",
    },
    "policy rule": {
        "name": "规则的名称",
        "grades": "等级为其中之一时适用",
        "years": "连续几年都是这些等级才适用，默认为1",
        "score": "得分（折合百分制）在此范围时适用",
        "execution": "预算执行率在此范围时适用",
        "arrival": "资金到位率在此范围时适用",
        "completion": "达到指标值的指标个数占比在此范围时适用",
        "trend": "得分（折合百分制）比上一年度的变化在此范围时适用；没有紧挨着的上一年度，不能判断",
        "findings": "查出其中任何一项时适用：评分的代号、对照上年的代号（如 PE781），或错误、警告",
        "gates": "触发了否决项时适用；写否，则未触发时适用",
        "when": "条件成立时适用。可用：总分、上年总分、得分变化、执行率、到位率、达标率、基数、预算数、到位数、支出数、结余、申报数、达标数、未达标数、缺数据数、错误数、警告数、否决项数、问题数、年数；比率写 60%",
        "action": "对预算怎样处理",
        "by": "按基数的多少增减",
        "between": "办法允许的幅度范围，印出相应的建议金额",
        "amount": "增减多少，可写算式，如 结余 * 50%；以文件的单位计",
        "to": "调整到多少，可写算式，如 min(支出数, 申报数)；以文件的单位计",
        "last": "适用后不再看后面的规则",
        "reason": "理由，{总分}等会换成实际的数；{增减额}是该规则自己的增减，{建议额}是最后的建议金额",
        "reason_en": "英文理由",
        "conditions": "对单位的要求，如整改后拨付",
        "basis": "规则的依据",
    },
    "policy": {
        "perfeval": "固定为 policy/v1",
        "id": "办法的编号",
        "title": "标题",
        "basis": "依据的文件",
        "region": "适用的地区",
        "verified": "写 false 表示未与官方文本核对",
        "notes": "对本办法的说明",
        "unit": "裸数和印出金额的单位，默认为万元",
        "base": "从哪个数起算，默认为全年预算数",
        "asked": "下一年度申报数，按项目名称或编码；测算基数为申报数、算式用到申报数时要写",
        "grades": "全部等级，从优到差",
        "combine": "几条规则同时适用时：取首条、从严（建议金额最低的一条）或累加",
        "limits": "对每一笔金额的限制；取整不会越过保底和封顶",
        "envelope": "全部项目可安排的总额；超出时只提示，不自动压减",
        "rules": "规则，按先后",
    },
}
