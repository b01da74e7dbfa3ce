"""The outline filled in: numbers from position, texts from the project, blocks that have content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.reports.narratives import placed
from perfeval.reports.outlines import LIMITS, NONE, REQUIRED, SUMMARY, Section, outline, sections
from perfeval.reports.stages import PLAN, kept, staged
from perfeval.reports.verdict import verdict

if TYPE_CHECKING:
    from perfeval.model.scorecard import Scorecard
    from perfeval.reports.words import Words

Plain = dict[str, Any]
_DIGITS = "零一二三四五六七八九"
# blocks that are one table of the model
_TABLES = {
    "funds": "funds", "rates": "rates", "plan": "plan", "goals": "goals", "objectives": "objectives",
    "score": "score", "deductions": "deductions", "statements": "statements", "survey": "survey",
    "standards_table": "standards", "evidence": "evidence", "feedback": "feedback",
    "assumptions": "assumptions", "team": "team", "interviews": "interviews",
    "panel": "panel", "dated": "dated", "batches": "batches",
}  # fmt: skip
_VALUES = {
    "arrival": "arrival_text", "verdict": "verdict", "problems": "problems", "form": "form",
    "suggestions": "suggestions", "sampling": "sampling_text", "balance": "balance",
    "opinions": "opinions_text", "budget": "budget_text",
}  # fmt: skip


def chinese(n: int) -> str:
    """1 to 99 in Chinese numerals."""
    tens, ones = divmod(n, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


class Numbering:
    """一、（一）1. in Chinese, 1. 1.1 1.1.1 in English: made from position alone."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.at = [0, 0, 0]

    def next(self, level: int) -> str:
        self.at[level - 1] += 1
        self.at[level:] = [0] * (len(self.at) - level)
        if self.lang == "zh":
            n = self.at[level - 1]
            return {1: f"{chinese(n)}、", 2: f"（{chinese(n)}）", 3: f"{n}. "}[level]
        numbers = ".".join(str(n) for n in self.at[:level])
        return f"{numbers}. " if level == 1 else f"{numbers} "


def chapters(model: Plain, card: Scorecard, kind: str, words: Words) -> Plain:
    """`chapters`, `annexes`, `placeholders`, `unused` (texts that no section takes) and
    `page_texts` (those of the parts with pages of their own)."""
    plan = staged(outline(kind), model["stage"])
    given, unused = placed(card.project.narrative, sections(kind))
    groups = assigned(plan.sections, [a["name"] for a in model["analyses"]])
    numbering = Numbering(words.lang)
    parts: list[Plain] = []
    annexes: list[Plain] = []
    placeholders: list[str] = []
    shown = kept(plan, model["stage"])
    taken = {SUMMARY.key, LIMITS.key, *(section.key for section in shown)}
    unused += [key for key in given if key not in taken]
    for section in shown:
        text = given.get(section.key, "")
        own = groups.get(section.key, [])
        blocks = [b for b in section.blocks if has_content(b, model, own)]
        if section.spare and not text and not blocks:
            continue
        if "verdict" in blocks and text:
            model["verdict"] = verdict(card, words, text)
        part = _part(section, numbering.next(section.level), text, blocks, own, words)
        if _is_open(section, text, blocks):
            part["placeholder"] = section.heading(words.lang)
            placeholders.append(part["placeholder"])
        parts.append(part)
    if model["stage"] != PLAN:
        placeholders += _reasons(model, words)
        placeholders += [words("placeholder.matter", name=name) for name in model["open_matters"]]
    for section in plan.annexes:
        blocks = [b for b in section.blocks if has_content(b, model, [])]
        if blocks:
            number = words("annex", n=len(annexes) + 1) + words("colon")
            annexes.append(_part(section, number, "", blocks, [], words))
            if section.key == "form":
                annexes[-1]["heading"] = model["form"]["grid"]["title"]
                unused = [name for name in unused if name not in model["form"]["takes"]]
    return {
        "chapters": parts, "annexes": annexes, "placeholders": placeholders, "unused": unused,
        "page_texts": {key: given[key] for key in (SUMMARY.key, LIMITS.key) if key in given},
    }  # fmt: skip


def _part(
    section: Section, number: str, text: str, blocks: list[str], own: list[int], words: Words
) -> Plain:
    return {
        "key": section.key, "number": number, "heading": section.heading(words.lang),
        "level": section.level, "text": text, "blocks": blocks, "branches": own, "placeholder": "",
    }  # fmt: skip


def _is_open(section: Section, text: str, blocks: list[str]) -> bool:
    if text or section.narrative == NONE:
        return False
    return section.narrative == REQUIRED or not blocks


def _reasons(model: Plain, words: Words) -> list[str]:
    """Indicators that fell short or went far beyond without a reason: the text has a gap there too."""
    return [
        words(f"placeholder.{kind}", name=leaf["name"])
        for branch in model["analyses"] for group in branch["groups"] for leaf in group["leaves"]
        for kind in ("reason", "over") if leaf[f"needs_{kind}"]
    ]  # fmt: skip


def notice(gaps: list[str], stage: str, words: Words) -> str:
    """How many places are still to be written, and which; a name with a list inside stays whole."""
    if not gaps:
        return ""
    inner = any(words("list").strip() in gap for gap in gaps)
    key = "placeholder.count.plan" if stage == PLAN else "placeholder.count"
    return words(key, n=len(gaps), what=words("semicolon" if inner else "list").join(gaps))


def assigned(sections: tuple[Section, ...], names: list[str]) -> dict[str, list[int]]:
    """Which level-1 branches each section analyses, by the words of their names."""
    takers = [s for s in sections if s.branches]
    rest = next((s.key for s in takers if "*" in s.branches), takers[-1].key if takers else "")
    found: dict[str, list[int]] = {}
    for index, name in enumerate(names):
        lower = name.lower()
        key = next((s.key for s in takers if any(b in lower for b in s.branches)), rest)
        found.setdefault(key, []).append(index)
    return found


def has_content(block: str, model: Plain, branches: list[int]) -> bool:
    """Whether a block has anything to show."""
    if block == "analysis":
        return bool(branches)
    if block == "deviations":
        return bool(model["unmet"]) or bool(model["all_met"])
    if block == "standards_note":
        return model["tables"]["standards"] is not None
    if block == "findings":
        return model["tables"]["findings"] is not None and not model["final"]
    if block == "funds":
        return bool(model["funds_text"]) or model["tables"]["funds"] is not None
    if block in _TABLES:
        return model["tables"][_TABLES[block]] is not None
    return bool(model[_VALUES[block]])
