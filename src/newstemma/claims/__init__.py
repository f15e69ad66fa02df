"""Assertions that can be compared, and how they differ."""
