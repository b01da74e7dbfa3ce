"""What sentences claim of indicators: points, points lost, rates, results, each with its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from perfeval.checks.word.figures import loose
from perfeval.checks.word.look import heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from perfeval.checks.word.figures import Figures
    from perfeval.checks.word.look import Look
    from perfeval.model.layout import Line

MOST = 20_000  # signs of a paragraph that are looked at
NUMBER = r"(\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,10})?)"
_N, _P = NUMBER, r"\s*(?:分(?!值|钟|别|之|项|为|成)|points?\b)"
_IS = r"(?:分别)?(?:为|是|:|达到|达|仅为|仅|了)?\s*"
# kinds by sign; a number behind a name needs no word of its own
_SIGNS = (
    ("score", rf"(?:(?<!应)(?<!可)(?<!最高)得分?|获得?|评分){_IS}{_N}{_P}|得分(?:率\D{{0,0}})?(?:为|是|:)\s*{_N}(?![\d.]*%)"),
    ("score", rf"{_N}\s*(?:points?\s*)?(?:is |are )?awarded\b|awarded {_N} of\b|\bscored? {_N}\b"),
    ("score", rf"[=≈]\s*{_N}\s*(?:分(?![值钟])|points\b)"),
    ("weight", rf"(?:满分|分值|权重|标准分|总分值){_IS}{_N}{_P}|\b(?:of|Points:) {_N} (?:points,|in full)|awarded [\d.]+ of {_N} points|\(target [^()]{{1,40}}, weight {_N}\)"),
    ("lost", rf"(?:扣减|扣除|扣掉|扣分|失分|扣){_IS}{_N}{_P}|{_N} deducted\b|\bloses? {_N}\b"),
    ("completion", rf"(?:完成率|completion){_IS}{_N}\s*%(?!以|及|\s*[~-]\s*\d)"),
    ("rate", rf"(?:得分率|a rate of){_IS}{_N}\s*%(?!以|及|\s*[~-]\s*\d)"),
    ("share", rf"占扣分(?:合计|总额|总数)?的?\s*{_N}\s*%|\({_N}% of the loss\)"),
    ("actual", rf"(?:完成值|实际完成(?:值)?|实际值|\bactual){_IS}{_N}(?![\d.年/-])"),
    ("target", rf"(?:指标值|目标值|\btarget){_IS}[≥≤><=]*\s*{_N}(?![\d.年/-])"),
)  # fmt: skip
_ALL = [(kind, re.compile(sign, re.IGNORECASE)) for kind, sign in _SIGNS]
_BEHIND = re.compile(
    rf"[”\"]?(?:指标|类)?\s*[:(]?\s*(?:{_N}\s*(?:/|\bof\b)\s*(?P<whole>\d{{1,4}}(?:\.\d{{1,4}})?)(?![\d.]|\s*项)(?:\s*\((?P<rate>\d{{1,3}}(?:\.\d{{1,2}})?)%\))?|(?P<points>\d{{1,4}}(?:\.\d{{1,4}})?)\s*分(?![值钟别之项为])|[-−](?P<lost>\d{{1,4}}(?:\.\d{{1,4}})?)(?![\d.]))"
)
_DID = re.compile(r"[”\"]?\s+\D{0,3}?(?P<actual>\d{1,15}(?:\.\d{1,6})?)\D{0,12} \(target ")
_SPLIT = re.compile(r"[。;！!？?]|\.\s|\n")
# rules of scoring, and other years, tell numbers that are not results
_RULE = re.compile(
    "每|凡|否则|若|如果|如未|不足|低于|高于|以上|以下|以内|未达|最多|最高|至多|最低|为止|上限|下限|应得|可得|"
    "去年|上年|上一年|同期|均|分别|平均|至少|平台|专家|评委|\\beach\\b|\\bper\\b|at most|at least|last year"
)
_JOINT = re.compile("共|合计|总计|累计|一并|in all|together")
_BOUNDARY = re.compile(r"[\s,;:。、(（\"“”《》【】\]\[.)）•·—–-]|^$")
_SHORT_ENDS = re.compile(
    r"[”\"]?(?:指标|类)?\s*(?:[:(]?\s*(?:得|扣|满分|分值|共扣|共得|\d|[-−]\d)|由\d|has \d|loses|is awarded)"
)
_LEAD = re.compile(r"^[\s\d.、()一二三四五六七八九十①-⑳•·*“\"《【]*")
_LONG = 4  # names of fewer signs are words of their own too often
_NEAR = 8


class Claim(NamedTuple):
    """A number of a sentence: its kind, as printed, and whose it is (a key of the figures; "" for
    the whole project)."""

    line: Line
    kind: str
    printed: str
    key: str


class _Found(NamedTuple):
    kind: str
    printed: str
    start: int
    end: int


def claims(look: Look, known: Mapping[str, Figures]) -> Iterator[Claim]:
    """Claims of all prose, a paragraph's own subject or its heading standing for a name that a
    sentence leaves out."""
    names = _Names(known)
    topic = ""
    for line in look.layout.lines:
        if line.cell is not None or not line.text.strip():
            continue
        if line.level or heading(line) is not None:
            topic = names.whole(line.text)
            continue
        text = normalize("NFKC", line.text[:MOST])
        if not any(sign.isdigit() for sign in text):
            continue
        yield from _of_paragraph(line, text, names, topic)


def _of_paragraph(line: Line, text: str, names: _Names, topic: str) -> Iterator[Claim]:
    subject = names.subject(text)
    for part in _SPLIT.split(text):
        there = names.there(part)
        found = _numbers(part, there)
        if not found:
            continue
        for one in found:
            key = _owner(part, one, found, there, subject, topic)
            if key is not None:
                yield Claim(line, one.kind, one.printed.replace(",", ""), key)


def _numbers(part: str, there: Sequence[tuple[int, int, str]]) -> list[_Found]:
    found: dict[int, _Found] = {}
    for start, end, _ in there:
        behind = _BEHIND.match(part, end) or _DID.match(part, end)
        if behind is None:
            continue
        for name, at in behind.re.groupindex.items():
            if behind.group(at) is not None:
                kind = {"whole": "weight", "points": "points"}.get(name, name)
                found[behind.start(at)] = _Found(
                    kind, behind.group(at), behind.start(at), behind.end(at)
                )
        if behind.re is _BEHIND and behind.group(1) is not None:
            found[behind.start(1)] = _Found("score", behind.group(1), behind.start(1), behind.end(1))
    inside = [(start, end) for start, end, _ in there]
    for kind, sign in _ALL:
        for told in sign.finditer(part):
            at = next(n for n in range(1, (told.re.groups or 1) + 1) if told.group(n) is not None)
            within = any(a <= told.start() < b for a, b in inside)
            if told.start(at) not in found and not (within and kind != "completion"):
                found[told.start(at)] = _Found(kind, told.group(at), told.start(), told.end())
    return [found[at] for at in sorted(found)]


def _owner(
    part: str, one: _Found, found: Sequence[_Found], there: Sequence[tuple[int, int, str]],
    subject: str, topic: str,
) -> str | None:  # fmt: skip
    """Whose number it is; None where that can't be said."""
    before = [name for name in there if name[1] <= one.start]
    opened = max((part.rfind(sign, 0, one.start) for sign in ",;:、("), default=-1) + 1
    clause = part[max(opened, before[-1][1] if before else 0) : one.end + 3]
    if _RULE.search(clause):
        return None
    keys = {key for _, _, key in there}
    if not before:
        if len(keys) == 1 and not _JOINT.search(part):
            return next(iter(keys))
        if subject:
            return subject
        if one.kind == "lost" and _JOINT.search(clause):
            return ""
        return topic or None
    start, end, key = before[-1]
    if len({name[2] for name in before}) == 1:
        return key
    gap = list(part[end : one.start])
    for other in found:
        for at in range(max(other.start, end), min(other.end, one.start)):
            gap[at - end] = " "
    rest = "".join(gap)
    bare = re.sub(r"[\s,():;%]", "", rest)
    return key if len(bare) <= _NEAR and not _JOINT.search(rest) and "、" not in rest else None


