"""The kernel: measure, score, gate, adjust, round, roll up, grade. Exact, without any I/O."""
