"""Words of surveys in findings' params."""

from __future__ import annotations

SURVEY = {
    "group": ("组", "group"),
    "question": ("题目", "question"),
    "λ": ("题目", "question"),
    "points": ("算法", "method"),
    "confidence": ("置信水平", "The confidence"),
    "margin": ("允许误差", "The margin"),
    "respondent": ("答卷编号", "the questionnaires' numbers"),
    "none": ("没有", "no"),
    "twice": ("不止一个", "more than one"),
    "undeclared": ("没有写明数字的含义", "it is not said what numbers mean"),
    "returned": ("回收", "returned"),
    "valid": ("有效", "valid"),
    "first": ("只计第一份", "only the first of each counts"),
    "all": ("全部计入", "all of them count"),
    "both": ("已有答卷文件", "there is a file of answers too"),
    "several": ("计入满意度的题目不止一道", "several questions count"),
    "unknown": ("没有这道题", "there is no such question"),
}
TABLES = {"survey": SURVEY}
