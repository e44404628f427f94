"""Pages of the practice room: the pack's words, skills that are shared, examples of practice."""
