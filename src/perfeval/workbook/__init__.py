"""The workbook to fill in: made from an indicator set, read back as a project's nodes."""
