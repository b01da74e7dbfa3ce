"""Many projects: where they come from, what works on them, and where their scores go."""
