"""Practice principles, their evidence and role guides; for now, the guides."""
