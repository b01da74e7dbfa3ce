"""Surveys: answers to satisfaction, with what the sample can say."""
