"""A project under way, as papers: the official monitoring table and the report around it."""
