"""Fixtures of the recheck tests."""

from cli.cli_runs import plain_environment, run

__all__ = ["plain_environment", "run"]
