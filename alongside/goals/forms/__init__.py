"""What is asked about two people who work together, and about what they work towards."""
