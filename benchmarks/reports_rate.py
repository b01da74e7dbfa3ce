"""Reports of many projects: project.yaml to Word, against the usual chain, both on two processes.

The usual chain is yaml.load with CSafeLoader, pydantic models that check the file, and a docxtpl
template. It is given more than it would have: the template is the one that `perfeval template
export` writes, and everything that stands in the document apart from the cover (scores, chapters,
tables, the official form, all sentences) is worked out beforehand, outside its time. What is left
to it is to read and check the file, put the project's own name and units on the cover, render, and
save. Ours does what a process of `perfeval batch --reports` does: reads and checks the file, scores
it, words it, and writes cover, chapters, tables and form.

Two forms of the report are judged.

a. As `batch --reports` writes it, with its three charts, each side in its own usual way: pictures
   by matplotlib, put in by docxtpl's InlineImage; Word's own charts in ours. Bar: 6 times the rate.
b. Without charts on either side. Bar: 2 times the rate, a floor against slips only: 6 is not
   reached in this form. With every number and sentence given to it, the usual chain takes twelve
   to seventeen times what CSafeLoader alone takes to parse the file; ours takes five to seven times
   that, though checking, scoring, wording and writing are all in it. A sixth would leave two to
   three times for the lot, hardly more than parsing alone.

Every file differs in name, code, money, figures and in the texts of every indicator. Templates and
sets are made ready once per process, on both sides. Rates are of processor time, so that other
processes do not count.

`reports_rate.py [N]`: N files (200 by default); no more than 12 of them with charts, as matplotlib
takes its time.
"""

from __future__ import annotations

import io
import multiprocessing
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from reports_peer import models, picture

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))
PROJECT = ROOT / "examples" / "urumqi-2023" / "project.yaml"
FILES, PROCESSES, ROUNDS, CHUNK = 200, 2, 4, 10
DRAWN = 12  # files of the pair with charts
BAR, FLOOR = 6, 2
READY: dict[str, Any] = {}


def main(files: int) -> int:
    """Prints the rates; 1 when the bar or the floor is missed."""
    with tempfile.TemporaryDirectory() as name:
        template(Path(name) / "template.docx")
        paths = projects(Path(name), files)
        drawn = _rates(name, paths[:DRAWN], usual_drawn, ours_drawn)
        plain = _rates(name, paths, usual, ours)
    good = [
        _told("a. as batch --reports writes it, with charts on both sides", drawn, BAR, "target"),
        _told("b. without charts, all scores and sentences given to it", plain, FLOOR, "floor"),
    ]
    return 0 if all(good) else 1


def _told(what: str, rates: tuple[float, ...], bar: int, called: str) -> bool:
    """Whether our rate is as many times the other one, which is printed."""
    usual_rate, own_rate = rates
    ratio = own_rate / usual_rate
    print(what)
    print(f"   usual chain  {usual_rate:7.1f} reports a second on {PROCESSES} processes")
    print(f"   perfeval     {own_rate:7.1f} reports a second on {PROCESSES} processes")
    print(f"   ratio        {ratio:7.2f} ({called}: at least {bar})")
    return ratio >= bar


