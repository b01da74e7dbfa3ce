"""Charts in a Word document: the drawing in its paragraph, and the parts that it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.reports.charts.size import height
from perfeval.reports.story.figures import figures
from perfeval.reports.word.package import Added
from perfeval.reports.word.xml import escaped, paragraph, run

if TYPE_CHECKING:
    from perfeval.reports.request import Fault
    from perfeval.reports.word.page import Page

    Plain = dict[str, Any]

TWIP, POINT = 635, 12700  # in EMU
FEW, LOW = 6, 255  # categories, and the points (9 cm) that they get at most
# twips: a wider text is that of a page turned on its side, which has room for so many points
UPRIGHT, TURNED = 9700, 370
_OPEN = "http://schemas.openxmlformats.org"
_RELATIONS = f"{_OPEN}/officeDocument/2006/relationships"
_CHART = f"{_OPEN}/drawingml/2006/chart"
_PICTURE = f"{_OPEN}/drawingml/2006/picture"
_DRAWING = f"{_OPEN}/drawingml/2006/main"
_KINDS = "application/vnd.openxmlformats-officedocument"
# a line as high as the drawing, not as the text's lines
_LINE = (
    '<w:keepNext/><w:snapToGrid w:val="0"/>'
    '<w:spacing w:before="160" w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>'
)
_BELOW = '<w:keepNext w:val="0"/><w:snapToGrid w:val="0"/><w:spacing w:before="60" w:after="160" w:line="400" w:lineRule="exact"/>'


def chart_xml(chart: Plain, page: Page) -> str:
    """The drawing and its caption below it, on one page."""
    drawing = paragraph("TableCaption", f"<w:r>{_inline(chart, page)}</w:r>", _LINE)
    return drawing + paragraph("TableCaption", run(chart["caption"]), _BELOW)


def parts(model: Plain, lang: str, pictures: bool) -> tuple[list[Added], list[Fault]]:
    """The parts of all charts of a report; those drawn as pictures are marked so."""
    added: list[Added] = []
    for chart in figures(model):
        if not pictures:
            added += native(chart)
            continue
        from perfeval.reports.charts.picture import png

        drawn = png(chart, lang)
        if not isinstance(drawn, bytes):
            return [], [drawn]
        chart["picture"] = True
        name = f"word/media/reportChart{chart['number']}.png"
        added.append(Added(name, drawn, "image/png", _id(chart), f"{_RELATIONS}/image"))
    return added, []


def native(chart: Plain) -> list[Added]:
    """The parts of a numbered chart that Word draws itself: drawing, its link, its workbook."""
    from perfeval.reports.charts.drawingml import chart_part
    from perfeval.reports.charts.workbook import workbook

    # names of their own: the user's template may have charts too
    name = f"reportChart{chart['number']}"
    links = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Relationships xmlns="{_OPEN}/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{_RELATIONS}/package" Target="../embeddings/{name}.xlsx"/></Relationships>'
    )
    return [
        Added(
            f"word/charts/{name}.xml", chart_part(chart), f"{_KINDS}.drawingml.chart+xml",
            _id(chart), f"{_RELATIONS}/chart",
        ),
        Added(f"word/charts/_rels/{name}.xml.rels", links.encode(), ""),
        Added(f"word/embeddings/{name}.xlsx", workbook(chart), f"{_KINDS}.spreadsheetml.sheet"),
    ]  # fmt: skip


def _id(chart: Plain) -> str:
    return f"rIdReportChart{chart['number']}"


def _inline(chart: Plain, page: Page) -> str:
    """The drawing in its line; the namespaces stand here, since a user's template may lack them."""
    high = height(chart)
    if len(chart["categories"]) <= FEW and not chart.get("picture"):
        high = min(high, LOW)
    if page.width > UPRIGHT:
        high = min(high, TURNED)
    wide, high = page.width * TWIP, high * POINT
    n = 9000 + chart["number"]
    named = f'id="{n}" name="{escaped(chart["caption"])}" descr="{escaped(chart["alt"])}"'
    if chart.get("picture"):
        uri, inner = _PICTURE, _pic(chart, named, wide, high)
    else:
        uri = _CHART
        inner = f'<c:chart xmlns:c="{_CHART}" xmlns:r="{_RELATIONS}" r:id="{_id(chart)}"/>'
    return (
        f'<w:drawing><wp:inline xmlns:wp="{_OPEN}/drawingml/2006/wordprocessingDrawing" '
        f'distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr {named}/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{_DRAWING}">'
        f'<a:graphicData uri="{uri}">{inner}</a:graphicData></a:graphic></wp:inline></w:drawing>'
    )


def _pic(chart: Plain, named: str, wide: int, high: int) -> str:
    return (
        f'<pic:pic xmlns:pic="{_PICTURE}" xmlns:r="{_RELATIONS}"><pic:nvPicPr><pic:cNvPr {named}/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{_id(chart)}"/>'
        '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic>"
    )
