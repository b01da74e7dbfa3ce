"""What our paragraphs and tables need of a document, added to a user's own: styles, numbering."""

from __future__ import annotations

import re
from typing import NamedTuple

STYLES, NUMBERING, FONTS = "word/styles.xml", "word/numbering.xml", "word/fontTable.xml"
_STYLE = re.compile(r"<w:style\b.*?</w:style>", re.DOTALL)
_ID, _NAME = re.compile(r'\bw:styleId="([^"]*)"'), re.compile(r'<w:name w:val="([^"]*)"')
_BASED = re.compile(r'<w:basedOn w:val="([^"]*)"')
_KIND, _DEFAULT = re.compile(r'\bw:type="([^"]*)"'), re.compile(r'\s*\bw:default="(?:1|true|on)"')
_REFERENCE = re.compile(
    r"(<w:(?:pStyle|rStyle|tblStyle|basedOn|next|link|clickAndTypeStyle|styleLink|numStyleLink)"
    r' w:val=")([^"]*)(")'
)
_ABSTRACT = re.compile(r"<w:abstractNum\b.*?</w:abstractNum>", re.DOTALL)
_NUM = re.compile(r"<w:num\b(?!I|b|F|S|P).*?</w:num>", re.DOTALL)
_NUM_ID, _ABSTRACT_ID = re.compile(r'w:numId="(\d+)"'), re.compile(r'w:abstractNumId="(\d+)"')
_NUM_USE = re.compile(r'(<w:numId w:val=")(\d+)(")')
_FONT = re.compile(r'<w:font w:name="([^"]*)"[^>]*(?:/>|(?<!/)>.*?</w:font>)', re.DOTALL)
_NUMBERED = re.compile(r"<w:numPr>.*?</w:numPr>", re.DOTALL)
_BESIDE = ("word/document.xml", STYLES, NUMBERING, "word/footnotes.xml", "word/endnotes.xml")
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml."


class Style(NamedTuple):
    id: str
    name: str
    based: str
    xml: str


def merged(own: dict[str, str], ours: dict[str, str]) -> dict[str, str]:
    """The user's parts, in which every style and number of ours means what our XML means by it.

    Styles are known by their names, as Word knows them: the user's “heading 1” stays as it looks,
    under the id that our XML uses. What the user's document lacks is added.
    """
    if _same(own.get(NUMBERING, ""), ours.get(NUMBERING, "")):
        ours = {name: text for name, text in ours.items() if name != NUMBERING}
    found = {STYLES: _empty("styles", ours[STYLES]), **own}
    found = _same_ids(found, ours[STYLES])
    found = _numbers_moved(found, ours.get(NUMBERING, ""))
    found = _styles_added(found, ours[STYLES])
    found = _numbering_added(found, ours.get(NUMBERING, ""))
    return _fonts_added(found, ours.get(FONTS, ""))


def _same(one: str, other: str) -> bool:
    """Whether two parts say the same, however they are laid out."""
    plain = [re.sub(r">\s+<", "><", text).strip() for text in (one, other)]
    return plain[0] == plain[1]


def styles_of(xml: str) -> list[Style]:
    def first(pattern: re.Pattern[str], text: str) -> str:
        found = pattern.search(text)
        return found.group(1) if found else ""

    return [
        Style(first(_ID, text), first(_NAME, text), first(_BASED, text), text)
        for text in _STYLE.findall(xml)
    ]


def _empty(kind: str, like: str) -> str:
    """A part without content, with the root of ours."""
    root = re.search(rf"<w:{kind}\b[^>]*>", like)
    return f"{root.group()}</w:{kind}>" if root else ""


def _texts(parts: dict[str, str]) -> list[str]:
    beside = re.compile(r"word/(?:header|footer)\d*\.xml")
    return [name for name in parts if name in _BESIDE or beside.fullmatch(name)]


def _same_ids(parts: dict[str, str], ours: str) -> dict[str, str]:
    by_name = {style.name.casefold(): style.id for style in styles_of(ours)}
    theirs = styles_of(parts[STYLES])
    ids = {style.id for style in theirs}
    renamed: dict[str, str] = {}
    for style in theirs:
        wanted = by_name.get(style.name.casefold())
        if wanted and wanted != style.id:
            renamed[style.id] = wanted
    for wanted in list(renamed.values()):
        if wanted in ids and wanted not in renamed:  # another style of the user goes by our id
            renamed[wanted] = f"{wanted}-own"
    if not renamed:
        return parts

    def use(match: re.Match[str]) -> str:
        return match[1] + renamed.get(match[2], match[2]) + match[3]

    found = dict(parts)
    for name in _texts(parts):
        found[name] = _REFERENCE.sub(use, found[name])
    found[STYLES] = _ID.sub(
        lambda match: f'w:styleId="{renamed.get(match[1], match[1])}"', found[STYLES]
    )
    return found


def _numbers_moved(parts: dict[str, str], ours: str) -> dict[str, str]:
    """The user's lists under other numbers than ours, which our XML names."""
    taken = {int(n) for n in _NUM_ID.findall(" ".join(_NUM.findall(ours)))}
    theirs = {int(n) for n in _NUM_ID.findall(" ".join(_NUM.findall(parts.get(NUMBERING, ""))))}
    if not taken & theirs:
        return parts
    offset = max(taken | theirs)

    def moved(number: str) -> str:
        return str(int(number) + offset) if int(number) in theirs else number

    found = dict(parts)
    for name in _texts(parts):
        found[name] = _NUM_USE.sub(lambda m: m[1] + moved(m[2]) + m[3], found[name])
    found[NUMBERING] = _NUM.sub(
        lambda m: _NUM_ID.sub(lambda n: f'w:numId="{moved(n[1])}"', m.group(), count=1),
        found[NUMBERING],
    )
    return found


