"""Words of the command `panel`."""

from __future__ import annotations

from perfeval.i18n.cli_speaker import speaker

TEXTS = {
    "experts": ("专家", "Experts"), "subjects": ("评审对象", "Subjects"), "date": ("日期", "Date"),
    "basis": ("依据", "Basis"), "rule": ("评审规则", "Rule"), "project": ("项目", "Project"),
    "counts": ("{experts}名，评审票{ballots}张", "{experts}; ballots: {ballots}"),
    "col.rank": ("名次", "Rank"), "col.id": ("编号", "Id"), "col.name": ("评审对象", "Subject"),
    "col.valid": ("有效票", "Valid"), "col.score": ("得分", "Score"), "col.spread": ("分差", "Spread"),
    "col.votes": ("通过票", "Passes"), "col.status": ("结果", "Result"), "col.money": ("金额（{unit}）", "Amount ({unit})"),
    "col.points": ("名次得分", "Points"),
    "status.scored": ("已评分", "scored"), "status.passed": ("通过", "passed"), "status.failed": ("不通过", "failed"),
    "status.non_compliant": ("不符合约定，不予通过", "not compliant, failed"), "status.discuss": ("待合议", "to be discussed"),
    "status.few": ("有效票不足", "too few ballots"), "status.empty": ("未评", "no ballots"),
    "status.tied": ("末位同分，待定", "tied for the last place"),
    "votes.due": ("{given}（应投{n}）", "{given} (of {n})"),
    "status.invalid": ("有无效评分，待定", "ballots in error, open"), "status.waiting": ("待补票", "votes to come"),
    "status.discussed_score": ("合议定分", "scored by discussion"),
    "status.discussed": ("合议：{status}", "{status} by discussion"),
    "status.unpaid": ("不予资助", "nothing granted"),
    "total": ("合计", "Total"), "open": ("另有{n}个对象结果未定，金额未计入。", "{n} subjects are open; their money is not in the total."),
    "open.1": ("另有1个对象结果未定，金额未计入。", "1 subject is open; its money is not in the total."),
    "budget": ("资金总额{budget}，资助{sum}，结余{left}。", "Budget {budget}, granted {sum}, left {left}."),
    "budget.over": ("资金总额{budget}，资助{sum}，超出{over}。", "Budget {budget}, granted {sum}, over by {over}."),
    "steps": ("计算过程", "How it was computed"), "verified": ("评审规则未经核实", "the rule is not checked against an official text"),
    "sheets.written": ("已在“{path}”写入{n}份评分表。", "Scoring sheets written to “{path}”: {n}."),
    "sheets.key": (
        "评分表只有专家代码。代码与专家对照：{pairs}。发出时请按对照分发，对照表不要随表发出。",
        "The sheets carry codes only. Who is who: {pairs}. Hand them out by this list, and keep the list.",
    ),
    "sheets.failed": ("文件夹“{path}”不能建立：{reason}。", "The folder “{path}” can't be made: {reason}."),
    "sheets.kept": (
        "“{path}”已有同名文件，没有覆盖，本次没有写出评分表。请换一个文件夹，或先移走（可能已填写）。",
        "“{path}” exists and is not overwritten; no sheet was written. Give another folder, or move it away first: it may "
        "be filled in.",
    ),
    "sheets.file": ("“{path}”是文件，--sheets 要给出文件夹。", "“{path}” is a file; --sheets wants a folder."),
    "sheets.none": ("没有可发的评分表：每名专家都回避了全部对象。", "There are no sheets to hand out: everyone is recused from everything."),
    "sheets.nothing": ("评审文件里没有专家或评审对象。", "The panel's file has no experts or no subjects."),
    "sheets.subjects": (
        "评审对象也只有代码。代码与对象对照：{pairs}。对照表由组织单位保存。",
        "Subjects are shown by code only. Which is which: {pairs}. Keep this list.",
    ),
    "subject.codes": ("对象代码", "Codes"), "broken": (
        "评审规则有错误，没有算出结果。", "The rule is in error: no result is given.",
    ),
    "sheets.salt": (
        "没有设密钥（salt）：知道标题和编号的人能算出代码。要防猜测，请在评审文件里设密钥。",
        "There is no secret (salt): who knows the title and the ids can work out the codes. Set one in the panel's file.",
    ),
    "more": ("多余的参数：{name}；收回评分表要加 --read。", "Superfluous: {name}; sheets are read with --read."),
    "both": ("--sheets 和 --read 不能同时用。", "--sheets and --read can't be used together."),
    "read.output": ("请用 -o 给出写入的文件，如 -o 已收回.yaml。", "Say where to write with -o, for instance -o filled.yaml."),
    "read.ending": ("收回的评审票写成 .yaml 文件，“{path}”不是。", "Ballots are written into a .yaml file; “{path}” is none."),
    "read.done": ("读了{files}份评分表，写入{n}张评审票。", "Sheets read: {files}; ballots written: {n}."),
    "read.lacking": ("还没有收到评分表的专家：{names}。", "Experts without a sheet so far: {names}."),
    "read.nothing": ("没有可写入的评审票，没有写出文件。", "There is no ballot to write; no file was written."),
    "read.place": (
        "评审文件的写法无法就地添加评审票（如整个文件写在一对花括号里），没有写出文件。请把评审票（ballots）写成每行一张的列表。",
        "Ballots can't be added to the file as it is written (for instance all in braces); no file was written. Let ballots "
        "be a list with one a line.",
    ),
}  # fmt: skip
say = speaker(TEXTS)
