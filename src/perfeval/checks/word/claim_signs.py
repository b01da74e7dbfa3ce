"""How sentences tell points, rates and results, and what shows that they tell of a rule."""

from __future__ import annotations

import re

NUMBER = r"(\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,10})?)"
_N, _P = NUMBER, r"\s*(?:分(?!值|钟|别|之|项|为|成)|points?\b)"
_IS = r"(?:分别)?(?:为|是|:|达到|达|仅为|仅|了)?\s*"
# kinds by sign; a number behind a name needs no word of its own
_SIGNS = (
    ("score", rf"(?:(?<!应)(?<!可)(?<!最高)得分?|获得?|评分){_IS}{_N}{_P}|得分(?:为|是|:)\s*{_N}(?![\d.]*%)"),
    ("score", rf"{_N}\s*(?:points?\s*)?(?:is |are )?awarded\b|awarded {_N} of\b|\bscored? {_N}\b"),
    ("score", rf"[=≈]\s*{_N}\s*(?:分(?![值钟])|points\b)"),
    ("weight", rf"(?:满分|分值|权重|标准分|总分值){_IS}{_N}{_P}|\b(?:of|Points:) {_N} (?:points,|in full)|awarded [\d.]+ of {_N} points|\(target [^()]{{1,40}}, weight {_N}\)|\(指标值[^()]{{1,30}},{_N}{_P}\)|% × {_N} (?:分 )?="),
    ("lost", rf"(?:扣减|扣除|扣掉|扣分|失分|扣){_IS}{_N}{_P}|{_N} deducted\b|\bloses? {_N}\b"),
    ("completion", rf"(?:完成率|completion){_IS}{_N}\s*%(?!以|及|\s*[~-]\s*\d)"),
    ("rate", rf"(?:得分率|a rate of){_IS}{_N}\s*%(?!以|及|\s*[~-]\s*\d)"),
    ("completion", rf"(?<![\d.]){_N}% × [\d.]+ (?:分 )?="),
    ("losing", rf"(?<!不)(?<!或)扣分的指标(?:有|共|为)?{_N}\s*项(?!以)|\b{_N} indicators? loses? points"),
    ("share", rf"占扣分(?:合计|总额|总数)?的?\s*{_N}\s*%|\({_N}% of the loss\)"),
    ("actual", rf"(?:完成值|实际完成(?:值)?|实际值|\bactual){_IS}{_N}(?![\d.年/-])"),
    ("sent", rf"(?:发放|发出)(?:调查)?(?:问卷)?{_IS}{_N}\s*份|\b{_N} sent\b"),
    ("returned", rf"(?:回收|收回)(?:调查)?(?:问卷)?{_IS}{_N}\s*份|\b{_N} returned\b"),
    ("valid", rf"有效(?:调查)?(?:问卷)?{_IS}{_N}\s*份|\b{_N} valid\b"),
    ("target", rf"(?:指标值|目标值|\btarget){_IS}[≥≤><=]*\s*{_N}(?![\d.年/-])"),
)  # fmt: skip
ALL = [(kind, re.compile(sign, re.IGNORECASE)) for kind, sign in _SIGNS]
BEHIND = re.compile(
    rf"[”\"]?(?:指标|类)?\s*[:(]?\s*(?:{_N}\s*(?:/|\bof\b)\s*(?P<whole>\d{{1,4}}(?:\.\d{{1,4}})?)(?![\d.]|\s*项)(?:\s*\((?P<rate>\d{{1,3}}(?:\.\d{{1,2}})?)%\))?|(?P<points>\d{{1,4}}(?:\.\d{{1,4}})?)\s*分(?![值钟别之项为])|[-−](?P<lost>\d{{1,4}}(?:\.\d{{1,4}})?)(?![\d.]))"
)
DID = re.compile(r"[”\"]?\s+\D{0,3}?(?P<actual>\d{1,15}(?:\.\d{1,6})?)\D{0,12} \(target ")
SPLIT = re.compile(r"[。;！!？?]|\.\s|\n")
# rules of scoring, and other years, tell numbers that are not results
RULE = re.compile(
    "每|凡|否则|若|如果|如未|不足|低于|高于|以上|以下|以内|未达|最多|最高|至多|最低|为止|上限|下限|应得|可得|"
    "去年|上年|上一年|同期|均|分别|至少|专家|评委|\\beach\\b|\\bper\\b|at most|at least|last year"
)
JOINT = re.compile("共|合计|总计|累计|一并|in all|together")
TOTAL = re.compile(r"总分|综合得分|共\d+项指标|total score")
GOES_ON = re.compile(
    r"\s*(?:指标值|目标值|该指标|计算过程|满分|得分|扣分|Target|Calculated as|Points:)"
)
NEAR = 8
