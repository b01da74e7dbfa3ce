"""Words of the command `ledger`."""

from __future__ import annotations

from perfeval.i18n.cli_speaker import speaker

TEXTS = {
    "owner": ("编制单位", "Kept by"),
    "as_of": ("截至日期", "As of"),
    "unit": ("金额单位", "Amounts in"),
    "no_day": ("未载明，不判断逾期", "none: nothing can be overdue"),
    "item": ("问题", "Problem"),
    "id": ("编号", "Id"),
    "status": ("状态", "Status"),
    "due": ("时限", "Deadline"),
    "count": ("按数量", "By count"),
    "amount": ("按金额", "By amount"),
    "lacks": ("尚缺", "Lacking"),
    "responsible": ("责任单位", "Unit"),
    "source": ("问题来源", "Source"),
    "items": ("问题", "Items"),
    "category": ("类别", "Category"),
    "finished": ("已整改", "Done"),
    "rate": ("完成率", "Rate"),
    "found": ("问题金额", "Found"),
    "right": ("整改金额", "Put right"),
    "money_rate": ("金额完成率", "Money rate"),
    "nobody.unit": ("未明确", "none named"),
    "nobody.source": ("未注明", "not stated"),
    "nobody.category": ("未分类", "none"),
    "total": ("合计", "Total"),
    "whole.1": (
        "问题1个，已整改和已销号{finished}个，完成率{rate}。",
        "1 item, {finished} done or closed: {rate}.",
    ),
    "whole": (
        "问题{n}个，已整改和已销号{finished}个，完成率{rate}。",
        "{n} items, {finished} done or closed: {rate}.",
    ),
    "states": ("其中：{states}。", "Of these: {states}."),
    "state": ("{word}{n}个", "{word} {n}"),
    "joint": ("，", ", "),
    "things": (
        "按数量：查出{found}，已整改{done}{adjusted}，完成率{rate}{settled}。",
        "By count: {found} found, {done} put right{adjusted}: {rate}{settled}.",
    ),
    "adjusted": ("，另有{n}经调整", ", {n} adjusted"),
    "settled": ("，计入调整{rate}", ", with adjustments {rate}"),
    "money": (
        "按金额：查出{found}，已整改{done}，完成率{rate}。",
        "By amount: {found} found, {done} put right: {rate}.",
    ),
    "open": ("尚未整改{n}。", "Open: {n}."),
    "unstated": (
        "{n}的整改情况没有写明，没有计入已整改，完成率是下限。",
        "How {n} stands is not stated and not counted as put right: the rate is the least it can be.",
    ),
    "silent.things": (
        "按数量：查出{found}，整改了多少没有写明。",
        "By count: {found} found; how many are put right is not stated.",
    ),
    "silent.money": (
        "按金额：查出{found}，整改金额没有写明。",
        "By amount: {found} found; how much is put right is not stated.",
    ),
    "back": (
        "已整改的数中{n}属于反弹的问题，是反弹以前的数。",
        "Of what is put right {n} is of relapsed problems, from before the relapse.",
    ),
    "relapsed": (
        "反弹的问题须重新整改并再次销号：{titles}。",
        "Relapsed, to be put right and closed again: {titles}.",
    ),
    "void": (
        "销号不成立、不计为已销号的问题：{titles}。",
        "Closings that don't hold and are not counted: {titles}.",
    ),
    "rounded": ("金额四舍五入到4位小数。", "Amounts are rounded to 4 decimals."),
    "own_day": ("{n}《{title}》{day}", "{n} {title} {day}"),
    "over": ("另有超出查出数的{n}，未计入。", "{n} beyond what was found is not counted."),
    "alone": (
        "另有整改{n}，查出的数没有写明，未计入。",
        "{n} was put right of what nobody gave a number for; not counted.",
    ),
    "rules.1": ("健全制度1项。", "1 rule made or mended."),
    "people.1": ("追责问责1人。", "1 person held to account."),
    "rules": ("健全制度{n}项。", "{n} rules made or mended."),
    "people": ("追责问责{n}人。", "{n} people held to account."),
    "channels": ("按资金渠道", "By channel"),
    "channel": ("资金渠道", "Channel"),
    "metrics": ("计量指标", "Metrics"),
    "metric": ("指标", "Metric"),
    "before": ("整改前", "Before"),
    "target": ("目标", "Target"),
    "after": ("现在", "Now"),
    "met": ("是否达到", "Met"),
    "yes": ("达到", "yes"),
    "no": ("未达到", "no"),
    "unclear": ("未载明", "not stated"),
    "definitions": ("状态的含义", "What the statuses mean"),
    "file": ("请给出台账文件，或用 --open 给出项目。", "Give a ledger, or projects with --open."),
    "joined": ("{n}个台账所列问题整改台账", "Rectification of the problems of {n} ledgers"),
    "left_out": (
        "{n}个台账不能使用，没有计入。",
        "Ledgers that can't be used and are not counted: {n}.",
    ),
    "own_days": ("各台账所写日期", "each ledger's own day"),
    "open.two": (
        "只能追加到一个台账，本次有{n}个。",
        "Items can go into one ledger only, and there are {n}.",
    ),
    "report.file": (
        "--report 写成文件或 Markdown：请加 -o 文件（.docx .xlsx .html .md）或 --format markdown。",
        "--report writes a file or Markdown: add -o FILE (.docx .xlsx .html .md) or --format markdown.",
    ),
    "report.form": ("--report 不能写成{ending}。", "--report can't be written as {ending}."),
    "open.target": (
        "--open 写出台账，请用 -o 给出 .yaml 文件。",
        "--open writes a ledger: name a .yaml file with -o.",
    ),
    "open.keys": (
        "--keys 只用于 --open 新写的台账；已有的台账沿用自己的键名。",
        "--keys is for a new ledger that --open writes; an existing one keeps its own keys.",
    ),
    "open.report": (
        "--open 不能与 --report、--format 同用。",
        "--open goes with neither --report nor --format.",
    ),
    "open.kept": (
        "“{path}”已有内容，没有覆盖，什么也没有写。请用 -o 另写一个文件；要在原台账后追加，请在命令里写上它，再用 -o 写到新文件。",
        "“{path}” holds something and was not written over; nothing was written. Write another file with -o; to append to a "
        "ledger, name it in the call and write a new file with -o.",
    ),
    "open.unread": (
        "“{path}”不能使用，没有写台账。",
        "“{path}” can't be used; no ledger was written.",
    ),
    "open.none": (
        "没有可以立项的问题，没有写台账。",
        "There is nothing to open; no ledger was written.",
    ),
    "open.known": (
        "{n}个问题台账里已有，没有重复立项。",
        "{n} problems are in the ledger already and were not opened again.",
    ),
    "open.done": ("立项{n}个问题。", "{n} items opened."),
    "open.done.1": ("立项1个问题。", "1 item opened."),
    "open.known.1": (
        "1个问题台账里已有，没有重复立项。",
        "1 problem is in the ledger already and was not opened again.",
    ),
    "open.todo": ("请人工补写：{todo}。", "Still to be filled in: {todo}."),
    "open.count": ("{name}（{n}个问题）", "{name} ({n} items)"),
    "open.count.1": ("{name}（1个问题）", "{name} (1 item)"),
    "open.sign": (
        "原台账的清单写法特殊（如用了锚点），不能保留原文追加。请把 items 改成每项以“- ”开头。",
        "The ledger's lists are written in a way (anchors, say) that nothing can be added to as they stand. Begin every item "
        "with “- ”.",
    ),
}
say = speaker(TEXTS)


def counted(key: str, lang: str, n: int, **values: object) -> str:
    """A text with a number, in the singular where it is one."""
    return say(f"{key}.1" if n == 1 else key, lang, n=n, **values)
