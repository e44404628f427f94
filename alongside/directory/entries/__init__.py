"""Entries as rows, as answers and in words; what cannot be right, and when one is stale."""
