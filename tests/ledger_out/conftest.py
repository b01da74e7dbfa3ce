"""Fixtures of the tests on ledger reports."""

from cli.cli_runs import plain_environment, run

__all__ = ["plain_environment", "run"]
