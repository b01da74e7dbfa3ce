"""Charts as pictures: the same bytes, a font with every sign, else a clear message."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from reports.report_samples import PROJECT, SET, scored
from reports.test_charts_drawn import record

from perfeval.__main__ import main
from perfeval.reports.charts import fonts, picture
from perfeval.reports.request import Fault, Request
from perfeval.reports.writers import write

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def drawn() -> None:
    """Skips where there is no matplotlib, or no font with these signs; never in CI."""
    pytest.importorskip("matplotlib")
    if isinstance(fonts.families(set("甲完成率0123456789.%-…")), Fault):
        assert not os.environ.get("CI"), "no Chinese font"
        pytest.skip("no Chinese font")


def own(name: str) -> fonts.Face:
    """A font that comes with matplotlib."""
    from matplotlib import get_data_path

    names = {"DejaVu Sans": "DejaVuSans.ttf", "STIXGeneral": "STIXGeneral.ttf"}
    file = names.get(name, "LastResortHE-Regular.ttf")
    return fonts.Face(name, str(Path(get_data_path()) / "fonts/ttf" / file), 0)


def only(monkeypatch: pytest.MonkeyPatch, *faces: fonts.Face) -> None:
    monkeypatch.setattr(fonts, "installed", lambda: iter(faces))
    monkeypatch.setattr(fonts, "added", lambda: False)


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without Chinese fonts: matplotlib's own, and one that claims every sign."""
    pytest.importorskip("matplotlib")
    only(monkeypatch, own("Last Resort High-Efficiency"), own("DejaVu Sans"))


def inked(face: fonts.Face, sign: str) -> bytes:
    """A sign as dots, as matplotlib draws it."""
    import numpy
    from matplotlib.ft2font import FT2Font

    font = FT2Font(face.path, face_index=face.number) if face.number else FT2Font(face.path)
    font.set_size(24, 72)
    font.set_text(sign)
    font.draw_glyphs_to_bitmap()
    return bytes(numpy.asarray(font.get_image()).tobytes())


@pytest.mark.usefixtures("drawn")
def test_every_sign_is_drawn_and_not_as_the_box_of_what_is_missing() -> None:
    text = "甲乙丙完成率满意度知识产权0123456789.%-…"
    names = fonts.families(set(text))
    assert isinstance(names, list)
    face = next(face for face in fonts.installed() if face.name == names[0])
    dots = [inked(face, sign) for sign in text]
    assert len(set(dots)) == len(text)
    with pytest.warns(UserWarning, match="missing"):
        assert not {inked(face, "\uffff"), b""} & set(dots)


def test_a_font_that_claims_every_sign_draws_none(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("matplotlib", "3.11")
    for name in ("Last Resort High-Efficiency", "Some Other Name"):
        only(monkeypatch, own(name))
        found = fonts.families(set("甲率a1"))
        assert isinstance(found, Fault)
        assert set(found.params["signs"]) == set("甲率a1")


def test_a_sign_that_the_font_lacks_comes_from_another(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("matplotlib")
    # the first font of the list is for the text; the face is in DejaVu alone
    only(monkeypatch, own("DejaVu Sans"), own("STIXGeneral")._replace(name="SimSun"))
    assert fonts.families(set("abc12")) == ["SimSun"]
    assert fonts.families(set("abc12😀")) == ["SimSun", "DejaVu Sans"]
    found = fonts.families(set("abc12😀ꯀ"))
    assert isinstance(found, Fault)
    assert found.params["signs"] == "ꯀ"


def test_fonts_that_went_or_came_since_matplotlib_looked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pytest.importorskip("matplotlib")
    from matplotlib import font_manager

    real = own("DejaVu Sans")
    manager: Any = font_manager.fontManager
    gone = font_manager.FontEntry(
        str(tmp_path / "gone.ttf"), name="SimSun", style="normal", variant="normal",
        weight=400, stretch="normal", size="scalable",
    )  # fmt: skip
    monkeypatch.setattr(manager, "ttflist", [gone])
    monkeypatch.setattr(font_manager, "findSystemFonts", lambda: [real.path, str(tmp_path / "x")])
    manager._findfont_cached.cache_clear()
    assert fonts.families({"a"}) == ["DejaVu Sans"]
    manager._findfont_cached.cache_clear()


@pytest.mark.usefixtures("drawn")
def test_what_only_chooses_between_drawings_needs_no_font() -> None:
    plain, chosen = record("1.00", name="甲"), record("1.00", name="甲\ufe0f")
    assert picture.png(plain, "zh") == picture.png(chosen, "zh")


@pytest.mark.usefixtures("drawn")
def test_settings_of_the_users_own_change_nothing() -> None:
    from matplotlib import rc_context

    chart = record("80.00")
    plain = picture.png(chart, "zh")
    with rc_context({"font.weight": "bold", "figure.facecolor": "red", "text.usetex": True}):
        assert picture.png(chart, "zh") == plain


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
    assert "请安装有这些字的字体" in said
    assert "率" in said


def test_the_command_asks_for_matplotlib_and_writes_nothing(
    tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    code, said = called(tmp_path, capsys)
    assert code == 2
    assert "pip install '.[charts]'" in said
