"""A survey's figures as a paper, as JSON, and as the lines of a project's result."""
