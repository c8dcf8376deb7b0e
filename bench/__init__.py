"""Measures how light and how fast the course is, beside what others make of the same lessons."""
