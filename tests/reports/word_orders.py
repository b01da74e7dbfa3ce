"""What Word wants of a document's parts: the order of children, and that all that is named exists."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_BORDERS = "top left start bottom right end insideH insideV tl2br tr2bl"
# ECMA-376, part 1, annex A: the sequences of the complex types that we write
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers"
    " pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE"
    " autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents"
    " suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr"
    " sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint"
    " noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect"
    " bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc"
    " pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi"
    " rtlGutter docGrid printerSettings sectPrChange",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc"
    " tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText"
    " vAlign hideMark",
    "tblBorders": _BORDERS,
    "tcBorders": _BORDERS,
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden"
    " unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr"
    " tcPr tblStylePr",
    "styles": "docDefaults latentStyles style",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "num": "abstractNumId lvlOverride",
    "font": "altName panose1 charset family notTrueType pitch sig",
    "settings": "writeProtection view zoom mirrorMargins defaultTabStop evenAndOddHeaders"
    " drawingGridHorizontalSpacing drawingGridVerticalSpacing characterSpacingControl footnotePr"
    " endnotePr compat docVars rsids themeFontLang clrSchemeMapping decimalSymbol listSeparator",
    "compat": "spaceForUL noColumnBalance balanceSingleByteDoubleByteWidth noExtraLineSpacing"
    " doNotLeaveBackslashAlone ulTrailSpace doNotExpandShiftReturn adjustLineHeightInTable"
    " useFELayout compatSetting",
}
_ORDERS = {W + name: [W + child for child in order.split()] for name, order in ORDERS.items()}


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert len(names) == len(set(names))
        return {name: archive.read(name) for name in names}


def trees(parts: dict[str, bytes]) -> dict[str, ET.Element]:
    return {n: ET.fromstring(d) for n, d in parts.items() if n.endswith((".xml", ".rels"))}


def out_of_order(root: ET.Element) -> Iterator[str]:
    """Elements whose children stand in an order that Word repairs, or are unknown to it."""
    for element in root.iter():
        order = _ORDERS.get(element.tag)
        if order is None:
            continue
        children = [child.tag for child in element if child.tag.startswith(W)]
        unknown = [tag for tag in children if tag not in order]
        places = [order.index(tag) for tag in children if tag in order]
        if unknown or places != sorted(places):
            yield f"{_short(element.tag)}: {' '.join(map(_short, children))}"


def badly_ended(root: ET.Element) -> Iterator[str]:
    """Cells that don't end with a paragraph, rows whose cells don't fill the grid."""
    for cell in root.iter(W + "tc"):
        if len(cell) == 0 or cell[-1].tag != W + "p":
            yield "tc"
    for table in root.iter(W + "tbl"):
        wide = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.findall(W + "tr"):
            spans = [c.find(f"{W}tcPr/{W}gridSpan") for c in row.findall(W + "tc")]
            if sum(1 if s is None else int(s.get(W + "val", "1")) for s in spans) != wide:
                yield "tr"


def missing_targets(parts: dict[str, bytes], roots: dict[str, ET.Element]) -> Iterator[str]:
    """Relationships without their part, ids without their relationship."""
    for name, root in roots.items():
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        ids = set()
        for relation in root.iter(REL + "Relationship"):
            if relation.get("Id") in ids:
                yield f"{name}: {relation.get('Id')} twice"
            ids.add(relation.get("Id"))
            if relation.get("TargetMode") == "External":
                continue
            target = relation.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            if posixpath.normpath(path) not in parts:
                yield f"{name}: {target}"
        owner = name.replace("_rels/", "").removesuffix(".rels")
        for element in roots[owner].iter() if owner in roots else ():
            named = [v for k, v in element.attrib.items() if k in (R + "id", R + "embed")]
            yield from (f"{owner}: {value}" for value in named if value not in ids)


def without_type(parts: dict[str, bytes], roots: dict[str, ET.Element]) -> list[str]:
    types = roots["[Content_Types].xml"]
    endings = {e.get("Extension", "").lower() for e in types.iter(TYPES + "Default")}
    named = {e.get("PartName") for e in types.iter(TYPES + "Override")}
    loose = [name for name in named if name is not None and name[1:] not in parts]
    return loose + [
        name for name in parts
        if name != "[Content_Types].xml" and "/" + name not in named
        and name.rpartition(".")[2].lower() not in endings
    ]  # fmt: skip


def unknown_styles(roots: dict[str, ET.Element]) -> set[str]:
    """Styles and lists that are used and not defined."""
    styles = {s.get(W + "styleId") for s in roots["word/styles.xml"].iter(W + "style")}
    lists = {n.get(W + "numId") for n in roots["word/numbering.xml"].iter(W + "num")} | {"0"}
    found = set()
    for name, root in roots.items():
        if not re.match(r"word/[^/]+\.xml$", name):
            continue
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"):
            found |= {e.get(W + "val", "") for e in root.iter(W + tag)} - styles
        found |= {
            "numId " + e.get(W + "val", "")
            for e in root.iter(W + "numId")
            if e.get(W + "val") not in lists
        }
    return found


def _short(tag: str) -> str:
    return tag.rpartition("}")[2]
