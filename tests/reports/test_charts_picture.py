"""Charts as pictures: the same bytes, a font with every sign, else a clear message."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from reports.report_samples import PROJECT, SET, scored
from reports.test_charts_drawn import record

from perfeval.__main__ import main
from perfeval.reports.charts import picture
from perfeval.reports.request import Request
from perfeval.reports.writers import write

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def drawn() -> None:
    """Skips where there is no matplotlib, or no font with these signs."""
    pytest.importorskip("matplotlib")
    if not isinstance(picture.font(set("甲完成率0123456789.%-…")), str):
        pytest.skip("no Chinese font")


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine whose only font is matplotlib's own."""
    pytest.importorskip("matplotlib")
    from matplotlib import get_data_path

    path = Path(get_data_path()) / "fonts/ttf/DejaVuSans.ttf"
    monkeypatch.setattr(picture, "_fonts", lambda: iter([("DejaVu Sans", str(path), 0)]))


@pytest.mark.usefixtures("drawn")
def test_a_picture_is_the_same_bytes_every_time() -> None:
    chart = record("80.00", "434.00", "-20.00", top="130")
    first = picture.png(chart, "zh")
    assert isinstance(first, bytes)
    assert first.startswith(PNG)
    assert first == picture.png(chart, "zh")
    assert b"tEXt" not in first
    assert b"tIME" not in first


@pytest.mark.usefixtures("drawn")
def test_dollar_signs_in_names_are_no_formulas() -> None:
    assert isinstance(picture.png(record("1.00", name="$\\frac{$"), "zh"), bytes)


@pytest.mark.usefixtures("drawn")
def test_a_word_report_holds_the_pictures(tmp_path: Path) -> None:
    rendered = write(scored(tmp_path), ".docx", Request(charts="picture"))
    with zipfile.ZipFile(io.BytesIO(rendered.data)) as package:
        names = [name for name in package.namelist() if name.endswith(".png")]
        assert len(names) >= 2
        assert all(package.read(name).startswith(PNG) for name in names)
        assert b"drawingml/2006/chart" not in package.read("[Content_Types].xml")


@pytest.mark.usefixtures("bare")
def test_without_a_chinese_font_the_missing_signs_are_named() -> None:
    fault = picture.png(record("80.00"), "zh")
    assert not isinstance(fault, bytes)
    assert fault.key == "charts.font"
    assert "率" in fault.params["signs"]


def called(folder: Path, capsys: Any) -> tuple[int, str]:
    (folder / "sample.yaml").write_text(SET, encoding="utf-8")
    (folder / "project.yaml").write_text(PROJECT, encoding="utf-8")
    target = folder / "out.docx"
    target.write_bytes(b"the good one")
    arguments = ["report", str(folder / "project.yaml"), "-o", str(target), "--charts", "picture"]
    code = main([*arguments, "--lang", "zh"])
    assert target.read_bytes() == b"the good one"
    return code, capsys.readouterr().err


@pytest.mark.usefixtures("bare")
def test_the_command_asks_for_a_font_and_writes_nothing(tmp_path: Path, capsys: Any) -> None:
    code, said = called(tmp_path, capsys)
    assert code == 2
    assert "请安装中文字体" in said
    assert "率" in said


def test_the_command_asks_for_matplotlib_and_writes_nothing(
    tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    code, said = called(tmp_path, capsys)
    assert code == 2
    assert "pip install 'perfeval[charts]'" in said
