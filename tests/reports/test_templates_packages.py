"""Packages of every kind as templates: finished reports, other programs' spelling, damaged files."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from report_samples import example, scored
from template_samples import written

from perfeval.model.scorecard import Scorecard
from perfeval.reports.request import Rendered, Request
from perfeval.reports.word.package import package
from perfeval.reports.writers import write

RELATIONS, TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
TITLE = "<w:body><w:p><w:r><w:t>{{ title }}</w:t></w:r></w:p>"


@pytest.fixture(scope="module")
def card(tmp_path_factory: pytest.TempPathFactory) -> Scorecard:
    return scored(tmp_path_factory.mktemp("project"))


def parts_of(data: bytes) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    names = archive.namelist()
    assert len(names) == len({name.casefold() for name in names})
    return {name: archive.read(name) for name in names}


def filled(path: Path, card: Scorecard, parts: dict[str, bytes]) -> Rendered:
    path.write_bytes(package(parts))
    return write(card, ".docx", Request(template=path))


def titled(parts: dict[str, bytes]) -> dict[str, bytes]:
    name = "word/document.xml"
    return {**parts, name: parts[name].replace(b"<w:body>", TITLE.encode(), 1)}


def test_a_finished_report_may_be_a_template(tmp_path: Path) -> None:
    """Again and again: its charts stay, the new ones get a place, its properties are the new ones."""
    first, second = example("urumqi-2023"), example("shanghai-2022")
    made = parts_of(write(first, ".docx", Request()).data)
    old = made["docProps/custom.xml"]
    charts = sum(name.startswith("word/charts/report") for name in made)
    assert charts
    for turn in range(1, 3):
        path = tmp_path / "t.docx"
        found = filled(path, second, titled(made))
        assert found.faults == ()
        made = parts_of(found.data)
        ids = re.findall(r'Id="([^"]*)"', made[RELATIONS].decode("utf-8"))
        assert len(ids) == len(set(ids))
        targets = re.findall(r'Target="(charts/[^"]*)"', made[RELATIONS].decode("utf-8"))
        assert {f"word/{target}" for target in targets} <= set(made)
        listed = re.findall(r'PartName="/([^"]*)"', made[TYPES].decode("utf-8"))
        assert len(listed) == len(set(listed))
        assert set(listed) <= set(made)
        kept = [name for name in made if re.fullmatch(r"word/charts/earlier\d+Chart\d+\.xml", name)]
        assert len(kept) >= charts * min(turn, 1)
        used = re.findall(r'r:id="(rId\w*Chart\d+)"', made["word/document.xml"].decode("utf-8"))
        assert set(used) <= set(ids)
    new = parts_of(write(second, ".docx", Request()).data)["docProps/custom.xml"]
    assert properties(made["docProps/custom.xml"]) == properties(new) != properties(old)


def properties(xml: bytes) -> dict[str, str]:
    return {one.get("name", ""): "".join(one.itertext()) for one in etree.fromstring(xml)}


def test_other_programs_prefixes_do_not_lose_the_charts(tmp_path: Path) -> None:
    card = example("urumqi-2023")
    parts = parts_of(written(tmp_path / "t.docx", "{{p charts.scores.xml }}").read_bytes())
    for name, prefix, root in ((TYPES, "ct", "Types"), (RELATIONS, "r", "Relationships")):
        text = parts[name].decode("utf-8").replace(" xmlns=", f" xmlns:{prefix}=")
        parts[name] = re.sub(r"<(/?)(?=[A-Z])", rf"<\1{prefix}:", text).encode("utf-8")
        assert f"<{prefix}:{root}".encode() in parts[name]
    found = filled(tmp_path / "t.docx", card, parts)
    assert found.faults == ()
    made = parts_of(found.data)
    chart = re.search(rb'<c:chart [^>]*r:id="([^"]*)"', made["word/document.xml"])
    assert chart is not None
    assert chart[1] in made[RELATIONS]
    assert b"/word/charts/" in made[TYPES]


def test_parts_in_other_codes_or_without_their_owner(tmp_path: Path, card: Scorecard) -> None:
    path = tmp_path / "t.docx"
    parts = parts_of(written(path, "{{ title }}").read_bytes())
    link = '<Relationship Id="x" Type="http://x/hyperlink" Target="http://中文" TargetMode="External"/>'
    broken = parts[RELATIONS].replace(b"</Relationships>", link.encode("gbk") + b"</Relationships>")
    found = filled(path, card, {**parts, RELATIONS: broken})
    assert [(f.key, f.params) for f in found.faults] == [("docx.xml", {"part": RELATIONS})]
    attached = b"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship
    Id="a" Type="http://x/attachedTemplate" Target="f" TargetMode="External"/></Relationships>"""
    parts["word/_rels/settings.xml.rels"] = attached
    del parts["word/settings.xml"]
    assert filled(path, card, parts).data


@settings(max_examples=60, deadline=None, derandomize=True,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(data=st.data())
def test_a_damaged_template_is_a_fault_or_a_document(
    tmp_path: Path, card: Scorecard, data: st.DataObject
) -> None:
    path = tmp_path / "t.docx"
    if not path.exists():
        written(path, "{{ title }}", "{{p summary.xml }}", rows=(("{{ score.total }}",),))
        (tmp_path / "whole.docx").write_bytes(path.read_bytes())
    parts = parts_of((tmp_path / "whole.docx").read_bytes())
    name = data.draw(st.sampled_from(sorted(parts)))
    part = bytearray(parts[name])
    at = data.draw(st.integers(0, len(part)))
    way = data.draw(st.sampled_from(("cut", "flip", "remove", "value", "drop")))
    if way == "cut":
        del part[at:]
    elif way == "flip" and at < len(part):
        part[at] = data.draw(st.integers(0, 255))
    elif way == "remove":
        del part[at : at + data.draw(st.integers(1, 200))]
    elif way == "value":
        values = [*re.finditer(rb'="[^"]*"', bytes(part))]
        if values:
            one = values[at % len(values)]
            new = data.draw(st.sampled_from((b"", b"x", b"-1", b"9" * 30, b"{{ title }}", b"{%")))
            part[one.start() : one.end()] = b'="' + new + b'"'
    changed = {**parts, name: bytes(part)}
    if way == "drop":
        del changed[name]
    found = filled(path, card, changed)
    assert bool(found.data) != bool(found.faults)
    if found.data:
        etree.fromstring(parts_of(found.data)["word/document.xml"])
