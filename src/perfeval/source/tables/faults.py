"""Why a file with tables can't be used, as its only finding."""

from __future__ import annotations

import hashlib
import stat
from typing import TYPE_CHECKING

from perfeval.model.finding import Finding, SheetFile, Span
from perfeval.model.grid import Book
from perfeval.source.files import is_file

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval.model.grid import Grid


# what a file is that can't be read, and what to do with it; in Chinese and in English
_KINDS = {
    "old": (
        "旧版Word或WPS文字文档（.doc、.wps）", "an old Word or WPS document (.doc, .wps)",
        "请用Word或WPS打开，另存为.docx", "Open it in Word or WPS and save it as .docx",
    ),
    "rtf": (
        "RTF文档", "an RTF document",
        "请用Word或WPS打开，另存为.docx", "Open it in Word or WPS and save it as .docx",
    ),
    "pdf": (
        "PDF文件", "a PDF",
        "请找出生成它的Excel或Word文件；只有PDF时，先转成.docx或.xlsx并核对数字",
        "Give the workbook or document it was made from; else convert it and check the numbers",
    ),
    "picture": (
        "图片", "a picture",
        "请提供表格的.xlsx或.docx原件", "Give the .xlsx or .docx that it shows",
    ),
    "packed": (
        "压缩包", "an archive of files",
        "请先解压，再给出其中的表格文件", "Unpack it, and give the file with the table",
    ),
    "ods": (
        "OpenDocument文件（.ods、.odt）", "an OpenDocument file (.ods, .odt)",
        "请另存为.xlsx或.docx", "Save it as .xlsx or .docx",
    ),
    "xlsb": (
        "Excel二进制工作簿（.xlsb）", "a binary workbook (.xlsb)",
        "请用Excel打开，另存为.xlsx", "Open it in Excel and save it as .xlsx",
    ),
    "mhtml": (
        "网页归档（.mht）", "a web page with all its parts (.mht)",
        "请用Excel或Word打开，另存为.xlsx或.docx", "Open it in Excel or Word and save it as .xlsx or .docx",
    ),
    "xml-2003": (
        "XML电子表格2003", "an XML spreadsheet 2003",
        "请用Excel或WPS打开，另存为.xlsx", "Open it in Excel or WPS and save it as .xlsx",
    ),
    "empty": (
        "空文件", "an empty file",
        "请重新导出或保存一次", "Export or save it once more",
    ),
    "other": (
        "不认识的文件", "a file of an unknown kind",
        "请另存为.xlsx、.docx、.csv或.md", "Save it as .xlsx, .docx, .csv or .md",
    ),
}  # fmt: skip
_CODES = {
    "missing": "PE001", "folder": "PE002", "denied": "PE003", "device": "PE003",
    "encrypted": "PE043", "damaged": "PE044", "large": "PE045", "encoding": "PE046",
}  # fmt: skip
_REASONS = {
    "denied": ("没有读取权限", "permission denied"),
    "device": ("它是管道或设备，不是文件", "it is a pipe or a device, not a file"),
}


def fault(shown: str, why: str) -> Finding:
    """Why nothing is read: missing, folder, denied, device, encrypted, damaged, large, encoding,
    or what the file is instead (a key of `_KINDS`)."""
    params = {"file": shown, "path": shown, "why": why}
    if why == "folder":
        params["example"] = f"{shown.rstrip('/')}/自评表.xlsx"
    elif why in _REASONS:
        params["reason_zh"], params["reason_en"] = _REASONS[why]
    elif why not in _CODES:
        kind_zh, kind_en, mend_zh, mend_en = _KINDS.get(why, _KINDS["other"])
        params |= {"kind_zh": kind_zh, "kind_en": kind_en, "mend_zh": mend_zh, "mend_en": mend_en}
    return Finding(_CODES.get(why, "PE040"), Span(shown, 1, 1), params)


def refused(shown: str, why: str, sha256: str = "") -> Book:
    """The book of a file that can't be used."""
    return Book(shown, (), (fault(shown, why),), sha256)


def unclosed(shown: str, record: int) -> Finding:
    """A quote that a record opens and nothing closes: all behind it would be one cell."""
    return Finding("PE042", Span(SheetFile(shown, "#0"), record, 1), {"file": shown, "row": str(record)})  # fmt: skip


def finished(shown: str, grids: list[Grid], sha256: str) -> Book:
    """The book of a file that was read; without any table that is said."""
    bare = Finding("PE041", Span(shown, 1, 1), {"file": shown})
    return Book(shown, tuple(grids), () if grids else (bare,), sha256)


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def read_bytes(path: Path, limit: int) -> bytes | str:
    """The file's bytes, or the word of `fault` that says why there are none."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            return "folder"
        if not stat.S_ISREG(mode):
            return "device"  # reading a pipe may never end
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError):
        return "missing"
    except PermissionError:
        return "denied"
    except (OSError, ValueError):
        # a name that no file can have
        return "damaged" if is_file(path) else "missing"
    return "large" if len(data) > limit else data