def _rates(folder: str, paths: list[str], *sides: Any) -> tuple[float, ...]:
    """Reports a second of each side, in turns."""
    context = multiprocessing.get_context("spawn")
    pools = [
        ProcessPoolExecutor(PROCESSES, context, ready, (folder, side, tuple(paths[:2])))
        for side in sides
    ]
    size = max(1, min(CHUNK, len(paths) // ROUNDS // PROCESSES))
    chunks = [tuple(paths[at : at + size]) for at in range(0, len(paths), size)]
    spent = [0.0] * len(sides)
    for at in range(ROUNDS):
        for n, (side, pool) in enumerate(zip(sides, pools, strict=True)):
            spent[n] += sum(pool.map(side, chunks[at::ROUNDS]))
    for pool in pools:
        pool.shutdown()
    return tuple(len(paths) * PROCESSES / seconds for seconds in spent)


def projects(folder: Path, files: int) -> list[str]:
    """Projects of one set, each with its own name, code, money, figures and texts."""
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


def ready(folder: str, side: Any, some: tuple[str, ...]) -> None:
    """All that a side makes ready once per process, and two reports of its own, before it counts."""
    READY["folder"] = Path(folder)
    side(some)


def usual(paths: tuple[str, ...]) -> float:
    return _usual(paths, drawn=False)


def usual_drawn(paths: tuple[str, ...]) -> float:
    return _usual(paths, drawn=True)


def _usual(paths: tuple[str, ...], drawn: bool) -> float:
    given, environment, charts, model = READY.setdefault("usual", None) or _given()
    start = time.process_time()
    for path in paths:
        _written(path, given, environment, charts if drawn else [], model)
    return time.process_time() - start


def _written(path: str, given: Any, environment: Any, charts: list[Any], model: Any) -> None:
    import yaml
    from docxtpl import DocxTemplate

    with Path(path).open(encoding="utf-8") as file:
        data = yaml.load(file, yaml.CSafeLoader)
    project = model.model_validate(data)
    head = project.project
    document = DocxTemplate(str(READY["folder"] / "template.docx"))
    context = {
        **given,
        "title": f"{head.name}绩效评价报告",
        "cover": [
            {"label": "项目名称", "value": head.name},
            {"label": "实施单位", "value": head.implementer},
            {"label": "主管部门", "value": head.department},
            {"label": "评价类型", "value": project.evaluation.kind},
        ],
    }
    if charts:
        context["chapters"] = _with_pictures(document, given["chapters"], charts)
    document.render(context, environment)
    document.save(path + ".usual.docx")


def _with_pictures(document: Any, chapters: list[Any], charts: list[Any]) -> list[Any]:
    """The chapters, the last of them with the charts as pictures behind it."""
    from docx.shared import Mm
    from docxtpl import InlineImage

    from perfeval.reports.templating.finished import Finished

    def shown() -> str:  # while it renders, as docxtpl wants it
        pictures = [
            InlineImage(document, io.BytesIO(picture(one)), width=Mm(150)) for one in charts
        ]
        return str(last["xml"]) + "".join(f"<w:p>{one}</w:p>" for one in pictures)

    *others, last = chapters
    return [*others, {**last, "xml": Finished(shown)}]


def _given() -> tuple[dict[str, Any], Any, list[Any], Any]:
    """The whole context of the example, its parts finished; how it is printed; its charts."""
    from perfeval import api
    from perfeval.reports.request import Request
    from perfeval.reports.story.figures import figures
    from perfeval.reports.story.story import story
    from perfeval.reports.word import own
    from perfeval.reports.word.printing import environment
    from perfeval.reports.word.user_template import made
    from perfeval.reports.word.writer import context, shipped_parts
    from perfeval.reports.words import words

    card, w = api.score(api.load_project(PROJECT)), words("zh")
    model = story(card, Request(charts="none"))
    page = made(READY["folder"] / "template.docx", "zh", shipped_parts("zh")).page
    given = own.context(model, context(model, card, w, page), w, page)
    charts = figures(story(card, Request()))
    READY["usual"] = (given, environment(body=False), charts, models())
    return READY["usual"]


def ours(paths: tuple[str, ...]) -> float:
    """What a process of `perfeval batch --reports` does with a chunk of files, without charts."""
    from perfeval.batch.folder.whole import whole
    from perfeval.batch.folder.work import batch, desk
    from perfeval.batch.reporting import tuned
    from perfeval.reports.request import Request
    from perfeval.reports.writers import write

    tuned()
    options = _options()
    start = time.process_time()
    items = [whole(desk(options), Path(path)) for path in paths]
    for item in items:
        data = write(item.card, ".docx", Request(charts="none")).data
        Path(item.source + ".ours.docx").write_bytes(data)
    batch(options, items)
    return time.process_time() - start


def ours_drawn(paths: tuple[str, ...]) -> float:
    """The same as it is, with its charts."""
    from perfeval.batch.folder.work import work

    options = _options()
    start = time.process_time()
    work(options, paths)
    return time.process_time() - start


def _options() -> Any:
    from perfeval.batch.folder.ordinary import Options
    from perfeval.batch.reporting import Wish

    return Options(reports=Wish(str(READY["folder"])))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else FILES))