def _styles_added(parts: dict[str, str], ours: str) -> dict[str, str]:
    """Ours that are missing; and numbers for the user's headings, which they may lack."""
    theirs = {style.id: style for style in styles_of(parts[STYLES])}
    kinds = set(re.findall(r'<w:style [^>]*w:default="(?:1|true|on)"[^>]*', parts[STYLES]))
    defaults = {_KIND.search(kind)[1] for kind in kinds if _KIND.search(kind)}  # type: ignore[index]
    text = parts[STYLES]
    missing = []
    for style in styles_of(ours):
        numbers = _NUMBERED.search(style.xml)
        if style.id not in theirs:
            kind = _KIND.search(style.xml)
            own = kind is not None and kind[1] in defaults
            missing.append(_DEFAULT.sub("", style.xml, count=1) if own else style.xml)
        elif numbers and style.id.startswith("Heading") and not _has_numbers(style.id, theirs):
            mine = theirs[style.id].xml
            text = text.replace(mine, _with_numbers(mine, numbers.group()), 1)
    return {**parts, STYLES: text.replace("</w:styles>", "".join(missing) + "</w:styles>")}


def _has_numbers(id_: str, styles: dict[str, Style]) -> bool:
    for _ in range(20):
        style = styles.get(id_)
        if style is None:
            return False
        if "<w:numPr>" in style.xml:
            return True
        id_ = style.based
    return False


def _with_numbers(style: str, numbers: str) -> str:
    """`numPr` in its place among the properties of paragraphs."""
    before = "pStyle|keepNext|keepLines|pageBreakBefore|framePr|widowControl"
    if "<w:pPr>" not in style:
        after = re.search(r"<w:rPr>|</w:style>", style)
        at = after.start() if after else len(style)
        return f"{style[:at]}<w:pPr>{numbers}</w:pPr>{style[at:]}"
    place = re.search(rf"<w:pPr>(?:<w:(?:{before})\b[^>]*/>)*", style)
    at = place.end() if place else 0
    return style[:at] + numbers + style[at:]


def _numbering_added(parts: dict[str, str], ours: str) -> dict[str, str]:
    if not ours:
        return parts
    if not parts.get(NUMBERING, "").rstrip().endswith("</w:numbering>"):
        return {**parts, NUMBERING: ours}
    text = parts[NUMBERING]
    offset = max((int(n) for n in _ABSTRACT_ID.findall(text)), default=-1) + 1
    numbered = {style.id for style in styles_of(parts[STYLES]) if "<w:numPr>" in style.xml}
    used = set(re.findall(r'<w:pStyle w:val="([^"]*)"', text)) & numbered

    def linked(match: re.Match[str]) -> str:
        return "" if match[1] in used else match.group()

    def moved(match: re.Match[str]) -> str:
        return f'w:abstractNumId="{int(match[1]) + offset}"'

    abstracts = "".join(
        re.sub(r'<w:pStyle w:val="([^"]*)"/>', linked, _ABSTRACT_ID.sub(moved, one))
        for one in _ABSTRACT.findall(ours)
    )
    nums = "".join(
        re.sub(r'(<w:abstractNumId w:val=")(\d+)"', lambda m: f'{m[1]}{int(m[2]) + offset}"', one)
        for one in _NUM.findall(ours)
    )
    first = _NUM.search(text)
    at = first.start() if first else text.rindex("</w:numbering>")
    text = text[:at] + abstracts + text[at:]
    last = [m.end() for m in _NUM.finditer(text)]
    at = last[-1] if last else text.rindex("</w:numbering>")
    return {**parts, NUMBERING: text[:at] + nums + text[at:]}


def _fonts_added(parts: dict[str, str], ours: str) -> dict[str, str]:
    """The fonts that stand in for those a machine lacks."""
    if not ours:
        return parts
    if "</w:fonts>" not in parts.get(FONTS, ""):
        return {**parts, FONTS: ours}
    known = set(_FONT.findall(parts[FONTS]))
    more = "".join(m.group() for m in _FONT.finditer(ours) if m[1] not in known)
    return {**parts, FONTS: parts[FONTS].replace("</w:fonts>", more + "</w:fonts>")}


def registered(types: str, relations: str, names: list[str]) -> tuple[str, str]:
    """Content types and relationships that name the parts which were added."""
    for name in names:
        kind = name.removeprefix("word/").removesuffix(".xml")
        if f'"/{name}"' not in types:
            entry = f'<Override PartName="/{name}" ContentType="{_CONTENT}{kind}+xml"/>'
            types = types.replace("</Types>", entry + "</Types>")
        if f'{_RELATION}{kind}"' not in relations:
            entry = f'<Relationship Id="rIdPerfeval{kind}" Type="{_RELATION}{kind}" Target="{kind}.xml"/>'
            relations = relations.replace("</Relationships>", entry + "</Relationships>")
    return types, relations
