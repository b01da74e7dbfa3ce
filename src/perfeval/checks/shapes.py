"""PE101-PE199: a key or a value of a file has not the form it should have."""

from __future__ import annotations

from perfeval.checks.check import Check

CHECKS: tuple[Check, ...] = (
    Check(
        "PE101",
        "error",
        "[[{place:place}里]]没有“{key}”这个键[[，是否指“{near}”？]]。",
        "There is no key “{key}”[[ in {place:place}]][[; did you mean “{near}”?]].",
        "请[[改成“{near}”，或]]删去这个键[[；分组写在文件顶层，与“{beside}”并列]]。",
        "[[Write “{near}”, or ]]remove “{key}”[[; groups stand at the top of the file, beside “{beside}”]].",
    ),
    Check(
        "PE102",
        "error",
        "缺少必填的键“{zh}”（{key}）。",
        "The required key “{key}” is missing.",
        "请补上“{key}: …”，中文键名是“{zh}”。",
        "Add “{key}: …”.",
    ),
    Check(
        "PE103",
        "error",
        "这里应是{expected:form}[[，现在是{found:found}]]。",
        "This should be {expected:form}[[, not {found:found}]].",
        "{expected:written}{found:slip}。",
        "{expected:written}{found:slip}.",
    ),
    Check(
        "PE104",
        "error",
        "键“{key}”与前面的“{other}”是同一个键，只能写一个。",
        "The key “{key}” is the same as “{other}” above; only one of them may stand.",
        "请删去其中一个。",
        "Remove one of the two.",
    ),
    Check(
        "PE105",
        "error",
        "[[{place:place}里]]没有“{key}”这个键。",
        "There is no key “{key}”[[ in {place:place}]].",
        "请核对键名和缩进，可写的键见 docs/reference.zh-CN.md；只作说明的文字请写在 note 里或写成 # 注释。",
        "Check the name and the indentation; docs/reference.md lists the keys. "
        "Put remarks under note or after #.",
    ),
    Check(
        "PE106",
        "error",
        "“{text}”不能采用：{reason:number}。",
        "“{text}” can't be used: {reason:number}.",
        "{reason:number_mend}。",
        "{reason:number_mend}.",
    ),
    Check(
        "PE107",
        "error",
        "按分组“{group}”给的数里没有任何取值。",
        "A number is given by “{group}”, but with no alternatives.",
        "请写成 {{by: {group}, 中部: 40%, 西部: 30%}} 这样，每个分组一个数。",
        "Write one number for each group, as in {{by: {group}, a: 40%, b: 30%}}.",
    ),
    Check(
        "PE108",
        "error",
        "这个数按“{group}”分组，项目没有说明属于哪一组（{options}）。",
        "This number depends on “{group}”, and the project does not say which it is ({options}).",
        "请在项目文件里写明 groups: {{{group}: …}}，取其中之一：{options}。",
        "Add groups: {{{group}: …}} to the project, with one of {options}.",
    ),
    Check(
        "PE109",
        "error",
        "分组“{group}”为“{value}”时没有这个数，只给了：{options}。",
        "There is no number here where “{group}” is “{value}”, only for {options}.",
        "请改正项目文件的 groups，或在这里补上“{value}”的数。",
        "Correct groups in the project, or add a number for “{value}” here.",
    ),
    Check(
        "PE110",
        "error",
        "“{value}”不在可选的值里[[，是否指“{near}”？]]。",
        "“{value}” is not one of the values that may stand here[[; did you mean “{near}”?]].",
        "可选：{options}。",
        "Choose one of {options}.",
    ),
    Check(
        "PE111",
        "error",
        "期间的起始日期晚于截止日期。",
        "The period begins after it ends.",
        "请核对 from（起）和 to（止）。",
        "Check from and to.",
    ),
    Check(
        "PE112",
        "error",
        "没有“{value}”这种类型（kind）[[，是否指“{near}”？]]。",
        "There is no kind “{value}”[[; did you mean “{near}”?]].",
        "可选：{options}。",
        "Choose one of {options}.",
    ),
    Check(
        "PE113",
        "error",
        "文件的内容应是“键: 值”，以“perfeval: {header}”开头。",
        "The file should hold “key: value” lines, the first being “perfeval: {header}”.",
        "请核对文件是否拿错；可写的键见 docs/reference.zh-CN.md。",
        "Check that this is the right file; docs/reference.md lists the keys.",
    ),
    Check(
        "PE115",
        "error",
        "编号“{id}”里有不能用的字符。",
        "The id “{id}” has characters that can't be used.",
        "编号只用小写英文字母、数字和连字符，如 urumqi-ip-2023。",
        "Use small letters, digits and hyphens, as in urumqi-ip-2023.",
    ),
    Check(
        "PE116",
        "error",
        "[[不认得这种文件：“{found}”]][[，是否指“{near}”？]]"
        "[[文件没有写明是哪一种：缺少“{missing}”这一项]][[，“{slip}”是否指它？]]。",
        "[[This kind of file is not known: “{found}”]][[; did you mean “{near}”?]]"
        "[[The file does not say what it is: the key “{missing}” has no value or is missing]]"
        "[[; is “{slip}” meant for it?]].",
        "请在文件开头写明 perfeval: …，可以是{known}。",
        "Begin the file with perfeval: …, one of {known}.",
    ),
    Check(
        "PE114",
        "error",
        "[[{option}：]]这里需要“perfeval: {header}”的文件[[，“{path}”不是]][[，写的是“{found}”]]。",
        "[[{option}: ]]A file with “perfeval: {header}” is needed here[[; “{path}” is none]][[; it says “{found}”]].",
        "请在文件开头写明“perfeval: {header}”，或换成正确的文件。",
        "Write “perfeval: {header}” at the top, or give the right file.",
    ),
    Check(
        "PE117",
        "warning",
        "文号“{written}”写得不合规范。",
        "The document number “{written}” is not in its right form.",
        "请核对后写成“{right}”：年份四位，用六角括号〔〕括起，序号前不加“第”和0，后面加“号”。",
        "Check it and write “{right}”: the year in four digits in the brackets 〔 〕, "
        "the number without leading 0, its usual word before and behind it.",
    ),
)
