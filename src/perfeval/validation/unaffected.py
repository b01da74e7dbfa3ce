"""What can be said of a project although some of it could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.project import Project
from perfeval.source.merging import canonical
from perfeval.source.node import Mapping, Scalar
from perfeval.source.project_builder import build_project
from perfeval.source.project_shape import PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfeval.model.finding import Finding, Span
    from perfeval.model.indicators import Indicator, IndicatorSet
    from perfeval.source.yaml_reader import Document

# of the project's total, and of all its results together
TOTALS = frozenset(("PE702", "PE703", "PE704", "PE446", "PE447", "PE444"))
TOGETHER = frozenset(("PE463", "PE465", "PE467", "PE468", "PE472"))
REGISTER = frozenset(("PE311", "PE319", "PE451", "PE452", "PE469", "PE471"))
# what rests on a block of the file; of other blocks only what stands in them
RESTING = {
    "project": frozenset(("PE317", "PE470", "PE471", "PE520", "PE521", "PE522", "PE523", "PE524")),
    "evidence": REGISTER,
    "results": TOTALS | TOGETHER | {"PE469", "PE464"},
    "problems": frozenset(("PE312", "PE313", "PE320", "PE463", "PE464")),
    "data": frozenset(("PE402", "PE436", "PE472", "PE450")) | TOTALS,
    "gates": TOTALS | {"PE314", "PE316"},
    "adjust": TOTALS | {"PE315", "PE448", "PE449"},
    "reported": TOTALS,
    "groups": TOTALS,
    "sampling": frozenset(("PE608",)),
    "narrative": frozenset(("PE834",)),
    "funds": TOTALS | {"PE831"},
    # weights that don't add up, grades with holes
    "": TOTALS | {"PE463", "PE464"},
}  # fmt: skip


def partly(
    document: Document, file: str, indicator_set: IndicatorSet
) -> tuple[Project | None, tuple[Finding, ...]]:
    """The project without the header that keeps it from being read, and what is found in it."""
    root = document.root
    if not isinstance(root, Mapping):
        return None, ()
    root = canonical(root, PROJECT, [])
    if "results" not in root.entries:
        return None, ()
    place = root.entries["project"][1] if "project" in root.entries else root
    name = Scalar("name", True, root.file, place.line, place.column)
    header = Mapping({"name": (name, name)}, root.file, place.line, place.column)
    entries = {**root.entries, "project": (name, header)}
    bare = Mapping(entries, root.file, root.line, root.column)
    built = build_project(bare, file, indicator_set, "")
    return (built, built.findings) if isinstance(built, Project) else (None, ())


def unaffected(
    document: Document,
    indicator_set: IndicatorSet,
    errors: Iterable[Finding],
    found: Iterable[Finding],
) -> list[Finding]:
    """Of what was found by scoring, all that rests on nothing with an error."""
    blocks: set[str] = set()
    paths: set[tuple[str, ...]] = set()
    spans: set[Span | None] = set()
    meant: set[str] = set()
    for error in errors:
        spans.add(error.span)
        own = error.span is not None and error.span.file == document.path
        blocks.add(_block(document, error.span) if own else "")
        if error.code == "PE301":
            meant.add(error.params.get("near", ""))
        if own and error.path:
            paths.add(error.path)
    if "funds" in blocks:
        paths |= {leaf.path for leaf in indicator_set.leaves() if _reads_funds(leaf)}
    codes = frozenset[str]().union(*(RESTING.get(block, frozenset()) for block in blocks))
    return [
        finding
        for finding in found
        if finding.code not in codes
        and finding.span not in spans
        and (not finding.path or finding.path not in paths)
        and not ("funds" in blocks and finding.code.startswith("PE5"))
        and not (finding.code == "PE401" and _named(finding, meant))
    ]


def _block(document: Document, span: Span | None) -> str:
    """The key of the file's first level, in English, under which the place is."""
    root = document.root
    if not isinstance(root, Mapping) or span is None:
        return ""
    known = PROJECT.known()
    found = ""
    for name, (key, _) in root.entries.items():
        if (key.line, key.column) <= (span.line, span.column):
            field = known.get(name)
            found = field.key if field is not None else name
    return found


def _reads_funds(leaf: Indicator) -> bool:
    parts = leaf.score.params.parts if leaf.score.kind == "blend" and leaf.score.params else ()
    kinds = (leaf.measure, *(part.measure for part in parts))
    return any(use is not None and use.kind == "funds" for use in kinds)


def _named(finding: Finding, names: set[str]) -> bool:
    return bool(finding.path) and bool({finding.path[-1], "/".join(finding.path)} & names)
