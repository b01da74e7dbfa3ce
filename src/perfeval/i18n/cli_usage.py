"""Help texts, and complaints about a call."""

from __future__ import annotations

from perfeval.i18n.cli_speaker import speaker

TEXTS = {
    "usage": ("用法：", "Usage: "),
    "commands": ("命令", "Commands"),
    "arguments": ("参数", "Arguments"),
    "options": ("选项", "Options"),
    "examples": ("例", "Examples"),
    "about": (
        "预算绩效评价：按指标体系评分，每一分都可追溯；写自评和评价报告。",
        "Performance evaluation of public spending: exact, traceable scores and the reports about them.",
    ),
    "more": (
        "某个命令的用法：perfeval 命令 --help",
        "More about a command: perfeval COMMAND --help",
    ),
    "exit": (
        "退出码：0 完成；1 完成，但有达到失败级别的问题；2 输入或命令行不能使用。",
        "Exit codes: 0 done; 1 done, with findings at the failing level; 2 the input or the call can't be used.",
    ),
    "choices": ("可选：{choices}", "one of {choices}"),
    # commands
    "score": ("给一个项目评分", "Score a project"),
    "score.long": (
        "给一个项目评分：指标得分、分支小计、资金、总分、等级和核对结果。",
        "Score a project: indicators, subtotals, funds, total, grade and findings.",
    ),
    "report": ("写一份完整的报告", "Write a whole report"),
    "report.long": (
        "按官方提纲写一份完整的报告：Word（.docx）、网页（.html）、Excel 自评表（.xlsx）或 Markdown（.md）；项目没有写到的地方留下计数的占位。",
        "Write the whole report by its official outline: Word (.docx), a web page (.html), the form as an Excel workbook "
        "(.xlsx) or Markdown (.md); what the project lacks stays as counted gaps.",
    ),
    "explain": (
        "说明一个指标的计算，或一个问题代号的含义",
        "Explain an indicator's calculation, or a finding's code",
    ),
    "explain.long": (
        "说明一个指标的全部计算：数据、公式、舍入、规则和数据所在的行、依据；或一个问题代号的含义和改法。",
        "Explain an indicator's whole calculation: data, formula, rounding, where rule and data stand, the basis; "
        "or what a finding's code means and how to mend it.",
    ),
    "validate": (
        "检查指标体系、项目和其他文件",
        "Check indicator sets, projects and other files",
    ),
    "validate.long": (
        "检查文件和文件夹里的所有文件：写法、分值、规则、引用、得分复核，一次列出全部问题；供持续集成使用。",
        "Check all the files and folders that are named: writing, weights, rules, references, scores; "
        "all findings in one run, in the formats of CI systems.",
    ),
    "check-docx": ("检查 Word 报告的版式和数字", "Check a Word report's layout and numbers"),
    "check-docx.long": (
        "按公文格式检查任何 Word 报告的字体、字号、行距、标题序号、表格；加 --against 时，再把文中和表中的得分、合计、等级、执行率与复算结果逐一核对。",
        "Check fonts, sizes, spacing, heading numbers and tables of any Word report against the official layout; with "
        "--against also its scores, totals, grade and rates against the recomputed ones.",
    ),
    "init": ("新建一个项目文件或填报工作簿", "Start a project: a file, or a workbook to fill in"),
    "init.long": (
        "按指标体系新建一个项目：带注释的 project.yaml；或加 --excel，生成可直接填写、直接评分的 Excel 填报工作簿。",
        "Start a project from an indicator set: a project.yaml with comments or, with --excel, a workbook that is filled in "
        "Excel and scored as it is.",
    ),
    "import": ("把已有的自评表读成项目文件", "Read an existing form into a project"),
    "import.long": (
        "读取已填好的自评表（.xlsx、.xls、.docx、.csv、.md），写出指标体系和项目文件，每个值注明来自哪个单元格；读不懂的逐一列出，绝不猜数。",
        "Read a finished form (.xlsx, .xls, .docx, .csv, .md) and write its indicator set and its project, each value with "
        "the cell it comes from; what can't be read is listed, and no number is guessed.",
    ),
    "recheck": (
        "复核自评表：自评、复算、复核对照",
        "Recheck forms: reported, recomputed, reviewed",
    ),
    "recheck.long": (
        "复核一张自评表、一个文件夹的自评表或项目：自评、复算、复核得分并列，差异注明原因，并检查合计、分值、资金、比率、等级等。",
        "Recheck one form, a folder of forms, or projects: the reported, recomputed and reviewed scores side by side, why "
        "they differ, and whether totals, weights, funds, rates and grades hold.",
    ),
    "monitor": ("监控一个执行中的项目", "Monitor a project under way"),
    "monitor.long": (
        "绩效运行监控：截至某日的预算执行和目标实现程度与序时进度对照，预计全年完成情况、完成可能性和预警灯。",
        "Monitor a project at a day: money and goals against the share of the period that has passed, the forecast for the "
        "year, how likely each goal is, and warning lights.",
    ),
    "ledger": ("核对整改台账，写通报和清单", "Check a rectification ledger, write its reports"),
    "ledger.long": (
        "核对整改台账：按件数和金额计算整改完成率，列出逾期、销号无佐证等问题，写通报、三张清单和按单位汇总表；--open 把项目的问题和复核发现立为台账事项。",
        "Check a rectification ledger: completion by count and by amount, what is overdue or closed without evidence; its "
        "notification, the three lists and the summary by unit. --open turns the problems of projects and what rechecks find "
        "into items.",
    ),
    "panel": (
        "汇总专家评审，发出和收回评分表",
        "Evaluate a panel of experts, its scoring sheets out and in",
    ),
    "panel.long": (
        "汇总专家评审：去极值、角色权重、回避、分歧合议、三分之二通过、按分档资助；--sheets 发出匿名评分表，--read 收回。-o 写成 .docx .xlsx .html .md .json，或把各票转成项目文件用的 .yaml。",
        "Evaluate a panel of experts: trimming, role weights, recusal, divergence, two-thirds acceptance, bands of money; "
        "--sheets hands out anonymous scoring sheets, --read takes them back. -o writes .docx .xlsx .html .md .json, or the "
        "ballots as .yaml for a project's results.",
    ),
    "survey": ("统计满意度问卷", "Evaluate a satisfaction survey"),
    "survey.long": (
        "统计满意度问卷：各种算法并列，回收率、有效率、样本量和置信区间；答卷从 CSV 或 Excel 读入。",
        "Evaluate a satisfaction survey: the methods side by side, response rate, sample size and confidence interval; answers "
        "from CSV or Excel files.",
    ),
    "compare": ("对照几个年度或几个项目", "Set years or projects side by side"),
    "compare.long": (
        "几个年度或几个项目并列：得分、执行率、完成率、等级，变动在哪里、为什么。原因按完成情况、指标值、评分规则、分值及折算的次序逐项代入。",
        "Set years or projects side by side: score, execution, completion, grade; what moved, and why. Causes are taken out in "
        "this order: results, target, rule, weight with rescaling.",
    ),
    "recommend": ("按结果应用办法提出预算建议", "Recommend next year's budget by a policy"),
    "recommend.long": (
        "按结果应用办法，由等级、变化趋势和发现的问题给出下一年度预算建议（保持、调整、压减、取消和金额），并写明理由。办法里可用的名称见 perfeval explain PE793。",
        "Recommend next year's budget by a policy: keep, adjust, cut or stop, with amounts and reasons, from grade, trend and "
        "findings. perfeval explain PE793 lists the names that a policy may use.",
    ),
    "batch": ("给许多项目批量评分", "Score many projects at once"),
    "batch.long": (
        "给许多项目批量评分：文件夹里的项目文件和填报工作簿，或数据表（csv、tsv、xlsx、xls、parquet、arrow、json、SQLite、DuckDB），逐项与 perfeval score 的结果完全一致；"
        "得分写成数据表，并汇总等级分布、部门和地区、名次、薄弱指标和可疑情形。一个项目有错不影响其他项目，最后列出，退出码为1；命令不成立或写不出文件时为2，中断时为130。",
        "Score many projects: folders of project files and filled workbooks, or tables (csv, tsv, xlsx, xls, parquet, arrow, json, SQLite, DuckDB), "
        "each exactly as perfeval score would; the scores as tables, and a summary: grades, departments and regions, "
        "ranking, weak indicators, suspicious patterns. A bad project stops nothing: it is listed, and the exit code is 1; it is 2 where the call can't be carried out "
        "or a file can't be written, and 130 after an interruption.",
    ),
    "export": ("把项目填进表格", "Fill a form with a project"),
    "export.long": (
        "把项目填进单位自己的空表（--form），保持原表样式；不给 --form 时，写成可继续填报、可重新导入的填报工作簿。",
        "Fill an office's own empty form in place (--form), keeping its look; without --form, write the workbook to fill in "
        "with the project's data, which can be scored and imported again.",
    ),
    "template": ("列出或导出报告模板", "List or export the report templates"),
    "template.long": (
        "列出或导出报告模板：导出后用 Word 或文本编辑器改，再用 report --template 写报告。",
        "List or export the report templates: edit one in Word or an editor, then use it with report --template.",
    ),
    "template-list": ("列出报告模板", "List the report templates"),
    "template-list.long": (
        "列出可以导出的报告模板。",
        "List the report templates that can be exported.",
    ),
    "template-export": ("导出一个报告模板", "Export a report template"),
    "template-export.long": (
        "把一个报告模板写成文件，供修改后用于 report --template。",
        "Write a report template to a file, to be changed and used with report --template.",
    ),
    "sets": ("列出指标体系", "List the indicator sets"),
    "sets.long": (
        "列出可用的指标体系：编号、名称、依据、总分。",
        "List the indicator sets: id, title, basis, total.",
    ),
    "sets-show": ("查看一个指标体系", "Show an indicator set"),
    "sets-show.long": (
        "查看一个指标体系：指标、分值、评分标准、等级、否决项和核对说明；或一种报告的章节。",
        "Show an indicator set: indicators, weights, scoring rules, grades, gates, notes; or the sections of a report.",
    ),
    "schema": (
        "输出某类文件的 JSON Schema，供编辑器使用",
        "Print the JSON Schema of a kind of file, for editors",
    ),
    "schema.long": (
        "输出某类文件的 JSON Schema：编辑器据此补全键名、显示说明、指出形式错误。",
        "Print the JSON Schema of a kind of file: editors complete keys, explain them and mark errors of form by it.",
    ),
    # arguments and options
    "arg.score.project": (
        "项目文件（.yaml），或填报工作簿（.xlsx）",
        "the project's file (.yaml), or a filled workbook (.xlsx)",
    ),
    "arg.report.project": (
        "项目文件（.yaml），或填报工作簿（.xlsx）",
        "the project's file (.yaml), or a filled workbook (.xlsx)",
    ),
    "arg.export.project": (
        "项目文件（.yaml），或填报工作簿（.xlsx）",
        "the project's file (.yaml), or a filled workbook (.xlsx)",
    ),
    "arg.explain.subject": (
        "项目文件，或问题代号（如 PE301）",
        "the project's file, or a finding's code (PE301)",
    ),
    "arg.explain.indicator": ("指标的名称、编号或路径", "an indicator's name, id or path"),
    "arg.validate.paths": (
        "文件、文件夹或通配符，默认是当前文件夹",
        "files, folders or patterns; by default the current folder",
    ),
    "arg.schema.kind": (
        "哪类文件：indicator-set（指标体系）、project（项目）、calendar（日历）、pack（检查包）、ledger（整改台账）、panel（专家评审）、survey（问卷调查）、policy（结果应用办法）、config（配置）",
        "kind of file: indicator-set, project, calendar, pack, ledger, panel, survey, policy or config",
    ),
    "arg.sets-show.set": ("指标体系的编号，或它的文件", "a set's id, or its file"),
    "opt.format": (
        "输出格式，默认看文件的扩展名，否则 table",
        "output format; by the file's ending, else table",
    ),
    "opt.format.validate": (
        "输出格式，默认看文件的扩展名，否则 text",
        "output format; by the file's ending, else text",
    ),
    "opt.format.check-docx": (
        "输出格式，默认看文件的扩展名，否则 text",
        "output format; by the file's ending, else text",
    ),
    "opt.strict.validate": ("有警告时退出码也为1", "warnings make the exit code 1 too"),
    "opt.select": (
        "只查这些代号或其开头，如 PE2,PE301",
        "look only for these codes or beginnings, such as PE2,PE301",
    ),
    "opt.ignore": ("不查这些代号或其开头", "leave out these codes or beginnings"),
    "opt.pack": (
        "加用检查包：sichuan、hubei 或自己的文件；national 总在用，none 连它也不用",
        "add a pack of checks: sichuan, hubei or a file; national is always on, but for none",
    ),
    "opt.pack.recheck": (
        "加用检查包里的复核界限：自己的文件；national 总在用，none 连它也不用",
        "add a file with limits of the recheck; national is always on, but for none",
    ),
    "opt.pack.check-docx": (
        "加用版式要求：自己的文件；gbt9704 总在用，none 连它也不用",
        "add a file of layout rules; gbt9704 is always on, but for none",
    ),
    "opt.exclude": (
        "文件夹里符合这些通配符的文件不查",
        "pass over files in folders that fit these patterns",
    ),
    "opt.config": (
        "配置文件，默认是最近的 perfeval.toml 或 pyproject.toml",
        "configuration; by default the nearest perfeval.toml or pyproject.toml",
    ),
    "opt.statistics": ("按代号列出次数", "count the findings by code"),
    "opt.fix": (
        "改正只有一种改法的问题，保留注释和排版",
        "mend what has exactly one safe mend, keeping comments and layout",
    ),
    "opt.diff": (
        "只显示 --fix 会改什么，不写文件",
        "show what --fix would change, and write nothing",
    ),
    "opt.output": ("写入文件（- 是屏幕）", "write to a file (- is the screen)"),
    "arg.check-docx.file": ("Word 文件（.docx），可列多个", "Word files (.docx)"),
    "opt.against": (
        "用这个项目文件复算，核对文中的数字",
        "recompute this project and compare the document's numbers",
    ),
    "arg.import.file": (
        "自评表文件（.xlsx、.xlsm、.xls、.docx、.csv、.md）",
        "the form (.xlsx, .xlsm, .xls, .docx, .csv, .md)",
    ),
    "arg.recheck.paths": (
        "自评表、文件夹或项目文件，可列多个",
        "forms, folders or project files",
    ),
    "opt.set": (
        "指标体系的编号或文件，见 perfeval sets",
        "the indicator set's id or file; see perfeval sets",
    ),
    "opt.excel": ("写成 Excel 填报工作簿", "write a workbook to fill in instead"),
    "opt.keys": ("键名用中文（zh）或英文（en）", "Chinese (zh) or English (en) keys"),
    "opt.output.init": (
        "写入的文件，默认 project.yaml",
        "the file to write; project.yaml by default",
    ),
    "opt.output.import": (
        "写入的项目文件，指标体系写在它旁边；不写则只打印项目",
        "the project file to write, its indicator set beside it; without it the project is only printed",
    ),
    "opt.output.recheck": (
        "写入文件：.xlsx 汇总、.docx 复核意见、.json",
        "write to a file: .xlsx summary, .docx opinion, .json",
    ),
    "opt.opinions": (
        "每个项目写一份 Word 复核意见，放在这个文件夹",
        "a folder for one Word review opinion a project",
    ),
    "opt.format.import": ("列出读到的值：text 或 json", "list what was read: text or json"),
    "opt.format.recheck": ("屏幕上的格式：table 或 json", "format on the screen: table or json"),
    "opt.strict.recheck": ("有警告时退出码也为1", "warnings make the exit code 1 too"),
    "opt.output.export": ("写入的文件（.xlsx 或 .docx）", "the file to write (.xlsx or .docx)"),
    "opt.form.export": (
        "单位自己的空表（.xlsx 或 .docx），填好后保持原样式",
        "the office's own empty form (.xlsx or .docx), filled with its look kept",
    ),
    "arg.monitor.project": (
        "项目文件（.yaml），或填报工作簿（.xlsx）",
        "the project's file (.yaml), or a filled workbook (.xlsx)",
    ),
    "arg.ledger.files": (
        "台账文件（.yaml），几个的合并计算；与 --open 同用时还可以是更多的项目文件和自评表",
        "the ledger's file (.yaml), several as one account; with --open also more projects and forms",
    ),
    "arg.panel.file": ("专家评审文件（.yaml）", "the panel's file (.yaml)"),
    "arg.panel.more": ("--read 要收回的其他评分表", "further sheets for --read"),
    "arg.survey.file": ("问卷调查文件（.yaml）", "the survey's file (.yaml)"),
    "arg.batch.inputs": (
        "文件夹、项目文件、填报工作簿或数据表，可列多个",
        "folders, project files, filled workbooks or tables",
    ),
    "opt.set.batch": (
        "指标体系的编号或文件：数据表必须写明，项目文件默认用各自的",
        "the set's id or file: needed for tables; project files have their own unless it is given",
    ),
    "opt.output.batch": (
        "得分写入文件：.parquet、.csv（另有 .indicators、.findings 两个文件）、.xlsx、.duckdb；不写则只显示汇总",
        "write the scores: .parquet, .csv (with .indicators and .findings beside it), .xlsx, .duckdb; without it only the "
        "summary is shown",
    ),
    "opt.detail": (
        "指标得分：long 每个指标一行（默认），wide 每个项目一行、每个指标一列",
        "scores of indicators: long, a row each (default), or wide, a column each in the project's row",
    ),
    "opt.layout": (
        "数据表的样式：long 每个指标一行，wide 每个项目一行；默认看表头",
        "layout of the tables: long, a row an indicator, or wide, a row a project; by their heads when left out",
    ),
    "opt.table": (
        "数据库里的表或工作簿里的工作表",
        "the table of a database, or the sheet of a workbook",
    ),
    "opt.summary": (
        "汇总另写成文件：.docx、.xlsx、.html、.md、.json，可列多个",
        "write the summary too: .docx, .xlsx, .html, .md, .json; several may be named",
    ),
    "opt.by": (
        "汇总按哪些列分组，如 department,region（默认这两列）",
        "columns that the summary groups by, such as department,region (these by default)",
    ),
    "opt.reports": (
        "为每个项目写一份报告到这个文件夹",
        "write a report for each project into this folder",
    ),
    "opt.format.batch": (
        "--reports 所写报告的格式，默认 docx",
        "format of the reports of --reports; docx by default",
    ),
    "opt.engine": (
        "由谁计算：local 本机全部处理器（默认），或 Spark、Dask 集群",
        "who computes: local, all processors of this machine (default), or a cluster of Spark or Dask",
    ),
    "opt.master": (
        "集群的地址，如 spark://host:7077；默认用现有的会话",
        "the cluster's address, such as spark://host:7077; by default the session at hand",
    ),
    "opt.jobs": (
        "同时使用的处理器数，默认全部",
        "how many processors to use at once; all by default",
    ),
    "opt.resume": (
        "接着上次中断的地方算（已算出的存放在 FILE.partial），结果与一次算完的相同",
        "go on where an interrupted run stopped (what it had done is in FILE.partial); the result is that of a run in one go",
    ),
    "opt.strict.batch": (
        "有错误或警告时退出码也为1",
        "errors and warnings make the exit code 1 too",
    ),
    "arg.compare.projects": (
        "两个以上的项目文件或填报工作簿，按先后列",
        "two or more projects or filled workbooks, in order",
    ),
    "arg.recommend.projects": (
        "项目文件或填报工作簿；同一项目的几个年度按先后列",
        "projects or filled workbooks; the years of one project in order",
    ),
    "opt.as_of": (
        "截至日期，如 2023-07-31，默认取文件里的",
        "the day everything is counted to, such as 2023-07-31; by default the file's",
    ),
    "opt.format.monitor": (
        "屏幕上的格式：table、json 或 markdown",
        "format on the screen: table, json or markdown",
    ),
    "opt.format.ledger": (
        "屏幕上的格式：table、json 或 markdown",
        "format on the screen: table, json or markdown",
    ),
    "opt.format.panel": (
        "屏幕上的格式：table、json 或 markdown",
        "format on the screen: table, json or markdown",
    ),
    "opt.format.survey": (
        "屏幕上的格式：table、json 或 markdown",
        "format on the screen: table, json or markdown",
    ),
    "opt.format.compare": (
        "屏幕上的格式：table、json 或 markdown",
        "format on the screen: table, json or markdown",
    ),
    "opt.format.recommend": (
        "屏幕上的格式：table、json 或 markdown",
        "format on the screen: table, json or markdown",
    ),
    "opt.report.ledger": (
        "写哪一种：notification（通报）、lists（三张清单）、summary（按单位汇总）",
        "which report: notification, lists (problems, tasks, duties) or summary (by unit)",
    ),
    "opt.open": (
        "把项目、自评表里的问题立为台账事项，写入 -o 的文件",
        "open the problems of projects and forms as items, written to the file of -o",
    ),
    "opt.keys.ledger": (
        "--open 新写台账的键名用中文（zh）或英文（en）",
        "Chinese (zh) or English (en) keys of a new ledger that --open writes",
    ),
    "opt.sheets": (
        "为每位专家写一份匿名评分表（.xlsx）到这个文件夹",
        "write an anonymous scoring sheet (.xlsx) for each expert into this folder",
    ),
    "opt.read": (
        "收回的评分表（可列多个）或所在文件夹，写入 -o 的文件",
        "scoring sheets that came back, or their folder; written to the file of -o",
    ),
    "opt.policy": ("结果应用办法的文件（.yaml）", "the policy's file (.yaml)"),
    "opt.strict": ("有错误或警告时退出码为1", "exit code 1 when there are errors or warnings"),
    "opt.kind": (
        "报告类型，默认取项目或指标体系的",
        "kind of report; by default the project's or the set's",
    ),
    "opt.stage": (
        "报告阶段：方案、征求意见稿、正式稿；缺省按项目文件",
        "stage of the report: plan, draft for comment, final; by default the project's",
    ),
    "opt.charts": (
        "图表：native 可编辑（默认），picture Word 中用图片，none 不要图表",
        "charts: native ones to edit (usual), pictures in Word files, or none",
    ),
    "opt.form": (
        "附件的自评表用哪种表式，默认取指标体系的，自评为全国表式",
        "layout of the official form in the annex; the set's by default, the national one in a self-assessment",
    ),
    "opt.template": (
        "自己的模板（.docx 或 .md），见 template export",
        "your own template (.docx or .md); see template export",
    ),
    "arg.template-export.name": (
        "模板的名称，如 report.docx",
        "the template's name, such as report.docx",
    ),
    "opt.report": ("列出这种报告的章节", "list the sections of this kind of report"),
    "opt.lang": ("语言，默认取系统的", "language; the locale's by default"),
    "opt.help": ("显示本说明", "show this help"),
    "opt.version": ("显示版本号", "show the version"),
    "opt.install-completion": ("为当前命令行环境安装自动补全", "install completion for this shell"),
    "opt.show-completion": ("显示自动补全脚本", "show the completion script"),
    # complaints
    "no.kind": (
        "没有“{kind}”这类文件，可选：{kinds}。",
        "There is no kind “{kind}”: one of {kinds}.",
    ),
    "no.kind.near": (
        "没有“{kind}”这类文件，是否指“{near}”？可选：{kinds}。",
        "There is no kind “{kind}”; did you mean “{near}”? One of {kinds}.",
    ),
    "try": ("用法见：{command} --help", "Try: {command} --help"),
    "missing.argument": ("缺少参数 {name}。", "Missing argument {name}."),
    "missing.option": ("缺少选项 {name}。", "Missing option {name}."),
    "missing.command": ("缺少命令。", "Missing command."),
    "missing.value": ("选项 {name} 需要一个值。", "Option {name} needs a value."),
    "no.value": ("选项 {name} 不带值。", "Option {name} takes no value."),
    "no.option": ("没有选项 {name}。", "No such option: {name}."),
    "no.option.near": (
        "没有选项 {name}，是否指 {near}？",
        "No such option: {name}; did you mean {near}?",
    ),
    "no.command": ("没有命令“{name}”。", "No such command: “{name}”."),
    "no.command.near": (
        "没有命令“{name}”，是否指“{near}”？",
        "No such command: “{name}”; did you mean “{near}”?",
    ),
    "extra": ("多余的参数：{words}。", "Unexpected arguments: {words}."),
    "bad.choice": (
        "{name} 不能是“{value}”，可选：{choices}。",
        "{name} can't be “{value}”: one of {choices}.",
    ),
    "bad": ("命令行有误：{text}", "The call is not understood: {text}"),
    "near.file": (
        "没有命令“{name}”。评分请用：perfeval score {name}",
        "No such command: “{name}”. To score it: perfeval score {name}",
    ),
}
say = speaker(TEXTS)
