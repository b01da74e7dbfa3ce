"""The board with the result, and the tree of indicators to fold, filter and search, as HTML.

Strings, no template: a tree has thousands of small values, and a sandbox asks about each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.reports.html.text import esc

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfeval.reports.words import Words

    Plain = dict[str, Any]

ID = "indicators"
FILTERS = ("all", "lost", "open")
# what a state looks like beside its word, so that colour is not all that tells them apart
SIGNS = {
    "full": "√", "met": "√", "above": "▲", "scored": "●", "stated": "●", "lost": "▼",
    "unmet": "×", "missing": "×", "vetoed": "×",
    "not_applicable": "○", "not_due": "○", "unscored": "○",
}  # fmt: skip


class TreeHtml:
    """One report's tree. `links` are anchors by id for `evidence` and `problem`; `region` makes
    the name of a region one of a kind."""

    def __init__(
        self, tree: Plain, w: Words, scored: bool, links: dict[str, dict[str, str]],
        region: Callable[[str], str],
    ) -> None:  # fmt: skip
        self.tree, self.w, self.links, self.region = tree, w, links, region
        self.less = "" if scored else ".unscored"

    def say(self, key: str, **values: object) -> str:
        return esc(self.w(key, **values))

    @property
    def title(self) -> str:
        return self.w(f"html.tree{self.less}")

    def filter_name(self, key: str) -> str:
        return self.say(f"html.filter.{key}{'' if key == 'all' else self.less}")

    def board(self, grade: str) -> str:
        say, tree = self.say, self.tree
        found, total = [], tree["total"]
        if total:
            of = say("html.of", max=total["weight"])
            found.append(
                f'<div class="main"><dt>{esc(total["label"])}</dt><dd><b>{esc(total["score"])}</b> '
                f"<span>{of}</span></dd></div>\n"
            )
        if total and grade:
            found.append(
                f'<div class="main"><dt>{say("html.grade")}</dt><dd><b>{esc(grade)}</b></dd></div>\n'
            )
        for key in FILTERS:
            name = say(f"html.leaves{self.less}") if key == "all" else self.filter_name(key)
            found.append(
                f'<div><dt>{name}</dt><dd><a href="#{ID}" data-show="{key}">'
                f"{say('html.n', n=tree['counts'][key])}</a></dd></div>\n"
            )
        return (
            f'<section class="board" aria-label="{say("html.result")}">\n<dl>\n{"".join(found)}'
            "</dl>\n</section>\n"
        )

    def section(self) -> str:
        say, tree, counts = self.say, self.tree, self.tree["counts"]
        choices = "".join(
            f'<label><input type="radio" name="show" value="{key}"{" checked" * (key == "all")}> '
            f'{self.filter_name(key)} <span class="count">{counts[key]}</span></label>\n'
            for key in FILTERS
        )
        shown = say("html.shown", shown="{shown}", all="{all}")
        total = tree["total"]
        last = (
            f'<p class="sum"><span>{esc(total["label"])}</span> {self.figures(total)}</p>\n'
            if total
            else ""
        )
        return (
            f'<section class="indicators" aria-labelledby="{ID}">\n<h2 id="{ID}">{esc(self.title)}</h2>\n'
            f'<div class="controls" hidden>\n<fieldset>\n<legend>{say("html.filter")}</legend>\n'
            f'{choices}</fieldset>\n<label class="search">{say("html.search")} '
            '<input type="search" autocomplete="off"></label>\n<div class="buttons">\n'
            f'<button type="button" data-fold="open">{say("html.expand")}</button>\n'
            f'<button type="button" data-fold="close">{say("html.fold")}</button>\n</div>\n'
            f'<p class="shown" role="status" aria-live="polite" data-text="{shown}">'
            f"{say('html.shown', shown=counts['all'], all=counts['all'])}</p>\n</div>\n"
            f'<ul class="tree">\n{self.nodes(tree["nodes"])}\n</ul>\n{self.steps(tree["steps"])}\n'
            f"{last}</section>\n"
        )

    def nodes(self, given: list[Plain]) -> str:
        return "".join(
            self.branch(node) if node["kind"] == "branch" else self.leaf(node) for node in given
        )

    def figures(self, node: Plain) -> str:
        if not node["score"]:
            return ""
        score = node["score"]
        rate = (
            f'<span class="rate">{self.say("col.rate")} {esc(node["rate"])}</span> '
            if node["rate"]
            else ""
        )
        if node["weight"]:
            points = self.say("html.points", score=score, weight=node["weight"])
        else:
            points = esc(score)
        return f'<span class="figures">{rate}<span class="points">{points}</span></span>\n'

    def steps(self, given: list[Plain]) -> str:
        if not given:
            return ""
        colon = self.say("colon")
        found = []
        for step in given:
            why = f' <span class="why">{esc(step["reason"])}</span>' if step["reason"] else ""
            found.append(
                f'<li>{esc(step["label"])}{colon}<span class="points">{esc(step["score"])}</span>{why}</li>\n'
            )
        return f'<ul class="steps">\n{"".join(found)}</ul>\n'

    def branch(self, node: Plain) -> str:
        if node["lost"]:
            key = f"html.branch.lost{self.less}"
            inside = self.say(key, n=node["leaves"], lost=node["lost"])
        else:
            inside = self.say("html.branch", n=node["leaves"])
        return (
            f'<li class="branch"><details open><summary><span class="name">{esc(node["name"])}</span> '
            f'<span class="inside">{inside}</span> {self.figures(node)}</summary>\n<ul>\n'
            f"{self.nodes(node['children'])}\n</ul>\n{self.steps(node['steps'])}\n</details></li>\n"
        )

    def leaf(self, node: Plain) -> str:
        marks = "".join(f" data-{key}" for key in ("lost", "open") if node[key])
        rows = [
            f'<div class="of-{row["key"]}{" brief" * row["brief"]}"><dt>{esc(row["label"])}</dt>'
            f"<dd>{esc(row['text'])}</dd></div>\n"
            for row in node["rows"]
        ]
        if node["evidence"]:
            rows.append(self.row("evidence", self.references(node["evidence"])))
        if node["problems"]:
            named = self.say("semicolon").join(map(self.problem, node["problems"]))
            rows.append(self.row("problem", named, "problems"))
        return (
            f'<li class="leaf" id="indicator-{node["number"]}"{marks}><details open><summary>'
            f'<span class="name">{esc(node["name"])}</span> <span class="state {node["state"]}">'
            f'<span aria-hidden="true">{SIGNS[node["state"]]}</span> {esc(node["status"])}</span> '
            f'{self.figures(node)}</summary>\n<div class="detail">\n<dl>\n{"".join(rows)}</dl>\n'
            f"{self.deductions(node)}</div></details></li>\n"
        )

    def row(self, key: str, html: str, kind: str = "") -> str:
        label = self.say(f"col.{key}")
        return f'<div class="of-{kind or key}"><dt>{label}</dt><dd>{html}</dd></div>\n'

    def deductions(self, node: Plain) -> str:
        if not node["deductions"]:
            return ""
        say = self.say
        name = self.region(node["name"] + self.w("colon") + self.w("caption.deductions"))
        rows = "".join(
            f'<tr><td class="number">{esc(d["points"] or self.w("none"))}</td>'
            f'<th scope="row" class="fact">{esc(d["fact"])}</th>'
            f"<td>{self.references(d['evidence'])}</td>"
            f"<td>{self.problem(d['problem']) if d['problem'] else ''}</td></tr>\n"
            for d in node["deductions"]
        )
        heads = "".join(
            f'<th scope="col">{say(f"col.{key}")}</th>' for key in ("fact", "evidence", "problem")
        )
        return (
            f'<div class="scroll" role="region" tabindex="0" aria-label="{esc(name)}"><table>\n'
            f"<caption>{say('caption.deductions')}</caption>\n"
            f'<thead><tr><th scope="col" class="number">{say("col.points")}</th>{heads}</tr></thead>\n'
            f"<tbody>\n{rows}</tbody></table></div>\n"
        )

    def references(self, given: list[Plain]) -> str:
        return self.say("list").join(self.link(e["text"], "evidence", e["id"]) for e in given)

    def problem(self, p: Plain) -> str:
        text = self.w("leaf.problem", id=p["id"], title=p["title"]) if p["title"] else p["id"]
        return self.link(text, "problem", p["id"])

    def link(self, text: str, kind: str, key: str) -> str:
        anchor = self.links[kind].get(key)
        return f'<a href="#{anchor}">{esc(text)}</a>' if anchor else esc(text)
