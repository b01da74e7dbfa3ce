"""Reports of many projects: project.yaml to Word, against the usual chain, both on two processes.

The usual chain is yaml.load with CSafeLoader, pydantic models that check the file, and a docxtpl
template. It is given more than it would have: the template is the one that `perfeval template
export` writes, and everything that stands in the document apart from the cover (chapters, tables,
the official form, all sentences) is worked out beforehand, outside its time. What is left to it is
to read and check the file, put the project's own name, units and date on the cover, render, and
save. Ours reads and checks the file, scores it, words it, and writes cover, chapters, tables and
form. Neither draws charts in the judged run, as docxtpl knows none; ours with its charts is printed
below it, for information.

Every file differs in name, code, money, figures and in the texts of every indicator. Templates and sets are made ready once
per process, on both sides. Rates are of processor time, so that other processes do not count.

`reports_rate.py [N]`: N files (200 by default).
"""

from __future__ import annotations

import multiprocessing
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))
PROJECT = ROOT / "examples" / "urumqi-2023" / "project.yaml"
BAR, FILES, PROCESSES, ROUNDS, CHUNK = 6, 200, 2, 4, 10
READY: dict[str, Any] = {}


def main(files: int) -> int:
    """Prints the rates; 1 when the bar is missed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        template(folder / "template.docx")
        paths = projects(folder, files)
        sides = {"usual chain": usual, "ours": ours}
        spent = dict.fromkeys(sides, 0.0)
        context = multiprocessing.get_context("spawn")
        pools = {
            side: ProcessPoolExecutor(PROCESSES, context, ready, (side, name)) for side in sides
        }
        for side, work in sides.items():  # templates and sets are ready before anything counts
            list(pools[side].map(work, [tuple(paths[:CHUNK])] * PROCESSES * 2))
        chunks = [tuple(paths[at : at + CHUNK]) for at in range(0, files, CHUNK)]
        for at in range(ROUNDS):
            for side, work in sides.items():
                spent[side] += sum(pools[side].map(work, chunks[at::ROUNDS]))
        for pool in pools.values():
            pool.shutdown()
    rates = {side: files * PROCESSES / seconds for side, seconds in spent.items()}
    for side, rate in rates.items():
        print(f"{side:12} {rate:7.1f} reports a second on {PROCESSES} processes  ({files} files)")
    ratio = rates["ours"] / rates["usual chain"]
    print(f"ratio        {ratio:7.2f}     (target: at least {BAR})")
    return 0 if ratio >= BAR else 1


def projects(folder: Path, files: int) -> list[str]:
    """Projects of one set, each with its own name, code, money, results and texts."""
    text = PROJECT.read_text("utf-8")
    name = "知识产权运营服务体系建设项目"
    found = []
    for n in range(files):
        own, paid = f"{name}（第{n + 1}批）", f"{2244.84 - n % 97 - n % 7 / 100:.2f}"
        changed = (
            text.replace(f"name: {name}", f"name: {own}\n  code: P{n:06}")
            .replace("spent: [{date: 2023-07-13, amount: 2244.84}]",
                     f"spent: [{{date: 2023-07-13, amount: {paid}}}]")
            .replace("支出2244.84万元", f"支出{paid}万元")
            .replace("actual: 7个", f"actual: {5 + n % 4}个")
            .replace("actual: 8个", f"actual: {7 + n % 3}个")
            .replace("actual: 21.7%", f"actual: {3 + n % 40 / 10:.1f}%")
            .replace("counts: [12, 4, 0, 0, 0]", f"counts: [{12 - n % 5}, 4, {n % 5}, 0, 0]")
            .replace("8个高价值专利培育中心启动", f"{7 + n % 3}个高价值专利培育中心启动")
            .replace("项目标准高", f"第{n + 1}批子项目标准高")
            .replace("（报告", f"（第{n + 1}批报告")  # in every indicator's analysis
        )  # fmt: skip
        path = folder / f"{n:06}.yaml"
        path.write_text(changed, "utf-8")
        found.append(str(path))
    return found


def template(path: Path) -> None:
    from perfeval.reports.shipped_templates import exported

    path.write_bytes(exported("report.docx", "zh"))


def ready(side: str, folder: str) -> None:
    """What each side makes ready once per process."""
    READY["folder"] = Path(folder)
    if side == "usual chain":
        READY["context"], READY["environment"] = given(Path(folder))
        READY["model"] = models()


def usual(paths: tuple[str, ...]) -> float:
    start = time.process_time()
    for path in paths:
        _usual(path)
    return time.process_time() - start


def _usual(path: str) -> None:
    import yaml
    from docxtpl import DocxTemplate

    with Path(path).open(encoding="utf-8") as file:
        data = yaml.load(file, yaml.CSafeLoader)
    project = READY["model"].model_validate(data)
    head = project.project
    context = {
        **READY["context"],
        "title": f"{head.name}绩效评价报告",
        "cover": [
            {"label": "项目名称", "value": head.name},
            {"label": "实施单位", "value": head.implementer},
            {"label": "主管部门", "value": head.department},
            {"label": "评价类型", "value": project.evaluation.kind},
        ],
    }
    document = DocxTemplate(str(READY["folder"] / "template.docx"))
    document.render(context, READY["environment"])
    document.save(path + ".usual.docx")


def given(folder: Path) -> tuple[dict[str, Any], Any]:
    """The whole context of the example, its parts finished, and how they are printed."""
    from perfeval import api
    from perfeval.reports.request import Request
    from perfeval.reports.story.story import story
    from perfeval.reports.word import own
    from perfeval.reports.word.printing import environment
    from perfeval.reports.word.user_template import made
    from perfeval.reports.word.writer import context, shipped_parts
    from perfeval.reports.words import words

    card, w = api.score(api.load_project(PROJECT)), words("zh")
    model = story(card, Request(charts="none"))
    page = made(folder / "template.docx", "zh", shipped_parts("zh")).page
    return own.context(model, context(model, card, w, page), w, page), environment(body=False)


def models() -> Any:
    """The file as pydantic models: what the example uses, with types."""
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
        "Problem", id=text, title=(str, ...), facts=text, cause=text, indicators=words, suggestion=text
    )
    Objective = record("Objective", expected=(str, ...), achieved=text)
    return record(
        "Project", perfeval=(str, ...), indicator_set=(str, ...), report=text, project=(Header, ...),
        evaluation=(Evaluation, ...), evidence=(list[Evidence], []), sampling=(dict[str, Any], {}),
        funds=(Funds, ...), objectives=(list[Objective], []), results=(dict[str, Result], ...),
        problems=(list[Problem], []), reported=(dict[str, Any], {}), narrative=(dict[str, str], {}),
    )  # fmt: skip


def ours(paths: tuple[str, ...]) -> float:
    """What a process of `perfeval batch --reports` does with a chunk of files."""
    from perfeval.batch.folder.ordinary import Options
    from perfeval.batch.folder.work import work
    from perfeval.batch.reporting import Wish

    start = time.process_time()
    work(Options(reports=Wish(str(READY["folder"]))), paths)
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else FILES))
