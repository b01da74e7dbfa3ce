"""Rechecks as files: the summary workbook, the review opinion, the JSON document."""
