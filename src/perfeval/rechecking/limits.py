"""Numbers and words that a re-check takes from regulations and practice, each with its source.

None of them is written anywhere else in this room: a caller may give others.
"""

from __future__ import annotations

from fractions import Fraction as F
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from perfeval.model.indicators import Grade


class Band(NamedTuple):
    """From a completion of `low` (inclusive) on, `share` of the weight."""

    low: F
    share: F


class Bands(NamedTuple):
    """A rule in bands, best first; `execution` says that it is for the execution rate alone."""

    name: str
    source: str
    bands: tuple[Band, ...]
    execution: bool = False


class Tier(NamedTuple):
    """Words for a degree of success, with the share of the weight they stand for."""

    words: tuple[str, ...]
    low: F
    high: F
    source: str


class Limits(NamedTuple):
    """Parameters of conventions and checks; shares are ratios, `least_budget` is in 元,
    `bare_cuts` are the deductions that forms make without a rule. Names that end in a word of
    `better_more` (`better_less`) are the better the more (the less) there is. `noted_grades` is the
    scale that the form prints itself, () where it prints one that can't be read for sure.

    `branches` has for a word of level-2 names the words of the level-1 names they belong to.
    """

    bands: tuple[Bands, ...]
    tiers: tuple[Tier, ...]
    pass_lines: tuple[F, ...]
    step_units: tuple[F, ...]
    step_points: tuple[F, ...]
    bare_cuts: tuple[F, ...]
    over: F
    far_over: F
    low_execution: F
    deviation: F
    budget_cut: F
    least_budget: F
    disorder: F
    two_values: F
    many_equal: int
    grades: tuple[tuple[str, F], ...]
    branches: tuple[tuple[str, tuple[str, ...]], ...]
    scales: frozenset[str]
    empty_reasons: frozenset[str]
    better_more: tuple[str, ...] = ()
    better_less: tuple[str, ...] = ()
    noted_grades: tuple[Grade, ...] | None = None


def _bands(*pairs: tuple[int, int]) -> tuple[Band, ...]:
    return tuple(Band(F(low, 100), F(share, 100)) for low, share in pairs)


PRACTICE = Limits(
    bands=(
        Bands(
            "10/7/5/0",
            "财预〔2021〕101号（执行率分档，未核对正文）",
            _bands((100, 100), (80, 70), (60, 50), (0, 0)),
            execution=True,
        ),
        Bands("90/80/60", "公开自评表的常见分档", _bands((90, 100), (80, 80), (60, 60), (0, 0))),
        Bands("100/90", "公开评分标准（达到100%满分，90%得一半）", _bands((100, 100), (90, 50), (0, 0))),
    ),
    tiers=(
        Tier(("基本达成", "基本达到", "基本完成", "基本实现"), F(8, 10), F(1),
             "财预〔2021〕101号（按评判等级赋分，未核对正文）"),
        Tier(("部分达成", "部分完成", "部分达到", "部分实现"), F(6, 10), F(8, 10),
             "财预〔2020〕10号（定性指标三档）"),
        Tier(("未达成", "未完成", "未达到", "较差"), F(0), F(6, 10), "财预〔2020〕10号（定性指标三档）"),
    ),
    pass_lines=(F(6, 10),),
    step_units=(F(1, 100), F(2, 100), F(5, 100), F(1, 10)),
    step_points=(F(1, 10), F(1, 5), F(3, 10), F(1, 2), F(4, 5), F(1), F(2), F(5)),
    # published tables take these off without any rule: "minus one point"
    bare_cuts=(F(1, 2), F(1), F(2)),
    # beyond which provinces ask for a reason: 130% in most of them, no national figure
    over=F(13, 10),
    far_over=F(2),
    # below which "everything done" needs an explanation: practice of reviewers
    low_execution=F(8, 10),
    # 财预〔2015〕163号的填报说明通常以10%为界
    deviation=F(1, 10),
    budget_cut=F(3, 10),
    least_budget=F(10_000),
    disorder=F(5, 100),
    two_values=F(1, 100),
    many_equal=3,
    # 财预〔2020〕10号：优90、良80、中60
    grades=(("优", F(90)), ("良", F(80)), ("中", F(60)), ("差", F(0))),
    # 财预〔2020〕10号、财预〔2021〕101号的指标框架
    branches=(
        ("数量", ("产出",)), ("质量", ("产出",)), ("时效", ("产出",)), ("成本", ("产出", "成本")),
        ("经济效益", ("效益", "效果", "成效")), ("社会效益", ("效益", "效果", "成效")),
        ("生态效益", ("效益", "效果", "成效")), ("可持续", ("效益", "效果", "成效")),
        ("满意", ("满意", "效益", "效果", "成效")),
    ),
    scales=frozenset((
        "好坏", "优良中低差", "优良中差", "优良差", "高中低", "高低", "好中差", "大小", "多少", "是否", "有无",
        "强弱", "优劣", "优秀良好中等差", "好一般差",
    )),
    empty_reasons=frozenset((
        "已完成", "完成", "全部完成", "已全部完成", "按时完成", "已按时完成", "按期完成", "已达标", "达标",
        "完成任务", "已完成目标",
    )),
    # 财预〔2020〕10号的正向、反向指标说明，及公开自评表的用法；只收没有歧义的名称
    better_more=(
        "满意度", "满意率", "覆盖率", "合格率", "优良率", "达标率", "完成率", "及时率", "普及率", "知晓率",
        "参与率", "参保率", "入学率", "就业率", "治愈率", "兑现率", "发放率",
    ),
    better_less=(
        "成本", "造价", "单价", "办结时限", "办理时限", "完成时限", "响应时间", "办结时间", "逾期率", "逾期数",
        "超期率", "延误率", "投诉量", "投诉件数", "返工率", "空置率", "闲置率",
    ),
)  # fmt: skip
