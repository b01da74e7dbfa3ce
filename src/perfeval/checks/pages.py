"""The reference of all findings, made from the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.checks.catalogue import catalogue
from perfeval.checks.rendering import shown

if TYPE_CHECKING:
    from perfeval.checks.check import Check

FILES = {"zh": "docs/findings.zh-CN.md", "en": "docs/findings.md"}


class Group(NamedTuple):
    """The findings from one code to another, and what they are about."""

    first: str
    last: str
    zh: str
    en: str

    def checks(self) -> list[Check]:
        """Its findings, in the order of their codes."""
        return [check for code, check in catalogue().items() if self.first <= code <= self.last]


GROUPS = (
    Group("PE000", "PE099", "读取文件", "Reading files"),
    Group("PE100", "PE199", "键与值的形式", "Keys and forms of values"),
    Group("PE200", "PE299", "指标体系、评分规则与算式", "Indicator sets, rules and expressions"),
    Group("PE300", "PE399", "引用与名称", "References and names"),
    Group("PE400", "PE499", "计分、复核与绩效目标", "Scoring, review and goals"),
    Group("PE500", "PE599", "资金", "Funds"),
    Group("PE600", "PE699", "问卷与专家评分", "Surveys and panels"),
    Group(
        "PE700",
        "PE799",
        "与填报数对照、运行监控、结果应用",
        "Comparison with printed numbers, monitoring, use of results",
    ),
    Group("PE800", "PE899", "检查包、整改台账", "Packs of checks, rectification ledgers"),
    Group("PE900", "PE949", "Word 报告", "Word reports"),
    Group("PE950", "PE999", "多个项目", "Many projects"),
)
SEVERITIES = {"error": "错误", "warning": "警告", "info": "提示"}
INTRO_ZH = """# 检查项

`perfeval` 指出的每一种问题：代号、级别、说法、改法。花括号里是当时的具体内容。
代号连着的一页说明缘由，并附错误和正确的写法；`perfeval explain 代号` 在终端显示同样的内容。

- **错误**：文件用不了，或有数不对、缺数。
- **警告**：审核时要看的地方；加 `--strict` 时与错误同等对待。
- **提示**：程序按惯例作了处理，仅供知悉。
"""
INTRO_EN = """# Findings

Everything `perfeval` can point out: code, severity, what it says, how to mend it. Words in
braces stand for the particulars of the case. Behind each code is why it matters, with a wrong
and a right example; `perfeval explain CODE` shows the same.

- **error**: the file can't be used, or a number is wrong or missing.
- **warning**: what an auditor has to look at; with `--strict` it counts like an error.
- **info**: what was done by convention, for your knowledge.
"""


def reference(lang: str) -> str:
    """The page in Markdown."""
    zh = lang == "zh"
    parts = [INTRO_ZH if zh else INTRO_EN]
    for group in GROUPS:
        heads = ("代号", "级别", "说法", "改法") if zh else ("code", "severity", "finding", "mend")
        rows = [heads, ("---",) * 4, *(_row(check, lang) for check in group.checks())]
        table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
        parts.append(f"## {group.zh if zh else group.en}\n\n{table}\n")
    return "\n".join(parts)


def page_of(code: str, lang: str) -> str:
    """The file in docs/ that explains a code: one for each hundred of them."""
    return f"findings/{code[:3]}xx.zh-CN.md" if lang == "zh" else f"findings/{code[:3]}xx.md"


def _row(check: Check, lang: str) -> tuple[str, str, str, str]:
    zh = lang == "zh"
    severity = SEVERITIES[check.severity] if zh else check.severity
    texts = (check.zh, check.mend_zh) if zh else (check.en, check.mend_en)
    message, mend = (escaped(shown(text)).replace("|", "\\|") for text in texts)
    link = f"[{check.code}]({page_of(check.code, lang)}#{check.code.lower()})"
    return link, severity, message, mend


def escaped(text: str) -> str:
    """A text in which Markdown sees no marks of its own."""
    return text.replace("*", "\\*").replace("<", "&lt;")
