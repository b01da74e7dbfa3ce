"""Hostile templates end soon with a complaint; a large report does not meet the bounds."""

from __future__ import annotations

from pathlib import Path

import pytest
from report_samples import scored
from template_samples import written

from perfeval.model.scorecard import Scorecard
from perfeval.reports.request import Request
from perfeval.reports.templating.markdown_sandbox import environment
from perfeval.reports.templating.work import MOST_WORK, TooMuch
from perfeval.reports.writers import write

LONG = "{% set s = 'ab ' * 1300000 %}{% set t = 'ab ' * 1300000 %}"
LOOP, END = "{% for i in range(10000) %}", "{% endfor %}"
HEAVY = (
    "{% set a = 'x' * 32000000 %}", LOOP + "{% set a = 'x' * 3900000 %}" + END,
    LOOP + "{% if s == t %}{% endif %}" + END, LOOP + "{% if 'z' in s %}{% endif %}" + END,
    LOOP + "{% if s is eq t %}{% endif %}" + END, LOOP + "{% set b = s[1:] %}" + END,
    "{% set a = [s] * 90000 %}{% set b = [t] * 90000 %}{{ a == b }}",
    LOOP + "{% set b = s.title() %}{% set b = s.split('a') %}" + END,
    LOOP + "{{ s|wordcount }}{{ s|urlencode|length }}{{ s|title|length }}" + END,
    "{% set a = [[1]] * 90000 %}{{ a|sum(start=[])|length }}",
    "{% set a = range(10000)|list * 9 %}" + LOOP + "{% set b = a|sum %}{% set b = a|map('string')|list %}" + END,
    "{% set a = range(10000)|list * 9 %}" + LOOP + "{% set b = a|sort %}" + END,
    "{% set a = ['x' * 1000] * 1000 %}{% set b = [a] * 1000 %}{% set c = [b] * 1000 %}{{ c }}",
    "{% set a = ['x' * 1000] * 1000 %}{% set b = [a] * 1000 %}{{ b|tojson|length }}",
    "{{ 1.5|round(100000000, 'floor') }}", "{% set a = ('f' * 3900000)|int(base=16) %}{{ a * a }}",
    LOOP + "{{ title }}" * 1000 + END, LOOP + LOOP + "{% set a = 1 %}" * 500 + END + END,
    "{% for x in [1] * 90000 recursive %}{% if loop.depth < 9 %}{{ loop([1] * 90000) }}{% endif %}{% endfor %}",
)  # fmt: skip


@pytest.fixture
def card(tmp_path: Path) -> Scorecard:
    return scored(tmp_path)


@pytest.mark.parametrize("text", HEAVY)
def test_work_is_bounded_not_only_steps(text: str) -> None:
    with pytest.raises(TooMuch):
        environment().from_string(LONG * ("s" in text) + text).render(title="题" * 40)


NESTED = (
    "{{ " + "(" * 300 + "1" + ")" * 300 + " }}", "{{ " + "-" * 3000 + "1 }}", "{{ " + "not " * 3000 + "1 }}",
    "{{ " + "1+" * 5000 + "1 }}", "{{ title" + "|e" * 4000 + " }}", "{% if 1 %}" * 500 + "x" + "{% endif %}" * 500,
    "{% for a in [1] %}" * 30 + "x" + "{% endfor %}" * 30, "{{" * 30000, "{{ title }}" * 4000,
)  # fmt: skip


@pytest.mark.parametrize("text", NESTED)
@pytest.mark.parametrize("ending", [".md", ".docx"])
def test_tags_that_nest_too_deeply_are_told(
    tmp_path: Path, card: Scorecard, ending: str, text: str
) -> None:
    path = tmp_path / f"t{ending}"
    if ending == ".md":
        path.write_text(text, encoding="utf-8")
    else:
        written(path, text, "{{ title }}")
    found = write(card, ending, Request(template=path))
    assert found.data == b""
    assert {fault.key for fault in found.faults} <= {
        "tag.deep", "template.deep", "template.much", "tag.open", "tag.alone",
    }  # fmt: skip


def test_a_large_report_is_filled() -> None:
    """2 MB of narrative, printed and asked for a few times; each of 400 indicators is looked up."""
    narrative = "项目实施情况良好，资金足额到位。\n" * 120_000
    rows = [{"name": f"指标{n}", "score": str(n), "kind": "row"} for n in range(400)]
    source = """{% macro said(text) %}{% if text %}{{ text|prose(2) }}{% endif %}{% endmacro %}
{% if narrative and 'x' not in narrative %}{{ narrative }}{{ said(narrative) }}{{ narrative|length }}{% endif %}
{% for one in rows %}{% set found = rows|selectattr('name', 'equalto', one.name)|first %}
{{ loop.index }} {{ found.name|cell }} {{ found.score|float * 2 }}{% for r in rows[:20] %}{{ r.name }}{% endfor %}
{% endfor %}"""
    sandbox = environment()
    text = sandbox.from_string(source).render(narrative=narrative, rows=rows)
    assert text.count("资金足额到位") == 240_000
    assert "指标399 798.0" in text
    assert sandbox.work.done < MOST_WORK
