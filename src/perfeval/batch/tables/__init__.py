"""Tables of many projects, in whatever file, as chunks of work."""

from perfeval.batch.tables.source import is_table, source

__all__ = ["is_table", "source"]
