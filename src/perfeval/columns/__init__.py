"""Many projects of one set as columns of whole numbers: the same rules, row for row the same scores."""
