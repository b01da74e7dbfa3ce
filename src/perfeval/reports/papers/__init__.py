"""Documents that are no evaluation report: one description, written as Word, HTML, Excel, Markdown."""
