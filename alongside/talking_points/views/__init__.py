"""Pages of Talking Points."""
