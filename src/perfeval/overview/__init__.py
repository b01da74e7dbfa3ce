"""What many scored projects show together: distributions, rankings, patterns that deserve a look."""
