"""Pages of what a person holds."""
