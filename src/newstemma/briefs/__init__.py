"""What is printed: the timeline and the brief."""
