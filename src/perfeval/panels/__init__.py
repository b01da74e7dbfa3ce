"""Panels of experts: ballots to results, scores to money."""
