"""Pages of a person's circles."""
