"""PE301-PE399: something is named that is not there, or a name fits more than one thing."""

from __future__ import annotations

from perfeval.checks.check import Check

CHECKS: tuple[Check, ...] = (
    Check(
        "PE301",
        "error",
        "[[指标体系“{set}”]]没有名为“{key}”的末级指标[[，是否指“{near}”]]。",
        "There is no indicator “{key}”[[ in the set “{set}”]][[; did you mean “{near}”]].",
        "请用指标的名称、编号或“一级/二级/三级”路径；指标见 perfeval sets show[[ {set}]]。",
        "Use the indicator's name, id or path a/b/c; perfeval sets show[[ {set}]] lists them.",
    ),
    Check(
        "PE302",
        "error",
        "“{key}”对应不止一个指标：{paths}。",
        "“{key}” fits more than one indicator: {paths}.",
        "请写完整路径，如“一级/二级/三级”，或用编号。",
        "Write the whole path a/b/c, or the id.",
    ),
    Check(
        "PE303",
        "error",
        "“{key}”与前面的“{other}”是同一个指标，此处未被采用。",
        "“{key}” is the same indicator as “{other}” above; this result is not used.",
        "请把两处合并成一处。",
        "Merge the two into one.",
    ),
    Check(
        "PE304",
        "error",
        "找不到指标体系文件“{path}”。",
        "There is no indicator set file “{path}”.",
        "路径从写它的文件所在文件夹算起，请核对；也可以只写指标体系的编号。",
        "The path starts from the folder of the file that names it; the id of a set will do too.",
    ),
    Check(
        "PE305",
        "error",
        "没有编号为“{id}”的指标体系[[，是否指“{near}”]]。",
        "There is no indicator set “{id}”[[; did you mean “{near}”]].",
        "可用的指标体系见 perfeval sets；自己的指标体系请写相对路径，如“指标体系.yaml”。",
        "perfeval sets lists the sets; name one of your own by its path, as in set.yaml.",
    ),
    Check(
        "PE306",
        "error",
        "“{path}”既不是编号，也不是 .yaml 文件的路径。",
        "“{path}” is neither the id of a set nor the path of a .yaml file.",
        "请写指标体系的编号，或以 .yaml、.yml 结尾的路径。",
        "Give the id of a set, or a path that ends in .yaml or .yml.",
    ),
)
