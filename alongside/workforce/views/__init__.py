"""Pages of this room: one question or one act each."""
