"""Reports in people's own templates that Word opens without repairing them."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from reports import word_orders
from reports.report_samples import example
from reports.template_samples import written
from reports.word_grids import ill_fitting
from reports.word_orders import W, trees, unzipped

from perfeval.reports.excel.text import LONGEST, clean
from perfeval.reports.request import Request
from perfeval.reports.word import writer

WHOLE = ("{%p for s in chapters %}", "{{p s.xml }}", "{%p endfor %}")
ANNEXES = ("{%p for s in annexes %}", "{{p s.xml }}", "{%p endfor %}")
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def _put(place: Any, *texts: str) -> None:
    for text in texts:
        place.add_paragraph(text)


def _filled(template: Path, charts: str = "native") -> dict[str, bytes]:
    made = writer.write(example("urumqi-2023"), Request(template=template, charts=charts))
    assert made.faults == ()
    return unzipped(made.data)


@pytest.mark.parametrize("name", ["chaoyang-2020", "shanghai-2022", "urumqi-2023"])
@pytest.mark.parametrize("form", ["national", "yunnan", "sichuan", "hubei", "transfer-payment"])
def test_cells_are_as_wide_as_their_columns(name: str, form: str) -> None:
    parts = unzipped(writer.write(example(name), Request(form=form)).data)
    for part, root in trees(parts).items():
        assert (part, list(ill_fitting(root))) == (part, [])


@pytest.mark.parametrize("charts", ["native", "picture"])
def test_a_chart_in_a_header_belongs_to_the_header(tmp_path: Path, charts: str) -> None:
    document = docx.Document()
    _put(document.sections[0].header, *WHOLE, *ANNEXES)
    _put(document, "{{ title }}")
    document.save(str(tmp_path / "own.docx"))
    parts = _filled(tmp_path / "own.docx", charts)
    assert list(word_orders.missing_targets(parts, trees(parts))) == []
    assert b"rIdReportChart1" in parts["word/_rels/header1.xml.rels"]


def test_a_part_shown_twice_has_drawings_of_its_own(tmp_path: Path) -> None:
    parts = _filled(written(tmp_path / "own.docx", *WHOLE, *WHOLE))
    drawn = [e.get("id") for e in trees(parts)["word/document.xml"].iter(WP + "docPr")]
    assert len(drawn) > 1
    assert len(set(drawn)) == len(drawn)


def test_no_section_ends_in_a_cell_or_a_header(tmp_path: Path) -> None:
    document = docx.Document()
    _put(document.add_table(1, 1).cell(0, 0), *ANNEXES)
    _put(document.sections[0].footer, *ANNEXES)
    _put(document, *ANNEXES)
    document.save(str(tmp_path / "own.docx"))
    roots = trees(_filled(tmp_path / "own.docx"))
    body = roots["word/document.xml"]
    assert not [s for cell in body.iter(W + "tc") for s in cell.iter(W + "sectPr")]
    assert not list(roots["word/footer1.xml"].iter(W + "sectPr"))
    assert len(list(body.iter(W + "sectPr"))) > 1


def test_templates_of_programs_with_other_prefixes(tmp_path: Path) -> None:
    template = written(tmp_path / "word.docx", "{{ title }}", *WHOLE)
    with zipfile.ZipFile(template) as archive:
        given = {name: archive.read(name) for name in archive.namelist()}
    for name in ("word/document.xml", "word/styles.xml"):
        text = re.sub(r"(</?|\s)w:", r"\1x:", given[name].decode())
        given[name] = text.replace("xmlns:w=", "xmlns:x=").encode()
    for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
        text = re.sub(r"<(/?)(?=[A-Z])", r"<\1ns0:", given[name].decode())
        given[name] = text.replace("xmlns=", "xmlns:ns0=").encode()
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in given.items():
            archive.writestr(name, data)
    (tmp_path / "other.docx").write_bytes(target.getvalue())
    usual, parts = _filled(template), _filled(tmp_path / "other.docx")
    roots = trees(parts)
    assert list(word_orders.missing_targets(parts, roots)) == []
    assert word_orders.without_type(parts, roots) == []
    texts = ["".join(trees(one)["word/document.xml"].itertext()).strip() for one in (usual, parts)]
    assert texts[0] == texts[1]
    assert texts[0]
    used = {e.get(W + "val") for e in roots["word/document.xml"].iter(W + "pStyle")}
    assert used <= {s.get(W + "styleId") for s in roots["word/styles.xml"].iter(W + "style")}


def test_a_link_to_elsewhere_is_seen_whatever_its_prefix(tmp_path: Path) -> None:
    template = written(tmp_path / "own.docx", "{{ title }}")
    with zipfile.ZipFile(template) as archive:
        given = {name: archive.read(name) for name in archive.namelist()}
    links = "word/_rels/document.xml.rels"
    more = (
        '<q:Relationship xmlns:q="http://schemas.openxmlformats.org/package/2006/relationships" '
        'Id="rId99" Type="x/image" Target="http://example.invalid/" TargetMode="External"/>'
    )
    given[links] = given[links].replace(b"</Relationships>", f"{more}</Relationships>".encode())
    with zipfile.ZipFile(template, "w") as archive:
        for name, data in given.items():
            archive.writestr(name, data)
    made = writer.write(example("urumqi-2023"), Request(template=template))
    assert [fault.key for fault in made.faults] == ["docx.external"]


def test_a_cell_holds_what_excel_counts() -> None:
    shown = clean("😀" * LONGEST, "…")
    assert len(shown.encode("utf-16-le")) // 2 <= LONGEST
    assert shown.startswith("😀")
    assert shown.endswith("😀…")
    assert clean("字" * LONGEST, "…") == "字" * LONGEST
