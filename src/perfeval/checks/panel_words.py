"""Words in the findings about panels of experts."""

from __future__ import annotations

Table = dict[str, tuple[str, str]]

TABLES: dict[str, Table] = {
    "void_ballots": {
        "void_equal": ("打分全部相同", "all scores are the same"),
        "void_full": ("全部打满分", "all scores are full"),
    },
    "panel_lists": {
        "experts": ("专家", "experts"),
        "subjects": ("评审对象", "subjects"),
        "criteria": ("评分指标", "criteria"),
        "discussions": ("合议", "discussions"),
    },
    "compliance": {
        "reason": ("标为不符合，没有写明理由", "marked as not compliant without a reason"),
        "stated": ("没有写明，暂按符合处理", "not said, taken to be given"),
    },
    "discussion_parts": {
        "decision": ("结论", "a decision"),
        "reason": ("理由", "a reason"),
        "evidence": ("佐证材料", "evidence"),
    },
    "sheet_value": {
        "score": ("得分", "a score"),
        "decimals": ("得分：小数位数过多", "a score: too many decimals"),
        "vote": ("是否通过，只能填“通过”或“不通过”", "a vote: 通过 or 不通过 (pass or fail)"),
    },
    "sheet_blank": {
        "sheet": ("的评分表是空的", "the whole sheet is blank"),
        "all": ("没有评分", "nothing was filled in"),
        "some": ("有评分指标没有打分", "some criteria are not scored"),
        "vote": ("没有填是否通过", "the vote is blank"),
        "opinion": ("的意见成了出错的公式", "the opinion became a formula with an error"),
    },
    "panel_keys": {
        "pass": ("通过比例", "the share that passes"),
        "trim": ("去极值（超过/去掉）", "trimming (above/drop)"),
        "max_spread": ("最大分差", "the widest spread"),
        "max_deviation": ("最大偏离", "the farthest deviation"),
        "min_experts": ("最少专家数", "the fewest experts"),
        "places": ("名额", "the number of places"),
        "weights": ("角色权重", "weights by role"),
        "rounding": ("小数位", "a number of decimals"),
        "total": ("满分", "the highest total"),
        "experts": ("专家数×对象数", "experts × subjects"),
    },
}
