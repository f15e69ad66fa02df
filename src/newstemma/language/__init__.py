"""What several rooms need to know of English."""
