"""The YAML parser's complaints in words a bookkeeper can act on."""

from __future__ import annotations

Row = tuple[str, str, str, str, str]

_QUOTE = ("请给整个值加引号", "Put the whole value in quotes")
_ALIGN = (
    "请让同一级的键左端对齐，下一级多缩进两个空格",
    "Align the keys of one level and indent the next level by two spaces",
)

# What the complaint of libyaml, or of PyYAML's own parser, contains; then what is wrong and how
# to mend it. {since} is the line where the unfinished thing began, {char} the offending
# character. The first that fits is taken.
TABLE: tuple[Row, ...] = (
    (
        "unexpected end of stream",
        "第{since}行开始的引号没有配对的结束引号",
        "the quote opened at line {since} is never closed",
        "请补上结束引号",
        "Close the quote",
    ),
    (
        "or ']'",
        "第{since}行的“[”没有配上“]”，或两项之间少了逗号",
        "the “[” at line {since} lacks its “]”, or a comma is missing between two items",
        "请补上“]”或半角逗号",
        "Add the “]” or an ASCII comma",
    ),
    (
        "or '}'",
        "第{since}行的“{{”没有配上“}}”，或两项之间少了逗号",
        "the “{{” at line {since} lacks its “}}”, or a comma is missing between two entries",
        "请补上“}}”或半角逗号",
        "Add the “}}” or an ASCII comma",
    ),
    (
        "mapping values are not allowed",
        "此处不该出现“键: 值”，多半是上一行缩进不齐，或文字里有冒号加空格",
        "a “key: value” can't stand here; mostly the line is indented wrongly, "
        "or a text holds a colon and a space",
        "请对齐缩进；文字里有冒号时给它加引号",
        "Align the line, or put a text that holds a colon in quotes",
    ),
    (
        "could not find expected ':'",
        "第{since}行的键后面没有冒号",
        "the key at line {since} has no colon after it",
        "请写成“键: 值”；若它是上一行的续行，请多缩进两个空格",
        "Write “key: value”, or indent it further if it continues the line before",
    ),
    (
        "sequence entries are not allowed",
        "此处不能用“- ”列出条目",
        "a “- ” item can't stand here",
        "请把“- ”放在键的下一行；若是文字，请加引号",
        "Put the “- ” on the line after its key, or put a text in quotes",
    ),
    (
        "mapping keys are not allowed",
        "此处不能用“? ”",
        "a “? ” can't stand here",
        *_QUOTE,
    ),
    (
        "chomping or indentation indicators",
        "值以“{start}”开头，YAML把它当作多行文字的记号",
        "the value begins with “{start}”, which YAML takes for the mark of a text block",
        '请给值加引号，如 "{rest}"',
        'Put the value in quotes, as in "{rest}"',
    ),
    (
        "cannot start any token",
        "值不能直接以“{char}”开头",
        "a value can't begin with “{char}”",
        *_QUOTE,
    ),
    (
        "unknown escape character",
        "双引号里的反斜杠“\\”后面不是YAML认识的转义字符",
        "the backslash in double quotes is not followed by an escape YAML knows",
        "请改用单引号，或把“\\”写成“\\\\”",
        "Use single quotes, or write the backslash twice",
    ),
    (
        "escape code",
        "双引号里的“\\u”、“\\x”转义写得不对",
        "a “\\u” or “\\x” escape in double quotes is wrong",
        "请改用单引号，或直接写出那个字",
        "Use single quotes, or write the character itself",
    ),
    (
        "hexdecimal",
        "双引号里的“\\u”、“\\x”后面应是十六进制数字",
        "“\\u” and “\\x” in double quotes need hexadecimal digits",
        "请改用单引号，或直接写出那个字",
        "Use single quotes, or write the character itself",
    ),
    (
        "alphabetic or numeric character",
        "“{start}”被当作YAML的别名或锚点，而它的名称只能用英文字母和数字",
        "“{start}” begins a YAML alias or anchor, whose name takes Latin letters and digits only",
        "若它是文字，请给整个值加引号；若是锚点，请改用英文名",
        "Put the whole value in quotes if it is text, or rename the anchor",
    ),
    (
        "unexpected document indicator",
        "第{since}行开始的引号还没有结束，就遇到了“---”或“...”",
        "the quote opened at line {since} runs into a “---” or “...”",
        "请补上结束引号",
        "Close the quote",
    ),
    (
        "document start>",
        "此处的内容接不上前面，多半是缩进比前面的行少，或前面多了“...”",
        "this does not continue what stands before; mostly it is indented "
        "less than the lines above",
        *_ALIGN,
    ),
    (
        "'-' indicator",
        "第{since}行开始的列表里，这一行应以“- ”开头，或缩进不齐",
        "in the list begun at line {since} this line should begin with “- ”, "
        "or is indented wrongly",
        "请补上“- ”，或对齐缩进",
        "Add the “- ”, or align the line",
    ),
    (
        "expected key",
        "第{since}行开始的一组键里，这一行与它们没有对齐，或不是“键: 值”",
        "among the keys begun at line {since} this line is not aligned, or is no “key: value”",
        *_ALIGN,
    ),
    (
        "node content",
        "此处应是一个值，却遇到“{char}”",
        "a value should stand here, not “{char}”",
        "请补上值；若“{char}”是文字，请给整个值加引号",
        "Write the value, or put it in quotes if “{char}” is text",
    ),
    (
        "tag",
        "“!”开头的YAML标签写得不对",
        "the YAML tag, which begins with “!”, is not right",
        "请删去标签；若“!”是文字，请给整个值加引号",
        "Remove the tag, or put the whole value in quotes if “!” is text",
    ),
    (
        "directive",
        "以“%”开头的行不能用",
        "a line that begins with “%” can't be used",
        "请删去以“%”开头的行",
        "Remove the lines that begin with “%”",
    ),
)
# where the text ends before the parser has what it waits for
END: Row = (
    "",
    "文件在这里就结束了，第{since}行开始的内容还没有写完",
    "the file ends here, before what began at line {since} is complete",
    "请补全；若文件是复制或下载来的，请重新取一份完整的",
    "Complete it; if the file was copied or downloaded, get a whole one",
)
OTHER: Row = (
    "",
    "{message}",
    "{message}",
    "请检查这一行的缩进、引号和括号",
    "Check the indentation, quotes and brackets of this line",
)
AFTER_CLOSE: Row = (
    "",
    "“{closer}”之后还有文字“{tail}”",
    "text “{tail}” follows the closing “{closer}”",
    "请给整个值加引号，如 '{rest}'",
    "Put the whole value in quotes, as in '{rest}'",
)
