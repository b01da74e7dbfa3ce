"""The pages on checking reports show what really comes out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import shown_pages
import yaml

from perfeval.cli.commands import BY_PATH
from perfeval.library.word_samples import word_bytes

PAGES = ("check-a-report.md", "check-a-report.zh-CN.md")
TYPED = re.compile(r"^```text\n# report\.docx\n(.*?)^```", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^(?:([一二三]、)|（[一二三]）)")


def _typed(page: str) -> dict[str, Any]:
    """The document that the page shows, as the samples of Word files are given."""
    (body,) = TYPED.findall(shown_pages.text(page))
    lines: list[dict[str, Any]] = []
    for line in body.splitlines():
        if line.startswith("| "):
            if "table" not in lines[-1]:
                lines.append({"table": []})
            lines[-1]["table"].append([cell.strip() for cell in line.strip("|").split("|")])
            continue
        text, _, told = line.partition(" [")
        heading = HEADING.match(text)
        given = yaml.safe_load("{" + told.rstrip("]") + "}") if told else {}
        level = {"level": 1 if heading[1] else 2} if heading else {}
        lines.append({"text": text, **level, **given})
    return {"lines": lines}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("check")
    shown_pages.write_files("reports.md", made)
    shown_pages.write_files(PAGES[0], made)
    (made / "report.docx").write_bytes(word_bytes(_typed(PAGES[0])))
    return made


@pytest.mark.parametrize(("command", "output"), shown_pages.shown(*PAGES))
def test_output(command: str, output: str, folder: Path) -> None:
    done = shown_pages.perfeval(command, folder)
    assert shown_pages.fits(output, done.text), done.text


def test_the_exit_codes(folder: Path) -> None:
    for command, code in (
        ("perfeval check-docx report.docx --select PE903", 0),
        ("perfeval check-docx report.docx --select PE903 --strict", 1),
        ("perfeval check-docx report.docx --against project.yaml --select PE921", 1),
        ("perfeval check-docx project.yaml", 2),
    ):
        assert shown_pages.perfeval(command, folder).code == code


def test_both_pages_tell_the_same_codes_and_calls() -> None:
    one, other = (shown_pages.text(page) for page in PAGES)
    assert len(shown_pages.shown(PAGES[0])) == len(shown_pages.shown(PAGES[1])) == 2
    for sign in shown_pages.NAMED, TYPED:
        assert sign.findall(one) == sign.findall(other) != []


def test_the_page_tells_every_code_and_format() -> None:
    from perfeval.checks.catalogue import catalogue

    (form,) = (o for o in BY_PATH[("check-docx",)].options if "--format" in o.flags)
    for page in map(shown_pages.text, PAGES):
        ranges = [(int(a), int(b or a)) for a, b in _ranges(page)]
        for code in catalogue():
            if "PE901" <= code <= "PE949":  # of Word reports
                assert any(low <= int(code[2:]) <= high for low, high in ranges), code
        assert all(f"`{name}`" in page for name in form.choices)


def _ranges(page: str) -> list[tuple[str, str]]:
    return re.findall(r"^\| PE(\d{3})(?:–PE(\d{3}))? \|", page, re.MULTILINE)
