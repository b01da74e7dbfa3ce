"""Projects under way: how far they are at a day, and where they will be at the end."""
