"""The report as a sequence of elements: what every writer prints, in this order and these words."""
