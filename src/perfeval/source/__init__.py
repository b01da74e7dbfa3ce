"""Texts to documents with positions, documents to records. The only room that reads inputs."""
