"""Titles broken into lines as an office would: whole words, lines of like length."""

from __future__ import annotations

import re
from functools import lru_cache

WIDEST = 19  # full-width characters of 22 pt on 156 mm, with one to spare
# words that stay whole, the longest first; a line begins best at one of them
_WORDS = re.compile(
    r"\d{4}年度|（[^（）]{1,12}）|部门整体支出|支出绩效|绩效评价|绩效自评|绩效运行监控|事前绩效评估"
    r"|问题整改|整改情况|问题清单|任务清单|责任清单|监控报告|汇总|通报"
    r"|(?:工作方案|报告)(?=$|[（(])|转移支付|专项资金|专项计划|专项|项目|体系建设|体系|建设|服务|运营|知识产权|发展资金"
    r"|[0-9A-Za-z.%]+|[“《〈][^”》〉]{1,14}[”》〉]|.",
    re.DOTALL,
)
_FIRST = ("支出绩效", "绩效", "部门整体支出", "事前")  # the name ends before these
_AFTER = "省市区县州盟旗局厅委部"


def title_lines(title: str, lang: str) -> list[str]:
    """A title in one to five lines; longer ones are left to Word."""
    lines = title.split("\n")
    return [part for line in lines for part in _broken(line.strip(), lang)] or [title]


@lru_cache(maxsize=64)  # the titles of annexes come again in every report
def _broken(line: str, lang: str) -> list[str]:
    pieces = re.findall(r"\S+\s*", line) if lang != "zh" else _WORDS.findall(line)
    sizes = [size(piece) for piece in pieces]
    total = sum(sizes)
    if total <= WIDEST or len(pieces) < 2:
        return [line]
    count = int(-(-total // WIDEST))
    if count > 5:
        return [line]
    return min((_best(pieces, sizes, n) for n in (count, count + 1)), key=lambda found: found[0])[1]


def _best(pieces: list[str], sizes: list[float], count: int) -> tuple[float, list[str]]:
    """The cheapest way to break into so many lines."""
    ideal = sum(sizes) / count
    best: list[dict[int, tuple[float, list[str]]]] = [{0: (40.0 * count, [])}]
    for _ in range(count):
        found: dict[int, tuple[float, list[str]]] = {}
        for start, (cost, lines) in best[-1].items():
            size = 0.0
            for end in range(start + 1, len(pieces) + 1):
                size += sizes[end - 1]
                if size > WIDEST + 1:
                    break
                here = cost + (size - ideal) ** 2 + _edge(pieces, end)
                if end not in found or here < found[end][0]:
                    found[end] = (here, [*lines, "".join(pieces[start:end]).strip()])
        best.append(found)
    return best[-1].get(len(pieces), (float("inf"), ["".join(pieces)]))


def _edge(pieces: list[str], end: int) -> float:
    """What a break before the piece at `end` costs: little at the joints of the title."""
    if end == len(pieces):
        return 0
    before, after = pieces[end - 1], pieces[end]
    if after.startswith(_FIRST) or re.match(r"\d{4}年", after):
        return 0
    if before[-1] in _AFTER or before[-1] in "）”》" or after[0] in "（“《":
        return 3
    if len(before) == 1 and len(after) == 1 and ord(after) > 255:
        return 60
    if after.startswith(("报告", "工作方案", "年")) or after[0] in "）”》、，的和及与":
        return 90
    return 12 if before[-1] not in "的和及与、" else 6


def size(text: str) -> float:
    """About how many full-width signs a text is wide."""
    return sum(1.0 if ord(sign) > 255 else 0.55 for sign in text)
