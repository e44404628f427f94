"""What is asked about people, a file for each noun."""
