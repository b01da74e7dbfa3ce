"""The report as a workbook whose formulas recompute the scores."""
