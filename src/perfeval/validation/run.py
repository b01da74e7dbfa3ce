"""Files one after another to findings, in a fixed order, each once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from perfeval.checks.catalogue import catalogue, severity
from perfeval.checks.lints import shapes
from perfeval.model.finding import Finding, Span
from perfeval.validation.ignoring import Ignores, beginnings, ignores
from perfeval.validation.one import Checker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from perfeval.validation.ignoring import Ignore
    from perfeval.validation.settings import Settings

FAR = Span("~", 1 << 30, 0)
Lines = dict[tuple[str, int], dict[str, "Ignore"]]


class Suppressed(NamedTuple):
    finding: Finding
    reason: str


class Outcome(NamedTuple):
    """`files` as shown, in order; findings in order of file, line, column and code."""

    files: tuple[str, ...]
    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]


def validate(
    paths: Iterable[Path],
    base: Path,
    settings: Settings,
    tick: Callable[[], None] | None = None,
    also: Iterable[Finding] = (),
) -> Outcome:
    """All findings of all files, and what there is to say `also`, whatever is selected. Places are
    relative to `base`. Only findings are kept from one file to the next, so memory does not grow
    with the number of files."""
    checker = Checker(base, settings)
    known = tuple(catalogue())
    comments: dict[str, Ignores] = {}
    seen: set[tuple[object, ...]] = set()
    found: list[Finding] = []
    files: list[str] = []
    whole: list[str] = []
    for path in paths:
        checked = checker.check(path)
        files.append(checked.file)
        if not any(severity(finding) == "error" for finding in checked.findings):
            whole.append(checked.file)
        # no comment can say that what could not be looked into is right
        own = ignores(checked.text, checked.file, known) if checked.usable else Ignores()
        if own.entries or own.findings:
            comments[checked.file] = own
        for finding in (*checked.findings, *own.findings):
            key = _key(finding)
            if key not in seen:
                seen.add(key)
                found.append(finding)
        if tick is not None:
            tick()
    for name in {f.span.file for f in found if f.span is not None} - set(files):
        text = checker.text(name)
        if text is not None and (other := ignores(text, name, known)).entries:
            comments[name] = other
    outcome = _sorted(files, whole, found, comments, settings)
    more = (*outcome.findings, *map(settings.graded, also))
    return outcome._replace(findings=tuple(sorted(more, key=place)))


def _key(finding: Finding) -> tuple[object, ...]:
    return finding.code, finding.span, tuple(sorted(finding.params.items()))


def _sorted(
    files: list[str],
    whole: list[str],
    found: list[Finding],
    comments: dict[str, Ignores],
    settings: Settings,
) -> Outcome:
    """`whole` are the files that errors kept from no check: only of their comments can be said
    that they cover nothing."""
    kept: list[Finding] = []
    suppressed: list[Suppressed] = []
    used: set[Ignore] = set()
    lines = _by_line(comments)
    for finding in found:
        entry = _covering(finding, lines)
        if entry is not None:
            used.add(entry)
        if not settings.kept(finding.code):
            continue
        graded = settings.graded(finding)
        if entry is None:
            kept.append(graded)
        else:
            suppressed.append(Suppressed(graded, entry.reason))
    if settings.kept("PE030"):
        kept += [settings.graded(f) for f in _unused(whole, comments, used, settings)]
    kept.sort(key=place)
    suppressed.sort(key=lambda one: place(one.finding))
    return Outcome(tuple(files), tuple(kept), tuple(suppressed))


def place(finding: Finding) -> tuple[str, int, int, str]:
    """What findings are sorted by; at one place they stay in the order of the tree."""
    span = finding.span or FAR
    return span.file, span.line, span.column, finding.code


def _by_line(comments: dict[str, Ignores]) -> Lines:
    """By line and code the first comment that accepts it."""
    found: Lines = {}
    for file, own in comments.items():
        for entry in own.entries:
            line = found.setdefault((file, entry.line), {})
            for code in entry.codes:
                line.setdefault(code, entry)
    return found


def _covering(finding: Finding, lines: Lines) -> Ignore | None:
    if finding.span is None:
        return None
    entries = lines.get((finding.span.file, finding.span.line), {})
    fits = [entries[code] for code in beginnings(finding.code) if code in entries]
    return min(fits, key=lambda entry: entry.span, default=None)


def _unused(
    files: list[str], comments: dict[str, Ignores], used: set[Ignore], settings: Settings
) -> list[Finding]:
    """Comments that cover nothing; those of codes that this run does not look for say nothing."""

    @cache
    def sought(code: str) -> bool:
        return _sought(code, settings)

    return [
        Finding("PE030", entry.span, {"codes": "、".join(entry.codes)})
        for file in files
        for entry in (comments[file].entries if file in comments else ())
        if entry not in used and all(sought(code) for code in entry.codes)
    ]


def _sought(prefix: str, settings: Settings) -> bool:
    """Whether this run looked for all that begins so; a check whose numbers no pack gave did not
    run."""
    codes = [code for code in catalogue() if code.startswith(prefix)]
    return all(
        settings.kept(code) and (code in settings.limits or code not in shapes()) for code in codes
    )
