"""What an author is told, and what stays of what they wrote beside the tags."""

from __future__ import annotations

import io
import os
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from report_samples import scored
from template_samples import written

from perfeval.cli.template_faults import complain_of
from perfeval.model.scorecard import Scorecard
from perfeval.reports.request import Fault, Rendered, Request
from perfeval.reports.templating.finished import Finished, Unfinished
from perfeval.reports.templating.reasons import reason
from perfeval.reports.writers import write


@pytest.fixture
def card(tmp_path: Path) -> Scorecard:
    return scored(tmp_path)


def rendered(card: Scorecard, template: Path, lang: str = "zh") -> Rendered:
    return write(card, template.suffix, Request(lang, template=template))


def markdown(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "t.md"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("ending", [".md", ".docx"])
def test_what_a_report_lacks_prints_nothing(tmp_path: Path, card: Scorecard, ending: str) -> None:
    name = "md" if ending == ".md" else "xml"
    text = f"甲{{{{ charts.execution.title }}}}{{% if charts.execution or forms.transfer_payment %}}有{{% endif %}}乙{{{{ forms.hubei.{name}|string }}}}丙"
    path = markdown(tmp_path, text) if ending == ".md" else written(tmp_path / "t.docx", text)
    found = write(card, ending, Request(charts="none", template=path))
    assert found.faults == ()
    shown = (
        found.text if ending == ".md" else docx.Document(io.BytesIO(found.data)).paragraphs[0].text
    )
    assert shown.strip() == "甲乙丙"


def test_unknown_charts_and_forms_get_the_nearest_name(tmp_path: Path, card: Scorecard) -> None:
    found = rendered(
        card, markdown(tmp_path, "{{ charts.score.md }}{{ forms.natinal.md }}{{ summary.xml }}")
    )
    assert [f.params["near"] for f in found.faults] == ["scores", "national", "md"]


WRITTEN = {
    "{{ a b }}": "等于", "{{ a| }}": "名称", "{{ 'a }}": "引号", "{{ a\u200b }}": "看不见", "{{ a) }}": "放错",
    "{{ }}": "没有内容", "{{ a + }}": "没有写完", "{% for x %}{% endfor %}": "应是", "{% set 1 = 2 %}": "",
    "{{ a. }}": "缺名称", "{{ [1 }}": "应是",
}  # fmt: skip


@pytest.mark.parametrize("text", WRITTEN)
def test_reasons_are_in_the_readers_language(tmp_path: Path, card: Scorecard, text: str) -> None:
    found = [f for f in rendered(card, markdown(tmp_path, text)).faults if f.key == "tag.syntax"]
    told = found[0].params["reason"]
    assert not [word for word in ("expected", "token", "unexpected", "char") if word in told]
    if text != "{{ a b }}":
        assert WRITTEN[text] in told


def test_a_reason_that_is_not_known_is_told_as_it_is() -> None:
    assert reason("something new", "zh") == "something new"


def test_english_complaints_are_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    params = {"name": "x", "near": "", "of": "", "tag": "{{ x }}", "place": "line 1"}
    complain_of([Fault("name.name", params)], Path("t.md"), "en")
    assert "there is no “x”" in capsys.readouterr().err


def test_numbers_compared_as_texts_say_how(tmp_path: Path, card: Scorecard) -> None:
    found = rendered(card, markdown(tmp_path, "{% if score.total > 90 %}{% endif %}"))
    assert [f.key for f in found.faults] == ["run.type"]
    assert rendered(card, markdown(tmp_path, "{{ score.total|float > 1 }}")).text.strip() == "True"


def test_deleted_tags_are_no_tags(tmp_path: Path, card: Scorecard) -> None:
    path = written(tmp_path / "t.docx", "{{ score.total }}")
    document = docx.Document(str(path))
    deleted = parse_xml(
        f'<w:del {nsdecls("w")} w:id="1" w:author="a"><w:r><w:delText>{{{{ nothing }}}}</w:delText></w:r></w:del>'
    )
    document.paragraphs[0]._p.append(deleted)
    document.save(str(path))
    assert rendered(card, path).faults == ()


def test_breaks_in_the_paragraph_of_a_tag_stay(tmp_path: Path, card: Scorecard) -> None:
    path = written(tmp_path / "t.docx", "{{ title }}", "{{p limits.xml }}", "末尾")
    document = docx.Document(str(path))
    document.add_section(WD_SECTION.NEW_PAGE)
    holder = next(
        p._p for p in document.paragraphs if p._p.pPr is not None and p._p.pPr.sectPr is not None
    )
    target = document.paragraphs[1]
    target._p.get_or_add_pPr().append(holder.pPr.sectPr)
    target.paragraph_format.page_break_before = True
    document.save(str(path))
    found = rendered(card, path)
    assert found.faults == ()
    made = docx.Document(io.BytesIO(found.data))
    assert len(made.sections) == 2
    assert 'w:type="page"' in made.element.xml


def test_a_picture_is_not_taken_away_with_its_paragraph(tmp_path: Path, card: Scorecard) -> None:
    path = written(tmp_path / "t.docx", "{{ title }}", "{{p limits.xml }}")
    document = docx.Document(str(path))
    run = document.paragraphs[1].add_run()._r
    run.append(parse_xml(f"<w:pict {nsdecls('w')}/>"))
    document.save(str(path))
    assert [f.key for f in rendered(card, path).faults] == ["tag.picture"]


def test_our_own_errors_are_not_the_templates(tmp_path: Path) -> None:
    def broken() -> str:
        raise KeyError("ours")

    from perfeval.reports.templating.markdown_sandbox import environment

    with pytest.raises(Unfinished) as told:
        environment().from_string("{{ a.md }}").render(a={"md": Finished(broken)})
    assert isinstance(told.value.__cause__, KeyError)


def test_a_template_is_read_where_it_lies(
    tmp_path: Path, card: Scorecard, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same relative path in two folders is two templates."""
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        written(tmp_path / name / "t.docx", f"{name} {{{{ title }}}}")
    stamp = (tmp_path / "one" / "t.docx").stat().st_mtime_ns
    said = []
    for name in ("one", "two"):
        os.utime(tmp_path / name / "t.docx", ns=(stamp, stamp))
        monkeypatch.chdir(tmp_path / name)
        found = rendered(card, Path("t.docx"))
        said.append(docx.Document(io.BytesIO(found.data)).paragraphs[0].text.split()[0])
    assert said == ["one", "two"]
