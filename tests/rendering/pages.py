"""Word reports as pages: made, converted by LibreOffice, drawn as pictures, and looked over.

    python tests/rendering/pages.py [PROJECT…] --out DIR [--lang zh] [--stage draft]

Without PROJECT all examples. Leaves NAME.docx, NAME.pdf and NAME-01.png … in DIR, prints what is
wrong, and ends with 1 when anything is.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from rendering import fonts, text_layer

from perfeval import api
from perfeval.model.scorecard import Scorecard
from perfeval.reports.request import Rendered, Request
from perfeval.reports.word.writer import write

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PAGES = range(6, 81)  # a report of an example: cover to annexes, without runaway breaks
PROGRAMS = ("soffice", "pdftotext", "pdftohtml", "pdffonts", "pdfinfo", "pdftoppm", "fc-list")
SECONDS = 300


class Made(NamedTuple):
    name: str
    card: Scorecard
    request: Request
    rendered: Rendered


def missing_programs() -> list[str]:
    return [program for program in PROGRAMS if shutil.which(program) is None]


def make(projects: Sequence[Path], out: Path, request: Request) -> list[Made]:
    """A .docx for each project, named by its folder."""
    found = []
    for project in projects:
        path = project / "project.yaml" if project.is_dir() else project
        card = api.score(api.load_project(path))
        rendered = write(card, request)
        assert not rendered.faults, rendered.faults
        name = path.resolve().parent.name + ("" if request.lang == "zh" else f"-{request.lang}")
        (out / f"{name}.docx").write_bytes(rendered.data)
        found.append(Made(name, card, request, rendered))
    return found


def convert(names: Sequence[str], out: Path) -> None:
    """All documents to PDF in one run of LibreOffice, with a profile of its own."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            ["soffice", f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--norestore",
             "--convert-to", "pdf", "--outdir", str(out), *(str(out / f"{n}.docx") for n in names)],
            check=True, capture_output=True, timeout=SECONDS, env={**os.environ, "HOME": profile},
        )  # fmt: skip


def draw(name: str, out: Path, dpi: int) -> None:
    subprocess.run(
        ["pdftoppm", "-r", str(dpi), "-png", str(out / f"{name}.pdf"), str(out / name)],
        check=True, timeout=SECONDS,
    )  # fmt: skip


def problems(made: Made, out: Path) -> list[str]:
    """What is wrong with a converted document; nothing is as it should be."""
    pdf = out / f"{made.name}.pdf"
    if not pdf.is_file():
        return ["not converted"]
    count = text_layer.page_count(pdf)
    found = [] if count in PAGES else [f"{count} pages"]
    found += text_layer.numbers_out_of_place(pdf)
    found += fonts.not_embedded(pdf)
    found += fonts.without_glyph(pdf)
    text = text_layer.raw(pdf)
    found += text_layer.leftovers(text, made.rendered.placeholders, made.request.lang)
    return found + text_layer.wrong_scores(text, made.card, made.request.lang)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("projects", nargs="*", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--lang", default="zh", choices=("zh", "en"))
    parser.add_argument("--stage", default=None)
    parser.add_argument("--dpi", type=int, default=70)
    given = parser.parse_args()
    if missing_programs():
        print("missing:", *missing_programs())
        return 1
    given.out.mkdir(parents=True, exist_ok=True)
    projects = given.projects or sorted(path.parent for path in EXAMPLES.glob("*/project.yaml"))
    documents = make(projects, given.out, Request(given.lang, stage=given.stage))
    convert([made.name for made in documents], given.out)
    wrong = False
    for made in documents:
        found = problems(made, given.out)
        wrong |= bool(found)
        print(f"{made.name}: {len(found)} problems")
        print(*(f"  {problem}" for problem in found), sep="\n")
        if (given.out / f"{made.name}.pdf").is_file():
            draw(made.name, given.out, given.dpi)
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())
