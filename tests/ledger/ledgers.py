"""Ledgers written for tests, read as any file is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from perfeval.ledger.records import ItemState, LedgerStatus
from perfeval.source.ledger_builder import build_ledger
from perfeval.source.node import Mapping
from perfeval.source.yaml_reader import parse_yaml
from perfeval.systems.ledger import LoadedLedger, status

HEAD = """\
perfeval: ledger/v1
title: 示例台账
as_of: 2024-06-30
unit: 万元
units: [{id: A, name: 甲局}, {id: B, name: 乙局}]
evidence: [{id: E1, title: 证明}]
items:
"""
ROOT = Path(__file__).resolve().parents[2]


def load(text: str) -> LoadedLedger:
    document = parse_yaml(text.encode(), "ledger.yaml")
    assert isinstance(document.root, Mapping), document.findings
    ledger, found = build_ledger(document.root, "ledger.yaml", document.sha256)
    return LoadedLedger(ledger, (*document.findings, *found))


def stand(text: str, day: str = "") -> LedgerStatus:
    loaded = load(text)
    assert loaded.usable, loaded.findings
    return status(loaded, date.fromisoformat(day) if day else None)


def item(body: str, day: str = "") -> ItemState:
    """One item with the keys of the body, on the day."""
    lines = "".join(f"    {line}\n" for line in body.strip().splitlines())
    return stand(f"{HEAD}  - id: I1\n    title: 问题\n{lines}", day).items[0]
