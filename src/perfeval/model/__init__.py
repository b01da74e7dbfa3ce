"""Plain immutable records: quantities, indicator sets, projects, scorecards, findings."""
