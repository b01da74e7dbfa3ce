"""Folders of projects: PE990-PE996."""

from __future__ import annotations

from perfeval.checks.check import Check

CHECKS: tuple[Check, ...] = (
    Check(
        "PE990",
        "info",
        "[[所给文件夹中有{n}个文件不是项目文件，已略过：]][[（续）第{part}个：]]{paths}。",
        "[[Files in the folders that are no projects and were passed over ({n}): ]][[(continued, {part}) ]]{paths}.",
        "项目文件以 perfeval: project/v1 开头；工作簿由 perfeval init --excel 生成。",
        "A project begins with perfeval: project/v1; a workbook is one that perfeval init --excel made.",
    ),
    Check(
        "PE991",
        "error",
        "“{path}”中没有项目文件。",
        "There is no project in “{path}”.",
        "请核对路径；项目文件以 perfeval: project/v1 开头，工作簿由 perfeval init --excel 生成。",
        "Check the path; a project begins with perfeval: project/v1, and a workbook is one that "
        "perfeval init --excel made.",
    ),
    Check(
        "PE992",
        "error",
        "处理“{path}”的进程中途终止（{reason_zh}），该项目未计分。",
        "The process that worked on “{path}” ended before it was done ({reason_en}); the project is "
        "not scored.",
        "请用 perfeval score 单独计算该项目，并核对文件大小和可用内存。",
        "Score it alone with perfeval score, and look at its size and the memory at hand.",
    ),
    Check(
        "PE993",
        "error",
        "程序处理“{path}”时出错（{reason}），该项目未计分。",
        "The program failed on “{path}” ({reason}); the project is not scored.",
        "这是程序的缺陷，请附上该文件反馈。",
        "This is a defect of the program: please report it together with the file.",
    ),
    Check(
        "PE994",
        "error",
        "该项目已计分，但未能写出报告（{reason}）。",
        "The project is scored, but its report could not be written ({reason}).",
        "请用 perfeval report 单独生成该项目的报告。如同样出错，这是程序的缺陷，请附上该文件反馈。",
        "Write it alone with perfeval report; where that fails too it is a defect of the program: "
        "please report it together with the file.",
    ),
    Check(
        "PE995",
        "info",
        "所给文件夹中有{n}个数据表，没有读（如“{path}”）：文件夹里只找项目文件。",
        "{n} tables in the folders were not read (such as “{path}”): in a folder only projects are looked for.",
        "要评分的数据表，请在命令里写出文件名，并用 --set 指定指标体系。",
        "Name the tables that are to be scored in the call, with --set for their indicator set.",
    ),
    Check(
        "PE996",
        "warning",
        "有{n}个文件的项目编码（没有编码的为名称）都是“{project}”，都计了分：{paths}。",
        "{n} files call their project “{project}”, by its code or else its name, and all of them were scored: {paths}.",
        "同一项目请只保留一份文件；不同的项目请用不同的编码。",
        "Keep one file of a project; give different projects different codes.",
    ),
)
