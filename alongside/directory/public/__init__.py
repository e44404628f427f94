"""What the public’s pages say, kept with an entry’s document, and what rooms above show there."""
