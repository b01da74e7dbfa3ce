"""The names that templates may use: the contract with their authors.

A path is a name behind names; `[]` stands for each item of a list, `*` for each key of a dict
whose keys are data. docs/how-to/templates.md says the same in both languages.
"""

from __future__ import annotations

_SECTION = "key number heading level text {finished}"
_TABLE = "key caption unit notes[] merge columns[].key columns[].label columns[].align rows[].kind rows[].cells.* {finished}"

_PLAIN = (
    "title mark kind lang scored notice labels.item labels.content verdict[] "
    "score.total score.max score.grade score.conclusion score.leaves "
    "cover[].key cover[].label cover[].value facts.* "
    "analyses[].name analyses[].weight analyses[].score analyses[].rate analyses[].opening analyses[].closing "
    "indicators[].branch indicators[].name indicators[].id indicators[].weight indicators[].score "
    "indicators[].lost indicators[].target indicators[].actual indicators[].completion indicators[].status "
    "indicators[].text "
    "problems[].lead problems[].facts problems[].cause problems[].links "
    "suggestions[].lead suggestions[].text objectives[].name objectives[].expected objectives[].achieved "
    "unmet[].name unmet[].text gaps[] "
    "texts.funds texts.arrival texts.execution texts.rates texts.sampling texts.limits "
    "properties.*"
)


def names(finished: str) -> list[str]:
    """All paths; `finished` is the name of finished parts, `xml` in Word and `md` in Markdown."""
    found = _PLAIN.split() + (
        ["title_xml", "cover_space.top", "cover_space.middle"] if finished == "xml" else []
    )
    for page in ("summary", "limits", "signature"):
        found += [f"{page}.{name}" for name in _SECTION.split()]
    for list_ in ("chapters", "annexes"):
        found += [f"{list_}[].{name}" for name in _SECTION.split()]
    found += [f"tables.*.{name}" for name in _TABLE.split()]
    found += [f"forms.*.{name}" for name in ("title", "unit", "{finished}")]
    found += [f"charts.*.{name}" for name in ("title", "unit", "{finished}")]
    return [path.replace("{finished}", finished) for path in found]
