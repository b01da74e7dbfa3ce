"""A form as the nodes of a project."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.intake.drafting_nodes import (
    Pair,
    Remarks,
    Words,
    filled,
    heading,
    joined,
    listed,
    mapping,
    number,
    own,
    said,
    short,
    text,
    told,
)
from perfeval.intake.drafting_results import Register, results, total_cells, total_points
from perfeval.intake.drafting_set import set_id
from perfeval.intake.drafting_texts import is_blank, line
from perfeval.model.quantity import parse_date
from perfeval.source.lookalikes import usual

if TYPE_CHECKING:
    from perfeval.intake.drafting_funds import Money
    from perfeval.intake.drafting_set import Plan
    from perfeval.intake.drafting_tree import Leaf
    from perfeval.model.finding import Span
    from perfeval.model.form import Form, Statement
    from perfeval.source.node import Mapping, Sequence

PROJECT = "project/v1"
TEXTS = (
    "code", "department", "central_department", "implementer", "nature", "manager", "filled_by",
    "contact", "phone",
)  # fmt: skip
DAYS = ("as_of", "date")
_AGAIN = re.compile(r"_\d+$")
# sections of the report that printed texts belong to, by kind of report
SECTIONS = {
    "self-assessment": {
        "conclusion": "conclusion", "problems": "experience", "measures": "unmet",
        "suggestions": "experience", "content": "overview", "overview": "overview", "note": "other",
    },
    "transfer-payment": {"problems": "deviations", "measures": "deviations", "note": "other"},
    "department": {
        "conclusion": "conclusion", "problems": "problems", "measures": "suggestions",
        "suggestions": "suggestions", "duties": "duties", "note": "other",
    },
}  # fmt: skip


def header_name(form: Form) -> str:
    """The project's printed name; "" where there is none."""
    value = form.header.get("name")
    return line(value.text) if value is not None and not is_blank(value) else ""


def project_nodes(
    plan: Plan, funds: Money, statements: dict[Leaf, Statement], name: str, source: str
) -> Mapping:
    """The whole project; its set is named by id."""
    form, at = plan.form, plan.at
    register = Register()
    found = results(plan, register, statements, funds.rate)
    grade = None if is_blank(form.grade) else said(form.grade)
    total = total_points(form.total.get("score"), plan)
    reported_at = (total or grade or found).span
    pairs: list[Pair] = [
        ("perfeval", own(PROJECT, at)),
        ("indicator_set", own(set_id(plan), at)),
        ("report", own(form.kind, at)),
        ("project", _header(form, name or source, bool(name), at, plan.remarks)),
        ("evidence", listed(at, register.nodes())),
        ("funds", funds.nodes),
        ("objectives", _objectives(form, at)),
        ("results", found),
        ("reported", filled(reported_at, [("total", total), ("grade", grade)])),
        ("as_printed", own("true", at) if plan.as_printed else None),
        ("narrative", _narrative(form, at)),
    ]
    total_cells(plan, ("review",) if "note" in SECTIONS.get(form.kind, {}) else ())
    return mapping(at, pairs)


def _header(form: Form, name: str, printed: bool, at: Span, remarks: Remarks) -> Mapping:
    header = form.header
    place = header["name"].span if "name" in header else at
    if not printed:
        remarks.add("PE077", place, key="project", text=name)
    named = text(name, place) if printed else own(name, place)
    pairs: list[Pair] = [("name", named)]
    pairs += [(key, said(header[key])) for key in TEXTS if not is_blank(header.get(key))]
    for key in DAYS:
        value = header.get(key)
        if value is None or is_blank(value):
            continue
        if parse_date(line(value.text)) is None:
            remarks.unread(value, "date")
        else:
            pairs.append((key, said(value)))
    pairs.append(("period", _period(form, at)))
    for key, value in header.items():
        if key not in (*TEXTS, *DAYS, "name", "year") and not is_blank(value):
            # the second of two such cells is called as the first one is
            column = _AGAIN.sub("", key)
            remarks.add(
                "PE075", value.span, "info", name="", of="", column=column, text=short(value.text)
            )
    return mapping(place, pairs)


def _period(form: Form, at: Span) -> Mapping | None:
    """The year that the form is of."""
    year = "".join(c for c in usual(form.year) if c in "0123456789")
    if len(year) != 4 or not year.startswith(("19", "20", "21")):
        return None
    ends = (("from", f"{year}-01-01"), ("to", f"{year}-12-31"))
    printed = next(
        (
            v
            for v in (form.header.get("year"), form.title)
            if v is not None and year in usual(v.text)
        ),
        None,
    )
    if printed is None:
        return mapping(at, [(key, own(day, at)) for key, day in ends])
    # both days are those of the year that the cell prints, so it is their origin
    return mapping(printed.span, [(key, number(day, printed.span)) for key, day in ends])


def _objectives(form: Form, at: Span) -> Sequence | None:
    made = []
    for one in form.objectives:
        pairs: list[Pair] = [
            (key, None if is_blank(value) else told(value))
            for key, value in (
                ("name", one.name), ("expected", one.expected), ("achieved", one.achieved),
            )
        ]  # fmt: skip
        node = next((node for _, node in pairs if node is not None), None)
        if node is not None:
            made.append(mapping(node.span, pairs))
    return listed(at, made)


def _narrative(form: Form, at: Span) -> Mapping | None:
    """Printed prose under the sections of the report; several texts of one section follow."""
    sections = SECTIONS.get(form.kind, {})
    parts: dict[str, Words] = {}
    review = form.total.get("review")
    if review is not None and not is_blank(review) and "note" in sections:
        # a project has a printed total, and no second one of the reviewer's
        words = f"{heading(form, 'review')}合计：{line(review.text)}"
        parts[sections["note"]] = [(words, review.span)]
    for key, value in form.texts.items():
        node = None if is_blank(value) else told(value)
        if node is not None:
            parts.setdefault(sections.get(key, key), []).append((node.text, node.span))
    return filled(at, [(key, joined(given, "\n\n")) for key, given in parts.items()])
