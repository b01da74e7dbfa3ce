"""What the usual chain is made of: the project file as pydantic models, charts by matplotlib."""

from __future__ import annotations

import io
from datetime import date
from typing import Any


def models() -> Any:
    """The whole file as one model; what it does not know is an error."""
    from pydantic import BaseModel, ConfigDict, Field, create_model

    class Strict(BaseModel):
        model_config = ConfigDict(extra="forbid")

    def record(title: str, /, **fields: Any) -> Any:
        return create_model(title, __base__=Strict, **fields)

    text, words = (str, ""), (list[str], [])
    Header = record(
        "Header", name=(str, ...), code=text, department=text, central_department=text,
        implementer=text, nature=text, period=(dict[str, date], {}), as_of=(date | None, None),
    )  # fmt: skip
    Evaluation = record("Evaluation", kind=text, limits=text)
    Evidence = record(
        "Evidence", id=(str, ...), kind=text, title=(str, ...), doc_no=text, provided_by=text,
        date=(date | None, None), note=text,
    )  # fmt: skip
    Entry = record("Entry", date=(date, ...), amount=(float, Field(ge=0)), doc_no=text)
    Line = record(
        "Line", id=text, name=(str, ...), source=text, initial_budget=(float, 0.0),
        budget=(list[Entry], []), arrived=(list[Entry], []), spent=(list[Entry], []),
        assumed=(dict[str, str], {}),
    )  # fmt: skip
    Funds = record("Funds", unit=text, lines=(list[Line], []))
    Survey = record(
        "Survey", valid=(int, ...), counts=(list[int], ...), population=(int, 0), labels=words
    )
    Result = record(
        "Result", met=(str | list[int] | None, None), target=(str | float | date | None, None),
        actual=(str | float | date | None, None), evidence=words, reported=(float | None, None),
        analysis=text, note=text, assumed=text, survey=(Survey | None, None),
    )  # fmt: skip
    Problem = record(
        "Problem",
        id=text,
        title=(str, ...),
        facts=text,
        cause=text,
        indicators=words,
        suggestion=text,
    )
    Objective = record("Objective", expected=(str, ...), achieved=text)
    return record(
        "Project", perfeval=(str, ...), indicator_set=(str, ...), report=text, project=(Header, ...),
        evaluation=(Evaluation, ...), evidence=(list[Evidence], []), sampling=(dict[str, Any], {}),
        funds=(Funds, ...), objectives=(list[Objective], []), results=(dict[str, Result], ...),
        problems=(list[Problem], []), reported=(dict[str, Any], {}), narrative=(dict[str, str], {}),
    )  # fmt: skip


def picture(chart: dict[str, Any]) -> bytes:
    """A chart of the report as matplotlib draws it in a few lines."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    plt.rcParams["font.sans-serif"] = [
        "Noto Sans CJK SC",
        "Noto Sans CJK JP",
        "SimHei",
        "DejaVu Sans",
    ]
    figure, axes = plt.subplots(figsize=(6, 1 + len(chart["categories"]) / 3))
    thick = 0.8 / len(chart["series"])
    for n, one in enumerate(chart["series"]):
        places = [at + n * thick for at in range(len(chart["categories"]))]
        axes.barh(places, [float(value or 0) for value in one["values"]], thick, label=one["name"])
    axes.set_yticks(range(len(chart["categories"])), chart["categories"])
    axes.legend()
    axes.set_title(chart["title"])
    file = io.BytesIO()
    figure.savefig(file, dpi=150, bbox_inches="tight")
    plt.close(figure)
    return file.getvalue()
