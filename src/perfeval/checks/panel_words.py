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
        "uncached": (
            "得分：文件里没有保存公式的结果，请在 Excel 中打开、保存后再读，或直接填数",
            "a score: the file keeps no result of the formula; open and save it in Excel, or type the number",
        ),
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
    "sheet_extra": {
        "row": (
            "这一行不是发出的，上面的评分没有读",
            "This row was not handed out, and its scores were not read",
        ),
        "total": ("合计被改写为", "The total was overwritten with"),
    },
    "sheet_twice": {
        "same": ("，这一份没有读", "this one was left out"),
        "other": ("，内容不同，都没有读", "they differ, and neither was read"),
    },
    "sheet_shown": {
        "merged": ("打分的单元格与别的格合并", "a cell for scores is merged with others"),
        "subject": ("评审对象", "the subject"),
        "heading": ("列标题", "the heading"),
        "expert": ("专家代码", "the expert's code"),
    },
    "sheet_unread": {
        "merged": (
            "不知道是哪一项的分，这一行没有读",
            "nobody can tell whose score it is, and the row was not read",
        ),
        "subject": (
            "不知道评的是哪一个，这一行没有读",
            "nobody can tell which one was scored, and the row was not read",
        ),
        "heading": (
            "不知道打的是哪一项，这份表没有读",
            "nobody can tell what was scored, and the sheet was not read",
        ),
        "expert": (
            "不知道是谁评的，这份表没有读",
            "nobody can tell who scored, and the sheet was not read",
        ),
    },
    "panel_keys": {
        "pass": ("通过比例", "the share that passes"),
        "trim": (
            "去极值（超过几人/各去掉几个；“超过”至少是“去掉”的2倍）",
            "trimming (above/drop; above must be at least twice drop)",
        ),
        "max_spread": ("最大分差", "the widest spread"),
        "max_deviation": ("最大偏离", "the farthest deviation"),
        "min_experts": ("最少专家数", "the fewest experts"),
        "places": ("名额", "the number of places"),
        "weights": ("角色权重", "weights by role"),
        "rounding": ("小数位", "a number of decimals"),
        "total": ("满分", "the highest total"),
        "bands": ("分档的金额", "a band's money"),
        "budget": ("资金总额", "the budget"),
        "requested": ("申请金额", "the amount applied for"),
        "experts": ("专家数×对象数", "experts × subjects"),
    },
}
