"""Use of results: recommendations by a policy, years and projects side by side."""
