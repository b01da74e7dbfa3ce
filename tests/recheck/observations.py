"""What was observed in the published tables, and what a re-check has to say of each of it.

For every table a list of pairs: the observation, and what is expected.
"""

from __future__ import annotations

from typing import NamedTuple


class Told(NamedTuple):
    """Findings of these codes; `cell` is where the first of them stands."""

    codes: tuple[str, ...]
    cell: str = ""


class Scored(NamedTuple):
    """A line's verdict, and conventions that are among those listed."""

    name: str
    verdict: str
    keys: tuple[str, ...] = ()


class Sound(NamedTuple):
    """What holds is not found fault with: none of these codes."""

    codes: tuple[str, ...]


class Open(NamedTuple):
    """Not decided by the figures, and why."""

    why: str


CUT = Open("the published page is cut; what is missing can't be told from what is there")
Expected = Told | Scored | Sound | Open


def told(*codes: str, cell: str = "") -> Told:
    return Told(codes, cell)


OBSERVED: dict[str, list[tuple[str, Expected]]] = {
    "002": [
        ("met, and 7 of 10", told("PE706", "PE728", cell="I23")),
        ("98% of 100% scores 9", Scored("政策知晓率", "explained", ("linear", "steps-1%-0.5-whole", "flat-1"))),
        ("met, and 7 of 10: unexplained", Scored("资金到位及时率", "unexplained")),
        ("grade printed: 优 (96)", Sound(("PE704", "PE724", "PE702"))),
    ],
    "004": [
        ("not one function of the completion", told("PE734", cell="I43")),
        ("97.2% keeps the full 3 points", told("PE707", cell="I21")),
        ("97.2% keeps the full 3 points: rounded", Scored("居民健康档案", "explained", ("linear",))),
        ("1.9 of 2 at 97.3%: one decimal", Scored("适龄儿童疫苗接种率", "explained", ("linear",))),
        ("69 of 120 scores 1", Scored("早孕建册数", "explained", ("linear", "flat-1"))),
        ("84.7% scores 1.9 of 2", Scored("高血压规范管理数", "unexplained")),
        ("62.7% scores 1.8 of 2", Scored("0-36月龄中医药规范管理数", "unexplained")),
        ("truncated", CUT),
    ],
    "006": [
        ("truncated", CUT),
        ("49.88% printed as 50%", told("PE717", cell="F6")),
        ("the printed rate is multiplied", Scored("预算执行率", "explained", ("printed-rate", "rate-first-0-half-up"))),
    ],
    "008": [
        ("weights sum to 110", told("PE711", cell="H90")),
        ("the table prints 100", told("PE702", cell="H90")),
        ("the note demands 50/30/10/10", told("PE712", cell="A120")),
        ("actuals repeat the target with its sign", told("PE408", cell="G21")),
    ],
    "010": [
        ("decimal weights make 50 exactly", Sound(("PE713", "PE076"))),
        ("经济效益 inside 产出", told("PE738", cell="C24")),
        ("20 of 550 with full score", told("PE707", cell="I22")),
        ("20 of 550: no convention", Scored("配套烘干杀菌设备及包装设备购置及安装", "unexplained", ("full",))),
    ],
    "012": [
        ("2+13+85 without an execution row", Open("the rows of the 85 points are cut")),
        ("full points without target or actual", told("PE725")),
        ("truncated", CUT),
    ],
    "014": [
        ("85.75% printed as 86%", told("PE717", cell="F6")),
        ("the text denies a deviation of 14%", told("PE745", cell="B91")),
        ("no weights or scores", CUT),
    ],
    "016": [
        ("0/0 printed as 100%", told("PE715", cell="F8")),
        ("万 typed inside 万元 cells", told("PE721", cell="D6")),
        ("220.8% of the target", told("PE441", cell="G21")),
        ("lines add exactly", Sound(("PE503", "PE714"))),
    ],
    "018": [
        ("target 0 and actual 0", told("PE456")),
        ("an actual is 无", told("PE070", cell="G31")),
        ("no weights or scores", Scored("库存数量真实率", "not-scored")),
    ],
    "020": [
        ("scores and actuals blank", told("PE741")),
        ("weights make 100", Sound(("PE711",))),
        ("0/0 printed as 0.00%", told("PE715", cell="F8")),
        ("a form of Sichuan", Open("a remark on the layout")),
    ],
    "022": [("133% keeps the full score", told("PE441", cell="G22")), ("truncated", CUT)],
    "024": [("indicators cut", CUT)],
    "026": [
        ("7.93 is 79.27% of 10, to two decimals", Scored("预算执行率", "agrees")),
        ("budget figures damaged", Open("the amounts are not in the table; the printed rate decides")),
    ],
    "028": [
        ("58.33% is 30.8/52.8", Sound(("PE716", "PE511"))),
        ("another base than the budget", Open("the amounts taken off the budget are not printed")),
        ("indicators cut", CUT),
    ],
    "030": [
        ("the rate is printed as 20", Sound(("PE716", "PE511", "PE720"))),
        ("all complete with 20% spent", told("PE732")),
        ("no weight column", told("PE735")),
        ("4 of 20 at 20%", Scored("预算执行率", "agrees")),
        ("truncated", CUT),
    ],
    "032": [
        ("six rows have full points and nothing else", told("PE725", cell="G23")),
        ("the execution rate is blank, its score 10", Scored("预算执行率", "agrees")),
        ("weights make 100", Sound(("PE711", "PE712", "PE713"))),
        ("title and content differ", Open("a matter of words, no figure says it")),
    ],
    "034": [
        ("99.92, 99.9, 100 are the amounts' rates", Sound(("PE716", "PE511", "PE503", "PE714"))),
        ("the reasons are 已完成", told("PE731", cell="L21")),
        ("truncated", CUT),
    ],
    "036": [("the budget was cut by 62.9%", told("PE740", cell="D6")), ("indicators cut", CUT)],
    "038": [
        ("88.74% is the amounts' rate", Sound(("PE716", "PE511"))),
        ("hours, and hours over planned hours", told("PE743", cell="C22")),
        ("flight hours missed without a reason", told("PE455")),
    ],
    "040": [
        ("unbalanced brackets in a rule", Open("a slip in the wording of a rule")),
        ("130% and more scores zero", Open("the counts that the rule needs are not printed")),
        ("9 of 10 without figures", Scored("目标制定", "undecidable")),
    ],
    "042": [
        ("started or full steps of 5%", Open("no actual is printed to which the rule was applied")),
        ("full points without an actual", told("PE725")),
    ],
    "044": [
        ("15 points as 7.5+7.5", Sound(("PE705",))),
        ("words for a numeric target", told("PE404", cell="G24")),
        ("truncated", CUT),
    ],
    "046": [
        ("digits of a spreadsheet in the targets", told("PE744", cell="E22")),
        ("a negative target under a ratio rule", Open("no actual and no score is printed")),
    ],
    "050": [
        ("668+343+73.25 makes 1084.25", Sound(("PE503",))),
        ("166+136+20.25 is not 321.25; 208+136 is not 343", told("PE714", cell="D14")),
        ("indicators cut", CUT),
    ],
    "052": [
        ("the sum in the text holds", Sound(("PE747",))),
        ("96.875% of the budget", Open("no rate is printed that could be rounded wrongly")),
        ("indicators cut", CUT),
    ],
    "054": [
        ("execution costs nothing", told("PE723", cell="F6")),
        ("86.48% printed as 86.5%", Sound(("PE716", "PE511"))),
        ("paid in full, while 86.5% was spent", told("PE733", cell="G25")),
        ("7 of 8 for 基本达到", Scored("持续完善种薯繁育体系", "explained", ("tier-80%", "flat-1"))),
    ],
    "056": [("好坏 names a scale", told("PE729", cell="G22"))],
    "058": [
        ("优良中低差 names a scale", told("PE729", cell="E26")),
        ("actuals and scores blank", told("PE741")),
    ],
    "060": [
        ("43% over told for 129.6%", told("PE746", cell="B91")),
        ("129.6% over without a reason", told("PE441", cell="G21")),
        ("92.72% of the budget", Open("no rate is printed")),
    ],
    "062": [
        ("61.67% is exact", Sound(("PE716",))),
        ("88.53 is 良", Sound(("PE724", "PE704"))),
        ("29.95 in the text, 29.91 in the table", told("PE748", cell="B91")),
    ],
    "064": [
        ("two rules for a reverse indicator", Open("notes alone: no figure is scored; the conventions have both")),
        ("inapplicable indicators are left out", Open("a rule, no figure")),
    ],
    "066": [
        ("two misses carry full score", told("PE707", cell="I24")),
        ("5830 may be 5300", Open("nothing says which number was meant")),
        ("the part of the fund table repeats weight and score", told("PE719", cell="G7")),
        ("weights of the outputs make 50", Sound(("PE713", "PE076"))),
        ("one row cut", CUT),
    ],
    "068": [
        ("9.68 by truncation, or half-even of 9.685", Scored("预算执行率", "explained", ("linear", "printed-rate", "rate-first-2-half-up"))),
        ("the rate has no percent sign", Sound(("PE716", "PE511"))),
        ("the rest is cut", CUT),
    ],
    "070": [
        ("the weight typed as score and weighted again", told("PE749", cell="I21")),
        ("6.84/19 for each person", Open("the number of persons is in the title only")),
    ],
    "072": [
        ("five far beyond their targets", told("PE441", "PE441", "PE441", "PE441", "PE441")),
        ("three rows hold nothing", told("PE741")),
        ("148 batches in the text", Open("the text counts something else than any row")),
        ("no weights", Scored("药品抽验品种", "not-scored")),
    ],
    "074": [
        ("100元 stands for 100万元", told("PE722", cell="H4")),
        ("33.78% spent, everything done", told("PE732")),
    ],
    "076": [
        ("2389 less 300 is 2089", Sound(("PE714", "PE503"))),
        ("2089元 in the text", told("PE722", cell="B91")),
        ("87.44% of the initial budget", Open("only one rate is meant, and none is printed")),
    ],
    "078": [
        ("parents are the sum of their rows", told("PE736", "PE736", cell="I21")),
        ("child targets make the parent's", Sound(("PE737",))),
        ("10.77% paid, all complete", told("PE732")),
        ("2.16 by rounding the rate to 10.8%", Scored("预算执行率", "explained", ("rate-first-1-half-up",))),
        ("no weights printed", told("PE735")),
    ],
    "080": [
        ("nothing reported is not 0", told("PE741")),
        ("2023.12 in a table of 2021", told("PE739", cell="E27")),
        ("a cost with ≥", told("PE727", cell="E28")),
        ("the rate is printed as 0.0000", Sound(("PE716", "PE511"))),
    ],
    "082": [
        ("the parts add up", Sound(("PE503", "PE714"))),
        ("728 of 728", Open("one row alone is no pattern")),
    ],
    "084": [
        ("93.86% matches", Sound(("PE716", "PE511"))),
        ("16988 told as 16954", told("PE747", cell="B91")),
        ("30% of a milestone beside 1座", told("PE403", cell="G21")),
    ],
    "086": [
        ("the rate typed as weight", told("PE720", cell="G6")),
        ("万元 inside the cells", told("PE721", cell="C6")),
    ],
    "088": [
        ("51.63% matches", Sound(("PE716", "PE511"))),
        ("three possible denominators", told("PE740", cell="D6")),
    ],
    "090": [
        ("15150+20971 makes 36121", Sound(("PE503", "PE714"))),
        ("400.12% is the excess, not the ratio", told("PE716", cell="B91")),
        ("more than the budget", told("PE508")),
    ],
    "092": [
        ("达成预期指标 for numbers", told("PE404", cell="G23")),
        ("pieces for a rate", told("PE403", "PE403", cell="G21")),
    ],
    "094": [("every actual is its target", told("PE742", cell="G21"))],
    "096": [
        ("726.7+23.9+252 makes 1002.6", Sound(("PE503", "PE714"))),
        ("650.31 due and bought", Sound(("PE748", "PE747"))),
    ],
    "098": [
        ("the five make 90.5", Sound(("PE702", "PE711"))),
        ("90.5 supports the project", Open("the edges of the conclusion are not printed")),
        ("11.5 of 20 by judgement", Scored("C绩效目标合理性", "undecidable")),
    ],
    "100": [
        ("a rank needs all peers", Open("not computable from one project")),
        ("how a part of a step counts", Open("no actual is printed")),
    ],
    "102": [
        ("two points of a rule", Open("no actual is printed")),
        ("areas of ten projects", Open("not in the table")),
    ],
}  # fmt: skip
