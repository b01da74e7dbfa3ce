"""Texts by key, in Chinese and English."""
