"""Users' own templates: what they may say, what is refused, and that they fill as ours do."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree
from report_samples import SET, english, example, scored
from template_samples import paragraphs, split, written

from perfeval.model.scorecard import Scorecard
from perfeval.reports.request import Rendered, Request
from perfeval.reports.shipped_templates import NAMES, exported
from perfeval.reports.templating.contract import names
from perfeval.reports.writers import write

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOWTO = Path(__file__).parents[2] / "docs" / "how-to"


@pytest.fixture
def card(tmp_path: Path) -> Scorecard:
    return scored(tmp_path)


def rendered(card: Scorecard, template: Path, lang: str = "zh") -> Rendered:
    return write(card, template.suffix, Request(lang, template=template))


def opened(found: Rendered) -> docx.document.Document:
    assert not found.faults
    return docx.Document(io.BytesIO(found.data))


def said(found: Rendered) -> list[str]:
    return [p.text for p in paragraphs(opened(found))]


def keys(found: Rendered) -> list[str]:
    assert found.data == b""
    return [fault.key for fault in found.faults]


def body(data: bytes) -> list[str]:
    """Elements and texts of the document, without marks of spelling and bookmarks."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    found = []
    for element in root.iter():
        name = etree.QName(element).localname
        if name in ("proofErr", "bookmarkStart", "bookmarkEnd", "document"):
            continue
        values = sorted((k, v) for k, v in element.attrib.items() if not k.endswith("}space"))
        found.append(f"{name} {values} {element.text or ''}" if name == "t" else f"{name} {values}")
    return found


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_exported_template_gives_the_usual_report(tmp_path: Path, lang: str) -> None:
    (tmp_path / "p").mkdir()
    card = english(tmp_path / "p") if lang == "en" else scored(tmp_path / "p")
    for name in NAMES:
        path = tmp_path / name
        path.write_bytes(exported(name, lang))
        usual = write(card, path.suffix, Request(lang))
        own = rendered(card, path, lang)
        assert own.faults == ()
        if path.suffix == ".md":
            assert own.data == usual.data
        else:
            assert body(own.data) == body(usual.data)


def test_tags_that_word_has_split_are_put_together(tmp_path: Path, card: Scorecard) -> None:
    path = tmp_path / "t.docx"
    path.write_bytes(exported("report.docx", "zh"))
    document = docx.Document(str(path))
    for paragraph in paragraphs(document):
        if "{" in paragraph.text:
            split(paragraph)
    document.save(str(path))
    plain = [text for text in said(write(card, ".docx", Request())) if text]
    assert [text for text in said(rendered(card, path)) if text] == plain


def test_own_sentences_tables_headers_and_properties(tmp_path: Path, card: Scorecard) -> None:
    path = written(
        tmp_path / "t.docx",
        "得分 {{ score.total }}，{% if scored == True and kind == “evaluation” %}评价{% endif %}",
        rows=(
            ("指标", "得分"),
            ("{%tr for row in tables.score.rows if row.kind == 'row' %}", ""),
            ("{{ row.cells.level3 or row.cells.level2 }}", "{{ row.cells.score }}"),
            ("{%tr endfor %}", ""),
        ),
    )
    document = docx.Document(str(path))
    document.sections[0].header.paragraphs[0].text = "{{ facts.name }}"
    document.core_properties.title = "{{ title }}"
    document.save(str(path))
    filled = opened(rendered(card, path))
    total = write(card, ".docx", Request()).faults or filled.paragraphs[0].text
    assert re.fullmatch(r"得分 [\d.]+，评价", str(total))
    assert [cell.text for cell in filled.tables[0].columns[0].cells][:3] == [
        "指标", "立项依据", "立项程序",
    ]  # fmt: skip
    assert len(filled.tables[0].rows) == 1 + len(card.leaves)
    assert filled.sections[0].header.paragraphs[0].text == "样例项目"
    assert "样例项目" in filled.core_properties.title


