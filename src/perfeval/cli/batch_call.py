"""What a call of `batch` asks for, checked before any work is done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfeval.cli import output
from perfeval.cli.complaints import refuse
from perfeval.i18n.cli_batch import say

if TYPE_CHECKING:
    from perfeval.batch.source import Wanted
    from perfeval.cli.commands import Call

ENDINGS = (".parquet", ".csv", ".xlsx", ".duckdb")
SUMMARIES = (".docx", ".xlsx", ".html", ".htm", ".md", ".markdown", ".json")
MOST_JOBS = 512


class Plan(NamedTuple):
    """The call in other words."""

    wanted: Wanted
    out: Path | None
    summaries: tuple[str, ...]
    reports: Path | None
    engine: str
    jobs: int
    master: str | None
    resume: bool


def plan(call: Call) -> Plan | None:
    """The plan of a call; None after saying what is wrong with it."""
    from perfeval.batch.by import column
    from perfeval.batch.source import Wanted

    lang, target = call.lang, output.target_of(call)
    wrong = _wrong(call, target)
    if wrong:
        refuse(wrong)
        return None
    reports = Path(given) if (given := call.given("reports")) is not None else None
    out = _written(target) if target else None
    wish = None
    if reports is not None:
        from perfeval.batch.parts import partial
        from perfeval.batch.reporting import Wish

        wish = Wish(str(partial(out or reports)), call.value("format", "docx"), lang)
    wanted = Wanted(
        call.given("set"), call.given("layout"), call.given("table"), call.value("detail", "long"),
        lang, tuple(dict.fromkeys(map(column, call.all("by")))), wish,
    )  # fmt: skip
    return Plan(
        wanted, out, call.all("summary"), reports, call.value("engine", "local"),
        int(call.value("jobs", "0")), call.given("master"), call.switch("resume"),
    )  # fmt: skip


def _written(target: str) -> Path:
    """The file itself, where the name is a link to it: the link stays."""
    path = Path(target)
    return path.resolve() if path.is_symlink() else path


def _wrong(call: Call, target: str | None) -> str:
    lang = call.lang
    known = "、".join(ENDINGS) if lang == "zh" else ", ".join(ENDINGS)
    jobs = call.given("jobs")
    if target is not None and Path(target).suffix.lower() not in ENDINGS:
        return say("ending", lang, path=target, known=known)
    for file in call.all("summary"):
        if Path(file).suffix.lower() not in SUMMARIES:
            shown = "、".join(SUMMARIES) if lang == "zh" else ", ".join(SUMMARIES)
            return say("ending.summary", lang, path=file, known=shown)
    if jobs is not None and not (jobs.isascii() and jobs.isdigit() and 0 < int(jobs) <= MOST_JOBS):
        return say("jobs", lang, text=jobs, most=MOST_JOBS)
    if call.given("master") is not None and call.value("engine", "local") == "local":
        return say("master", lang)
    if call.given("format") is not None and call.given("reports") is None:
        return say("format", lang)
    if call.switch("resume") and target is None and call.given("reports") is None:
        return say("resume", lang)
    return ""
