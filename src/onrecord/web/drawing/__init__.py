"""Drawings in SVG, one file each: pure functions from typed values to markup."""
