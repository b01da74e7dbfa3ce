"""Which findings a JSON Schema must make too, and which it can't know."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

# A file that passes the schema has none of these.
SHAPE_CODES = frozenset((
    "PE101", "PE102", "PE103", "PE104", "PE105", "PE107", "PE108", "PE110", "PE112", "PE113",
    "PE114", "PE115", "PE116", "PE506",
))  # fmt: skip
# A text that is no usable number is mostly no text of the form that is asked either.
PARTLY = frozenset(("PE106",))


class Group(NamedTuple):
    """Findings beyond a schema: why, and their codes or beginnings of codes."""

    title: str
    why: str
    codes: tuple[str, ...]


BEYOND = (
    Group("The YAML itself", "A schema sees values, not how they are written: encoding, tabs, "
          "duplicate keys, full-width colons. Editors report some of these on their own.", ("PE0",)),
    Group("Numbers and days that mislead", "The form is right: only reading them shows that a range "
          "runs backwards, or that a number has too many digits. Where neither form nor value fits, "
          "the schema says so too.", ("PE106", "PE111")),
    Group("Texts", "To a schema every text is as good as another.", ("PE117",)),
    Group("Groups", "Which numbers by group apply is said in another file.", ("PE109",)),
    Group("Sums and bounds", "A schema can't add or compare.", (
        "PE201", "PE202", "PE203", "PE204", "PE218", "PE219", "PE230", "PE232", "PE239", "PE250", "PE251", "PE252",
        "PE255", "PE256", "PE271", "PE272", "PE273", "PE274", "PE276")),
    Group("Tiling", "Whether bands, tiers and grades meet without gap and overlap.", (
        "PE211", "PE220", "PE221", "PE222", "PE227", "PE233", "PE234", "PE237", "PE238", "PE259")),
    Group("Expressions", "To a schema an expression is a text.", ("PE24", "PE277")),
    Group("Names, references and the tree", "Whether a name is known, unique and in its place; of a pack the schema knows the codes.", (
        "PE032", "PE033", "PE200", "PE205", "PE206", "PE207", "PE208", "PE209", "PE21", "PE236", "PE258", "PE290", "PE292",
        "PE293", "PE295", "PE3")),
    Group("Parts that don't fit together", "What is only wrong beside another key.", ("PE2",)),
    Group("Scoring, money, surveys, printed figures", "What the results say, once they are computed.",
          ("PE4", "PE5", "PE6", "PE7")),
    Group("Rectification ledgers", "Whether problems are put right, by when and on what evidence is computed from the whole "
          "ledger.", ("PE85", "PE86", "PE87", "PE88")),
    Group("What a reviewer asks", "Norms and customs, as a pack sets them.", ("PE8",)),
    Group("Comparison with other projects", "What is known of the peers is held against the project's own number.",
          ("PE98",)),
    Group("Many projects", "What their tables and folders hold, only `perfeval batch` reads.", ("PE95", "PE96", "PE97", "PE99")),
    Group("Word reports", "Only `perfeval check-docx` looks into documents.", ("PE9",)),
)  # fmt: skip


def group_of(code: str) -> Group | None:
    """Why a schema can't know the code: by its longest beginning; None where it must or where
    no group has it."""
    if code in SHAPE_CODES:
        return None
    fits = [(len(start), g) for g in BEYOND for start in g.codes if code.startswith(start)]
    return max(fits, key=lambda fit: fit[0])[1] if fits else None


def listing(codes: Iterable[str]) -> str:
    """The codes by who finds them, as Markdown."""
    known = sorted(codes)
    found = _ranges(known, [code for code in known if code in SHAPE_CODES])
    lines = [f"The schema finds all of {found}.", "", "Only the program finds:", ""]
    for group in BEYOND:
        own = [code for code in known if group_of(code) is group]
        if own:
            lines.append(f"- **{group.title}.** {group.why} {_ranges(known, own)}.")
    return "\n".join(lines)


def _ranges(known: list[str], some: list[str]) -> str:
    """Codes that follow one another as a range."""
    runs: list[list[str]] = []
    for code in some:
        if runs and known.index(code) == known.index(runs[-1][-1]) + 1:
            runs[-1].append(code)
        else:
            runs.append([code])
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
