"""Recommendations and comparisons as papers and as JSON."""
