"""What a report holds before there are results: the plan of the work without the chapters on them."""

from __future__ import annotations

from perfeval.reports.outlines import NONE, STANDARDS, Outline, Section

PLAN = "plan"
# blocks that tell of results, and sections that tell of nothing else
RESULTS = (
    "analysis", "arrival", "balance", "dated", "deductions", "deviations", "feedback", "findings",
    "batches", "form", "funds", "opinions", "panel", "problems", "rates", "score", "statements", "suggestions",
    "survey", "verdict",
)  # fmt: skip
AFTERWARDS = (
    "experience", "funds_analysis", "funds_arrival", "funds_execution", "funds_management", "other",
    "overall_goals", "publication", "use_and_publication",
)  # fmt: skip


def staged(outline: Outline, stage: str) -> Outline:
    """The outline; that of a plan without results, and with the indicators as an annex."""
    if stage != PLAN:
        return outline
    annexes = (STANDARDS, *(s for s in outline.annexes if s.key != STANDARDS.key))
    return Outline(tuple(_early(s) for s in outline.sections), tuple(_early(s) for s in annexes))


def _early(section: Section) -> Section:
    blocks = tuple(block for block in section.blocks if block not in RESULTS)
    if section.key in AFTERWARDS or (section.level == 1 and "funds" in section.blocks):
        blocks = ()
    elif "funds" in section.blocks:
        blocks = ("budget", *blocks)
    return section._replace(blocks=blocks, spare=section.spare or _late(section))


def _late(section: Section) -> bool:
    """Whether a section is about results alone."""
    told = any(block in RESULTS and block not in ("survey", "opinions") for block in section.blocks)
    return told or section.key in AFTERWARDS


def kept(outline: Outline, stage: str) -> list[Section]:
    """The sections of a report; a plan has none on results, and a heading only where something
    stands below it."""
    if stage != PLAN:
        return list(outline.sections)
    found: list[Section] = []
    for section in reversed(outline.sections):
        below = bool(found) and found[0].level > section.level
        gone = section.spare and not section.blocks
        if not gone and (section.narrative != NONE or below):
            found.insert(0, section)
    return found
