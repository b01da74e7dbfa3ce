"""`perfeval template` and `report --template`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_runs import ROOT, Run


@pytest.mark.parametrize("words", [("template",), ("template", "list")])
def test_the_templates_are_listed(run: Run, words: tuple[str, ...]) -> None:
    ran = run(*words)
    assert ran.code == 0
    assert "report.docx" in ran.out
    assert "report.md" in ran.out


@pytest.mark.parametrize("name", ["report.docx", "report.md"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_exported_template_fills(run: Run, folder: Path, name: str, lang: str) -> None:
    own, report = folder / f"my-{name}", folder / f"out-{name}"
    assert run("template", "export", name, "-o", own, "--lang", lang).code == 0
    first = own.read_bytes()
    assert run("template", "export", name, "-o", own, "--lang", lang).code == 0
    assert own.read_bytes() == first
    ran = run("report", folder / "project.yaml", "-o", report, "--template", own, "--lang", lang)
    assert ran.code == 0, ran.err
    assert report.stat().st_size > 500


def test_an_export_without_a_file_overwrites_nothing(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    assert run("template", "export", "report.md").code == 0
    Path("report.md").write_text("mine", encoding="utf-8")
    ran = run("template", "export", "report.md")
    assert ran.code == 2
    assert "-o" in ran.err
    assert Path("report.md").read_text(encoding="utf-8") == "mine"


def test_markdown_goes_to_the_screen_and_word_does_not(run: Run) -> None:
    shown = run("template", "export", "report.md", "-o", "-")
    assert shown.code == 0
    assert "{{ title }}" in shown.out
    assert run("template", "export", "report.docx", "-o", "-").code == 2


def test_an_unknown_template_has_a_near_name(run: Run) -> None:
    ran = run("template", "export", "report.doc")
    assert ran.code == 2
    assert "“report.docx”" in ran.err


def test_a_bad_template_writes_nothing(run: Run, folder: Path) -> None:
    own, report = folder / "t.md", folder / "r.md"
    own.write_text("{{ titel }} {{ score.totl }}", encoding="utf-8")
    report.write_text("good", encoding="utf-8")
    for lang in ("zh", "en"):
        ran = run(
            "report", folder / "project.yaml", "-o", report, "--template", own, "--lang", lang
        )
        assert ran.code == 2
        assert "“title”" in ran.err
        assert "“total”" in ran.err
        assert "t.md" in ran.err
    assert report.read_text(encoding="utf-8") == "good"


@pytest.mark.parametrize(("template", "report"), [("t.md", "r.docx"), ("t.docx", "r.md"), ("t.md", "r.xlsx"), ("t.html", "r.html")])  # fmt: skip
def test_a_template_fits_its_kind_of_report(
    run: Run, folder: Path, template: str, report: str
) -> None:
    (folder / template).write_text("{{ title }}", encoding="utf-8")
    ran = run("report", folder / "project.yaml", "-o", folder / report, "--template", folder / template)  # fmt: skip
    assert ran.code == 2
    assert not (folder / report).exists()


def test_the_template_is_never_overwritten(run: Run, folder: Path) -> None:
    own = folder / "t.md"
    own.write_text("{{ title }}", encoding="utf-8")
    ran = run("report", folder / "project.yaml", "-o", own, "--template", own)
    assert ran.code == 2
    assert own.read_text(encoding="utf-8") == "{{ title }}"


def test_the_shipped_template_needs_no_docxtpl(folder: Path) -> None:
    """It would double the time that one report takes."""
    code = (
        "import sys\nfrom perfeval.__main__ import main\n"
        "main(['report', 'project.yaml', '-o', 'r.docx'])\n"
        "assert not {'docxtpl', 'lxml', 'docx'} & set(sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    subprocess.run([sys.executable, "-c", code], cwd=folder, check=True, env=environment)
    assert (folder / "r.docx").exists()