def test_headings_keep_the_users_look_and_get_numbers(tmp_path: Path, card: Scorecard) -> None:
    """Chinese Word calls the style “heading 1” by the id 1."""
    path = written(tmp_path / "t.docx", "{%p for s in chapters %}", "{{p s.xml }}", "{%p endfor %}")
    parts = {n: zipfile.ZipFile(path).read(n) for n in zipfile.ZipFile(path).namelist()}
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b'"Heading1"', b'"1"')
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    document = opened(rendered(card, path))
    styles = etree.fromstring(document.part.part_related_by(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles").blob)  # fmt: skip
    ids = [style.get(f"{W}styleId") for style in styles.iter(f"{W}style")]
    assert len(ids) == len(set(ids))
    used = {p.style.style_id for p in document.paragraphs}
    assert {"Heading1", "ReportBody"} <= used <= set(ids)
    heading = next(s for s in styles.iter(f"{W}style") if s.get(f"{W}styleId") == "Heading1")
    assert heading.find(f"{W}name").get(f"{W}val") == "heading 1"
    assert heading.find(f"{W}pPr/{W}numPr") is not None


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_all_misspelt_names_are_told_at_once(tmp_path: Path, card: Scorecard, lang: str) -> None:
    path = written(
        tmp_path / "t.docx", "标题", "{{ scor.total }} {{ score.totl }}",
        "{% for x in tables.score.rows %}{{ x.cells.scroe }}{{ x.kind|uper }}{{ lop.index }}{% endfor %}",
        "{% for f in feedbak %}{% endfor %}{{ tables.score.caption.text }}",
        rows=(("指标",), ("{{ score.gread }}",)),
    )  # fmt: skip
    found = rendered(card, path, lang)
    told = {(f.params["name"], f.params["near"]) for f in found.faults}
    assert told >= {("scor", "score"), ("totl", "total"), ("scroe", "score"), ("uper", "upper"), ("lop", "loop"),
                    ("gread", "grade"), ("text", "")}  # fmt: skip
    assert {f.params["name"] for f in found.faults} == {n for n, _ in told} | {"feedbak"}
    first = found.faults[0]
    assert first.params["tag"] == "{{ scor.total }}"
    assert "2" in first.params["place"]
    assert "{{ scor.total }}" in first.params["place"]
    row = next(f for f in found.faults if f.params["name"] == "gread").params["place"]
    assert ("第1个表第2行" if lang == "zh" else "table 1, row 2") in row


TAGS = {
    "{{ title": "tag.open", "{{ title } 之后": "tag.open", "{%tr for s in chapters %}": "tag.outside",
    "｛｛ title ｝｝": "tag.wide", "{{ score，total }}": "tag.wide", "{% for s in chapters %}": "tag.unclosed",
    "{% endif %}": "tag.unopened", "{% fro s in chapters %}": "tag.statement", "{{ a b }}": "tag.syntax",
    "{%p if mark %}文字": "tag.alone", "{% include 'x' %}": "tag.include",
    "{{ tables.score.xml }}": "name.finished",
}  # fmt: skip


@pytest.mark.parametrize("text", TAGS)
def test_broken_tags_are_named(tmp_path: Path, card: Scorecard, text: str) -> None:
    found = rendered(card, written(tmp_path / "t.docx", "{{ title }}", text))
    assert TAGS[text] in keys(found)
    assert all("2" in fault.params["place"] for fault in found.faults)


def test_a_block_must_end_where_it_begins(tmp_path: Path, card: Scorecard) -> None:
    path = written(tmp_path / "t.docx", "{%p if mark %}", "x", "{% endif %}")
    assert "tag.mixed" in keys(rendered(card, path))


HEAVY = (
    '{{ "a" * 10**9 }}', "{{ range(99999999)|list|length }}", "{{ 9**9**9 }}", '{{ "x".ljust(9999999) }}',
    "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
    "{% macro f() %}{{ f() }}{{ f() }}{% endmacro %}{{ f() }}",
    "{% set x = 'aaaaaaaaaa' %}" + "{% set x = x ~ x %}" * 40,
    "{% set n = namespace(x='aaaaaaa') %}{% for i in range(99) %}{% set n.x = n.x ~ n.x %}{% endfor %}{{ n.x }}",
    '{{ "%9999999999d" % 1 }}', '{{ "{:9999999999}".format(1) }}', '{{ title.__class__.__mro__ }}',
    "{{ cycler.__init__.__globals__ }}", '{{ "aaaa"|replace("a", "b" * 20000000) }}',
)  # fmt: skip


@pytest.mark.parametrize("text", HEAVY)
@pytest.mark.parametrize("ending", [".md", ".docx"])
def test_a_template_can_neither_hang_nor_reach_the_machine(
    tmp_path: Path, card: Scorecard, ending: str, text: str
) -> None:
    path = tmp_path / f"t{ending}"
    if ending == ".md":
        path.write_text(text, encoding="utf-8")
    else:
        written(path, text)
    assert keys(rendered(card, path))


def test_texts_of_the_project_are_printed_not_run(tmp_path: Path) -> None:
    hostile = "<w:p/>&amp;{{ 7*7 }}{% raw %}第一行\\n第二行\\t栏"
    text = f"""
perfeval: project/v1
indicator_set: sample.yaml
project: {{name: "{hostile}", as_of: 2023-12-31}}
results: {{}}
"""
    card = scored(tmp_path, text, SET)
    found = opened(
        rendered(card, written(tmp_path / "t.docx", "名称：{{ facts.name }}", "{{ title }}"))
    )
    assert "<w:p/>&amp;{{ 7*7 }}{% raw %}" in found.paragraphs[0].text


def test_only_files_of_the_templates_folder_are_taken_in(tmp_path: Path, card: Scorecard) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    (tmp_path / "secret.md").write_text("secret", encoding="utf-8")
    (folder / "part.md").write_text("部分 {{ score.grade }}\n", encoding="utf-8")
    path = folder / "t.md"
    path.write_text("{% include 'part.md' %}", encoding="utf-8")
    assert rendered(card, path).text.startswith("部分")
    (folder / "link.md").symlink_to(tmp_path / "secret.md")
    for name in ("../secret.md", "link.md", str(tmp_path / "secret.md"), "none.md"):
        path.write_text(f"{{% include '{name}' %}}", encoding="utf-8")
        assert keys(rendered(card, path)) == ["run.file"]


def test_markdown_names_lines_and_columns(tmp_path: Path, card: Scorecard) -> None:
    path = tmp_path / "t.md"
    path.write_text("# {{ title }}\n\n得分 {{ score.totl }} {{ titel }}\n", encoding="utf-8")
    found = rendered(card, path)
    assert [(f.params["near"], f.params["place"]) for f in found.faults] == [
        ("total", "第3行第4列"), ("title", "第3行第21列"),
    ]  # fmt: skip


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def changed(path: Path, **parts: bytes) -> None:
    """The document with these parts in place of its own."""
    archive = zipfile.ZipFile(path)
    old = {name: archive.read(name) for name in archive.namelist()}
    path.write_bytes(zipped(**{**old, **parts}))


def test_files_that_are_no_templates_say_so(tmp_path: Path, card: Scorecard) -> None:
    path = tmp_path / "t.docx"
    for data, key in (
        (b"\xd0\xcf\x11\xe0 old word", "docx.old"), (b"text", "docx.zip"), (b"", "docx.zip"),
        (zipped(**{"a.txt": b"x"}), "docx.other"),
    ):  # fmt: skip
        path.write_bytes(data)
        assert keys(rendered(card, path)) == [key]
    assert keys(rendered(card, tmp_path / "none.docx")) == ["unread"]
    assert keys(rendered(card, written(path, "没有标签"))) == ["docx.plain"]


def test_dangerous_packages_are_not_opened(tmp_path: Path, card: Scorecard) -> None:
    path = tmp_path / "t.docx"
    image = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
        b'Target="http://example.org/x.png" TargetMode="External"/></Relationships>'
    )
    for key, parts in {
        "docx.bomb": {"word/media/x.bin": bytes(20_000_000)},
        "docx.macro": {"word/vbaProject.bin": b"x"},
        "docx.doctype": {"word/header9.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'},
        "docx.external": {"word/_rels/header9.xml.rels": image},
        "docx.xml": {"word/header9.xml": b"<w:hdr>"},
    }.items():
        changed(written(path, "{{ title }}"), **parts)
        assert keys(rendered(card, path)) == [key]


@pytest.mark.parametrize("name", ["urumqi-2023", "chaoyang-2020", "shanghai-2022"])
def test_every_name_of_the_contract_is_there(name: str) -> None:
    """What the documentation promises, each report has, printed as text or as nothing."""
    from perfeval.reports.markdown import context
    from perfeval.reports.story.story import story
    from perfeval.reports.words import words

    given = context(story(example(name), Request()), words("zh"))
    for path in names("md"):
        missing = _missing(path.split("."), given)
        assert not missing, f"{path}: {missing}"


def _missing(rest: list[str], value: object) -> str:
    if not rest:
        return ""
    name = rest[0]
    if name == "*":
        assert isinstance(value, dict)
        return next((m for one in value.values() if (m := _missing(rest[1:], one))), "")
    if not isinstance(value, dict) or name.removesuffix("[]") not in value:
        return name
    inner = value[name.removesuffix("[]")]
    if name.endswith("[]"):
        return next((m for one in inner if (m := _missing(rest[1:], one))), "")
    return _missing(rest[1:], inner)


@pytest.mark.parametrize("page", ["templates.md", "templates.zh-CN.md"])
def test_the_documentation_lists_every_name(page: str) -> None:
    text = (HOWTO / page).read_text("utf-8")
    listed = set(re.findall(r"`([a-z_]+(?:\[\])?(?:\.[a-z_*]+(?:\[\])?)*)`", text))
    promised = set(names("xml"))
    assert promised <= listed, sorted(promised - listed)
