"""PE240-PE249: an expression can't be read, or has no value."""

from __future__ import annotations

from perfeval.checks.check import Check

_ALLOWED_ZH = (
    "算式只认：数（可带%）、名称、+ - * / ( )、比较、and or not、if(条件, 甲, 乙)、"
    "min max abs floor ceil round；名称里有括号等其他字符时用反引号括起来，如 `满意度（公众）`。"
)
_ALLOWED_EN = (
    "An expression holds numbers (also with %), names, + - * / ( ), comparisons, and or not, "
    "if(condition, a, b), min max abs floor ceil round; a name with other characters, such as "
    "brackets, goes into backquotes: `满意度（公众）`."
)

CHECKS: tuple[Check, ...] = (
    Check(
        "PE240",
        "error",
        "算式第{position}个字符处读不下去：{found_zh}，这里应是{expected_zh}。",
        "The expression can't be read at character {position}: {found_en} stands where "
        "{expected_en} should.",
        _ALLOWED_ZH,
        _ALLOWED_EN,
    ),
    Check(
        "PE241",
        "error",
        "算式第{position}个字符处：算式里不能用{what_zh}。",
        "Character {position} of the expression: expressions have no {what_en}.",
        _ALLOWED_ZH,
        _ALLOWED_EN,
    ),
    Check(
        "PE242",
        "error",
        "算式第{position}个字符处：没有“{name}”这个函数[[，是否指“{nearest}”？]]。",
        "Character {position} of the expression: there is no function “{name}”[[; did you mean “{nearest}”?]].",
        "可用的函数：if min max abs floor ceil round；如果是带括号的名称，请用反引号整个括起来。",
        "The functions are if min max abs floor ceil round; a name with brackets goes into "
        "backquotes as a whole.",
    ),
    Check(
        "PE243",
        "error",
        "算式太大：{what_zh}超过{limit}。",
        "The expression is too big: more than {limit} {what_en}.",
        "请拆成几个算式，如用 kind: cases 分情形，或用 kind: blend 分部分。",
        "Split it, for instance into kind: cases or the parts of kind: blend.",
    ),
    Check(
        "PE245",
        "error",
        "算式第{position}个字符处：{place_zh}应为{expected_zh}，现在写的是{found_zh}。",
        "Character {position} of the expression: {place_en} there should be {expected_en}, "
        "not {found_en}.",
        "比较（如 x >= 90%）得出“是/否”，计算得出数；按是否达到给分的，写 if(x >= 90%, w, 0)。",
        "A comparison such as x >= 90% gives yes or no, a calculation gives a number; for points "
        "by whether it was reached write if(x >= 90%, w, 0).",
    ),
    Check(
        "PE246",
        "error",
        "算式“{expression}”除以零，得不出结果。",
        "The expression “{expression}” divides by zero and has no result.",
        "请先判断除数，如 if(b == 0, 0, a / b)，或改正数据。",
        "Test the divisor first, as in if(b == 0, 0, a / b), or correct the data.",
    ),
    Check(
        "PE247",
        "error",
        "算式第{position}个字符处的“{text}”不是算式认的数：{why_zh}。",
        "Character {position} of the expression: “{text}” is not a number here: {why_en}.",
        "数写作 12、12.5 或 80%；如果是以数字开头的名称，请用反引号括起来。",
        "Write numbers as 12, 12.5 or 80%; a name that begins with digits goes into backquotes.",
    ),
    Check(
        "PE248",
        "error",
        "算式第{position}个字符处：{function} {why_zh}。",
        "Character {position} of the expression: {function} {why_en}.",
        "写法：if(条件, 甲, 乙)、min(a, b, …)、max(a, b, …)、abs(a)、floor(a)、ceil(a)、"
        "round(a) 或 round(a, 2)。",
        "They are written if(condition, a, b), min(a, b, …), max(a, b, …), abs(a), floor(a), "
        "ceil(a), round(a) or round(a, 2).",
    ),
)
