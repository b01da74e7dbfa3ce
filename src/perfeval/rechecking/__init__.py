"""Printed scores beside recomputed and reviewed ones, and what explains a difference."""