class _Names:
    """The project's names in a text: the longest at each place, short ones only where a number
    of theirs follows."""

    def __init__(self, known: Mapping[str, Figures]) -> None:
        names = {normalize("NFKC", one.name): key for key, one in known.items()}
        self.keys = {name: key for name, key in names.items() if name.strip()}
        longest = sorted(self.keys, key=lambda name: (-len(name), name))
        self.sign = re.compile("|".join(map(re.escape, longest)) or r"(?!)")
        self.known = known

    def there(self, part: str) -> list[tuple[int, int, str]]:
        return [
            (one.start(), one.end(), self.keys[one.group()])
            for one in self.sign.finditer(part)
            if self._meant(part, one.start(), one.end())
        ]

    def _meant(self, part: str, start: int, end: int) -> bool:
        if end - start >= _LONG:
            return True
        before = part[start - 1 : start]
        return bool(_BOUNDARY.match(before)) and bool(_SHORT_ENDS.match(part, end))

    def subject(self, text: str) -> str:
        """The name that a paragraph begins with, or that stands before its first colon."""
        lead = _LEAD.match(text)
        at = lead.end() if lead is not None else 0
        one = self.sign.match(text, at)
        if one is not None and self._ends(text, one.end()):
            return self.keys[one.group()]
        colon = text.find(":", 0, 200)
        if colon > 0:
            last = [o for o in self.sign.finditer(text, 0, colon) if o.end() == colon]
            if last and text[max(last[-1].start() - 1, 0)] in "–—-/、 >":
                return self.keys[last[-1].group()]
        return ""

    def _ends(self, text: str, at: int) -> bool:
        rest = text[at : at + 12]
        return bool(
            re.match(r"[”\"》】]?(?:指标|类)?\s*(?:[:,。(]|由|满分|得|共|分值|该|实际|has |is |$)", rest)
        )

    def whole(self, text: str) -> str:
        """The indicator that a heading is nothing but the name of."""
        plain = _LEAD.sub("", normalize("NFKC", text)).strip()
        key = loose(re.sub(r"\(\d+(?:\.\d+)?分\)$", "", plain))
        one = self.known.get(key)
        return key if one is not None and one.path and "actual" in one.values else ""


