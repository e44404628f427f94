"""Introductions and advice: what cannot be right, their clocks, what may be counted."""
