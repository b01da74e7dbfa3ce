"""Finished tables to indicator sets and projects: what the cells of a table mean."""
