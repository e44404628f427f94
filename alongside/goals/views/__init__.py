"""Pages of who works together with a person, and of what they work towards."""
