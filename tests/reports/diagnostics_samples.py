"""Findings with everything in them that breaks formats."""

from __future__ import annotations

from hypothesis import strategies as st

from perfeval.reports.diagnostics.model import Diagnosis, Validation

FILE = "指标/县级 道路#1,养护:终.yaml"
# 达 is the 6th character of its line, the emoji one code point beyond the BMP
LINE = "  - 😀达标率: 98%"
HOSTILE = "100% <b>&\"'</b>\r\n::error file=x::坏\x1b[31m\x00 [点我](http://e.example) {0} 😀\ud800"

ERROR = Diagnosis("PE201", "error", HOSTILE, "改为\n98%。", FILE, 3, 6, LINE, ("产出", "达标率"))
WARNING = Diagnosis("PE301", "warning", "权重之和为99。", "请核对。", FILE, 7, 1, "weight: 99")
NOTE = Diagnosis("PE302", "info", "未写单位。", "请补上。", "b.yaml", 2, 3, "- 12")
NOWHERE = Diagnosis("PE001", "error", "找不到文件。", "请核对文件名。", "", 0, 0)
WHOLE_FILE = Diagnosis("PE004", "error", "文件不是UTF-8编码。", "请另存为。", "c.yaml", 0, 0)
QUIET = Diagnosis(
    "PE201", "error", "缺少符号。", "请补上。", "b.yaml", 9, 2, "- 13", (), "合同如此"
)

MIXED = Validation(
    ("b.yaml", "c.yaml", "好.yaml", FILE), (NOWHERE, NOTE, WHOLE_FILE, ERROR, WARNING), (QUIET,)
)
EMPTY = Validation(("好.yaml",), ())

# any text at all, with what files, terminals and markup stumble over more often than by chance
ANY = st.text(
    st.one_of(
        st.characters(codec=None),
        st.sampled_from("%:,=;<>&\"'[](){}\\/\r\n\t\0\x1b\x85\u2028\ufffe\ud800\udcff😀汉"),
    ),
    max_size=12,
)
DIAGNOSES = st.builds(
    Diagnosis,
    code=st.sampled_from(["PE001", "PE201", "PE999"]),
    severity=st.sampled_from(["error", "warning", "info"]),
    message=ANY,
    mend=ANY,
    file=ANY,
    line=st.integers(0, 9),
    column=st.integers(0, 9),
    source=ANY,
    path=st.lists(ANY, max_size=2).map(tuple),
)
SUPPRESSED = st.builds(lambda one, why: one._replace(suppressed=why), DIAGNOSES, ANY)
VALIDATIONS = st.builds(
    Validation,
    files=st.lists(ANY, max_size=3, unique=True).map(tuple),
    diagnoses=st.lists(DIAGNOSES, max_size=4).map(tuple),
    suppressed=st.lists(SUPPRESSED, max_size=2).map(tuple),
    lang=st.sampled_from(["zh", "en"]),
)
