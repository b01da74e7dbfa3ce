"""Hostile text shows as text; colours can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from report_samples import PROJECT, scored

from perfeval.reports.html.text import clean, esc, runs
from perfeval.reports.html.writer import TEMPLATES, write

NASTY = '</script><script>alert(1)</script><!-- \\" {{ 7*7 }} <img src=x onerror=alert(1)>'


def test_markup_in_any_text_comes_out_literally(tmp_path: Path) -> None:
    project = (
        PROJECT.replace("name: 样例项目", f'name: "{NASTY}"')
        .replace("title: 公示记录", f'title: "{NASTY}"')
        .replace("title: 公示不及时", f'title: "{NASTY}"')
        .replace("reason: 招标晚。", f'reason: "{NASTY}"')
        .replace("fact: 缺会议纪要", f'fact: "{NASTY}"')
        .replace("项目来自某规划。", NASTY + " [x](javascript:alert(1))")
    )
    text = write(scored(tmp_path, project)).data.decode("utf-8")
    assert text.count("<script>") == text.count("</script>") == 1
    assert "<img" not in text
    assert "<!--" not in text
    assert "{{ 7*7 }}" in text
    assert 'href="javascript' not in text


def test_controls_and_turned_writing_are_left_out() -> None:
    assert clean("a\x00b\x1bc\u202ed\ud800e\ufffef\tg") == "abcdef\tg"
    assert esc("\"'<&>") == "&quot;&#x27;&lt;&amp;&gt;"


@pytest.mark.parametrize(
    ("address", "kept"),
    [("https://a.cn/?q=1&r=2", True), ("mailto:a@b.cn", True), ("javascript:alert(1)", False),
     ("java\x00script:alert(1)", False), ("data:text/html,x", False), ("//a.cn", False),
     ("file:///etc/passwd", False), ("https://a.cn/ onclick=x", False)],
)  # fmt: skip
def test_only_safe_addresses_are_followed(address: str, kept: bool) -> None:
    made = runs([{"text": "x", "bold": False, "link": address}])
    assert ("href=" in made) is kept
    assert not kept or 'rel="noopener noreferrer"' in made


def _light(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def test_text_stands_out_from_what_is_behind_it() -> None:
    """WCAG 2, 1.4.3: at least 4.5 to 1; where a rule sets no background, on all the page has."""
    style = (TEMPLATES / "style.css").read_text("utf-8")
    known = dict(re.findall(r"--([\w-]+): (#\w{6});", style))
    seen = 0
    for rule in re.findall(r"\{([^{}]*)\}", style):
        said = dict(re.findall(r"(?<![\w-])(color|background): var\(--([\w-]+)\)", rule))
        if "color" not in said:
            continue
        for back in [said["background"]] if "background" in said else ["paper", "wash"]:
            low, high = sorted((_light(known[said["color"]]), _light(known[back])))
            assert (high + 0.05) / (low + 0.05) >= 4.5, (said, back)
            seen += 1
    assert seen > 20
