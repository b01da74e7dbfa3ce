"""Words of `perfeval report`."""

from __future__ import annotations

from perfeval.i18n.cli_speaker import speaker

TEXTS = {
    "ending": (
        "不认识“{ending}”这种文件。目前能写的是 {known}。",
        "“{ending}” files can't be written; {known} can.",
    ),
    "no_ending": (
        "“{path}”没有扩展名，不知道写成哪种文件。目前能写的是 {known}。",
        "“{path}” has no ending that says what to write; {known} can be written.",
    ),
    "placeholders": ("报告有{n}处待补充：{what}", "The report has {n} gaps to fill: {what}"),
    "placeholders.1": ("报告有1处待补充：{what}", "The report has a gap to fill: {what}"),
    "unused.1": (
        "项目文件里有1段文字在这种报告中没有位置：{what}",
        "One text of the project has no place in this kind of report: {what}",
    ),
    "unused": (
        "项目文件里有{n}段文字在这种报告中没有位置：{what}",
        "{n} texts of the project have no place in this kind of report: {what}",
    ),
    "charts.matplotlib": (
        "把图表画成图片需要 matplotlib：在 perfeval 的文件夹里运行 pip install '.[charts]'；或去掉 --charts picture，用可编辑的图表。",
        "Charts as pictures need matplotlib: in the folder of perfeval run pip install '.[charts]'; or leave out --charts picture.",
    ),
    "charts.font": (
        "没有字体能画出图表里的这些字：“{signs}”。请安装有这些字的字体（中文字体如 {fonts}）；或去掉 --charts picture，用可编辑的图表。",
        "No font here draws these signs of a chart: “{signs}”. Install a font that has them (a Chinese one such as {fonts}), "
        "or leave out --charts picture.",
    ),
    "list": ("、", ", "),
    "strong": ("；", "; "),
}
say = speaker(TEXTS)
