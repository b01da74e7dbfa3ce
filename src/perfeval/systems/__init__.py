"""The public functions of the systems around the score, one file a system."""
