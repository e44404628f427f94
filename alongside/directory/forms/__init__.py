"""What is asked about community links and open evenings."""
