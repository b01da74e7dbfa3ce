"""Fixtures of the command tests."""

from cli_runs import folder, plain_environment, run

__all__ = ["folder", "plain_environment", "run"]
