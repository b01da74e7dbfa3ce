"""PE027-PE034: what is to be looked for: ignore comments, the configuration, codes and packs."""

from __future__ import annotations

from perfeval.checks.check import Check

CHECKS: tuple[Check, ...] = (
    Check(
        "PE027",
        "warning",
        "忽略注释里的“{code}”不是已有的代号，没有生效。",
        "“{code}” in the ignore comment is no known code; it has no effect.",
        "请核对代号；全部代号见 perfeval explain 代号 或 docs/findings.zh-CN.md。",
        "Check the code; docs/findings.md lists them all.",
    ),
    Check(
        "PE028",
        "warning",
        "忽略注释没有在方括号里写明代号：“{text}”，没有生效。",
        "The ignore comment names no code in square brackets: “{text}”; it has no effect.",
        "请写成 # perfeval: ignore[PE201] 理由。",
        "Write # perfeval: ignore[PE201] and the reason.",
    ),
    Check(
        "PE029",
        "info",
        "忽略{codes}没有写明理由。",
        "No reason is given for ignoring {codes}.",
        "请在方括号后写明理由，如 # perfeval: ignore[PE201] 原表如此。",
        "Write the reason behind the bracket: # perfeval: ignore[PE201] printed so.",
    ),
    Check(
        "PE030",
        "info",
        "这里忽略的{codes}没有出现，注释已不起作用。",
        "There is no {codes} to ignore here; the comment has no effect.",
        "请删去这条注释。",
        "Delete the comment.",
    ),
    Check(
        "PE031",
        "error",
        "配置文件不是合法的TOML，第{line}行读不下去。",
        "The configuration is not valid TOML; line {line} can't be read.",
        "请核对引号、方括号和等号。",
        "Check its quotes, brackets and equals signs.",
    ),
    Check(
        "PE032",
        "error",
        "[[{option}：]]没有代号“{code}”[[，是否指“{near}”？]]。",
        "[[{option}: ]]There is no code “{code}”[[; did you mean “{near}”?]].",
        "请用 PE201 这样的代号，或它的开头（如 PE2）；全部代号见 docs/findings.zh-CN.md。",
        "Use a code such as PE201, or its beginning (PE2); docs/findings.md lists them all.",
    ),
    Check(
        "PE033",
        "error",
        "[[{option}：]]找不到检查包“{name}”[[，是否指“{near}”？]]。",
        "[[{option}: ]]There is no pack “{name}”[[; did you mean “{near}”?]].",
        "请写检查包的编号（{known}）或 .yaml 文件的路径。",
        "Name a pack by its id ({known}) or by the path of a .yaml file.",
    ),
    Check(
        "PE034",
        "warning",
        "[[{option}：]]“{code}”要由检查包给出参数（{names}）才检查，没有检查包给出，所以没有查。",
        "[[{option}: ]]“{code}” is looked for only with the parameters of a pack ({names}); "
        "no pack gives them, so it was not.",
        "请用 --pack 或在配置里加用给出参数的检查包，或在自己的检查包里写明；"
        "含义和各包的参数见 perfeval explain {code}。",
        "Use a pack that gives them (--pack, or pack in the configuration), or give them in your own; "
        "perfeval explain {code} shows them.",
    ),
)
