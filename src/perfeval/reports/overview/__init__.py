"""What many projects show together, as a paper, as JSON, as tables for a terminal."""
