"""Which forms of Chinese characters our fonts fall back to where they are not installed.

All faces of Noto's collection have one name in a PDF, so only pictures tell a Simplified Chinese
form from a Japanese one. Each line stands at the same place of a page of its own; a picture of it
is compared with that of the Simplified Chinese face.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from perfeval.reports.word.package import package
from perfeval.reports.word.writer import DOCUMENT, shipped_parts

DIFFERENT = "直骨角令今写化将着"  # drawn otherwise in China and in Japan
OURS = ("仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "方正小标宋简体")
CHINESE = ("Noto Sans CJK SC", "Noto Serif CJK SC")
JAPANESE = ("Noto Sans CJK JP",)
_FIRST = re.compile(r"<w:body>.*</w:body>", re.DOTALL)


def sample(out: Path) -> str:
    """Writes glyphs.docx; its name."""
    lines = [_line(font, "zh-CN") for font in OURS + CHINESE]
    lines += [_line(font, "ja-JP") for font in JAPANESE]
    size = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    parts = shipped_parts()
    document = parts[DOCUMENT].decode("utf-8")
    body = f"<w:body>{''.join(lines)}{size}</w:body>"
    parts[DOCUMENT] = _FIRST.sub(lambda _: body, document).encode("utf-8")
    (out / "glyphs.docx").write_bytes(package(parts))
    return "glyphs"


def _line(font: str, lang: str) -> str:
    # the template's own words for the language are what is tried: only the reference says another
    other = f'<w:lang w:val="{lang}" w:eastAsia="{lang}"/>' if lang != "zh-CN" else ""
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}"/>'
    return (
        '<w:p><w:pPr><w:pStyle w:val="ReportBody"/><w:pageBreakBefore/></w:pPr>'
        f"<w:r><w:rPr>{fonts}{other}</w:rPr><w:t>{DIFFERENT}</w:t></w:r></w:p>"
    )


def foreign(pdf: Path) -> list[str]:
    """Our fonts that are drawn in another form than China's; none where they are installed."""
    names = subprocess.run(["pdffonts", str(pdf)], check=True, capture_output=True).stdout.decode()
    if any("Noto" not in line for line in names.splitlines()[2:]):
        return []
    pictures = [_picture(pdf, page) for page in range(1, len(OURS + CHINESE + JAPANESE) + 1)]
    chinese = pictures[len(OURS) : len(OURS + CHINESE)]
    if any(picture in chinese for picture in pictures[len(OURS + CHINESE) :]):
        return ["the pictures can't tell Chinese from Japanese forms"]
    return [font for font, seen in zip(OURS, pictures, strict=False) if seen not in chinese]


def _picture(pdf: Path, page: int) -> bytes:
    number = str(page)
    command = ["pdftoppm", "-gray", "-r", "150", "-f", number, "-l", number, str(pdf)]
    return subprocess.run(command, check=True, capture_output=True).stdout
