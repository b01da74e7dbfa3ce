"""Small projects of their own for the tests of goals, plans and batches."""

from __future__ import annotations

from pathlib import Path

from perfeval import api

SET = """perfeval: indicator-set/v1
id: example
scoring: none
indicators:
  - {name: 培训人次, target: ≥200人次}
  - {name: 培训合格率, target: ≥90%}
"""


def load(folder: Path, body: str, own_set: str = SET) -> api.Loaded:
    (folder / "set.yaml").write_text(own_set, "utf-8")
    head = "perfeval: project/v1\nindicator_set: set.yaml\n"
    if "\nproject:" not in "\n" + body:
        head += "project: {name: 示例}\n"
    tail = "" if "\nresults:" in "\n" + body else "results: {}\n"
    (folder / "project.yaml").write_text(head + body + tail, "utf-8")
    loaded = api.load_project(folder / "project.yaml")
    assert loaded.usable, loaded.findings
    return loaded


def codes(folder: Path, body: str, own_set: str = SET) -> list[str]:
    """The findings about goals and plans, with those of missing results left out."""
    card = api.score(load(folder, body, own_set))
    own = [f.code for f in card.findings if f.code[:4] in ("PE48", "PE49", "PE53", "PE54")]
    return [code for code in own if code not in ("PE489", "PE490", "PE495")]


def deviations(folder: Path, body: str, own_set: str = SET) -> list[str]:
    """Of these, the findings about the chapter on deviations."""
    return [code for code in codes(folder, body, own_set) if code in ("PE540", "PE541")]
