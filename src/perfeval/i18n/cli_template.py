"""Words of `perfeval template` and of complaints about templates."""

from __future__ import annotations

from perfeval.i18n.cli_speaker import speaker

_LEAD = ("{place}：“{tag}”", "{place}: “{tag}” ")
_NEAR = ("，是否指“{near}”？", "; did you mean “{near}”?")


def _tag(zh: str, en: str) -> tuple[str, str]:
    return _LEAD[0] + zh, _LEAD[1] + en


def _both(key: str, zh: str, en: str) -> dict[str, tuple[str, str]]:
    return {key: _tag(zh + "。", en + "."), f"{key}.near": _tag(zh + _NEAR[0], en + _NEAR[1])}


TEXTS = {
    "name": ("名称", "Name"),
    "for": ("用途", "Use"),
    "report.docx": ("Word 报告", "the report in Word"),
    "report.md": ("Markdown 报告", "the report in Markdown"),
    "how": (
        "导出：perfeval template export 名称；使用：perfeval report 项目 -o 文件 --template 模板",
        "Export one: perfeval template export NAME; use it: perfeval report PROJECT -o FILE --template TEMPLATE",
    ),
    "exists": (
        "{path} 已存在，没有覆盖。请用 -o 写明文件名。",
        "{path} exists and was not overwritten. Name the file with -o.",
    ),
    "unknown": ("没有模板“{name}”，可选：{known}。", "There is no template “{name}”: one of {known}."),
    "unknown.near": (
        "没有模板“{name}”，是否指“{near}”？可选：{known}。",
        "There is no template “{name}”; did you mean “{near}”? One of {known}.",
    ),
    "binary": (
        "Word 模板不能显示在屏幕上，请用 -o 写入文件。",
        "A Word template can't be shown on the screen; write it to a file with -o.",
    ),
    "faults": ("模板 {path} 不能使用，没有写报告：", "The template {path} can't be used; no report was written:"),
    "ending": (
        "模板 {path} 用不到 {ending} 报告上：模板是 .docx 或 .md，与报告相同。",
        "The template {path} does not fit a {ending} report: templates are .docx or .md, like their report.",
    ),
    "list": ("、", ", "),
    # places
    "place.paragraph": ("第{n}段（{text}）", "paragraph {n} ({text})"),
    "place.row": ("第{table}个表第{row}行（{text}）", "table {table}, row {row} ({text})"),
    "place.part": ("{part} {file}，", "{part} {file}, "),
    "place.line": ("第{line}行第{column}列", "line {line}, column {column}"),
    "place.file": ("{file} 第{line}行第{column}列", "{file}, line {line}, column {column}"),
    "part.header": ("页眉", "header"),
    "part.footer": ("页脚", "footer"),
    "part.footnotes": ("脚注", "footnotes"),
    "part.endnotes": ("尾注", "endnotes"),
    "part.document": ("正文", "body"),
    # the file
    "unread": ("读不了：{reason}", "can't be read: {reason}"),
    "docx.old": (
        "是旧格式（.doc）或加密的文件。请在 Word 里另存为 .docx，不设密码。",
        "is in the old format (.doc) or has a password. Save it as .docx in Word, without a password.",
    ),
    "docx.locked": ("设了密码。请去掉密码再保存。", "has a password. Save it without one."),
    "docx.zip": ("不是 .docx 文件，或已损坏。", "is no .docx file, or damaged."),
    "docx.other": ("不是 Word 文档（里面没有 word/document.xml）。", "is no Word document (there is no word/document.xml in it)."),
    "docx.size": ("太大（一部分或全部超过 {limit} MB）。", "is too large (all of it, or a part, is above {limit} MB)."),
    "docx.bomb": ("里面的 {part} 解压后大得反常，没有打开。", "was not opened: {part} in it unfolds to an abnormal size."),
    "docx.macro": ("带有宏或控件。请另存为不带宏的 .docx。", "has macros or controls. Save it as .docx without macros."),
    "docx.strict": (
        "是“严格的 Open XML”。请另存为普通的 Word 文档（.docx）。",
        "is “Strict Open XML”. Save it as an ordinary Word document (.docx).",
    ),
    "docx.doctype": ("里面的 {part} 声明了文档类型或实体，没有打开。", "was not opened: {part} in it declares a document type or entities."),
    "docx.external": ("引用了外部文件 {target}。请把它放进文档里或删掉。", "refers to the file {target} outside. Embed it or remove it."),
    "docx.xml": ("里面的 {part} 已损坏。", "is damaged: {part} in it is not well-formed."),
    "docx.plain": (
        "没有一个标签（如 {{{{ title }}}}），报告没有地方可写。可用 perfeval template export report.docx 得到一个模板。",
        "has no tag (such as {{{{ title }}}}), so the report has nowhere to go. Get one with: perfeval template export report.docx",
    ),
    "text.code": ("不是 UTF-8 文本。", "is no UTF-8 text."),
    # tags
    "tag.open": _tag("没有写完整：标签要以“}}}}”或“%}}”结束，并在同一段里。", "is not complete: a tag ends in }}}} or %}} in the same paragraph."),
    "tag.percent": _tag("里面不能有“%”或“}}”。", "can't hold % or }}."),
    "tag.wide": (
        "{place}：“{sign}”是全角符号，标签要用半角。",
        "{place}: “{sign}” is a full-width sign; tags are written with half-width ones.",
    ),
    "tag.outside": _tag("不在表格里：“{whole}”标签代表表格的行（tr）或单元格（tc）。", "is not in a table: “{whole}” tags stand for rows (tr) or cells (tc)."),
    "tag.alone": _tag(
        "所在的段落、行或单元格会被去掉，连同“{other}”。请让标签单独占一段（p）、一行（tr）或一格（tc）。",
        "takes its whole paragraph, row or cell away, with “{other}”. Give it a paragraph (p), row (tr) or cell (tc) of its own.",
    ),
    "tag.picture": _tag(
        "所在的段落会被去掉，连同里面的图片。请把图片移到别的段落。",
        "takes its whole paragraph away, with the picture in it. Move the picture to another paragraph.",
    ),
    "tag.mixed": _tag(
        "与“{first}”不是同一种标签，或不在同一处（同为段落、行或单元格标签，同在正文或同一个表）。",
        "is not of the same kind as “{first}”, or not in the same place (both for paragraphs, rows or cells; both in the text or in one table).",
    ),
    "tag.unclosed": _tag("没有结束，缺“{end}”。", "is not closed: “{end}” is missing."),
    "tag.unopened": _tag("没有开头。", "has no beginning."),
    "tag.unopened.other": _tag("放错了地方：这里应先有“{end}”。", "is out of place: “{end}” should come first."),
    "tag.include": _tag("不能用：Word 模板不引用别的文件。", "can't be used: Word templates take in no other files."),
    "tag.statement": _tag("不认识“{name}”" + _NEAR[0], "is unknown: “{name}”" + _NEAR[1]),
    "tag.syntax": _tag("写法不对（{reason}）。", "is not well-formed ({reason})."),
    "reason.empty": ("里面没有内容", "it is empty"),
    "reason.end": ("没有写完", "it ends too soon"),
    "reason.expected": ("应是{name}的地方是{got}", "{got} stands where {name} should be"),
    "reason.expected.end": ("{got}多余，或它前面缺“.”“|”之类的符号；相等写作 ==", "{got} is too much, or a sign such as . or | is missing before it; equality is written =="),
    "reason.instead": ("应是{name}的地方是{got}", "{got} stands where {name} should be"),
    "reason.quote": ("引号没有成对", "a quotation mark has no partner"),
    "reason.sign": ("不能有符号{name}", "the sign {name} has no meaning here"),
    "reason.hidden": ("里面有看不见的字符，请删去重新输入", "it holds signs that can't be seen; type it again"),
    "reason.unexpected": ("{name}放错了地方", "{name} is out of place"),
    "reason.unknown": ("没有{name}这种标签", "there is no tag {name}"),
    "reason.assign": ("等号左边或 for 后面只能是名称", "only a name can stand before = or after for"),
    "reason.name": ("“.”后面缺名称", "a name is missing after the dot"),
    "reason.arguments": ("括号里的写法不对", "what stands in the brackets is not well-formed"),
    "token.end": ("标签的结尾", "the end of the tag"),
    "token.name": ("名称", "a name"),
    "token.string": ("文字", "a text"),
    "token.integer": ("数字", "a number"),
    "token.float": ("数字", "a number"),
    "tag.deep": _tag("里的括号或运算套得太深。", "nests brackets or operators too deeply."),
    "template.deep": ("标签一层套一层，套得太深（如很多层 for 或 if）。", "nests its tags too deeply (such as many levels of for or if)."),
    "template.much": ("标签太多或太长（最多 {tags} 个，共 {signs} 字）。", "has too many tags, or too long ones (at most {tags}, of {signs} signs together)."),
    **_both("name.name", "没有“{name}”这个名称", "there is no “{name}”"),
    **_both("name.attribute", "里，“{of}”没有“{name}”", "“{of}” has no “{name}”"),
    **_both("name.plain", "里，“{of}”是文字，没有“{name}”", "“{of}” is a text and has no “{name}”"),
    **_both("name.list", "里，“{of}”是列表，没有“{name}”", "“{of}” is a list and has no “{name}”"),
    **_both("name.filter", "没有“{name}”这个过滤器", "there is no filter “{name}”"),
    **_both("name.test", "没有“{name}”这种判断", "there is no test “{name}”"),
    "name.finished": _tag(
        "里，“{name}”是整段内容，要写成 {{{{p {name} }}}}，单独占一段。",
        "prints “{name}”, which is whole paragraphs: write {{{{p {name} }}}} in a paragraph of its own.",
    ),
    # while it is filled
    "run.finished": _tag("输出整段内容，要写成 {{{{p … }}}}，单独占一段。", "prints whole paragraphs: write {{{{p … }}}} in a paragraph of its own."),
    "run.much": _tag("要做的事或要写的文字太多，已停止。", "asks for too much work or text; it was stopped."),
    "run.undefined": _tag("里的“{name}”在这份报告里没有。", "this report has no “{name}”."),
    "run.unsafe": _tag("里的“{name}”不允许使用。", "uses “{name}”, which is not allowed."),
    "run.file": _tag("要的文件“{name}”不在模板的文件夹里。", "asks for the file “{name}”, which is not in the template's folder."),
    "run.type": _tag(
        "里的文字和数字不能一起计算或比较：文字作数字用要写“|float”，如 score.total|float > 90。",
        "can't reckon with a text or compare it with a number: write |float, as in score.total|float > 90.",
    ),
    "run.zero": _tag("里除以零。", "divides by zero."),
    "run.other": _tag("算不出来（{reason}）。", "can't be worked out ({reason})."),
    "run.xml": (
        "填好后不是完好的 Word 文档（{reason}）。请检查 {{{{r … }}}} 和 {{% if %}} 之类的标签是否成对、同在一处。",
        "would give no sound Word document ({reason}). See that tags such as {{{{r … }}}} and {{% if %}} stand in one place, in pairs.",
    ),
}  # fmt: skip
say = speaker(TEXTS)
