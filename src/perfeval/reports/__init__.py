"""Scorecards to documents: one plain report model, and a writer for each format."""
