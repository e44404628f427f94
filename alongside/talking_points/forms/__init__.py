"""What is asked about Talking Points."""
