"""`report --template`: the user's template, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from perfeval.cli.complaints import refuse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.cli.commands import Call
    from perfeval.reports.request import Fault

MOST = 50
ENDINGS = {
    ".docx": (".docx", ".dotx", ".docm", ".dotm", ".doc", ".dot", ".wps"),
    ".md": (".md", ".markdown", ".txt", ".j2", ".jinja"),
}


def template_of(call: Call) -> Path | None:
    given = call.given("template")
    return Path(given) if given is not None else None


def template_fits(template: Path, target: str | None, ending: str, lang: str) -> bool:
    """Whether a template may be one of this kind of report, and is not itself the output."""
    from perfeval.cli.output import refused
    from perfeval.i18n.cli_template import say

    kind = ".md" if ending == ".markdown" else ending
    if template.suffix.lower() not in ENDINGS.get(kind, ()):
        refuse(say("ending", lang, path=template, ending=ending))
        return False
    return not refused(target, [template], lang)


def complain_of(faults: Sequence[Fault], template: Path | None, lang: str) -> None:
    """Each fault on a line of its own, below the name of the template."""
    from perfeval.i18n import cli_report, cli_template

    if template is not None and any(fault.key in cli_template.TEXTS for fault in faults):
        refuse(cli_template.say("faults", lang, path=template))
    for fault in list(dict.fromkeys((f.key, tuple(f.params.items())) for f in faults))[:MOST]:
        key, params = fault[0], dict(fault[1])
        if key in cli_template.TEXTS:
            refuse("  " + cli_template.say(key, lang, **{"path": template, **params}))
        else:
            refuse(cli_report.say(key, lang, **params))
