"""Headings over several rows: what stands above each column, from the top down."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.intake.headwords import TASKS, fund_key, indicator_key
from perfeval.intake.labels import is_achieved, is_expected
from perfeval.intake.values import is_number
from perfeval.intake.wording import unit_of, word

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfeval.intake.page import Page, Slot

SHORT = 12  # a heading over several columns is no longer
MOST = 3  # rows of one heading


class Stack(NamedTuple):
    """One run of columns (`low`) with the texts above it, the topmost first."""

    low: Slot
    cells: tuple[Slot, ...]

    @property
    def unit(self) -> str:
        return next((s.word.unit for s in reversed(self.cells) if s.word.unit), "")

    @property
    def counted(self) -> str:
        """The unit of targets and actuals, which may be any: 人次, 公里, 元/人."""
        return self.unit or next((u for s in reversed(self.cells) if (u := unit_of(s.text))), "")


def depth(page: Page, i: int) -> int:
    """How many rows the heading has that begins in row `i`.

    A row belongs to it when all its texts are headings, alone or with the text above them, and
    some heading above has nothing of its own in it: the rows complete one another.
    """
    own = page.own(i)
    if any(is_achieved(s.word.base) for s in own) and any(is_expected(s.word.base) for s in own):
        return (
            _checked(page, i, 1)
            if any(indicator_key(s.word.base)[:5] == "level" for s in own)
            else 1
        )
    return _checked(page, i, 1)


def _checked(page: Page, i: int, height: int) -> int:
    best = height
    for k in range(i + 1, min(i + MOST, page.height)):
        below = page.own(k)
        if not below and best == k - i and _merged_into(page, k):
            best = k - i + 1
            continue
        if not below or any(is_number(s.text) for s in below):
            break
        kinds = [_part(page, k, s) for s in below]
        if "" in kinds:
            break
        if (
            len(below) == 1
            and not _under_wide(page, k, below[0])
            and kinds[0] != "group"
            and not _merged_into(page, k)
        ):
            break
        if not _completes(page, i, k):
            break
        if "word" in kinds or "half" in kinds:
            best = k - i + 1
    return best


def _merged_into(page: Page, k: int) -> bool:
    """Whether a row without texts of its own still belongs to headings merged down into it."""
    return sum(1 for s in page.slots(k) if not s.own and s.text and indicator_key(s.word.base)) > 1


def _part(page: Page, k: int, slot: Slot) -> str:
    """What a text in a further row is: a heading, the second half of one, or one over several."""
    base = slot.word.base
    if base in TASKS or indicator_key(base) or fund_key(base):
        return "word"
    above = page.at(k - 1, slot.first)
    if above is not None and above.text and not indicator_key(above.word.base, patterns=True):
        joined = word(above.text + slot.text).base
        if indicator_key(joined, patterns=True):
            return "half"
    if above is not None and above.text and indicator_key(word(above.text + slot.text).base):
        return "half"
    return "group" if slot.last > slot.first and len(base) <= SHORT else ""


def _under_wide(page: Page, k: int, slot: Slot) -> bool:
    above = page.at(k - 1, slot.first)
    return above is not None and above.last > above.first and bool(above.text)


def _completes(page: Page, i: int, k: int) -> bool:
    for low in page.slots(k):
        if low.own and low.text:
            continue
        up = page.at(k - 1, low.first)
        if up is not None and up.text and (indicator_key(up.word.base) or up.word.base in TASKS):
            return True
        if up is not None and not up.text and k - 1 > i:
            upper = page.at(i, low.first)
            if upper is not None and indicator_key(upper.word.base):
                return True
    return False


def stack(page: Page, i: int, height: int) -> list[Stack]:
    """The columns of a heading; a blank column under a wide heading is none of its own."""
    bottom = i + height - 1
    made: list[Stack] = []
    group: dict[
        int, Slot
    ] = {}  # the last text of each upper row, for cells that lost their merging
    for low in page.slots(bottom):
        cells: list[Slot] = []
        for r in range(i, bottom + 1):
            slot = page.at(r, low.first)
            if slot is None:
                continue
            if (
                not slot.text
                and r < bottom
                and slot.own
                and low.own
                and low.text
                and r in group
                and not cells
            ):
                slot = group[r]
            if slot.text and not (cells and cells[-1].cell is slot.cell):
                cells.append(slot)
                if r < bottom:
                    group[r] = slot
        if made and cells and made[-1].cells and cells[-1].cell is made[-1].cells[-1].cell:
            last = made[-1]
            made[-1] = last._replace(low=last.low._replace(last=low.last))
            continue
        made.append(Stack(low, tuple(cells)))
    return [one for one in made if not _beside(one, made)]


def _beside(one: Stack, made: list[Stack]) -> bool:
    """A blank column whose only text is a heading that has its own headings further along."""
    if not one.cells:
        return False
    last = one.cells[-1].cell
    return any(last is s.cell for other in made if other is not one for s in other.cells[:-1])


def resolve(one: Stack, lookup: Callable[..., str], patterns: bool = False) -> str:
    """The key of a column: by its two halves together, by its lowest text, by the one above."""
    if not one.cells:
        return ""
    last = one.cells[-1]
    if len(one.cells) == 1:
        return lookup(last.word.base, patterns)
    upper = one.cells[-2]
    joined = word("".join(s.text for s in one.cells)).base
    two = word(upper.text + last.text).base
    wide = upper.last > upper.first and upper.last - upper.first > last.last - last.first
    if not wide:
        for base in (joined, two):
            if found := lookup(base):
                return found
    own = lookup(last.word.base)
    if own:
        return _under(lookup(upper.word.base, patterns=True), own)
    if found := lookup(two):
        return found
    if patterns:
        for base in (last.word.base, two, upper.word.base):
            if found := lookup(base, patterns=True):
                return found
    elif not wide and not lookup(upper.word.base, patterns=True):
        return lookup(two, patterns=True)
    return ""


def _under(upper: str, key: str) -> str:
    if upper == "reason" and key == "note":
        return "reason"
    return key
