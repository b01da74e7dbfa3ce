"""Small panels for the tests."""

from __future__ import annotations

from pathlib import Path

from perfeval.panels.records import Outcome, PanelResult
from perfeval.systems import panels

HEAD = "perfeval: panel/v1\ntitle: 试验评审\n"


def panel_text(
    scores: dict[str, list[object]], rule: str = "", roles: list[str] | None = None, more: str = ""
) -> str:
    """A panel without criteria: the scores of each subject in order of the experts; None for no
    ballot; `rule` and `more` as YAML."""
    count = max(len(row) for row in scores.values())
    lines = [HEAD + "experts:"]
    for number in range(1, count + 1):
        role = f", role: {roles[number - 1]}" if roles else ""
        lines.append(f"  - {{id: E{number}{role}}}")
    lines.append("subjects:")
    lines += [f"  - {{id: {name}, name: 项目{name}}}" for name in scores]
    if rule:
        lines.append(f"rule: {{{rule}}}")
    lines.append("ballots:")
    for name, row in scores.items():
        for number, score in enumerate(row, 1):
            if score is None:
                continue
            key = "pass" if isinstance(score, bool) else "score"
            shown = str(score).lower() if isinstance(score, bool) else score
            lines.append(f"  - {{expert: E{number}, subject: {name}, {key}: {shown}}}")
    return "\n".join(lines) + "\n" + more


def evaluated(text: str, folder: Path) -> PanelResult:
    path = folder / "panel.yaml"
    path.write_text(text, "utf-8")
    opened = panels.load(path)
    assert opened.panel is not None, opened.findings
    assert not opened.findings, opened.findings
    return panels.evaluate(opened.panel)


def one(result: PanelResult, subject: str) -> Outcome:
    return next(o for o in result.outcomes if o.subject.id == subject)


def codes(result: PanelResult) -> list[str]:
    return [finding.code for finding in result.findings]
