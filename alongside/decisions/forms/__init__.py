"""What is asked about a decision, about what comes after it, and about a risk."""
