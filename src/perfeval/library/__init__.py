"""Finding indicator sets by id (packaged, the user's, the project's) and reading projects."""
