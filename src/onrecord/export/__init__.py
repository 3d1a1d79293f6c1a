"""Readings in other forms: one file a format, each a function from readings to text."""
