"""What is asked in the practice room: a text to look at, skills, examples."""
